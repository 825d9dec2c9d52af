import { expect, it } from 'vitest'
import type { FetchGuarded } from '../../../src/ingest/fetch/fetch-guarded.ts'
import { fetchWithin } from '../../../src/ingest/fetch/fetch-within.ts'

it('asks no more once the answers have taken too long altogether', async () => {
  const asked: string[] = []
  const slow: FetchGuarded = async url => {
    asked.push(url)
    await new Promise(resolve => setTimeout(resolve, 30))
    return { ok: false, reason: 'network', message: 'gone' }
  }
  const fetch = fetchWithin(slow, 50)
  const reasons: string[] = []
  for (const url of ['a', 'b', 'c', 'd']) {
    const result = await fetch(url)
    reasons.push(result.ok ? 'ok' : result.reason)
  }
  expect(asked).toEqual(['a', 'b'])
  expect(reasons).toEqual(['network', 'network', 'timeout', 'timeout'])
})
