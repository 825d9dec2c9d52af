import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { KINDS, type Kind, type LocalDate } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import { daysApart, shiftDay } from '../domain/local-date.ts'
import { conditions, type EventCursor, type EventFilter, type EventPage, type FiledEvent, findEvents } from './events.ts'
import { type PlaceTally, placeTally } from './place-tally.ts'
import { type TollSums, tollSums } from './toll-sums.ts'
import { type TruceTally, truceTally } from './truce-tally.ts'

/** Days, both included. */
export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** How much was read: without it no count says anything. */
export interface Coverage {
  readonly articles: number
  readonly sources: number
}

export interface PeriodFigures extends Period {
  /** Different events by kind, without what was taken back; strikes that somebody denies are among them. */
  readonly counts: Readonly<Record<Kind, number>>
  readonly deniedStrikes: number
  /** Articles and sources that told of these events. */
  readonly telling: Coverage
  /** All articles and sources that were read. */
  readonly read: Coverage
}

export interface Week {
  /** Its Sunday. */
  readonly start: LocalDate
  readonly counts: Readonly<Record<Kind, number>>
}

/** What sources told of a place in a period: a count of reports, no statistics of what happened. */
export interface Report {
  readonly place: PlaceId
  readonly now: PeriodFigures
  /** The days of the same number right before. */
  readonly before: PeriodFigures
  /** In order, without gaps. */
  readonly weeks: readonly Week[]
  readonly places: readonly PlaceTally[]
  readonly toll: TollSums
  readonly truces: TruceTally
}

export interface ReportTables {
  readonly gazetteer: Gazetteer
  /** Start of a day of the place. */
  readonly startOf: (day: LocalDate) => Date
  readonly at: Date
}

export async function reportOf(db: Db, place: PlaceId, period: Period, tables: ReportTables): Promise<Report> {
  const before = periodBefore(period)
  const filter = { place, kinds: [], statuses: [], since: period.from, until: period.to }
  const earlier = { ...filter, since: before.from, until: before.to }
  const [filed, figuresBefore, read, readBefore] = await Promise.all([
    allEvents(db, filter, tables),
    figuresIn(db, earlier, tables),
    readIn(db, period, tables),
    readIn(db, before, tables),
  ])
  const events = filed.map(({ event }) => event)
  return {
    place,
    now: { ...period, ...figuresOf(events), read },
    before: { ...before, ...figuresBefore, read: readBefore },
    weeks: weeksOf(period, filed),
    places: placeTally(events, tables.gazetteer),
    toll: tollSums(events),
    truces: truceTally(events, tables.at),
  }
}

const PER_PAGE = 500

/** Page by page: whoever asks of a year of the whole country keeps nobody else waiting meanwhile. */
async function allEvents(db: Db, filter: EventFilter, { gazetteer }: ReportTables): Promise<readonly FiledEvent[]> {
  const all: FiledEvent[] = []
  for (let after: EventCursor | null = null; ; ) {
    const { events, next }: EventPage = await findEvents(db, gazetteer, filter, PER_PAGE, after)
    all.push(...events)
    if (next === null) return all
    after = next
  }
}

/**
 * The change from `before` to `now` in per cent; null where SAFETY lets none be told: where articles or sources, those that told of the place or all
 * that were read, differ by more than a quarter, or where there is too little to compare with.
 */
export function changePercent({ now, before }: Pick<Report, 'now' | 'before'>, kind: Kind): number | null {
  const alike = (['telling', 'read'] as const).every(
    what => withinQuarter(now[what].articles, before[what].articles) && withinQuarter(now[what].sources, before[what].sources),
  )
  const base = before.counts[kind]
  return alike && base >= LEAST_BASE ? Math.round(((now.counts[kind] - base) / base) * 100) : null
}

const LEAST_BASE = 5

/** A quarter of the smaller one: the stricter reading. */
function withinQuarter(a: number, b: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * 1.25
}

export function daysIn({ from, to }: Period): number {
  return daysApart(from, to) + 1
}

function periodBefore(period: Period): Period {
  return { from: shiftDay(period.from, -daysIn(period)), to: shiftDay(period.from, -1) }
}

function figuresOf(events: readonly Event[]): Pick<PeriodFigures, 'counts' | 'deniedStrikes' | 'telling'> {
  const articles = new Set<string>()
  const sources = new Set<string>()
  for (const { claims } of events) {
    for (const claim of claims) {
      articles.add(claim.article)
      sources.add(claim.family || claim.outlet || claim.source)
    }
  }
  return {
    counts: countKinds(events),
    deniedStrikes: events.filter(event => event.kind === 'shelling' && event.status === 'denied').length,
    telling: { articles: articles.size, sources: sources.size },
  }
}

/** The same, counted by the database: of the period before nothing else is needed, and a year of events is not read twice. */
async function figuresIn(db: Db, filter: EventFilter, { gazetteer }: ReportTables): Promise<ReturnType<typeof figuresOf>> {
  const where = conditions(gazetteer, filter)
  const counted = await sql<{ kind: Kind; events: string; denied: string }>`
    select kind, count(*) as events, count(*) filter (where kind = 'shelling' and status = 'denied') as denied
    from hudna.event where ${where} group by kind`.execute(db)
  const told = await sql<{ articles: string; sources: string }>`
    select count(distinct said ->> 'article') as articles,
      count(distinct coalesce(nullif(said ->> 'family', ''), nullif(said ->> 'outlet', ''), said ->> 'source')) as sources
    from hudna.event, jsonb_array_elements(body -> 'claims') said where ${where}`.execute(db)
  const eventsOf = (kind: Kind) => Number(counted.rows.find(row => row.kind === kind)?.events ?? 0)
  return {
    counts: { shelling: eventsOf('shelling'), ceasefire: eventsOf('ceasefire'), corridor: eventsOf('corridor') },
    deniedStrikes: counted.rows.reduce((sum, row) => sum + Number(row.denied), 0),
    telling: { articles: Number(told.rows[0]?.articles ?? 0), sources: Number(told.rows[0]?.sources ?? 0) },
  }
}

function countKinds(events: readonly Event[]): Readonly<Record<Kind, number>> {
  return Object.fromEntries(KINDS.map(kind => [kind, events.filter(event => event.kind === kind).length])) as Record<Kind, number>
}

async function readIn(db: Db, { from, to }: Period, { startOf }: ReportTables): Promise<Coverage> {
  const { rows } = await sql<{ articles: string; sources: string }>`
    select coalesce(sum(articles), 0) as articles, count(*) as sources from (
      select source, count(*) as articles from hudna.article
      where published_at >= ${startOf(from)} and published_at < ${startOf(shiftDay(to, 1))} group by source) read`.execute(db)
  return { articles: Number(rows[0]?.articles ?? 0), sources: Number(rows[0]?.sources ?? 0) }
}

/** Weeks begin on Sunday; the first and the last may hold fewer days. */
function weeksOf({ from, to }: Period, filed: readonly FiledEvent[]): readonly Week[] {
  const byWeek = new Map<LocalDate, Event[]>()
  for (let start = sundayOf(from); start <= to; start = shiftDay(start, 7)) byWeek.set(start, [])
  for (const { event, date } of filed) byWeek.get(sundayOf(date))?.push(event)
  return [...byWeek].map(([start, inWeek]) => ({ start, counts: countKinds(inWeek) }))
}

function sundayOf(day: LocalDate): LocalDate {
  return shiftDay(day, -new Date(`${day}T00:00:00Z`).getUTCDay())
}
