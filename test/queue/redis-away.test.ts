import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ArticleId } from '../../src/domain/ids.ts'
import { openQueues } from '../../src/queue/queues.ts'
import { openServer, silent } from '../support/databases.ts'
import { startServers, whyNoServers } from '../support/servers.ts'

describe.runIf(whyNoServers() === null)('queues while Redis is away', () => {
  it('say that a job was not taken, and work again once Redis is back', async () => {
    const servers = await startServers()
    const test = await openServer(servers, 1)
    const queues = await openQueues(test.database, test.storage, silent)
    const job = () => ({ name: 'detect', data: { articleId: randomUUID() as ArticleId } }) as const
    try {
      const seen: string[] = []
      queues.worker('detect', async data => void seen.push(data.articleId))
      expect(await queues.enqueue(job())).toEqual({ ok: true })
      await servers.redis.kill()
      expect(await queues.enqueue(job())).toMatchObject({ ok: false })
      await servers.redis.restart()
      const after = job()
      await expect.poll(async () => (await queues.enqueue(after)).ok, { timeout: 20_000 }).toBe(true)
      await expect.poll(() => seen.includes(after.data.articleId), { timeout: 30_000 }).toBe(true)
    } finally {
      await queues.close()
      await test.close()
      await servers.stop()
    }
  })

  it('are not opened with a wrong password, which no waiting helps', async () => {
    const servers = await startServers()
    const test = await openServer(servers, 1)
    const url = new URL(servers.redisUrl(1))
    url.password = 'not-this-one'
    url.username = 'nobody'
    const opening = openQueues(test.database, { ...test.storage, redisUrl: url.href } as never, silent)
    await expect(opening).rejects.toMatchObject({ name: 'QueuePasswordError', message: 'REDIS_URL: the password is wrong' })
    await test.close()
    await servers.stop()
  })

  it('close all the same', { timeout: 60_000 }, async () => {
    const servers = await startServers()
    const test = await openServer(servers, 1)
    const queues = await openQueues(test.database, test.storage, silent)
    const worker = queues.worker('detect', async () => {})
    expect(await queues.enqueue({ name: 'detect', data: { articleId: randomUUID() as ArticleId } })).toEqual({ ok: true })
    await servers.redis.kill()
    const begun = performance.now()
    await worker.close()
    await queues.close()
    expect(performance.now() - begun).toBeLessThan(40_000)
    await test.close()
    await servers.stop()
  })
})
