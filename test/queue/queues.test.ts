import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ArticleId } from '../../src/domain/ids.ts'
import { openQueues, type Queues } from '../../src/queue/queues.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'

describeOnBoth('queues', setup => {
  let test: TestDatabase
  let queues: Queues
  const opened: Queues[] = []
  const open = async () => {
    const more = await openQueues(test.database, test.storage, silent)
    opened.push(more)
    return more
  }
  beforeAll(async () => {
    test = await setup.open()
    queues = await open()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(each => each.close()))
    queues = await open()
  })
  afterAll(async () => {
    await Promise.all(opened.map(each => each.close()))
    await test.close()
  })

  const articleId = () => randomUUID() as ArticleId
  const until = (condition: () => boolean | Promise<boolean>) => expect.poll(condition, { timeout: 20_000, interval: 10 }).toBe(true)

  it('begin jobs again though the clock was set back by a day since the last one', { timeout: 90_000 }, async () => {
    // the pace as a process with that clock would have left it
    await setPaceAhead(test, 'send', 86_400_000)
    const seen: string[] = []
    queues.worker('send', async () => void seen.push('sent'), { pace: { max: 1, duration: 100 } })
    await queues.enqueue({ name: 'send', data: {} })
    await expect.poll(() => seen.length, { timeout: 60_000 }).toBe(1)
  })

  it('hands a job to a worker', async () => {
    const id = articleId()
    const seen: string[] = []
    queues.worker('detect', async data => void seen.push(data.articleId))
    expect(await queues.enqueue({ name: 'detect', data: { articleId: id } })).toEqual({ ok: true })
    await until(() => seen.length > 0)
    expect(seen).toEqual([id])
  })

  it('keeps one job for one article while it waits, and takes it again afterwards', async () => {
    const job = { name: 'decide', data: { articleId: articleId() } } as const
    for (let time = 0; time < 3; time++) await queues.enqueue(job)
    expect(await queues.counts('decide')).toEqual({ waiting: 1, active: 0, delayed: 0 })
    let runs = 0
    queues.worker('decide', async () => void runs++)
    await until(() => runs === 1)
    await until(async () => (await queues.counts('decide')).active === 0)
    await queues.enqueue(job)
    await until(() => runs === 2)
  })

  it('tries a failed job again, and lets it be queued anew after the last try', async () => {
    const job = { name: 'detect', data: { articleId: articleId() } } as const
    let runs = 0
    queues.worker('detect', async () => {
      runs++
      throw new Error('no luck')
    })
    await queues.enqueue(job)
    await until(() => runs === 3)
    await until(async () => Object.values(await queues.counts('detect')).every(count => count === 0))
    await queues.enqueue(job)
    await until(() => runs > 3)
  })

  it('paces several workers together, and takes a new pace while it runs', async () => {
    const starts: number[] = []
    const handler = async () => void starts.push(performance.now())
    const second = await open()
    const workers = [queues, second].map(each => each.worker('send', handler, { concurrency: 5, pace: { max: 1, duration: 50 } }))
    for (let ticket = 0; ticket < 20; ticket++) await queues.enqueue({ name: 'send', data: {} })
    await until(() => starts.length === 20)
    const most = Math.max(...starts.map(start => starts.filter(other => other >= start && other < start + 500).length))
    expect(most).toBeLessThanOrEqual(12)
    for (const worker of workers) worker.setPace({ max: 100, duration: 50 })
    for (let ticket = 0; ticket < 100; ticket++) await queues.enqueue({ name: 'send', data: {} })
    await until(() => starts.length === 120)
  })

  it('holds a delayed ticket back', async () => {
    let ran = 0
    const before = performance.now()
    queues.worker('send', async () => {
      ran = performance.now()
    })
    await queues.enqueue({ name: 'send', data: {} }, { delayMs: 300 })
    await until(() => ran > 0)
    expect(ran - before).toBeGreaterThan(280)
  })

  it('lets a job under way finish when it closes', async () => {
    let finished = false
    let started = false
    queues.worker('send', async () => {
      started = true
      await new Promise(resolve => setTimeout(resolve, 300))
      finished = true
    })
    await queues.enqueue({ name: 'send', data: {} })
    await until(() => started)
    await queues.close()
    opened.splice(opened.indexOf(queues), 1)
    expect(finished).toBe(true)
  })
})

async function setPaceAhead({ database, storage }: TestDatabase, queue: string, ms: number): Promise<void> {
  if (storage.kind === 'embedded') {
    await database.pool.query(`insert into bullmq.rate_limit (queue, points, expire_at_ms) values ('${queue}', 1, ${Date.now() + ms})`)
    return
  }
  const redis = new Redis(storage.redisUrl)
  await redis.set(`{hudna}:${queue}:limiter`, '1', 'PX', ms)
  redis.disconnect()
}
