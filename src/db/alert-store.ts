import { sql } from 'kysely'
import type { AlertBody, AlertPlan } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import type { AlertId, EventId } from '../domain/ids.ts'
import { insertPlaceAudience, insertReachedAudience, supersedeUnsent } from './audience-store.ts'
import { type Db, transaction } from './database.ts'
import { jsonb } from './json.ts'

/** The version of the event that an alert tells; null for a broadcast. */
export interface AlertEvent {
  readonly id: EventId
  readonly version: number
  readonly kind: Kind
}

export interface CreatedAlert {
  readonly id: AlertId
  readonly deliveries: number
}

/** Writes an alert and the deliveries to its whole audience, in one transaction. Danger and everything else from articles is sent again when in doubt. */
export async function insertAlert(db: Db, event: AlertEvent | null, plan: AlertPlan): Promise<CreatedAlert> {
  return transaction(db, async open => {
    const id = await insertRow(open, plan, event)
    if (event) await supersedeUnsent(open, id, plan.type, event.id)
    const { audience } = plan
    const deliveries =
      audience.by === 'places'
        ? await insertPlaceAudience(open, id, plan.lane, event?.kind ?? null, audience)
        : await insertReachedAudience(open, id, plan.lane, plan.type, audience.eventId, audience.notReachedBy)
    return { id, deliveries }
  })
}

/** Ends an alert: once this has committed no call for it starts any more. False where it had ended already. */
export async function cancelAlert(db: Db, id: AlertId): Promise<boolean> {
  return transaction(db, async open => {
    // The update waits for senders that are just starting calls: they hold the row's share lock until the calls are on their way.
    const cancelled = await sql`
      update hudna.alert set cancelled_at = hudna.hudna_now() where id = ${id} and cancelled_at is null and finished_at is null
      returning id`.execute(open)
    if (cancelled.rows.length === 0) return false
    await sql`update hudna.delivery set state = 'cancelled', error = 'alert cancelled' where alert_id = ${id} and state = 'pending'`.execute(
      open,
    )
    return true
  })
}

/**
 * Takes an alert back: what is not sent stays unsent, what was sent is deleted from the chats, ahead of everything.
 * @returns how many messages are to be deleted
 */
export async function recallAlert(db: Db, id: AlertId): Promise<number> {
  return transaction(db, async open => {
    await cancelAlert(open, id)
    const recalled = await sql`
      update hudna.delivery set action = 'delete', state = 'pending', lane = 0, ambiguous = false, due_at = now(), error = null
      where alert_id = ${id} and action = 'send' and state in ('sent', 'unknown') and chat_id is not null and message_id is not null`.execute(
      open,
    )
    await sql`update hudna.alert set finished_at = null, cancelled_at = coalesce(cancelled_at, hudna.hudna_now()) where id = ${id}`.execute(
      open,
    )
    return Number(recalled.numAffectedRows ?? 0)
  })
}

/** The snapshots that messages are rendered from. */
export async function alertBodies(db: Db, ids: readonly AlertId[]): Promise<ReadonlyMap<AlertId, AlertBody>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('hudna.alert').select(['id', 'body']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.body as AlertBody]))
}

/** Marks alerts as finished of which no delivery is left to do. */
export async function finishAlerts(db: Db): Promise<number> {
  const finished = await sql`
    update hudna.alert a set finished_at = hudna.hudna_now()
    where a.finished_at is null
      and not exists (select from hudna.delivery d where d.alert_id = a.id and d.state in ('pending', 'sending'))
    returning id`.execute(db)
  return finished.rows.length
}

export interface AlertFigures {
  readonly state: string
  readonly count: number
}

/** How many deliveries of an alert are in which state. Exact: whoever shows it rounds. */
export async function alertFigures(db: Db, id: AlertId): Promise<readonly AlertFigures[]> {
  const { rows } = await sql<{ state: string; count: string }>`
    select state, count(*) from hudna.delivery where alert_id = ${id} group by state order by state`.execute(db)
  return rows.map(row => ({ state: row.state, count: Number(row.count) }))
}

async function insertRow(db: Db, plan: AlertPlan, event: AlertEvent | null): Promise<AlertId> {
  const row = await db
    .insertInto('hudna.alert')
    .values({
      event_id: event?.id ?? null,
      event_version: event?.version ?? null,
      type: plan.type,
      lane: plan.lane,
      body: jsonb(plan.body),
      expires_at: plan.expiresAt === null ? null : new Date(plan.expiresAt),
      resend: plan.type !== 'broadcast',
      silent: plan.silent,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
