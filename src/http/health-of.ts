import { sql } from 'kysely'
import { Gauge, Registry } from 'prom-client'
import type { Db } from '../db/database.ts'
import { backlog } from '../queries/backlog.ts'
import { banded } from '../queries/banded.ts'
import { readingFigures } from '../queries/source-health.ts'
import { JOB_NAMES } from '../queue/jobs.ts'
import type { Queues } from '../queue/queues.ts'
import type { Health } from './health.ts'

const ANSWER_TIMEOUT_MS = 2000

/** Health and figures of what this process stands on. Nothing here counts people more finely than SAFETY allows. */
export function healthOf(context: { readonly db: Db; readonly queues: Queues }): Health {
  const registry = new Registry()
  const gauge = (name: string, help: string, labels: string[] = []) =>
    new Gauge({ name: `hudna_${name}`, help, labelNames: labels, registers: [registry] })
  const articles = gauge('articles_open', 'articles that are stored but not yet decided')
  const deliveries = gauge('deliveries_due', 'deliveries that wait, rounded to 10, 0 under 20')
  const oldest = gauge('delivery_oldest_seconds', 'how long the oldest due delivery has waited')
  const silent = gauge('sources_silent', 'feeds that should be read and were not for an hour, or bring nothing new')
  const readAgo = gauge('source_read_seconds', 'how long ago any source was read')
  const jobs = gauge('jobs', 'jobs by queue and state', ['queue', 'state'])
  return {
    problems: async () => {
      const [database, queue] = await Promise.all([answers(sql`select 1`.execute(context.db)), answers(context.queues.counts('send'))])
      return [...(database ? [] : ['database']), ...(queue ? [] : ['queue'])]
    },
    metrics: async () => {
      const work = await backlog(context.db)
      articles.set(work.articles)
      deliveries.set(banded(work.deliveries) ?? 0)
      oldest.set(work.oldestS)
      const reading = await readingFigures(context.db)
      silent.set(reading.silent)
      if (reading.readAgoS === null) readAgo.remove()
      else readAgo.set(reading.readAgoS)
      // what the queue said before it went away is true no longer
      jobs.reset()
      for (const name of JOB_NAMES) {
        const counts = await context.queues.counts(name).catch(() => null)
        if (counts) for (const [state, count] of Object.entries(counts)) jobs.set({ queue: name, state }, count)
      }
      return registry.metrics()
    },
  }
}

async function answers(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>(resolve => {
    timer = setTimeout(() => resolve(false), ANSWER_TIMEOUT_MS)
  })
  const done = work.then(
    () => true,
    () => false,
  )
  const result = await Promise.race([done, late])
  clearTimeout(timer)
  return result
}
