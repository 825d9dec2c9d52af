import type { EventNews } from '../domain/alert.ts'
import type { DailyHours, Detection, LocalMinute, Status } from '../domain/detection.ts'
import type { Claim, Event, EventClock, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { daysApart } from '../domain/local-date.ts'
import { weigh } from './danger.ts'
import { figureRange, ownRange, tollRise, voiceOf } from './figures.ts'
import { relate, toEventPlace } from './places.ts'
import { lapseAt } from './speak.ts'
import { isUnqualified, standingOf } from './standing.ts'
import { HOUR_MS, type PlaceTimes } from './times.ts'
import { phaseAt } from './window.ts'

export interface Merged {
  readonly event: Event
  /** What a reader of the earlier message would learn, the weightiest first; empty where nothing is new. */
  readonly news: readonly EventNews[]
  readonly addedPlaces: readonly EventPlace[]
}

export interface MergeContext {
  readonly now: Date
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
}

/**
 * Adds a claim to an event. Pure: gives the next version, with `news` empty where it says nothing new.
 * @param renamed its places are other names of what was told, not further ones
 */
export function mergeClaim(event: Event, detection: Detection, claim: Claim, context: MergeContext, renamed = false): Merged {
  const { now, gazetteer, times } = context
  const claims = [...event.claims, claim]
  const status = nextStatus(event, claims, claim)
  const addedPlaces = detection.kind === 'shelling' ? newPlaces(event, detection, gazetteer) : []
  const window = nextWindow(event, detection, claim, times)
  const holds = status === claim.status && SAYS_HOLDING.has(status)
  const lastHeldAt = holds && (event.lastHeldAt ?? '') < claim.publishedAt ? claim.publishedAt : event.lastHeldAt
  const merged: Event = {
    ...event,
    ...window,
    status,
    version: event.version + 1,
    places: [...event.places, ...addedPlaces],
    day: event.dayStated || !detection.dayStated ? event.day : detection.day,
    dayStated: event.dayStated || detection.dayStated,
    timeText: event.timeText ?? detection.timeText,
    weapons: [...new Set([...event.weapons, ...detection.weapons])],
    targets: [...new Set([...event.targets, ...detection.targets])],
    actor: event.actor ?? detection.actor,
    claims,
    updatedAt: now.toISOString(),
    lastHeldAt,
    closedAt: status === 'ended' ? now.toISOString() : event.closedAt,
  }
  const changed = window.start !== event.start || window.end !== event.end || window.daily !== event.daily
  const timed = atClock(merged, changed ? undefined : event.clock, now, times)
  const news = listNews(event, timed, claim, renamed ? [] : addedPlaces)
  // followers of the other name have to hear of it, whether or not the rest is new
  return { event: timed, news: news.length === 0 && addedPlaces.length > 0 ? ['small change'] : news, addedPlaces }
}

/**
 * The event as the clock has it now: where in its window, and not "open" on a word older than two hours.
 * @param clock of its earlier version; undefined where the window is new, so that what lies before now is not told any more
 */
export function atClock(event: Event, clock: EventClock | undefined, now: Date, times: PlaceTimes): Event {
  if (event.kind === 'shelling') return event
  const lapse = lapseAt(event)
  const phase = phaseAt(event, now, times)
  // of what begins tonight, or opens again tomorrow, nobody can say that it holds: it is announced
  const early = SAYS_HOLDING.has(event.status) && (phase === 'before' || phase === 'between days')
  const status = early || (lapse !== null && lapse <= now) ? 'announced' : event.status
  const lastHeldAt = early && phase === 'before' ? null : event.lastHeldAt
  const since = clock?.since ?? now.toISOString()
  return { ...event, status, lastHeldAt, clock: { since, told: clock?.told ?? [], phase } }
}

const SAYS_HOLDING: ReadonlySet<Status> = new Set<Status>(['open', 'in_effect'])

/** What the claims come to; but what the clock has ended is not taken back by a word told before. */
function nextStatus(event: Event, claims: readonly Claim[], claim: Claim): Status {
  const said = standingOf({ ...event, claims }).status
  const before = standingOf(event).status
  if (said === before && !SAYS_HOLDING.has(claim.status)) return event.status
  if (event.status === before) return said
  const fresh = claim.publishedAt > (event.lastHeldAt ?? '') || weigh(event.kind, claim.status) === 'danger'
  return fresh && claim.status === said ? said : event.status
}

/** Towns that the event did not have: neither one of its own, nor inside or around one. */
function newPlaces(event: Event, detection: Detection, gazetteer: Gazetteer): EventPlace[] {
  return detection.places
    .map(toEventPlace)
    .filter(place => event.places.every(known => !['same', 'holds', 'inside'].includes(relate(gazetteer, place, known))))
}

type TimeWindow = Pick<Event, 'start' | 'end' | 'daily'>

/**
 * Times of the newest word. Who announced it may change them; another's other times count only where they are narrower, since relief takes the
 * narrowest reading.
 */
function nextWindow(event: Event, detection: Detection, claim: Claim, times: PlaceTimes): TimeWindow {
  const known: TimeWindow = { start: event.start, end: event.end, daily: event.daily }
  const said = detection.start !== null || detection.end !== null || detection.daily !== null
  if (event.kind === 'shelling' || !said || weigh(event.kind, claim.status) === 'danger') return known
  const oneDay = hoursOfOneDay(detection)
  // the hours of one day end nothing that is kept every day: they count where they are fewer
  if (event.daily !== null && detection.daily === null && oneDay !== null) return { ...known, daily: narrower(event.daily, oneDay) }
  const newest = event.claims.every(before => before.publishedAt <= claim.publishedAt)
  const ownWord = event.claims.some(before => voiceOf(before) === voiceOf(claim))
  if (newest && ownWord) {
    // new hours of what has begun begin on a later day, and yet it begins no later
    const begun = event.daily !== null && event.start !== null && times.instantOf(event.start) <= new Date(claim.publishedAt)
    const start = begun ? event.start : (detection.start ?? event.start)
    return { start, end: detection.end ?? event.end, daily: detection.daily ?? event.daily }
  }
  return {
    start: later(event.start, detection.start),
    end: earlier(event.end, detection.end),
    daily: narrower(event.daily, detection.daily),
  }
}

function hoursOfOneDay({ start, end }: Pick<Detection, 'start' | 'end'>): DailyHours | null {
  if (start === null || end === null) return null
  const days = daysApart(start.slice(0, 10), end.slice(0, 10))
  if (days > 1 || (days === 1 && end.slice(11, 16) >= start.slice(11, 16))) return null
  return `${start.slice(11, 16)}-${end.slice(11, 16)}`
}

function later(a: LocalMinute | null, b: LocalMinute | null): LocalMinute | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b
}

function earlier(a: LocalMinute | null, b: LocalMinute | null): LocalMinute | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b
}

/** What both daily hours share; the known ones where they share nothing. */
function narrower(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  const from = later(a.slice(0, 5), b.slice(0, 5)) ?? ''
  const to = earlier(a.slice(6), b.slice(6)) ?? ''
  return from < to ? `${from}-${to}` : a
}

/** What a reader of the earlier version would learn from the later, the weightiest first. */
export function listNews(before: Event, after: Event, claim: Claim, added: readonly EventPlace[]): EventNews[] {
  const news: EventNews[] = []
  const denied = before.claims.every(known => known.deniedBy.length === 0) && claim.deniedBy.length > 0
  if (after.status !== before.status)
    news.push(after.status === 'denied' ? 'denied' : knewAlready(before, after, claim) ? 'small change' : 'status changes')
  else if (denied || (after.kind !== 'shelling' && claim.status === 'denied' && before.status !== 'denied')) news.push('denied')
  else if (confirmed(before, after)) news.push('status changes')
  const window = windowNews(before, after)
  if (window) news.push(window)
  if (added.length > 0) news.push('new town')
  const killed = tollRise(ownRange(before, 'killed'), ownRange(after, 'killed'))
  if (killed) news.push(killed)
  else if (tollRise(ownRange(before, 'wounded'), ownRange(after, 'wounded')) === 'toll rises') news.push('toll rises')
  if (news.length > 0) return news
  const heard = before.claims.some(known => voiceOf(known) === voiceOf(claim) || (known.family !== '' && known.family === claim.family))
  if (!heard) return ['more sources']
  return sameToRead(before, after) ? [] : ['small change']
}

/** The other side, or a neutral body, says so too now. */
function confirmed(before: Event, after: Event): boolean {
  if (after.kind === 'shelling' || weigh(after.kind, after.status) !== 'relief') return false
  return !isUnqualified(standingOf(before).announced) && isUnqualified(standingOf(after).announced)
}

/** That a truce is kept is no new message where its beginning was told; nor is one more report of use of a corridor on one day. */
function knewAlready(before: Event, after: Event, claim: Claim): boolean {
  if (!SAYS_HOLDING.has(after.status) || weigh(before.kind, before.status) !== 'relief') return false
  if (before.kind === 'ceasefire') return before.clock?.told.some(key => key.startsWith('begins ')) === true
  return before.lastHeldAt !== null && Date.parse(claim.publishedAt) - Date.parse(before.lastHeldAt) < SAME_DAY_MS
}

const SAME_DAY_MS = 12 * HOUR_MS

/** A window that ends sooner or begins later is bad news; one that is longer, or that is known only now, is relief. */
function windowNews(before: Event, after: Event): 'shortened' | 'extended' | null {
  if (before.start === after.start && before.end === after.end && before.daily === after.daily) return null
  const hours = (event: Event) => event.daily ?? `${event.start?.slice(11, 16) ?? '00:00'}-${event.end?.slice(11, 16) ?? '24:00'}`
  const sooner =
    (before.end !== null && after.end !== null && after.end < before.end) ||
    (before.end === null && before.daily === null && after.end !== null)
  const begins = before.start !== null && after.start !== null && after.start > before.start
  const fewer =
    before.daily !== null &&
    after.daily !== null &&
    (after.daily.slice(0, 5) > before.daily.slice(0, 5) || after.daily.slice(6) < before.daily.slice(6))
  if (sooner || begins || fewer) return 'shortened'
  return hours(before) !== hours(after) || before.end !== after.end || before.start !== after.start ? 'extended' : null
}

function sameToRead(before: Event, after: Event): boolean {
  const figures = (['killed', 'wounded', 'casualties', 'children', 'women'] as const).every(field => {
    const old = figureRange(before.claims, field)
    const now = figureRange(after.claims, field)
    return old?.min.value === now?.min.value && old?.max.value === now?.max.value
  })
  return (
    figures &&
    before.weapons.length === after.weapons.length &&
    before.targets.length === after.targets.length &&
    before.actor === after.actor
  )
}
