import { sql } from 'kysely'
import type { AlertBody } from '../domain/alert.ts'
import type { Kind, LocalDate } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { ChatId, EventId, PlaceId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { lockDecisions } from './event-store.ts'
import { jsonb } from './json.ts'

type DigestBody = Extract<AlertBody, { form: 'digest' }>

/** An hour of a zone's day at which digests go out. */
export interface DigestHour {
  readonly zone: string
  readonly hour: number
  readonly day: LocalDate
}

/** What one chat follows, for its digest. */
export interface DigestFollower {
  readonly chatId: ChatId
  readonly places: readonly DigestPlace[]
  /** Stories of which it wants to hear no more. */
  readonly muted: readonly EventId[]
}

export interface DigestPlace {
  readonly id: PlaceId
  readonly kinds: readonly Kind[]
  readonly within: boolean
  readonly radiusKm: number | null
}

/** Zones in which anybody wants a digest. */
export async function digestZones(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ zone: string }>`
    select distinct zone from hudna.chat where digest_hour is not null and state = 'active' order by zone`.execute(db)
  return rows.map(row => row.zone)
}

/** Notes that the hour has come; once, whoever says it. */
export async function openDigestHour(db: Db, { zone, hour, day }: DigestHour): Promise<void> {
  await sql`insert into hudna.digest_run (zone, hour, day) values (${zone}, ${hour}, ${day}::date) on conflict do nothing`.execute(db)
}

/** The hours of which somebody still waits for the digest. */
export async function openDigestHours(db: Db): Promise<readonly DigestHour[]> {
  const { rows } = await sql<DigestHour>`
    select zone, hour, day::text from hudna.digest_run where not done order by day, hour, zone`.execute(db)
  return rows
}

/**
 * Takes the next chats of an hour, inside the caller's transaction: nobody else has them, and an end before the commit leaves them to the next.
 * Empty where another process is at it, or where all have theirs. Paused chats are passed over: tomorrow's digest tells of tomorrow.
 */
export async function claimDigestChats(open: Db, { zone, hour, day }: DigestHour, limit: number): Promise<readonly ChatId[]> {
  const run = await sql<{ after_chat: string }>`
    select after_chat from hudna.digest_run where zone = ${zone} and hour = ${hour} and day = ${day}::date and not done
    for update skip locked`.execute(open)
  const after = run.rows[0]?.after_chat
  if (after === undefined) return []
  const { rows } = await sql<{ id: ChatId; paused: boolean }>`
    select id::text as id, coalesce(paused_until > hudna.hudna_now(), false) as paused from hudna.chat
    where zone = ${zone} and digest_hour = ${hour} and state = 'active' and id > ${after}::bigint order by id limit ${limit}`.execute(open)
  await sql`
    update hudna.digest_run set after_chat = ${rows.at(-1)?.id ?? after}::bigint, done = ${rows.length < limit}
    where zone = ${zone} and hour = ${hour} and day = ${day}::date`.execute(open)
  return rows.filter(row => !row.paused).map(row => row.id)
}

export async function digestFollowers(db: Db, chats: readonly ChatId[]): Promise<readonly DigestFollower[]> {
  const { rows } = await sql<DigestFollower>`
    select c.id::text as "chatId",
      jsonb_agg(jsonb_build_object('id', s.place_id, 'kinds', s.kinds, 'within', s.within, 'radiusKm', s.radius_km) order by s.id) as places,
      array(select m.event_id::text from hudna.mute m where m.chat_id = c.id order by m.event_id) as muted
    from hudna.chat c join hudna.subscription s on s.chat_id = c.id
    where c.id = any(${[...chats]}::bigint[]) group by c.id order by c.id`.execute(db)
  return rows
}

/** What was told or changed within so many hours by the clock of the world and is not withdrawn; the newest first. */
export async function eventsOfHours(db: Db, hours: number): Promise<readonly Event[]> {
  const { rows } = await sql<{ body: Event; version: number }>`
    select body, version from hudna.event
    where updated_at > hudna.hudna_now() - make_interval(hours => ${hours}::integer) and not (body ? 'withdrawnAt')
    order by updated_at desc, id`.execute(db)
  return rows.map(row => ({ ...row.body, version: row.version }))
}

/** Whether any of these was put right or taken back since it was read. Until the end of the transaction none is. */
export async function anyCorrected(open: Db, events: readonly Event[]): Promise<boolean> {
  await lockDecisions(open)
  const read = JSON.stringify(events.map(({ id, version }) => ({ id, version })))
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from jsonb_to_recordset(${read}::text::jsonb) as e (id uuid, version integer) join hudna.alert a on a.event_id = e.id
      where a.type in ('correction', 'retraction') and a.event_version > e.version) as found`.execute(open)
  return rows[0]?.found === true
}

/** Writes one digest for all chats that read the same. A correction of what it tells goes to them too. */
export async function insertDigest(open: Db, body: DigestBody, chats: readonly ChatId[], expiresAt: Date | null): Promise<void> {
  await sql`
    with told as (
      insert into hudna.alert (type, lane, body, tells, expires_at)
      values ('notice', 3, ${jsonb(body)}, ${body.blocks.map(block => block.event)}::uuid[], ${expiresAt}) returning id
    )
    insert into hudna.delivery (alert_id, chat_id, lane)
    select told.id, chat.id, 3 from told, unnest(${[...chats]}::bigint[]) as chat (id) order by chat.id`.execute(open)
}

/** What is put right or taken back stands no more in a digest that is still to be sent. */
export async function dropFromDigests(open: Db, eventId: EventId): Promise<void> {
  await sql`
    update hudna.alert a set body = a.body || jsonb_build_object('total', (a.body ->> 'total')::integer - 1, 'blocks', (
      select coalesce(jsonb_agg(block order by number), '[]') from jsonb_array_elements(a.body -> 'blocks') with ordinality as b (block, number)
      where block ->> 'event' <> ${eventId}))
    where a.tells @> array[${eventId}::uuid] and a.finished_at is null and a.body ->> 'form' = 'digest'
      and a.body -> 'blocks' @> jsonb_build_array(jsonb_build_object('event', ${eventId}::text))`.execute(open)
}

export async function dropOldDigestHours(db: Db): Promise<void> {
  await sql`delete from hudna.digest_run where day < (hudna.hudna_now() - interval '3 days')::date`.execute(db)
}
