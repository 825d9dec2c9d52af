import { expect, it } from 'vitest'
import { feedRetryS } from '../../../src/ingest/feed/feed-state.ts'

it('asks a feed that fails less and less often, but within minutes after the longest outage', () => {
  expect([0, 1, 2, 3, 20].map(feedRetryS)).toEqual([60, 120, 240, 300, 300])
})
