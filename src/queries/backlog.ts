import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

export interface Backlog {
  /** Articles that are stored but not yet decided. */
  readonly articles: number
  /** Seconds of real time since the one that nobody has touched for longest was touched. */
  readonly articleOldestS: number
  /** Deliveries in no final state whose time has come. */
  readonly deliveries: number
  /** Seconds of real time for which the oldest of them has waited. */
  readonly oldestS: number
}

/** What is still to be done: zero everywhere is a system at rest. */
export async function backlog(db: Db): Promise<Backlog> {
  const { rows } = await sql<{ articles: string; articleOldest: number | null; deliveries: string; oldest: number | null }>`
    select
      (select extract(epoch from now() - min(touched_at))::float8 from hudna.article where state in ('new', 'detected')) as "articleOldest",
      (select count(*) from hudna.article where state in ('new', 'detected')) as articles,
      (select count(*) from hudna.delivery where state = 'sending' or (state = 'pending' and not held and due_at <= now())) as deliveries,
      (select extract(epoch from now() - min(due_at))::float8 from hudna.delivery where state = 'pending' and not held and due_at <= now()) as oldest`.execute(
    db,
  )
  const row = rows[0]
  return {
    articles: Number(row?.articles ?? 0),
    articleOldestS: row?.articleOldest ?? 0,
    deliveries: Number(row?.deliveries ?? 0),
    oldestS: row?.oldest ?? 0,
  }
}
