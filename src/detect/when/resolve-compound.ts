import { bothHalves, minutesOf, ofPart } from './clock-hours.ts'
import type { Compound } from './compound.ts'
import { DAY, type Grain, HOUR, type Interval, MINUTE, type Moment, SECOND, startOfDay } from './local-time.ts'
import type { Clock, Tense } from './piece.ts'
import { betweenZones } from './zone.ts'

export interface Resolved {
  readonly intervals: readonly Interval[]
  readonly grain: Grain
}

/** The times that a compound may mean, seen from `at`, on the clocks of `zone`; the past before the future. */
export function resolveCompound(compound: Compound, at: Moment | null, tense: Tense, zone: string): Resolved {
  const { period, clock, part } = compound
  if (clock) {
    const grain = clock.clock.grain === 'hour' && clock.until?.grain === 'minute' ? 'minute' : clock.clock.grain
    const spans = clockSpans(compound)
    const intervals = onDays(compound, spans, at, tense).map(interval => inZone(interval, compound.zone, zone))
    return { intervals, grain }
  }
  if (part && (period === null || period.grain === 'day')) {
    const span = { start: part.part.start * HOUR, end: part.part.end * HOUR }
    return { intervals: onDays(compound, [span], at, tense), grain: 'hour' }
  }
  return { intervals: period?.resolve(at, tense) ?? [], grain: period?.grain ?? 'day' }
}

/** What the hours of a compound say by themselves, as offsets from midnight. */
export function clockSpans({ clock, part }: Pick<Compound, 'clock' | 'part'>): Interval[] {
  if (!clock) return []
  const settle = (value: Clock) => (part && value.twelve ? ofPart(value, part.part) : value)
  const start = settle(clock.clock)
  if (!clock.until) return bothHalves(start).map(half => ({ start: msOf(half), end: msOf(half) + GRAIN_MS[half.grain] }))
  const until = settle(clock.until)
  const length = (minutesOf(until) - minutesOf(start) + 1440) % 1440 || 1440
  return bothHalves(start).map(half => ({ start: msOf(half), end: msOf(half) + length * MINUTE }))
}

const GRAIN_MS = { second: SECOND, minute: MINUTE, hour: HOUR }

function msOf(clock: Clock): number {
  return minutesOf(clock) * MINUTE + clock.second * SECOND
}

function onDays({ period, part, daily, clock }: Compound, spans: readonly Interval[], at: Moment | null, tense: Tense): Interval[] {
  const on = (day: Moment, span: Interval) => ({ start: day + span.start, end: day + span.end })
  const days = period?.resolve(at, tense)
  if (days)
    return fitting(
      days.flatMap(({ start }) => spans.map(span => on(startOfDay(start), span))),
      at,
      tense,
    )
  if (at === null) return []
  const today = startOfDay(at)
  const offset = part?.offset ?? null
  if (offset !== null) return spans.map(span => on(today + offset * DAY, span))
  const past = spans.map(span => on(latest(today, span, part && !clock ? at - HOUR : at), span))
  const future = spans.map(span => on(earliest(today, span, at, clock?.until != null || !clock), span))
  if (daily) return future
  if (tense === 'past') return past
  if (tense === 'future') return future
  return [...past, ...future.filter(interval => !past.some(({ start }) => start === interval.start))]
}

/** Of two halves of a day, the one that the tense allows. */
function fitting(intervals: readonly Interval[], at: Moment | null, tense: Tense): Interval[] {
  if (at === null || tense === 'unknown' || intervals.length < 2) return [...intervals]
  const fit = intervals.filter(({ start, end }) => (tense === 'past' ? start <= at : end > at))
  return fit.length > 0 ? fit : [...intervals]
}

/** The last day on which the span had begun. */
function latest(today: Moment, span: Interval, at: Moment): Moment {
  let day = today
  while (day + span.start > at) day -= DAY
  return day
}

/** The first day on which the span (a lasting one: its end) is yet to come. */
function earliest(today: Moment, span: Interval, at: Moment, lasting: boolean): Moment {
  const mark = lasting ? span.end - 1 : span.start
  let day = today
  while (day + mark < at) day += DAY
  return day
}

function inZone({ start, end }: Interval, stated: string | null, zone: string): Interval {
  if (stated === null || stated === zone) return { start, end }
  const moved = betweenZones(start, stated, zone)
  return { start: moved, end: moved + (end - start) }
}
