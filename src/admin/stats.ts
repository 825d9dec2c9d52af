import { banded } from '../queries/banded.ts'
import { readStats } from '../queries/stats.ts'
import { LEAST_SHOWN } from './count-band.ts'
import type { AdminTurn } from './desk.ts'

/** `/stats`: followers in bands, the work of a day, what waits. */
export async function showStats(turn: AdminTurn): Promise<void> {
  const stats = await readStats(turn.deps.db)
  const people = (count: number): string => {
    const band = banded(count)
    return band === null ? turn.t('count-few', { least: LEAST_SHOWN }) : turn.t('count-about', { count: band })
  }
  const seconds = (value: number | null): string => (value === null ? '—' : turn.t('stats-seconds', { seconds: Math.round(value) }))
  await turn.send({
    text: turn.t('stats', {
      active: people(stats.activeChats),
      blocked: people(stats.blockedChats),
      articles: stats.articlesDay,
      waiting: stats.articlesWaiting,
      events: stats.eventsDay,
      sent: people(stats.sentDay),
      unsent: people(stats.notSentDay),
      pending: people(stats.pending),
      oldest: seconds(stats.oldestPendingS),
      p50: seconds(stats.latencyP50S),
      p95: seconds(stats.latencyP95S),
    }),
  })
}
