import { sql } from 'kysely'
import type { Kind } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'
import { type Db, transaction } from './database.ts'
import { jsonb } from './json.ts'

/** The window of an event as instants, where its local times are known. */
export interface EventWindow {
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

const NO_WINDOW: EventWindow = { startsAt: null, endsAt: null }

/** Stores a new event as its first version. */
export async function insertEvent(db: Db, event: Event, reason: string, window: EventWindow = NO_WINDOW): Promise<void> {
  await transaction(db, async open => {
    await open
      .insertInto('hudna.event')
      .values({ id: event.id, ...columns(event, window), version: event.version, created_at: new Date(event.createdAt) })
      .execute()
    await insertVersion(open, event, reason)
  })
}

/**
 * Stores the next version of a known event. `stale` where another decision has written a version since it was read: read again and decide anew.
 * @param event with the version that it shall have from now on, one above the one that was read
 */
export async function updateEvent(db: Db, event: Event, reason: string, window: EventWindow = NO_WINDOW): Promise<'updated' | 'stale'> {
  return transaction(db, async open => {
    const changed = await open
      .updateTable('hudna.event')
      .set({ ...columns(event, window), version: event.version })
      .where('id', '=', event.id)
      .where('version', '=', event.version - 1)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return 'stale'
    await insertVersion(open, event, reason)
    return 'updated'
  })
}

export async function findEvent(db: Db, id: EventId): Promise<Event | null> {
  const row = await db.selectFrom('hudna.event').select(['body', 'version']).where('id', '=', id).executeTakeFirst()
  return row ? toEvent(row) : null
}

/** Events of these kinds that touch one of the places and changed since then, or are not closed yet and end later; the newest first. */
export async function recentEvents(db: Db, kinds: readonly Kind[], placeIds: readonly PlaceId[], since: Date): Promise<readonly Event[]> {
  const { rows } = await sql<{ body: unknown; version: number }>`
    select body, version from hudna.event
    where kind = any(${[...kinds]}::text[]) and place_ids && ${[...placeIds]}::text[]
      and (updated_at >= ${since} or (closed_at is null and ends_at >= ${since}))
    order by updated_at desc, id`.execute(db)
  return rows.map(toEvent)
}

/** Relief that is not closed: what the clock has to look at. The soonest end first. */
export async function openWindows(db: Db): Promise<readonly Event[]> {
  const { rows } = await sql<{ body: unknown; version: number }>`
    select body, version from hudna.event
    where kind in ('ceasefire', 'corridor') and closed_at is null and status not in ('ended', 'closed', 'denied')
    order by ends_at nulls last, id`.execute(db)
  return rows.map(toEvent)
}

/** Waits until no other decision is under way, to the end of the transaction: two articles on one strike must not make two events. */
export async function lockDecisions(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DECISION_LOCK})`.execute(db)
}

/** Spells HUDE. */
const DECISION_LOCK = 0x48554445

async function insertVersion(db: Db, event: Event, reason: string): Promise<void> {
  await db
    .insertInto('hudna.event_version')
    .values({ event_id: event.id, version: event.version, body: jsonb(event), reason })
    .execute()
}

function columns(event: Event, window: EventWindow) {
  const ids = event.places.flatMap(place => [place.id, place.area, ...place.candidates]).filter(id => id !== null)
  return {
    kind: event.kind,
    status: event.status,
    place_ids: [...new Set(ids)],
    day: event.day,
    starts_at: window.startsAt,
    ends_at: window.endsAt,
    body: jsonb(event),
    updated_at: new Date(event.updatedAt),
    closed_at: event.closedAt === null ? null : new Date(event.closedAt),
  }
}

function toEvent(row: { readonly body: unknown; readonly version: number }): Event {
  return { ...(row.body as Event), version: row.version }
}
