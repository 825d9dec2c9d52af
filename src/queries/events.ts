import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Kind, LocalDate, Status } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { type EventId, type PlaceId, parseEventId } from '../domain/ids.ts'
import { inPlaces } from './in-places.ts'

/** Null and empty lists ask for everything. */
export interface EventFilter {
  /** With all that lies inside it. */
  readonly place: PlaceId | null
  readonly kinds: readonly Kind[]
  /** `withdrawn` asks for what was taken back, which is left out otherwise. */
  readonly statuses: readonly (Status | 'withdrawn')[]
  /** Days on which it happened or began, both included. */
  readonly since: LocalDate | null
  readonly until: LocalDate | null
}

/** Where a page ends: the next begins behind this event. */
export interface EventCursor {
  readonly date: LocalDate
  readonly id: EventId
}

export interface FiledEvent {
  readonly event: Event
  /** The day that it is filed under. */
  readonly date: LocalDate
}

export interface EventPage {
  readonly events: readonly FiledEvent[]
  readonly next: EventCursor | null
}

/** The newest day first; within a day by id, so that a page is not moved by what is told meanwhile. */
export async function findEvents(
  db: Db,
  gazetteer: Gazetteer,
  filter: EventFilter,
  limit: number,
  after: EventCursor | null = null,
): Promise<EventPage> {
  const { rows } = await sql<{ body: Event; version: number; date: LocalDate }>`
    select body, version, happened_on as date from hudna.event
    where ${conditions(gazetteer, filter)}
      and (${after?.date ?? null}::date is null or (happened_on, id) < (${after?.date ?? null}::date, ${after?.id ?? null}::uuid))
    order by happened_on desc, id desc limit ${limit + 1}`.execute(db)
  const events = rows.slice(0, limit).map(row => ({ event: { ...row.body, version: row.version }, date: row.date }))
  const last = events.at(-1)
  return { events, next: rows.length > limit && last ? { date: last.date, id: last.event.id } : null }
}

/** One event with the day that it is filed under, withdrawn ones too. */
export async function findFiledEvent(db: Db, id: EventId): Promise<FiledEvent | null> {
  const { rows } = await sql<{ body: Event; version: number; date: LocalDate }>`
    select body, version, happened_on as date from hudna.event where id = ${id}`.execute(db)
  const [row] = rows
  return row ? { event: { ...row.body, version: row.version }, date: row.date } : null
}

export function conditions(gazetteer: Gazetteer, { place, kinds, statuses, since, until }: EventFilter) {
  // everything lies in the country: to look that up among all its places would take longer than all else
  const whole = place === null || gazetteer.get(place)?.kind === 'country'
  const places = whole ? null : [place, ...gazetteer.descendants(place)]
  const said = statuses.filter(status => status !== 'withdrawn')
  const withdrawn = statuses.includes('withdrawn')
  const standing = sql`not (body ? 'withdrawnAt')${said.length === 0 ? sql`` : sql` and status = any(${[...said]}::text[])`}`
  return sql.join(
    [
      !withdrawn ? standing : said.length === 0 ? sql`body ? 'withdrawnAt'` : sql`(body ? 'withdrawnAt' or (${standing}))`,
      ...(places === null ? [] : [inPlaces(places)]),
      ...(kinds.length === 0 ? [] : [sql`kind = any(${[...kinds]}::text[])`]),
      ...(since === null ? [] : [sql`happened_on >= ${since}::date`]),
      ...(until === null ? [] : [sql`happened_on <= ${until}::date`]),
    ],
    sql` and `,
  )
}

export function writeCursor({ date, id }: EventCursor): string {
  return Buffer.from(`${date} ${id}`).toString('base64url')
}

/** Null for anything that `writeCursor` did not make. */
export function parseCursor(text: string): EventCursor | null {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(text)) return null
  const [date = '', idText = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  const id = parseEventId(idText)
  return id !== null && isDay(date) ? { date, id } : null
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
