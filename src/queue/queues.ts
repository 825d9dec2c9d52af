import type { Queue } from 'bullmq'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { logSparingly } from '../log-sparingly.ts'
import type { Logger } from '../logger.ts'
import { checkRedisPassword, connectQueues } from './connection.ts'
import { JOB_NAMES, type Job, type JobName, type Jobs, jobIdOf } from './jobs.ts'
import { limit } from './limit.ts'

export type Enqueued = { readonly ok: true } | { readonly ok: false; readonly error: unknown }

/** At most `max` jobs start in `duration` milliseconds, over all workers of the queue together. */
export interface Pace {
  readonly max: number
  readonly duration: number
}

export interface WorkerOptions {
  readonly concurrency?: number
  readonly pace?: Pace
}

export interface QueueWorker {
  /** Takes effect from the next job on. */
  setPace(pace: Pace): void
  /** Takes no more jobs and waits for those under way, for so long. */
  close(): Promise<void>
}

export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
}

export interface Queues {
  /** Puts a job on its queue. May fail, and never throws: what is unfinished is found again in the database. Not to be awaited in a transaction. */
  enqueue(job: Job, options?: { readonly delayMs?: number }): Promise<Enqueued>
  worker<Name extends JobName>(name: Name, handler: (data: Jobs[Name]) => Promise<void>, options?: WorkerOptions): QueueWorker
  /** @throws where the queue cannot be reached */
  counts(name: JobName): Promise<QueueCounts>
  /** Ends the workers, then the connections. */
  close(): Promise<void>
}

const ENQUEUE_TIMEOUT_MS = 3000
const CLOSE_TIMEOUT_MS = 20_000
const FORCED_CLOSE_TIMEOUT_MS = 2000
const ATTEMPTS = 3
const BACKOFF_MS = 1000
/** A job whose worker was killed counts as stalled; the default of one would fail it at the second kill. */
const MAX_STALLED_COUNT = 10
/**
 * How long a job stays with a worker that says nothing any more, and how often it is looked for such jobs: the job of a killed one is taken up after
 * a quarter of a minute instead of a whole one, in which an article about shelling would wait. Our jobs never keep a process from renewing for
 * seconds; one that does has its job done twice, which changes nothing: what is done is in the database.
 */
const LOCK_MS = 10_000
const LOOK_FOR_STALLED_MS = 5000
const MEND_EVERY_MS = 15_000
const LONGEST_PACE_MS = 60_000

/**
 * Opens the queue: BullMQ over the embedded database, or over Redis.
 * @throws QueuePasswordError
 */
export async function openQueues(database: Database, storage: Config['storage'], log: Logger): Promise<Queues> {
  const onError = logSparingly(log, 'queue error')
  const onFailed = logSparingly(log, 'job failed')
  if (storage.kind === 'server') await checkRedisPassword(storage.redisUrl)
  const connection = connectQueues(database, storage, onError)
  const queues = Object.fromEntries(JOB_NAMES.map(name => [name, connection.queue(name)])) as Record<
    JobName,
    ReturnType<typeof connection.queue>
  >
  const workers: QueueWorker[] = []
  if (storage.kind === 'embedded') await mendTimes(database)
  const mending = setInterval(() => void mendPace(Object.values(queues)).catch(onError), MEND_EVERY_MS)
  mending.unref()
  return {
    enqueue: async (job, options = {}) => {
      const id = jobIdOf(job)
      const adding = queues[job.name].add(job.name, job.data, {
        ...(id === undefined ? {} : { jobId: id }),
        ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: BACKOFF_MS },
        // A failed job that stayed would keep the sweep from queueing the same work again.
        removeOnComplete: true,
        removeOnFail: true,
      })
      try {
        await limit(adding, ENQUEUE_TIMEOUT_MS)
        return { ok: true }
      } catch (error) {
        onError(error)
        return { ok: false, error }
      }
    },
    worker: (name, handler, options = {}) => {
      const worker = connection.worker(name, job => handler(job.data as never), {
        concurrency: options.concurrency ?? 1,
        maxStalledCount: MAX_STALLED_COUNT,
        lockDuration: LOCK_MS,
        stalledInterval: LOOK_FOR_STALLED_MS,
        ...(options.pace ? { limiter: { ...options.pace } } : {}),
      })
      worker.on('failed', (_job, error) => onFailed(error))
      let closing: Promise<void> | undefined
      const handle: QueueWorker = {
        setPace: pace => {
          worker.opts.limiter = { ...pace }
        },
        close: () => {
          // while the queue is away, neither of the two ends by itself
          const forced = () => limit(worker.close(true), FORCED_CLOSE_TIMEOUT_MS).catch(onError)
          closing ??= limit(worker.close(), CLOSE_TIMEOUT_MS).catch(forced)
          return closing
        },
      }
      workers.push(handle)
      return handle
    },
    counts: async name => {
      const counts = await limit(queues[name].getJobCounts('wait', 'active', 'delayed', 'prioritized'), ENQUEUE_TIMEOUT_MS)
      return {
        waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0),
        active: counts['active'] ?? 0,
        delayed: counts['delayed'] ?? 0,
      }
    },
    close: async () => {
      clearInterval(mending)
      await Promise.all(workers.map(worker => worker.close()))
      await Promise.all(Object.values(queues).map(queue => limit(queue.close(), ENQUEUE_TIMEOUT_MS).catch(onError)))
      await connection.close()
    },
  }
}

/** A pace counts within a second or so: one that is to last longer was noted before the clock was set back, and would let no job begin for as long. */
async function mendPace(queues: readonly Queue[]): Promise<void> {
  for (const queue of queues)
    if ((await limit(queue.getRateLimitTtl(), ENQUEUE_TIMEOUT_MS)) > LONGEST_PACE_MS)
      await limit(queue.removeRateLimitKey(), ENQUEUE_TIMEOUT_MS)
}

/** What else the embedded queue holds with a time that is further ahead than any of ours: locks of killed processes, delays, the last look for stalled jobs. */
async function mendTimes({ pool }: Database): Promise<void> {
  const soon = `extract(epoch from now() + interval '10 minutes') * 1000`
  await pool.query(`update bullmq.job set locked_until_ms = 0 where locked_until_ms > ${soon}`)
  await pool.query(`delete from bullmq.job where process_at_ms > ${soon}`)
  await pool.query(`delete from bullmq.meta where field = 'stalled-check' and value::numeric > ${soon}`)
}
