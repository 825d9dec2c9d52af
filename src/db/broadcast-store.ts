import { sql } from 'kysely'
import type { AlertId } from '../domain/ids.ts'
import { type Db, transaction } from './database.ts'
import { jsonb } from './json.ts'

const PAUSED = 'paused'

/** Takes what is unsent of a broadcast out of the line. Calls under way go on. */
export async function pauseAlert(db: Db, id: AlertId): Promise<void> {
  await sql`
    update hudna.delivery set state = 'cancelled', error = ${PAUSED}
    where alert_id = ${id} and state = 'pending' and action = 'send' and not ambiguous`.execute(db)
}

/** Puts it back; nothing of one that was stopped or recalled meanwhile. */
export async function resumeAlert(db: Db, id: AlertId): Promise<void> {
  await transaction(db, async open => {
    const going = await sql`
      update hudna.alert set finished_at = null where id = ${id} and cancelled_at is null returning id`.execute(open)
    if (going.rows.length === 0) return
    await sql`
      update hudna.delivery set state = 'pending', error = null, due_at = now(), held = false
      where alert_id = ${id} and state = 'cancelled' and error = ${PAUSED} and chat_id is not null`.execute(open)
  })
}

/** Ends what is paused, so that it is resumed no more. */
export async function dropPaused(db: Db, id: AlertId): Promise<void> {
  await sql`
    update hudna.delivery set error = 'alert cancelled' where alert_id = ${id} and state = 'cancelled' and error = ${PAUSED}`.execute(db)
}

export async function countPaused(db: Db, id: AlertId): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from hudna.delivery where alert_id = ${id} and state = 'cancelled' and error = ${PAUSED}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Keeps a broadcast for its time; its id. */
export async function planBroadcast(db: Db, draft: object, sendAt: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into hudna.planned_broadcast (send_at, draft) values (${sendAt}, ${jsonb(draft)}) returning id`.execute(db)
  return rows[0]!.id
}

/** False where it has gone out, or was withdrawn before. */
export async function withdrawPlanned(db: Db, id: string): Promise<boolean> {
  const withdrawn = await sql`
    update hudna.planned_broadcast set state = 'withdrawn' where id = ${id}::uuid and state = 'waiting' returning id`.execute(db)
  return withdrawn.rows.length > 0
}

/** Those that wait for their time, the next first. */
export async function waitingPlans(
  db: Db,
  limit: number,
): Promise<readonly { readonly id: string; readonly sendAt: Date; readonly draft: unknown }[]> {
  const { rows } = await sql<{ id: string; send_at: Date; draft: unknown }>`
    select id, send_at, draft from hudna.planned_broadcast where state = 'waiting' order by send_at, id limit ${limit}`.execute(db)
  return rows.map(row => ({ id: row.id, sendAt: row.send_at, draft: row.draft }))
}

/** Null where it has gone out, or was withdrawn. */
export async function findPlanned(db: Db, id: string): Promise<{ readonly sendAt: Date; readonly draft: unknown } | null> {
  const { rows } = await sql<{ send_at: Date; draft: unknown }>`
    select send_at, draft from hudna.planned_broadcast where id = ${id}::uuid and state = 'waiting'`.execute(db)
  return rows[0] ? { sendAt: rows[0].send_at, draft: rows[0].draft } : null
}

/** What a system that was down should have sent longer ago than this may no longer be so. */
const TOO_LATE = '30 minutes'

/** The next one whose time has come by the clock of the world, held to the end of the transaction; null where there is none, or another has it. */
export async function claimPlanned(open: Db): Promise<{ readonly id: string; readonly draft: unknown; readonly tooLate: boolean } | null> {
  const { rows } = await sql<{ id: string; draft: unknown; tooLate: boolean }>`
    select id, draft, send_at < hudna.hudna_now() - ${TOO_LATE}::interval as "tooLate" from hudna.planned_broadcast where state = 'waiting' and send_at <= hudna.hudna_now()
    order by send_at limit 1 for update skip locked`.execute(open)
  return rows[0] ?? null
}

export async function markPlanned(open: Db, id: string, alert: AlertId): Promise<void> {
  await sql`update hudna.planned_broadcast set state = 'sent', alert_id = ${alert} where id = ${id}::uuid`.execute(open)
}
