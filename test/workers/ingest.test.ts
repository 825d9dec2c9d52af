import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Source, storeSource } from '../../src/db/source-store.ts'
import { startIngest } from '../../workers/ingest.ts'
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

function feed(key: string): Source {
  const address = { key, outlet: key, kind: 'feed', feedUrl: `https://${key}.example/feed`, language: 'ar', side: 'unknown' } as const
  return { ...address, trust: 0.3, wireFamily: null, region: null, paused: false, pollEveryS: 120 }
}
