import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** Figures for admins; counts of chats are banded before they are shown. */
export interface Stats {
  readonly activeChats: number
  readonly blockedChats: number
  readonly articlesDay: number
  readonly articlesWaiting: number
  readonly eventsDay: number
  readonly sentDay: number
  readonly notSentDay: number
  readonly pending: number
  /** Seconds, on real time; null where nothing waits. */
  readonly oldestPendingS: number | null
  /** Seconds from alert to sent over a day, 50th and 95th percentile; null where nothing was sent. */
  readonly latencyP50S: number | null
  readonly latencyP95S: number | null
}

export async function readStats(db: Db): Promise<Stats> {
  const chats = await sql<{ active: string; blocked: string }>`
    select count(*) filter (where state = 'active') as active, count(*) filter (where state <> 'active') as blocked from hudna.chat`.execute(
    db,
  )
  const articles = await sql<{ day: string; waiting: string }>`
    select count(*) filter (where fetched_at > hudna.hudna_now() - interval '1 day') as day,
      count(*) filter (where state in ('new', 'detected')) as waiting from hudna.article`.execute(db)
  const events = await sql<{ day: string }>`
    select count(*) as day from hudna.event where created_at > hudna.hudna_now() - interval '1 day'`.execute(db)
  const deliveries = await sql<{
    sent: string
    not_sent: string
    pending: string
    oldest: number | null
    p50: number | null
    p95: number | null
  }>`
    select count(*) filter (where delivery.state = 'sent') as sent,
      count(*) filter (where delivery.state in ('failed', 'gone', 'unknown')) as not_sent,
      count(*) filter (where delivery.state in ('pending', 'sending')) as pending,
      extract(epoch from now() - min(delivery.due_at) filter (where delivery.state = 'pending'))::float8 as oldest,
      percentile_cont(0.5) within group (order by extract(epoch from delivery.sent_at - alert.created_at)) filter (where delivery.state = 'sent') as p50,
      percentile_cont(0.95) within group (order by extract(epoch from delivery.sent_at - alert.created_at)) filter (where delivery.state = 'sent') as p95
    from hudna.delivery join hudna.alert on alert.id = delivery.alert_id
    where alert.created_at > hudna.hudna_now() - interval '1 day' or delivery.state in ('pending', 'sending')`.execute(db)
  const ledger = deliveries.rows[0]
  return {
    activeChats: Number(chats.rows[0]?.active ?? 0),
    blockedChats: Number(chats.rows[0]?.blocked ?? 0),
    articlesDay: Number(articles.rows[0]?.day ?? 0),
    articlesWaiting: Number(articles.rows[0]?.waiting ?? 0),
    eventsDay: Number(events.rows[0]?.day ?? 0),
    sentDay: Number(ledger?.sent ?? 0),
    notSentDay: Number(ledger?.not_sent ?? 0),
    pending: Number(ledger?.pending ?? 0),
    oldestPendingS: numberOrNull(ledger?.oldest),
    latencyP50S: numberOrNull(ledger?.p50),
    latencyP95S: numberOrNull(ledger?.p95),
  }
}

function numberOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
