import { type RawBuilder, sql } from 'kysely'
import type { AlertType, Audience, Lane } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import type { AlertId, EventId } from '../domain/ids.ts'
import type { Db } from './database.ts'

type PlaceAudience = Extract<Audience, { by: 'places' }>

/**
 * Deliveries of an alert to the followers of its places, one for each chat, naming the place that fits best; the followers of the very place
 * come first. One statement, so that a million chats pass through the database alone. Chats are held while they are read: one that is being
 * forgotten is left out, where its missing row would otherwise fail the alert of everybody.
 * @param kind what the event is; null for a broadcast, which goes to followers of any kind
 */
export async function insertPlaceAudience(
  db: Db,
  alertId: AlertId,
  lane: Lane,
  kind: Kind | null,
  audience: PlaceAudience,
): Promise<number> {
  const inserted = await sql`
    with ${alertsOf(audience.notReachedBy)}, wanted as (
      select unnest(${[...audience.exact]}::text[]) as place_id, 0 as rank
      union all select unnest(${[...audience.inside]}::text[]), 1
      union all select unnest(${[...audience.around]}::text[]), 2
    ), near as (
      select * from jsonb_to_recordset(${JSON.stringify(audience.near ?? [])}::text::jsonb) as n (place text, km real)
    ), found as (
      select s.chat_id, s.place_id, w.rank, s.id, s.kinds
      from wanted w join hudna.subscription s on s.place_id = w.place_id where w.rank < 2 or s.within
      union all
      select s.chat_id, s.place_id, 3, s.id, s.kinds
      from near n join hudna.subscription s on s.place_id = n.place where s.radius_km >= n.km
    ), best as (
      select distinct on (chat_id) chat_id, place_id, rank
      from found where ${kind}::text is null or ${kind}::text = any(kinds)
      order by chat_id, rank, id
    )
    insert into hudna.delivery (alert_id, chat_id, place_id, lane)
    select ${alertId}::uuid, b.chat_id, b.place_id, ${lane}::smallint
    from best b join hudna.chat c on c.id = b.chat_id
    where c.state = 'active' and not ${hasHeard(sql.ref('b.chat_id'))}
    order by b.rank, b.chat_id for key share of c
    on conflict (alert_id, chat_id) do nothing`.execute(db)
  return Number(inserted.numAffectedRows ?? 0)
}

/** The alerts that told of these events: their own, and those that told of them besides; a digest is no first message. */
function alertsOf(events: readonly EventId[]) {
  return sql`hearing as (
      select id from hudna.alert where event_id = any(${[...events]}::uuid[])
      union select id from hudna.alert where tells && ${[...events]}::uuid[] and type <> 'notice'
    )`
}

function hasHeard(chat: RawBuilder<unknown>) {
  return sql`exists (
      select from hudna.delivery d join hearing h on h.id = d.alert_id
      where d.chat_id = ${chat} and d.action = 'send' and d.state in ('pending', 'sending', 'sent', 'unknown')
    )`
}

/**
 * Deliveries to exactly the chats that a message of this event has reached or may have reached. Edits also go to those whose first message is
 * still to come, and wait for it; a follow-up also to those whose older message it takes the place of; a correction also to those whom another message
 * told of it.
 */
export async function insertReachedAudience(
  db: Db,
  alertId: AlertId,
  lane: Lane,
  type: AlertType,
  eventId: EventId,
  notReachedBy: readonly EventId[] = [],
): Promise<number> {
  const action = type === 'edit' ? 'edit' : 'send'
  const inserted = await sql`
    with ${alertsOf(notReachedBy)}, telling as (
      select id from hudna.alert where event_id = ${eventId}::uuid and id <> ${alertId}::uuid
      union select id from hudna.alert where tells @> array[${eventId}::uuid] and ${type} in ('correction', 'retraction')
    ), reached as (
      select distinct on (d.chat_id) d.chat_id, d.place_id
      from hudna.delivery d join telling t on t.id = d.alert_id
      where d.chat_id is not null and d.action = 'send'
        and (
          d.state in ('sent', 'unknown', 'sending') or d.ambiguous
          or (${type} in ('edit', 'follow-up') and d.state = 'pending')
        )
      order by d.chat_id, d.id
    )
    insert into hudna.delivery (alert_id, chat_id, place_id, lane, action)
    select ${alertId}::uuid, r.chat_id, r.place_id, ${lane}::smallint, ${action}
    from reached r join hudna.chat c on c.id = r.chat_id
    where c.state = 'active' and not ${hasHeard(sql.ref('r.chat_id'))}
    order by r.chat_id for key share of c
    on conflict (alert_id, chat_id) do nothing`.execute(db)
  return Number(inserted.numAffectedRows ?? 0)
}

/**
 * Takes back what is unsent of older alerts of the event and would mislead after this one, whose deliveries have been written: an edit replaces
 * older edits, since only the newest counts; a follow-up replaces every older message to the same chat; a correction or a retraction every message
 * that tells the older state, in an alert of another event too. What may have arrived already ends unknown. What is under way now is looked at again before its call.
 */
export async function supersedeUnsent(db: Db, alertId: AlertId, type: AlertType, eventId: EventId): Promise<void> {
  if (type === 'first') return
  const actions = type === 'edit' ? ['edit'] : ['edit', 'send']
  await sql`
    update hudna.delivery d
    set state = case when d.ambiguous and d.action = 'send' then 'unknown' else 'cancelled' end, error = ${`superseded by ${alertId}`}
    from hudna.alert a
    where a.id = d.alert_id and a.id <> ${alertId}::uuid and a.type <> 'correction'
      and (a.event_id = ${eventId}::uuid
        or ${type} in ('correction', 'retraction') and a.tells @> array[${eventId}::uuid] and a.type <> 'notice')
      and d.state = 'pending' and d.action = any(${actions}::text[])
      and (${type} in ('correction', 'retraction')
        or exists (select from hudna.delivery n where n.alert_id = ${alertId} and n.chat_id = d.chat_id))`.execute(db)
}
