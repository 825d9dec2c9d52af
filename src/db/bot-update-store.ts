import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Takes an update in hand. `done`: it was answered before, Telegram only repeats it. `in hand`: another answers it since less than the lease;
 * what is older was cut short by a crash, and is taken anew.
 */
export async function takeUpdate(db: Db, updateId: number, leaseMs: number): Promise<'taken' | 'done' | 'in hand'> {
  const taken = await sql`
    insert into hudna.bot_update as known (update_id) values (${updateId})
    on conflict (update_id) do update set at = now()
      where known.done_at is null and known.at <= now() - ${`${leaseMs} milliseconds`}::interval
    returning update_id`.execute(db)
  if (taken.rows.length > 0) return 'taken'
  const { rows } = await sql<{ done: boolean }>`
    select done_at is not null as done from hudna.bot_update where update_id = ${updateId}`.execute(db)
  return rows[0]?.done === true ? 'done' : 'in hand'
}

/** Its answer has been given. */
export async function finishUpdate(db: Db, updateId: number): Promise<void> {
  await sql`update hudna.bot_update set done_at = now() where update_id = ${updateId}`.execute(db)
}

/** Telegram keeps an update for a day: after three it cannot come again. Returns how many went. */
export async function dropOldUpdates(db: Db): Promise<number> {
  const gone = await sql`delete from hudna.bot_update where at < now() - interval '3 days'`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
