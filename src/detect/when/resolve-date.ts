import { hijriMoment, hijriYearOf } from './hijri.ts'
import {
  DAY,
  dateMoment,
  type Interval,
  type Moment,
  monthOf,
  shift,
  startOf,
  startOfDay,
  unitAround,
  weekdayOf,
  yearOf,
} from './local-time.ts'
import type { DateSpec, Resolve, Tense } from './piece.ts'

/** How far around a moment the years and months are tried that a date leaves unsaid. */
const YEARS_AROUND = 3
const MONTHS_AROUND = 14

/** The days (or the month, where no day is said) that a date may mean. */
export function resolveDate(spec: DateSpec): Resolve {
  return (at, tense) => {
    const year = spec.year ?? (at === null || spec.yearOffset === null ? null : thisYear(spec, at) + spec.yearOffset)
    if (year !== null) return listed(wholeDate(spec, year) ?? undefined)
    if (at === null) return []
    const today = startOfDay(at)
    if (spec.offset !== null) return [relativeDay(spec, today + spec.offset * DAY, today)]
    const candidates = candidatesOf(spec, today)
    const swapped = monthFirst(spec, candidates, today)
    if (swapped) return [swapped]
    if (
      spec.weekday !== null &&
      spec.day !== null &&
      !spec.mod &&
      (spec.month !== null || spec.monthOffset !== null || tense !== 'unknown')
    )
      return nearest(candidates, today)
    const weekday = spec.day === null && spec.month === null
    const close = spec.day !== null && spec.month !== null && !spec.mod && tense === 'past' ? slipped(candidates, today) : undefined
    return close ? [close] : select(candidates, today, tense, spec.mod, weekday)
  }
}

/** «الخميس 02/03» of early February: read month first, the date is of these days and fits its weekday, and read day first it is not. */
function monthFirst(spec: DateSpec, candidates: readonly Interval[], today: Moment): Interval | undefined {
  if (!spec.swappable || spec.weekday === null || spec.day === null || spec.month === null) return undefined
  const isNear = ({ start }: Interval) => Math.abs(start - today) <= SWAPPED_DAYS * DAY && weekdayOf(start) === spec.weekday
  if (candidates.some(isNear)) return undefined
  return candidatesOf({ ...spec, month: spec.day, day: spec.month }, today).find(isNear)
}

const SWAPPED_DAYS = 10

/** «حتى 15 حزيران» in a report of early June: a date just on the other side of today beats one of almost a year away. */
function slipped(candidates: readonly Interval[], today: Moment): Interval | undefined {
  const [first] = select(candidates, today, 'past', null)
  const [close] = nearest(candidates, today)
  if (!first || !close || Math.abs(first.start - today) < FAR_DAYS * DAY || Math.abs(close.start - today) > CLOSE_DAYS * DAY)
    return undefined
  return close
}

const FAR_DAYS = 240
const CLOSE_DAYS = 90

/** Of candidates in order of time: the last begun, the next to end, or both. */
export function select(candidates: readonly Interval[], today: Moment, tense: Tense, mod: DateSpec['mod'], weekday = false): Interval[] {
  const before = candidates.findLast(({ end }) => end <= today)
  const after = candidates.find(({ start }) => start > today)
  const current = candidates.find(({ start, end }) => start <= today && today < end)
  switch (mod) {
    case 'last':
      return listed(before)
    case 'next':
      return listed(after)
    case 'this':
      return listed(current ?? (weekday ? after : nearest(candidates, today)[0]))
    case null:
      if (tense === 'past') return listed(current ?? before)
      if (tense === 'future') return listed(current ?? after)
      return current ? (weekday ? listed(current, after) : [current]) : listed(before, after)
  }
}

function candidatesOf(spec: DateSpec, today: Moment): Interval[] {
  const candidates: Interval[] = []
  const add = (interval: Interval | null) => {
    if (interval && (spec.weekday === null || weekdayOf(interval.start) === spec.weekday)) candidates.push(interval)
  }
  if (spec.month !== null) {
    const year = thisYear(spec, today)
    for (let y = year - YEARS_AROUND; y <= year + YEARS_AROUND; y++) add(wholeDate(spec, y))
    // a weekday that fits no year near is a slip of the pen: the date counts
    return candidates.length > 0 || spec.weekday === null ? candidates : candidatesOf({ ...spec, weekday: null }, today)
  }
  if (spec.day !== null) {
    const months = spec.monthOffset === null ? range(-MONTHS_AROUND, MONTHS_AROUND) : [spec.monthOffset]
    for (const offset of months) {
      const month = shift('month', startOf('month', today), offset)
      add(dayIn(dateMoment(yearOf(month), monthOf(month), spec.day)))
    }
    return candidates.length > 0 || spec.weekday === null ? candidates : candidatesOf({ ...spec, weekday: null }, today)
  }
  if (spec.monthOffset !== null) return [unitAround('month', today, spec.monthOffset)]
  return spec.weekday === null ? [] : weekdaysAround(spec.weekday, today)
}

/** The weekday before today, today if it is one, and the one after. */
function weekdaysAround(weekday: number, today: Moment): Interval[] {
  const next = today + ((weekday - weekdayOf(today) + 7) % 7) * DAY
  return [next - 7 * DAY, next, next + 7 * DAY].map(start => ({ start, end: start + DAY }))
}

/** «أمس الأحد»: where both disagree (an article of just after midnight), the weekday decides. */
function relativeDay(spec: DateSpec, day: Moment, today: Moment): Interval {
  if (spec.day !== null && (spec.month !== null || spec.monthOffset !== null)) {
    const [date] = nearest(candidatesOf({ ...spec, weekday: null, offset: null }, today), day)
    if (date) return date
  }
  const { weekday } = spec
  if (weekday === null || weekdayOf(day) === weekday) return { start: day, end: day + DAY }
  const forward = (weekday - weekdayOf(day) + 7) % 7
  const fitting = day > today ? day + forward * DAY : day + (forward - 7) * DAY
  return { start: fitting, end: fitting + DAY }
}

function thisYear(spec: DateSpec, at: Moment): number {
  return spec.calendar === 'hijri' ? hijriYearOf(at) : yearOf(at)
}

function wholeDate(spec: DateSpec, year: number): Interval | null {
  const moment = spec.calendar === 'hijri' ? hijriMoment : dateMoment
  if (spec.month === null) return null
  if (spec.day !== null) return dayIn(moment(year, spec.month, spec.day))
  const start = moment(year, spec.month, 1)
  const end = spec.month === 12 ? moment(year + 1, 1, 1) : moment(year, spec.month + 1, 1)
  return start === null || end === null ? null : { start, end }
}

function dayIn(start: Moment | null): Interval | null {
  return start === null ? null : { start, end: start + DAY }
}

function nearest(candidates: readonly Interval[], day: Moment): Interval[] {
  let best: Interval | undefined
  for (const candidate of candidates) if (!best || Math.abs(candidate.start - day) < Math.abs(best.start - day)) best = candidate
  return listed(best)
}

function listed(...intervals: readonly (Interval | undefined)[]): Interval[] {
  return intervals.filter(interval => interval !== undefined)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
