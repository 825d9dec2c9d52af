import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Source, storeSource, takeDueFeeds } from '../../src/db/source-store.ts'
import type { FetchGuarded } from '../../src/ingest/fetch/fetch-guarded.ts'
import { readFeed, startIngest } from '../../workers/ingest.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'
import { openWorld, type World } from './world.ts'

const WAITING = { timeout: 10_000 }

let test: TestDatabase
let world: World

beforeAll(async () => {
  test = await openEmbedded()
  world = await openWorld(test)
})
afterAll(async () => {
  await world.close()
  await test.close()
})

it('reads the other feeds while one is slow, and waits for it at the end', async () => {
  const { db, queues } = world.context()
  const begun: string[] = []
  let answer: () => void = () => {}
  const slow = new Promise<void>(resolve => {
    answer = resolve
  })
  const worker = startIngest(world.context(), async (_context, { key }) => {
    begun.push(key)
    if (key === 'slow') await slow
  })
  await storeSource(db, feed('slow'))
  await queues.enqueue({ name: 'poll', data: {} })
  await expect.poll(() => begun, WAITING).toEqual(['slow'])
  await storeSource(db, feed('quick'))
  await expect
    .poll(async () => {
      await queues.enqueue({ name: 'poll', data: {} })
      return begun
    }, WAITING)
    .toEqual(['slow', 'quick'])
  let closed = false
  const closing = worker.close().then(() => {
    closed = true
  })
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(closed).toBe(false)
  answer()
  await closing
})

it('does not take the archive of a feed that dates all of it now for the news of today, and hears when it has nothing any more', async () => {
  const { db } = world.context()
  const entry = (at: number) =>
    `<item><guid>${at}</guid><title>قصف على سقبا ${at}</title><description>قصف رقم ${at}</description><pubDate>${new Date().toUTCString()}</pubDate></item>`
  let entries = Array.from({ length: 8 }, (_, at) => entry(at))
  const fetch: FetchGuarded = async url => ({
    ...{ ok: true, url, status: 200, notModified: false, contentType: 'application/rss+xml', etag: null, lastModified: null },
    body: Buffer.from(`<rss version="2.0"><channel><title>م</title>${entries.join('')}</channel></rss>`),
  })
  const readNow = async () => {
    await sql`update hudna.source set poll_after = now() where key = 'stamped'`.execute(db)
    const due = (await takeDueFeeds(db, 9)).find(({ key }) => key === 'stamped')
    await readFeed(world.context(), due!, fetch)
  }
  const dated = async () => {
    const { rows } = await sql<{ count: string }>`
      select count(published_at) as count from hudna.article where source = 'stamped'`.execute(db)
    return Number(rows[0]?.count)
  }
  await storeSource(db, feed('stamped'))
  await readNow()
  expect(await dated()).toBe(0)
  entries = [entry(8), ...entries]
  await readNow()
  expect(await dated()).toBe(1)
  entries = []
  await readNow()
  const { rows } = await sql<{ failure: string; waits: number }>`
    select failure, extract(epoch from poll_after - now())::float8 as waits from hudna.source where key = 'stamped'`.execute(db)
  expect(rows[0]).toMatchObject({ failure: 'no-text' })
  expect(rows[0]!.waits).toBeLessThan(61)
})

function feed(key: string): Source {
  const address = { key, outlet: key, kind: 'feed', feedUrl: `https://${key}.example/feed`, language: 'ar', side: 'unknown' } as const
  return { ...address, trust: 0.3, wireFamily: null, region: null, paused: false, pollEveryS: 120 }
}
