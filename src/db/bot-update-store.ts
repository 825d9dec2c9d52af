import { sql } from 'kysely'
import type { Db } from './database.ts'

/** True the first time an update is seen; Telegram repeats one that it thinks unheard. */
export async function rememberUpdate(db: Db, updateId: number): Promise<boolean> {
  const added = await sql<{ update_id: string }>`
    insert into hudna.bot_update (update_id) values (${updateId}) on conflict do nothing returning update_id`.execute(db)
  return added.rows.length > 0
}

/** Telegram keeps an update for a day: after three it cannot come again. Returns how many went. */
export async function dropOldUpdates(db: Db): Promise<number> {
  const gone = await sql`delete from hudna.bot_update where at < now() - interval '3 days'`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}
