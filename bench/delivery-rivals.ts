import { Agent } from 'node:http'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { Telegram, TelegramError } from 'telegraf'
import type { Config } from '../src/config.ts'

/** telegraf as the rivals use it, with connections that are kept: without, they would lose a third of their speed to the stand-in's plain HTTP. */
export function rivalClient(token: string, apiRoot: string): Telegram {
  const telegram = new Telegram(token, { apiRoot })
  Object.assign((telegram as unknown as { options: object }).options, { agent: new Agent({ keepAlive: true }) })
  return telegram
}

/** One message after the other, waiting as a 429 says. Returns messages a second. */
export async function loopOfTelegraf(telegram: Telegram, count: number): Promise<number> {
  const startedMs = Date.now()
  for (let chat = 1; chat <= count; chat++) await sendOnce(telegram, chat)
  return (count / (Date.now() - startedMs)) * 1000
}

/** A job of BullMQ for every message, so many at once. Returns messages a second. */
export async function oneJobPerMessage(
  storage: Config['storage'],
  telegram: Telegram,
  count: number,
  concurrency: number,
): Promise<number> {
  if (storage.kind !== 'server') throw new Error('measured on Redis')
  const connection = new Redis(storage.redisUrl, { maxRetriesPerRequest: null })
  const queue = new Queue('one-each', { connection })
  let sent = 0
  const startedMs = Date.now()
  await queue.addBulk(
    Array.from({ length: count }, (_, index) => ({ name: 'send', data: { chat: index + 1 }, opts: { removeOnComplete: true } })),
  )
  const worker = new Worker(
    'one-each',
    async job => {
      await sendOnce(telegram, job.data.chat)
      sent += 1
    },
    { connection, concurrency },
  )
  while (sent < count) await new Promise(resolve => setTimeout(resolve, 10))
  const perSecond = (count / (Date.now() - startedMs)) * 1000
  await worker.close()
  await queue.close()
  connection.disconnect()
  return perSecond
}

async function sendOnce(telegram: Telegram, chat: number): Promise<void> {
  for (;;) {
    try {
      await telegram.sendMessage(chat, 'news')
      return
    } catch (error) {
      const seconds = error instanceof TelegramError ? error.parameters?.retry_after : undefined
      if (seconds === undefined) throw error
      await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    }
  }
}
