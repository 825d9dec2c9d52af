import { sql } from 'kysely'
import type { AlertId } from '../domain/ids.ts'
import type { Db } from './database.ts'

/** The message in which an admin watches a broadcast go out. */
export interface ProgressMessage {
  readonly alert: AlertId
  readonly userHash: Uint8Array
  readonly messageId: number
  readonly begunAt: Date
}

export async function keepProgress(db: Db, alert: AlertId, userHash: Uint8Array, messageId: number): Promise<void> {
  await sql`
    insert into hudna.broadcast_progress (alert_id, user_hash, message_id) values (${alert}, ${userHash}, ${messageId})
    on conflict (alert_id, user_hash) do update set message_id = excluded.message_id, beat_at = now()`.execute(db)
}

/** Says that this process still follows it. */
export async function beatProgress(db: Db, alert: AlertId, userHash: Uint8Array): Promise<void> {
  await sql`update hudna.broadcast_progress set beat_at = now() where alert_id = ${alert} and user_hash = ${userHash}`.execute(db)
}

export async function dropProgress(db: Db, alert: AlertId, userHash: Uint8Array): Promise<void> {
  await sql`delete from hudna.broadcast_progress where alert_id = ${alert} and user_hash = ${userHash}`.execute(db)
}

/** Those that nobody has followed for so long, taken over by the caller: each goes to one process. */
export async function takeProgress(db: Db, silentMs: number): Promise<readonly ProgressMessage[]> {
  const { rows } = await sql<{ alert_id: AlertId; user_hash: Uint8Array; message_id: string; begun_at: Date }>`
    update hudna.broadcast_progress set beat_at = now() where beat_at <= now() - ${`${silentMs} milliseconds`}::interval
    returning alert_id, user_hash, message_id, begun_at`.execute(db)
  return rows.map(row => ({ alert: row.alert_id, userHash: row.user_hash, messageId: Number(row.message_id), begunAt: row.begun_at }))
}
