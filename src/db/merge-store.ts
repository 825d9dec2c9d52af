import { sql } from 'kysely'
import type { AlertBody, MergedPart } from '../domain/alert.ts'
import type { AlertId, EventId, PlaceId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'

/** Messages that were put off for a chat, until its quiet hours or the hour of the cap end, and that are about to be sent. */
export interface HeldMessages {
  readonly deliveries: readonly string[]
  readonly alerts: readonly AlertId[]
  readonly parts: readonly MergedPart[]
  /** When the last of them is due, real time. */
  readonly dueAt: Date
}

/** Should the merged message fail, what it holds goes out by itself after so long. */
const FALL_BACK_M = 10
/** What expires sooner goes out by itself: a merged message lives as long as the shortest of its parts. */
const LEAST_LIFE_M = 15
/** More would not fit into one message; the others are the next. */
const MOST_PARTS = 5

/**
 * The chats with two and more messages that end their waiting within `withinS` seconds, locked to the end of the transaction. Only news of events
 * is merged, and never danger: that is not held.
 */
export async function claimHeld(open: Db, withinS: number): Promise<readonly HeldMessages[]> {
  const { rows } = await sql<HeldRow>`
    select d.id, d.chat_id as "chatId", d.alert_id as "alertId", a.body, d.place_id as "placeId", d.due_at as "dueAt"
    from hudna.delivery d join hudna.alert a on a.id = d.alert_id join hudna.chat c on c.id = d.chat_id
    where d.state = 'pending' and d.held and d.lane >= 2 and d.action = 'send' and not d.ambiguous
      and d.due_at > now() and d.due_at <= now() + make_interval(secs => ${withinS}::double precision)
      and a.type in ('first', 'follow-up') and a.body ->> 'form' = 'event' and a.cancelled_at is null
      and coalesce(a.expires_at > hudna.hudna_now() + make_interval(mins => ${sql.lit(LEAST_LIFE_M)}), true)
      and c.state = 'active'
      and exists (select from hudna.subscription s where s.chat_id = d.chat_id and s.place_id = d.place_id)
    order by d.chat_id, d.id for update of d skip locked`.execute(open)
  const byChat = new Map<string, HeldRow[]>()
  for (const row of rows) byChat.set(row.chatId, [...(byChat.get(row.chatId) ?? []), row])
  return [...byChat.values()]
    .map(held => held.slice(0, MOST_PARTS))
    .filter(held => held.length > 1)
    .map(held => ({
      deliveries: held.map(row => row.id),
      alerts: held.map(row => row.alertId),
      parts: held.map(row => ({ ...row.body, followed: row.placeId })),
      dueAt: new Date(Math.max(...held.map(row => row.dueAt.getTime()))),
    }))
}

interface HeldRow {
  readonly id: string
  readonly chatId: string
  readonly alertId: AlertId
  readonly body: MergedPart
  readonly placeId: PlaceId | null
  readonly dueAt: Date
}

/** Puts one message in the place of several; they wait on behind it, as possible repeats, so that nothing is lost with it. */
export async function insertMerged(open: Db, body: AlertBody, { deliveries, alerts, dueAt }: HeldMessages): Promise<void> {
  await sql`
    with told as (
      insert into hudna.alert (type, lane, body, expires_at)
      select 'notice', 2, ${jsonb(body)}, (select min(expires_at) from hudna.alert where id = any(${[...alerts]}::uuid[])) returning id
    ), merged as (
      insert into hudna.delivery (alert_id, chat_id, place_id, lane, due_at)
      select told.id, d.chat_id, d.place_id, 2, ${dueAt} from told, hudna.delivery d where d.id = ${deliveries[0]}::bigint returning id
    )
    insert into hudna.merged_delivery (delivery_id, merged_id)
    select one, merged.id from merged, unnest(${[...deliveries]}::bigint[]) as one`.execute(open)
  await sql`
    update hudna.delivery set ambiguous = true, due_at = ${dueAt}::timestamptz + make_interval(mins => ${sql.lit(FALL_BACK_M)})
    where id = any(${[...deliveries]}::bigint[])`.execute(open)
}

/** What was told in a merged message may be corrected like everything that has arrived; what was not goes out by itself. */
export async function settleMerged(db: Db): Promise<void> {
  await sql`
    with over as (
      delete from hudna.merged_delivery x using hudna.delivery m
      where m.id = x.merged_id and m.state not in ('pending', 'sending') returning x.delivery_id, m.state
    )
    update hudna.delivery d
    set state = case when o.state in ('sent', 'unknown') then 'unknown' else d.state end,
      error = case when o.state in ('sent', 'unknown') then 'told in a merged message' else d.error end,
      ambiguous = o.state in ('sent', 'unknown'), due_at = now(), held = false
    from over o where d.id = o.delivery_id and d.state = 'pending'`.execute(db)
}

/** A merged message that waits is not sent when one of its stories has changed: the others go out by themselves. */
export async function takeApart(open: Db, eventId: EventId): Promise<void> {
  await sql`
    update hudna.delivery m set state = 'cancelled', error = 'a part of it has changed'
    where m.state = 'pending' and m.id in (
      select x.merged_id from hudna.merged_delivery x join hudna.delivery d on d.id = x.delivery_id join hudna.alert a on a.id = d.alert_id
      where a.event_id = ${eventId} or a.tells @> array[${eventId}::uuid])`.execute(open)
}
