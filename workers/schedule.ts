import { schedule } from 'node-cron'
import type { Context } from '../src/app.ts'
import { dropOldTokens } from '../src/db/action-token-store.ts'
import { openArticles } from '../src/db/article-store.ts'
import { dropOldUpdates } from '../src/db/bot-update-store.ts'
import { logSparingly } from '../src/log-sparingly.ts'
import { releaseReviews, tickEvents, watchSources } from './clock.ts'
import { sendDigests } from './digest.ts'
import { mergeHeld } from './merge-held.ts'
import { sendPlanned } from './planned-broadcasts.ts'

const UNTOUCHED_S = 10
const ARTICLES_PER_SWEEP = 200

/**
 * What happens by the clock. Several processes may run it: whatever must not happen twice is claimed in the database, and jobs with one id are one.
 */
export function startSchedule(context: Context): { stop(): Promise<void> } {
  const tasks = [
    every('*/15 * * * * *', 'feeds', () => context.queues.enqueue({ name: 'poll', data: {} })),
    every('*/5 * * * * *', 'articles', () => sweepArticles(context)),
    every('*/5 * * * * *', 'reviews', () => releaseReviews(context)),
    every('*/20 * * * * *', 'truces and corridors', () => tickEvents(context)),
    every('45 * * * * *', 'blindness', () => watchSources(context)),
    every('10 * * * * *', 'digests', () => sendDigests(context)),
    every('*/10 * * * * *', 'held messages', () => mergeHeld(context)),
    every('*/10 * * * * *', 'planned broadcasts', () => sendPlanned(context)),
    every('17 * * * *', 'old rows', () => dropOldRows(context)),
    every('*/10 * * * *', 'tidy', () => context.database.tidy()),
  ]

  /** A tick that is still running when the next is due is not joined by it. */
  function every(expression: string, name: string, run: () => Promise<unknown>) {
    let running: Promise<unknown> | null = null
    const failed = logSparingly(context.log, 'a scheduled task failed', { task: name })
    const tick = () => {
      running ??= run()
        .catch(failed)
        .finally(() => {
          running = null
        })
    }
    const task = schedule(expression, tick, { name, suppressMissedWarning: true, logger: QUIET })
    return {
      stop: async () => {
        await task.stop()
        await running
      },
    }
  }

  return {
    stop: async () => {
      await Promise.all(tasks.map(task => task.stop()))
    },
  }
}

async function dropOldRows(context: Context): Promise<void> {
  await dropOldUpdates(context.db)
  await dropOldTokens(context.db)
}

/** Articles whose job got lost are queued again; jobs with the same id are one. */
async function sweepArticles(context: Context): Promise<void> {
  for (const { id, state } of await openArticles(context.db, UNTOUCHED_S, ARTICLES_PER_SWEEP))
    await context.queues.enqueue({ name: state === 'new' ? 'detect' : 'decide', data: { articleId: id } })
}

/** Its own logger would write to standard output; what matters is logged above. */
const QUIET = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
