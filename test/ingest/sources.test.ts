import { expect, it } from 'vitest'
import { readSources } from '../../src/ingest/sources.ts'

it('the sources that a system begins with are whole, each once, sorted', () => {
  const sources = readSources()
  const keys = sources.map(source => source.key)
  expect(keys).toEqual([...new Set(keys)].sort())
  for (const source of sources) {
    expect(source.trust, source.key).toBeGreaterThan(0)
    expect(source.trust, source.key).toBeLessThanOrEqual(1)
    expect(source.pollEveryS, source.key).toBeGreaterThanOrEqual(60)
    expect(new URL(source.feedUrl ?? '').protocol, source.key).toBe('https:')
  }
})
