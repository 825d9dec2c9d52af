import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** Own sentences, written before the rules were looked at: what is told of a way, «-» for nothing; a tab between the two. */
describe.each([
  'ways-1.txt',
  'ways-2.txt',
  'ways-evacuations.txt',
  'ways-evacuations-2.txt',
  'ways-evacuations-3.txt',
  'ways-evacuations-4.txt',
  'ways-evacuations-5.txt',
  'ways-aid.txt',
  'ways-gates.txt',
  'ways-roads.txt',
])('own sentences on ways: %s', file => {
  const rows = readFileSync(new URL(`../corpus/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(row => row.split('\t') as [string, string])

  it.each(rows)('%s ← %s', (told, text) => {
    const ways = read(text).filter(({ kind }) => kind === 'corridor')
    expect(ways.map(({ status, places }) => `${status}: ${places.map(({ name }) => name).join(', ')}`).join('; ') || '-').toBe(told)
  })
})
