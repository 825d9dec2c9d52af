import { sql } from 'kysely'
import { type AlertBody, type AlertPlan, toldBesides } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import type { AlertId, EventId } from '../domain/ids.ts'
import { insertPlaceAudience, insertReachedAudience, supersedeUnsent } from './audience-store.ts'
import { type Db, transaction } from './database.ts'
import { dropFromDigests } from './digest-store.ts'
import { jsonb } from './json.ts'
import { takeApart } from './merge-store.ts'
import { dropMuted } from './mute-store.ts'

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
    const takesBack = event !== null && (plan.type === 'correction' || plan.type === 'retraction')
    if (takesBack) await holdTelling(open, event.id)
    const id = await insertRow(open, plan, event)
    const { audience } = plan
    const deliveries =
      audience.by === 'places'
        ? await insertPlaceAudience(open, id, plan.lane, event?.kind ?? null, audience)
        : await insertReachedAudience(open, id, plan.lane, plan.type, audience.eventId, audience.notReachedBy)
    if (event) {
      await supersedeUnsent(open, id, plan.type, event.id)
      await dropMuted(open, id, event.id)
      if (plan.type !== 'first') await takeApart(open, event.id)
      if (takesBack) await dropFromDigests(open, event.id)
    }
    return { id, deliveries }
  })
}

/** No call that tells of the event starts from now to the end of the transaction: whom one is on its way to can be read. */
async function holdTelling(open: Db, eventId: EventId): Promise<void> {
  await sql`
    select from hudna.alert where (event_id = ${eventId}::uuid or tells @> array[${eventId}::uuid]) and finished_at is null
    order by id for no key update`.execute(open)
}

/**
 * Ends an alert: once this has committed no call for it starts any more. What may have arrived already ends unknown: a later correction goes
 * there too. False where it had ended already.
 */
export async function cancelAlert(db: Db, id: AlertId): Promise<boolean> {
  return transaction(db, async open => {
    // The update waits for senders that are just starting calls: they hold the row's share lock until the calls are on their way.
    const cancelled = await sql`
      update hudna.alert set cancelled_at = hudna.hudna_now() where id = ${id} and cancelled_at is null and finished_at is null
      returning id`.execute(open)
    if (cancelled.rows.length === 0) return false
    await sql`
      update hudna.delivery set state = case when ambiguous and action = 'send' then 'unknown' else 'cancelled' end, error = 'alert cancelled'
      where alert_id = ${id} and state = 'pending'`.execute(open)
    return true
  })
}

/**
 * Takes an alert back: what is not sent stays unsent, what was sent is deleted from the chats, ahead of everything. What is under way just now
 * is deleted once it has arrived: `deleteRecalled` finds it.
 * @returns how many messages are to be deleted
 */
export async function recallAlert(db: Db, id: AlertId): Promise<number> {
  return transaction(db, async open => {
    await cancelAlert(open, id)
    const now = sql`hudna.hudna_now()`
    await sql`
      update hudna.alert set finished_at = null, cancelled_at = coalesce(cancelled_at, ${now}), recalled_at = coalesce(recalled_at, ${now})
      where id = ${id}`.execute(open)
    return deleteRecalled(open)
  })
}

/** Has the messages of recalled alerts deleted that have arrived since; returns how many. */
export async function deleteRecalled(db: Db): Promise<number> {
  const deleted = await sql`
    update hudna.delivery d set action = 'delete', state = 'pending', lane = 0, ambiguous = false, due_at = now(), held = false, error = null
    from hudna.alert a where a.id = d.alert_id and a.finished_at is null and ${TO_DELETE}`.execute(db)
  return Number(deleted.numAffectedRows ?? 0)
}

/** Of a delivery `d` of the alert `a`: its message is still to be taken back. */
const TO_DELETE = sql`a.recalled_at is not null and d.action = 'send' and d.state in ('sent', 'unknown')
  and d.chat_id is not null and d.message_id is not null`

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
      and not exists (select from hudna.delivery d where d.alert_id = a.id and (d.state in ('pending', 'sending') or ${TO_DELETE}))
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
      tells: [...toldBesides(plan.body, event?.id ?? null)],
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
