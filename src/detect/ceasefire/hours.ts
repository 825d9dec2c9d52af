import type { CeasefireStatus } from '../../domain/detection.ts'
import { findTag, has, hasTag, type Line } from '../reading/line.ts'
import type { ReadLine } from '../reading/reading.ts'
import { findWord, plain } from '../relief/segment.ts'
import { isEmptyWindow, type ReliefHours, type ReliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { laterBy, shiftMinute } from '../when/local-time.ts'
import { RELIEF } from './hope.ts'

/** The hours that a sentence gives a truce. */
export interface TruceHours extends ReliefHours {
  readonly line: Line
}

/** The hours of a truce may stand in another sentence than its place. What begins later is announced, what began is in effect. */
export function withWindow(sketch: Sketch, windows: ReadonlyMap<number, TruceHours>, now: string | null): Sketch {
  if (sketch.status === 'proposed' || sketch.status === 'denied') return sketch
  const timed = [...windows.values()].filter(({ window }) => !isEmptyWindow(window))
  const own = timed.find(({ line }) => line.index === sketch.line.index) ?? timed[0]
  if (!own) return sketch
  const past = now === null ? null : ofYesterday(sketch, own, now)
  if (past !== null)
    return { ...sketch, ...past, ...(RELIEF.has(sketch.status as CeasefireStatus) ? { status: 'ended', rule: 'truce over' } : {}) }
  const window = hasBegun(sketch) ? begunBy(own.window, now) : own.window
  const { start, daily } = window
  const told = { ...sketch, ...window }
  if (now === null || start === null || !RELIEF.has(sketch.status as CeasefireStatus)) return told
  const begun = daily === null && ((own.startsBy !== null && own.startsBy <= now) || start !== own.window.start)
  return { ...told, status: start > now ? 'announced' : begun ? 'in_effect' : told.status }
}

/** «أعلنت أمس هدنة من العاشرة حتى الثالثة وقد انتهت», «كانت هدنة أعلنت أمس من …»: the hours of yesterday's truce, which is over; null where they may be today's. */
function ofYesterday({ status, line: { text } }: Sketch, { window, line }: TruceHours, now: string): ReliefWindow | null {
  const { start, end, daily } = window
  if (start === null || end === null || daily !== null || end <= shiftMinute(now, -1)) return null
  const declared = findWord(line, line.from, line.to, DECLARED)
  const yesterday = declared < 0 ? -1 : findWord(line, declared - DECLARED_REACH, declared + DECLARED_REACH, YESTERDAY)
  if (yesterday < 0 || line.text !== text || findWord(line, line.from, line.to, TODAY) >= 0) return null
  const was = findWord(line, line.from, declared, /^(كان|كانت)$/)
  if (status !== 'ended' && !(was >= 0 && has(line, was + 1, 'truce'))) return null
  const day = shiftMinute(`${now.slice(0, 10)}T00:00`, -1).slice(0, 10)
  if (start.slice(0, 10) <= day) return null
  const days = end.slice(0, 10) === start.slice(0, 10) ? day : now.slice(0, 10)
  return { start: `${day}${start.slice(10)}`, end: `${days}${end.slice(10)}`, daily }
}

const DECLARED = /^(اعلن|اعلنت|اعلنا|اعلنوا|معلنه|المعلنه|المعلن|اقر|اقرت|ابرمت|فرضت|اتفق|اتفقت)$/
const DECLARED_REACH = 5
const YESTERDAY = /^(امس|البارحه)$/
const TODAY = /^(اليوم|غدا|غد|الليله)$/

/** A truce of every day is spoken of, or so many hours of every day without fire. */
export function isOfEveryDay({ line }: ReadLine): boolean {
  for (let at = line.from; at < line.to; at++) {
    if (EVERY_DAY.test(plain(line, at)) && hasTag(line, line.from, line.to, 'truce')) return true
    if (!DAY.test(plain(line, at)) || plain(line, at - 1) !== 'كل') continue
    // «توقف روسيا القصف خمس ساعات كل يوم»
    if (findWord(line, at - 4, at, HOURS) >= 0 && findWord(line, line.from, at, HALTS) >= 0) return true
    // «تسري الهدنة كل يوم»; not «الهدنة التي يقتل خلالها كل يوم …»
    const truce = line.tags.findLastIndex((tags, index) => index + line.from < at && tags.includes('truce')) + line.from
    if (truce >= line.from && at - truce <= DAILY_REACH && !hasTag(line, truce + 1, at + 4, 'dead', 'wounded', 'fire-verb', 'truce-break'))
      return true
  }
  return false
}

const EVERY_DAY = /^(يوميا|يوميه|اليوميه)$/
const DAY = /^(يوم|نهار)$/
const HOURS = /^(ساعه|ساعتين|ساعات)$/
const HALTS = /^(س?[يت]?توقف|س?[يت]وقف|اوقفت|اوقف|توقفت|وقف|تعليق|علقت|[يت]علق|هدوء|الهدوء)$/
const DAILY_REACH = 8

/**
 * Of one truce: «مساء غد … من السابعة من مساء غد», the hour goes before the part of the day that holds it; «تمديد ساعات الهدنة لتصبح من …», the new
 * hours go before the old ones; «هدنة مدتها 48 ساعة … دخلت حيز التنفيذ منتصف الليل», where it begins and how long it lasts make its end.
 */
export function settledHours(windows: ReadonlyMap<number, TruceHours>): ReadonlyMap<number, TruceHours> {
  const all = [...windows.values()]
  const changed = all.findLast(
    ({ line, window }) => isChange(line) && (window.daily !== null || (window.start !== null && window.end !== null)),
  )
  const settled = new Map<number, TruceHours>()
  for (const [index, hours] of windows) {
    const { start } = hours.window
    const exact = all.find(
      ({ window, startsBy }) =>
        start !== null &&
        window.start !== null &&
        window.start === startsBy &&
        hours.startsBy !== null &&
        hours.startsBy > start &&
        window.start >= start &&
        window.start <= hours.startsBy &&
        window.start.slice(0, 10) === start.slice(0, 10),
    )
    const timed = exact ? { ...hours, window: { ...hours.window, start: exact.window.start }, startsBy: exact.startsBy } : hours
    const whole = withEnd(timed, all)
    settled.set(index, changed && index < changed.line.index ? { ...whole, window: changed.window, startsBy: changed.startsBy } : whole)
  }
  return settled
}

/** The end of a truce whose hour of beginning is told apart from how long it lasts, where one duration is told of it. */
function withEnd(hours: TruceHours, all: readonly TruceHours[]): TruceHours {
  const { start, end, daily } = hours.window
  if (start === null || end !== null || daily !== null || hours.startsBy !== start || all.some(({ window }) => window.end !== null))
    return hours
  const lengths = all.flatMap(({ duration, window, line }) =>
    duration !== null && isEmptyWindow(window) && isLength(line) ? [duration] : [],
  )
  const [length] = lengths
  if (!length || lengths.some(({ grain, count }) => grain !== length.grain || count !== length.count)) return hours
  return { ...hours, window: { ...hours.window, end: laterBy(start, length) } }
}

/** «هدنة مدتها 48 ساعة», «لمدة يومين», «هدنة 72 ساعة» */
function isLength(line: Line): boolean {
  const truce = findTag(line, line.from, line.to, 'truce')
  return (
    truce >= 0 &&
    !hasTag(line, line.from, truce, 'relief-ask', 'call') &&
    (findWord(line, truce - 6, truce + 8, /^(مدتها|مدته|لمده|مده)$/) >= 0 || line.text.tokens[truce + 1]?.kind === 'number')
  )
}

/** «تمديد ساعات الهدنة لتصبح من …» */
function isChange(line: Line): boolean {
  const becomes = findWord(line, line.from, line.to, /^(لتصبح|ليصبح|لتكون|لتغدو|لتبدا)$/)
  return becomes >= 0 && findWord(line, becomes - 8, becomes, HOURS) >= 0 && hasTag(line, becomes - 8, becomes, 'truce')
}

/** Hours of one day are those of every day, where the article says so in another sentence. */
export function withDaily(sketch: Sketch, everyDay: boolean): Sketch {
  const { start, end, daily } = sketch
  if (!everyDay || daily !== null || start === null || end === null || start.slice(0, 10) !== end.slice(0, 10)) return sketch
  return { ...sketch, start: null, end: null, daily: `${start.slice(11)}-${end.slice(11)}` }
}

/** «دخلت الهدنة حيز التنفيذ»: its hour lies behind. */
function hasBegun({ line, rule }: Sketch): boolean {
  if (
    rule === 'truce holds' &&
    findWord(
      line,
      line.from,
      line.to,
      /^(دخل|دخلت|بدا|بدات|سري|سرت|بات|باتت|اصبح|اصبحت|وضع|وضعت|باشر|باشرت|بوشر|حلت|طبق|طبقت|صمتت|سكتت|توقف|توقفت|اوقف|اوقفت)$/,
    ) >= 0
  )
    return true
  // «ساد الهدوء مع بدء سريان تهدئة»
  const start = findWord(line, line.from + 1, line.to, /^(بدء|بدايه|دخول|سريان)$/)
  return start >= 0 && findWord(line, start - 1, start, /^(مع|منذ|بعد|عقب|اثر)$/) >= 0
}

/** An hour without a day that is taken for tomorrow's was today's, a weekday taken for next week's was this week's. */
export function begunBy(window: ReliefWindow, now: string | null): ReliefWindow {
  const { start, end } = window
  if (now === null || start === null || start <= now) return window
  // «بدأت الهدنة مساء الأربعاء», read on Thursday
  const days = [-1, -7].find(shift => shiftMinute(start, shift) <= now)
  if (days === undefined) return window
  return { ...window, start: shiftMinute(start, days), end: end === null ? null : shiftMinute(end, days) }
}
