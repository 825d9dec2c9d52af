import {
  createPostgresBackend,
  createRedisBackend,
  type Job,
  type Queue,
  type QueueBaseOptions,
  type Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq'
import { Redis } from 'ioredis'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { limit } from './limit.ts'

/** BullMQ over whichever storage there is; queues and workers are used alike. */
export interface QueueConnection {
  queue(name: string): Queue
  worker(name: string, handler: (job: Job) => Promise<void>, options: Omit<WorkerOptions, keyof QueueBaseOptions>): Worker
  close(): Promise<void>
}

/** Braces keep all keys of a queue on one node of a Redis cluster. */
const PREFIX = '{hudna}'

export function connectQueues(database: Database, storage: Config['storage'], onError: (error: unknown) => void): QueueConnection {
  return storage.kind === 'embedded' ? overPostgres(database, onError) : overRedis(storage.redisUrl, onError)
}

function overPostgres(database: Database, onError: (error: unknown) => void): QueueConnection {
  const { Queue, Worker } = withBackend(createPostgresBackend)
  const connection = database.pool
  return {
    queue: name => heard(new Queue(name, { connection }) as unknown as Queue, onError),
    worker: (name, handler, options) => heard(new Worker(name, handler as never, { ...options, connection }) as unknown as Worker, onError),
    close: async () => {},
  }
}

function overRedis(redisUrl: string, onError: (error: unknown) => void): QueueConnection {
  const { Queue, Worker } = withBackend(createRedisBackend)
  const { target, options } = parseRedisUrl(redisUrl)
  // A producer gives up at once while Redis is away: the sweep queues the work again. Workers wait until it is back.
  const producer = heard(
    new Redis(target, { ...options, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 5000 }),
    onError,
  )
  const consumer = heard(new Redis(target, { ...options, maxRetriesPerRequest: null, connectTimeout: 5000 }), onError)
  return {
    queue: name => heard(new Queue(name, { connection: producer, prefix: PREFIX }) as unknown as Queue, onError),
    worker: (name, handler, workerOptions) =>
      heard(new Worker(name, handler as never, { ...workerOptions, connection: consumer, prefix: PREFIX }) as unknown as Worker, onError),
    close: async () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

/** Thrown where Redis answers and does not let us in: with a wrong password no waiting helps. */
export class QueuePasswordError extends Error {
  override readonly name = 'QueuePasswordError'
}

const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password)/

/**
 * Asks Redis once. One that is away is no failure here: it may come back.
 * @throws QueuePasswordError
 */
export async function checkRedisPassword(redisUrl: string): Promise<void> {
  const { target, options } = parseRedisUrl(redisUrl)
  const redis = new Redis(target, {
    ...options,
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  let refused = false
  const judge = (error: unknown) => {
    if (error instanceof Error && REFUSED.test(error.message)) refused = true
  }
  redis.on('error', judge)
  try {
    await redis.connect()
    await limit(redis.ping(), 5000)
  } catch (error) {
    judge(error)
  } finally {
    redis.disconnect()
  }
  if (refused) throw new QueuePasswordError('REDIS_URL: the password is wrong')
}

/** `unix:///path/redis.sock?db=1`, or what ioredis reads itself. */
function parseRedisUrl(redisUrl: string): { readonly target: string; readonly options: { readonly db?: number } } {
  const url = new URL(redisUrl)
  if (url.protocol !== 'unix:') return { target: redisUrl, options: {} }
  const db = url.searchParams.get('db')
  return { target: url.pathname, options: db === null ? {} : { db: Number(db) } }
}

/** An error event that nobody hears would end the process. */
function heard<Emitter extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  emitter: Emitter,
  onError: (error: unknown) => void,
): Emitter {
  emitter.on('error', onError)
  return emitter
}
