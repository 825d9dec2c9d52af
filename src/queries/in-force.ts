import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Event } from '../domain/event.ts'

/**
 * What was announced and is not known to be over. Without an end of its own a truce counts for a week after the last word of it, a corridor for a day:
 * older announcements say nothing of today.
 */
export const RUNNING = sql`(
  closed_at is null
  and ((kind = 'ceasefire' and status in ('announced', 'in_effect', 'violated')) or (kind = 'corridor' and status in ('announced', 'open')))
  and coalesce(ends_at > hudna.hudna_now(),
    updated_at > hudna.hudna_now() - case kind when 'ceasefire' then interval '7 days' else interval '1 day' end))`

const MOST_EVENTS = 200

/** Truces and corridors that were announced and are not known to be over; newest first, at most two hundred. */
export async function inForce(db: Db): Promise<readonly Event[]> {
  const found = await sql<{ body: Event }>`
    select body from hudna.event where ${RUNNING} order by updated_at desc limit ${MOST_EVENTS}`.execute(db)
  return found.rows.map(row => row.body)
}
