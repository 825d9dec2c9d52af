import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from './support/tables.ts'

/** Invented strikes: «place means ; …» before a tab, the text behind it. Places that nobody found are another test's matter. */
const FOLDER = join(import.meta.dirname, 'corpus')
const lines = readdirSync(FOLDER)
  .filter(file => /^weapons-.*\.txt$/.test(file))
  .flatMap(file => readFileSync(join(FOLDER, file), 'utf8').split('\n'))
  .filter(line => line !== '' && !line.startsWith('#'))

function meansAt(text: string, place: string): string | undefined {
  const hit = read(text).find(({ kind, places }) => kind === 'shelling' && places.some(({ name }) => name === place))
  return hit && [...hit.weapons].sort().join('+')
}

describe('means in many ways of speaking', () => {
  it('reads at least 95% of them right', () => {
    const told = lines.flatMap(line => {
      const [golds = '', text = ''] = line.split('\t')
      return golds.split(';').flatMap(gold => {
        const [place = '', means = ''] = gold.trim().split(' ')
        const found = meansAt(text.replaceAll(' ¶ ', '\n\n'), place)
        return found === undefined ? [] : [found === means.replace('-', '')]
      })
    })
    expect(told.length).toBeGreaterThan(110)
    expect(told.filter(Boolean).length / told.length).toBeGreaterThanOrEqual(0.95)
  })
})
