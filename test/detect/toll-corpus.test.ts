import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../src/detect/normalize/fold.ts'
import type { Toll } from '../../src/domain/detection.ts'
import { read } from './support/tables.ts'

/** Invented tolls: «place killed/wounded[/children/women] ; …» before a tab, the text behind it. Places that nobody found are another test's matter. */
const FOLDER = join(import.meta.dirname, 'corpus')
const SLOTS = ['killed', 'wounded', 'children', 'women'] as const

interface Share {
  right: number
  of: number
}

const bare = (name: string) =>
  name
    .trim()
    .split(' ')
    .map(word => foldWord(word).replace(/^ال/, ''))
    .join(' ')

function tollAt(text: string, place: string): Toll | undefined {
  return read(text).find(
    ({ kind, places }) =>
      kind === 'shelling' && places.some(({ name, mention }) => [name, mention].some(own => bare(own).includes(bare(place)))),
  )?.toll
}

function linesOf(files: RegExp): readonly string[] {
  return readdirSync(FOLDER)
    .filter(file => files.test(file))
    .flatMap(file => readFileSync(join(FOLDER, file), 'utf8').split('\n'))
    .filter(line => line !== '' && !line.startsWith('#'))
}

function scoreCorpus(): Record<(typeof SLOTS)[number] | 'unstated', Share> {
  const shares = Object.fromEntries([...SLOTS, 'unstated'].map(slot => [slot, { right: 0, of: 0 }])) as Record<string, Share>
  for (const line of linesOf(/^toll-.*\.txt$/)) {
    const [golds = '', text = ''] = line.split('\t')
    for (const gold of golds.split(';')) {
      const [, place = '', figures = ''] = /^(.*) (\S+)$/.exec(gold.trim()) ?? []
      const toll = tollAt(text.replaceAll(' ¶ ', '\n\n'), place)
      if (!toll) continue
      figures.split('/').forEach((figure, at) => {
        if (figure === '?') return
        const slot = SLOTS[at] as (typeof SLOTS)[number]
        const told = toll[slot]?.value ?? 0
        const stated = figure !== '-' && figure !== '0'
        const share = shares[stated ? slot : 'unstated'] as Share
        share.of++
        if (told === (stated ? Number(figure) : 0)) share.right++
      })
    }
  }
  return shares as ReturnType<typeof scoreCorpus>
}

describe('tolls in many ways of speaking', () => {
  const shares = scoreCorpus()

  it.each<[keyof typeof shares, number, number]>([
    ['killed', 380, 0.97],
    ['wounded', 150, 0.97],
    ['unstated', 400, 0.98],
  ])('%s: of at least %i figures %f are read right', (slot, enough, floor) => {
    const { right, of } = shares[slot]
    expect(of).toBeGreaterThan(enough)
    expect(right / of).toBeGreaterThanOrEqual(floor)
  })
})

describe('tolls bound to their places', () => {
  it.each(linesOf(/^toll-strict-.*\.txt$/).map(line => line.split('\t') as [string, string]))('%s: %s', (golds, text) => {
    const places = golds.split(';').map(gold => gold.trim().slice(0, gold.trim().lastIndexOf(' ')))
    const told = places.map(place => {
      const toll = tollAt(text.replaceAll(' ¶ ', '\n\n'), place)
      return toll ? `${place} ${toll.killed?.value ?? '-'}/${toll.wounded?.value ?? '-'}` : `${place} was not found`
    })
    expect(told.join(' ; ')).toBe(golds)
  })
})
