import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../../src/detect/normalize/fold.ts'
import { read } from '../support/tables.ts'

/** Invented reports: a line «places {killed/wounded weapons day} ; … ! quiet places», the text under it, an empty line between. */
const FOLDER = import.meta.dirname
const linesOf = (file: string) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('#'))
const files = (start: string) => readdirSync(FOLDER).filter(file => file.startsWith(start) && file.endsWith('.txt'))

const bare = (name: string) =>
  name
    .trim()
    .split(' ')
    .map(word => foldWord(word).replace(/^ال/, ''))
    .filter(word => !/^(مدينه|بلده|قريه|حي|مطار)$/.test(word))
    .join(' ')

interface Score {
  found: number
  missed: number
  extra: number
}

function scoreOf(head: string, text: string): Score {
  const [gold = ''] = head.split('!')
  const asked = gold.split(';').flatMap(group => group.replace(/\{.*/, '').split('+').map(bare))
  const told = read(text)
    .filter(({ kind }) => kind === 'shelling')
    .flatMap(({ places }) => places.map(({ name, mention }) => [bare(name), bare(mention)]))
  const found = asked.filter(name => told.some(names => names.includes(name))).length
  return { found, missed: asked.length - found, extra: told.filter(names => !names.some(name => asked.includes(name))).length }
}

describe('reports in many ways of speaking', () => {
  it('finds the places hit with F1 of at least 0.93', () => {
    const scores = files('shelling').flatMap(file =>
      linesOf(file)
        .join('\n')
        .split('\n\n')
        .map(block => block.trim().split('\n'))
        .filter(([head]) => head)
        .map(([head = '', ...text]) => scoreOf(head, text.join('\n'))),
    )
    const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0)
    expect(scores.length).toBeGreaterThan(230)
    expect((2 * sum('found')) / (2 * sum('found') + sum('missed') + sum('extra'))).toBeGreaterThanOrEqual(0.93)
  })

  it('stays silent on all but a few texts without news', () => {
    const texts = files('quiet').flatMap(file => linesOf(file).filter(line => line !== ''))
    const alarmed = texts.filter(text => read(text).some(({ status }) => status !== 'denied'))
    expect(texts.length).toBeGreaterThan(220)
    expect(alarmed.length).toBeLessThanOrEqual(7)
  })
})
