import type { DailyHours, LocalMinute } from '../../domain/detection.ts'
import type { Line } from '../reading/line.ts'
import { timesOf } from '../slots/day.ts'
import { localNow, PLACE_ZONE } from '../slots/local-now.ts'
import { shiftMinute } from '../when/local-time.ts'
import { type Window, windowOf } from '../when/window.ts'
import { findWord, type Segment } from './segment.ts'

export interface ReliefWindow {
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
}

export interface ReliefHours {
  readonly window: ReliefWindow
  /** The latest minute at which it may have begun. */
  readonly startsBy: LocalMinute | null
  /** How long it is to last, where that is said. */
  readonly duration: Window['duration']
}

/** The window that a sentence, or that stretch of it, gives its truce or its way: hours only, since a bare day mostly dates the report. */
export function reliefWindow(line: Line, publishedAt: Date | null, stretch: Segment = line): ReliefHours {
  const at = localNow(publishedAt)
  const read = windowOf(line.text, at, { zone: PLACE_ZONE, from: stretch.from, to: stretch.to })
  const today = at?.slice(0, 10) ?? ''
  const day = at === null ? null : dayMeant(line, publishedAt, read, today)
  const back = day === null && isThisWeek(line, read, at) ? -7 : 0
  const start = read.start && (day === null ? shiftMinute(read.start, back) : `${day}${read.start.slice(10)}`)
  // an end that lies before such a start is this week's as it is
  const endBack = read.start !== null && read.end !== null && read.end >= read.start ? back : 0
  const end = read.end && (day === null ? shiftMinute(read.end, endBack) : `${day}${read.end.slice(10)}`)
  const opens = start !== null && read.daily !== null && read.startGrain === 'day' ? firstOpening(start, read.daily) : start
  const window = sound({
    start: opens !== null && (read.startGrain !== 'day' || opens.slice(0, 10) > today) && !isFarAhead(opens, at) ? opens : null,
    end: end !== null && (read.endGrain !== 'day' || end.slice(0, 10) > today) ? end : null,
    daily: read.daily,
  })
  const startsBy = start === read.start ? read.startsBy : start
  return { window, startsBy: window.start === null ? null : startsBy, duration: read.duration }
}

/** «غداً الجمعة … من التاسعة صباحاً إلى السابعة مساء»: the day to come that stands before hours without a day; null where they have their own. */
function dayMeant(line: Line, publishedAt: Date | null, { start, end, daily, startGrain, from, to }: Window, today: string): string | null {
  if (start === null || daily !== null || startGrain === 'day' || (end !== null && end.slice(0, 10) !== start.slice(0, 10))) return null
  let day: string | null = null
  for (const time of timesOf(line, publishedAt)) {
    if (time.start === null || !time.stated || time.to <= from - DAY_REACH || time.from >= to) continue
    if (time.clock !== null || time.grain !== 'day' || time.range) return null
    if (time.start.slice(0, 10) <= today || time.relation === 'until') continue
    if (day !== null) return null
    day = time.start.slice(0, 10)
  }
  return day
}

const DAY_REACH = 6

/** «من التاسعة حتى الثانية كل يوم، اعتباراً من الثلاثاء»: on Tuesday at nine, not at midnight. */
function firstOpening(start: LocalMinute, daily: DailyHours): LocalMinute {
  return `${start.slice(0, 10)}T${daily.slice(0, 5)}`
}

/**
 * Whether a weekday taken for next week's is this week's: «يبدأ ظهر الخميس», read on that Thursday afternoon, unless the next is named; «أوقف عملياته
 * اعتباراً من ظهر السبت», read on Sunday.
 */
function isThisWeek(line: Line, { start, from, to }: Window, now: string | null): boolean {
  if (start === null || now === null) return false
  const before = shiftMinute(start, -7).slice(0, 10)
  if (findWord(line, from, to + 1, NEXT) >= 0 || findWord(line, from - 3, to, /^اسبوع$/) >= 0) return false
  if (before === now.slice(0, 10)) return true
  const lately = shiftMinute(now, -2).slice(0, 10)
  return (
    before >= lately && before < now.slice(0, 10) && findWord(line, line.from, from, HALTED) >= 0 && findWord(line, line.from, to, YET) < 0
  )
}

const NEXT = /^(المقبل|القادم|المقبله|القادمه)$/
const HALTED = /^(اوقف|اوقفت|اوقفوا|اوقفا|علق|علقت|علقوا|توقف|توقفت)$/
const YET = /^(س[يت].{3,}|[يت]بدا|[يت]سري|[يت]دخل|المقرر|المنتظر|المرتقب|المتوقع|غدا?|بدء|تمهيدا|استعدادا)$/

/** An end that does not lie behind its start is no end. */
function sound(window: ReliefWindow): ReliefWindow {
  const { start, end } = window
  return start !== null && end !== null && end <= start ? { ...window, end: null } : window
}

/** Nobody declares a truce for months ahead: «دخل حيز التنفيذ في 30 كانون الأول», read in spring, was last year's. */
const FAR_AHEAD_DAYS = 60

function isFarAhead(start: LocalMinute, now: string | null): boolean {
  if (now === null) return false
  return Date.parse(`${start}Z`) - Date.parse(`${now.slice(0, 16)}Z`) > FAR_AHEAD_DAYS * 86_400_000
}

export function isEmptyWindow({ start, end, daily }: ReliefWindow): boolean {
  return start === null && end === null && daily === null
}
