import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { ArticleText } from '../src/domain/article.ts'
import type { Detection } from '../src/domain/detection.ts'
import { limit, TimeLimitError } from '../src/queue/limit.ts'
import { ReadingTimeoutError, readingLimitMs } from '../src/reading-limit.ts'

/** Reads articles apart from the process that delivers and answers, one at a time. */
export interface ArticleReader {
  /**
   * What the article says, as `detect` tells it.
   * @throws ReadingTimeoutError where it takes longer than any article may; whatever ended the thread. The next article gets a new one.
   */
  read(article: ArticleText): Promise<readonly Detection[]>
  /** Ends the thread; what is being read is lost. */
  close(): Promise<void>
}

export interface ReaderOptions {
  /** Folder whose `gazetteer/` holds imported places. */
  readonly dataDir: string
  /** Milliseconds that an article may take. */
  readonly limitMs?: (article: ArticleText) => number
}

const START_LIMIT_MS = 60_000

/**
 * A reader in a thread of its own: a long article holds up no answer and no delivery, and a text that a rule reads for ever is ended with its thread.
 * Ending only the reading would leave what was being noted on words and names half done, and later articles would miss places.
 */
export function startArticleReader({ dataDir, limitMs = readingLimitMs }: ReaderOptions): ArticleReader {
  let thread: ReaderThread | null = startThread(dataDir)
  let turn: Promise<unknown> = Promise.resolve()

  async function read(article: ArticleText): Promise<readonly Detection[]> {
    thread ??= startThread(dataDir)
    const own = thread
    try {
      await own.ready
      return await inTime(own.read(article), limitMs(article))
    } catch (error) {
      if (thread === own) thread = null
      await own.end()
      throw error
    }
  }

  return {
    read: article => {
      const reading = turn.then(() => read(article))
      turn = reading.catch(() => {})
      return reading
    },
    close: async () => {
      await thread?.end()
    },
  }
}

async function inTime<Result>(reading: Promise<Result>, ms: number): Promise<Result> {
  try {
    return await limit(reading, ms)
  } catch (error) {
    throw error instanceof TimeLimitError ? new ReadingTimeoutError(ms) : error
  }
}

interface ReaderThread {
  /** Rejects where it could not be started. */
  readonly ready: Promise<unknown>
  read(article: ArticleText): Promise<readonly Detection[]>
  end(): Promise<unknown>
}

function startThread(dataDir: string): ReaderThread {
  const worker = newWorker({ workerData: { dataDir } })
  const lost = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that reads articles ended')))
  })
  const answer = <Answer>() => Promise.race([new Promise<Answer>(resolve => worker.once('message', resolve)), lost])
  const ready = limit(answer(), START_LIMIT_MS)
  // nobody may be waiting for it when it is lost: the next article hears of that
  for (const unheard of [lost, ready]) unheard.catch(() => {})
  return {
    ready,
    read: article => {
      const reading = answer<readonly Detection[]>()
      worker.postMessage(article)
      return reading
    },
    end: () => worker.terminate(),
  }
}

function newWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./reader-thread.js', import.meta.url), options)
  // a thread does not inherit what reads TypeScript
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const code = `
    import(${JSON.stringify(new URL('dist/esm/api/index.mjs', tsx).href)}).then(({ register }) => {
      register()
      return import(${JSON.stringify(new URL('./reader-thread.ts', import.meta.url).href)})
    })`
  return new Worker(code, { ...options, eval: true })
}
