import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { healthOf } from '../../src/http/health-of.ts'
import { openQueues, type Queues } from '../../src/queue/queues.ts'
import { openEmbedded, silent, type TestDatabase } from '../support/databases.ts'

let test: TestDatabase
let queues: Queues

beforeAll(async () => {
  test = await openEmbedded()
  queues = await openQueues(test.database, test.storage, silent)
})
afterAll(() => test.close())

it('tells how long ago a source was read, which are silent, and nothing of a queue that has gone', async () => {
  const { db } = test.database
  const health = healthOf({ db, queues })
  const figure = async (name: string) => new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(await health.metrics())?.[1]
  expect(await figure('hudna_jobs{queue="send",state="waiting"}')).toBe('0')
  // 0 would read as "just now"
  expect(await figure('hudna_source_read_seconds')).toBeUndefined()
  await sql`insert into hudna.source (key, outlet, kind, feed_url, read_at)
    values ('a', 'a', 'feed', 'https://example.org/a', hudna.hudna_now() - interval '100 seconds'),
      ('b', 'b', 'feed', 'https://example.org/b', hudna.hudna_now() - interval '2 hours')`.execute(db)
  expect(Number(await figure('hudna_source_read_seconds'))).toBeGreaterThanOrEqual(100)
  expect(Number(await figure('hudna_source_read_seconds'))).toBeLessThan(160)
  expect(await figure('hudna_sources_silent')).toBe('1')
  await queues.close()
  expect(await health.metrics()).not.toContain('hudna_jobs{')
})
