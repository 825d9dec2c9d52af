import type { LocalDate } from '../../domain/detection.ts'
import { daysApart, shiftDay } from '../../domain/local-date.ts'
import { has, hasTag, hasWord, type Line } from '../reading/line.ts'
import { findTimes, type TimeReading } from '../when/find-times.ts'
import type { LocalTime } from '../when/local-time.ts'
import { daysSince } from './days-since.ts'
import { localNow, PLACE_ZONE } from './local-now.ts'

export { PLACE_ZONE }

/** What happened longer ago than this is no news. */
const NEWS_DAYS = 3
const DAY_MS = 86_400_000
const NEAR_DAY = /اليوم|أمس|امس|الليلة|البارحة/

export interface DayReading {
  readonly day: LocalDate | null
  readonly stated: boolean
  /** The text puts it further back than news reaches. */
  readonly past: boolean
  /** The text puts it into the time to come. */
  readonly ahead: boolean
  /** Words for the hour or the part of the day, as the text has them. */
  readonly timeText: string | null
}

const memory = new WeakMap<Line, readonly TimeReading[]>()

/** The times of a line, past first, read once. */
export function timesOf(line: Line, publishedAt: Date | null): readonly TimeReading[] {
  const known = memory.get(line)
  if (known) return known
  const at = localNow(publishedAt)
  // «باب الهوى» holds no «آب»
  const times = findTimes(line.text, at, { zone: PLACE_ZONE, from: line.from, to: line.to, tense: 'past' }).filter(
    time => !line.mentions.some(({ kindFrom, to }) => kindFrom <= time.from && time.to <= to),
  )
  memory.set(line, times)
  return times
}

/**
 * The day on which something told by tokens [from, to) happened: the time named nearest to token `anchor`, else one that opens the sentence,
 * else the day of publication.
 */
export function readDay(line: Line, from: number, to: number, anchor: number, publishedAt: Date | null): DayReading {
  const now = localNow(publishedAt)
  const today = now?.slice(0, 10) ?? null
  const inferred: DayReading = { day: now === null ? null : dayOfNews(now), stated: false, past: false, ahead: false, timeText: null }
  const times = timesOf(line, publishedAt).filter(
    time => isDay(line, time, today) && !isLongAgo(time, today) && !datesOther(line, time, today) && !isAge(line, time),
  )
  const inside = times.filter(time => time.from >= from && time.to <= to && !isOfOther(line, anchor, time))
  const before = times.filter(({ to: end }) => end <= from)
  const near = nearest(inside, anchor) ?? nearest(before, from)
  const time = near && !near.stated ? (datedBeside(line, times, near) ?? near) : near
  const since = today === null || time?.stated ? null : daysSince(line, from, anchor)
  if (since !== null && today !== null)
    return { day: shiftDay(today, -since), stated: true, past: since > NEWS_DAYS, ahead: false, timeText: null }
  if (!time || time.start === null) return inferred
  const named = dayOf(time, time.start)
  const day = now !== null && named === today && isOfNews(time, now) ? dayOfNews(now) : named
  const timeText = hourly(time) ? time.text : null
  if (today === null)
    return time.stated ? { day: isOneDay(time) ? day : null, stated: true, past: false, ahead: false, timeText } : inferred
  // «أمس الجمعة» under a date that does not fit: the date is wrong, the news is of these days
  if (NEAR_DAY.test(time.text) && isOneDay(time)) {
    const off = daysApart(day, today)
    return { day: off >= 0 && off <= NEWS_DAYS ? day : today, stated: true, past: false, ahead: false, timeText }
  }
  const end = (time.end ?? time.start).slice(0, 10)
  const age = daysApart(isOneDay(time) ? day : end, today)
  if (age > NEWS_DAYS) return { day: isOneDay(time) ? day : null, stated: true, past: true, ahead: false, timeText }
  if (!isOneDay(time)) return inferred
  return { day: age < 0 ? today : day, stated: time.stated, past: false, ahead: age < -1, timeText }
}

/** What is published in the first hour of a day was written of the one before. */
function dayOfNews(now: LocalTime): LocalDate {
  const today = now.slice(0, 10)
  return now.slice(11, 13) === '00' ? shiftDay(today, -1) : today
}

/** «اليوم», «ظهراً», read shortly after midnight: no weekday, no date, and no hour that lies behind already. */
function isOfNews({ text, start, clock, part }: TimeReading, now: LocalTime): boolean {
  if (WEEKDAY.test(text)) return false
  return hourly({ clock, part }) ? start !== null && start > now : !/\p{Nd}/u.test(text)
}

const WEEKDAY = /سبت|[اأ]حد|[اإ]ثنين|ثلاثاء|[اأ]ربعاء|خميس|جمعة/

/** «سقطت قذائف على سقبا، بينما توفي جريح أصيب الثلاثاء», «…، وكان الطيران قصف السبت …»: behind such a word the sentence speaks of something else. */
function isOfOther(line: Line, anchor: number, { from }: TimeReading): boolean {
  return from > anchor && hasWord(line, anchor, from, MEANWHILE)
}

const MEANWHILE = /^و?(بينما|فيما)$|^و(كان|كانت)$/

/** «two days ago» says the day; «since Monday» and «before Monday» do not. */
function isDay(line: Line, time: TimeReading, today: LocalDate | null): boolean {
  if (time.start === null || time.recurs !== null || (time.relation === 'until' && !isReturn(line, time))) return false
  // «منذ الخامسة عصراً», «منذ صباح اليوم»: all of it is today's
  if (time.relation === 'since') return hourly(time) && time.start.slice(0, 10) === today
  // «قبيل منتصف ليل السبت» is that day still
  return time.relation !== 'before' || AGO.test(time.text) || hourly(time)
}

function hourly({ clock, part }: Pick<TimeReading, 'clock' | 'part'>): boolean {
  return clock !== null || part !== null
}

/** «قبيل منتصف ليل السبت»: midnight itself is the next day's first minute. */
function dayOf({ relation, clock }: TimeReading, start: string): LocalDate {
  const early = relation === 'before' && clock !== null && start.slice(11, 16) === '00:00'
  return early ? shiftDay(start.slice(0, 10), -1) : start.slice(0, 10)
}

/** «قبل الفجر … في الرابع من أيار»: the date that goes with a part of the day, where no comma parts the two, or nothing but one: «13 آذار، وعند الخامسة». */
function datedBeside(line: Line, times: readonly TimeReading[], part: TimeReading): TimeReading | undefined {
  const goesWith = (time: TimeReading) => {
    const stretch = line.text.tokens.slice(Math.min(time.to, part.to), Math.max(time.from, part.from))
    return (
      !stretch.some(({ kind }) => kind === 'mark') ||
      stretch.every(({ kind, text }) => (kind === 'mark' ? text === '،' : TO_THE_HOUR.test(text)))
    )
  }
  const dated = times.filter(time => time.stated && time.start !== null && goesWith(time))
  return nearest(dated, part.from)
}

const TO_THE_HOUR = /^و?(في|عند|تمام|حوالي|نحو|قرابه|حدود|بحدود)$/

/** «بالعودة إلى السبت …»: what is told next is of that day. */
function isReturn(line: Line, { from }: TimeReading): boolean {
  return [from - 1, from - 2].some(at => /^(و)?ب?(ال)?(عوده|رجوع)$/.test(line.text.tokens[at]?.text ?? ''))
}

/** «after a truce agreed on ten days ago» dates what is told beside. */
function isLongAgo({ text, start }: TimeReading, today: LocalDate | null): boolean {
  return AGO.test(text) && start !== null && today !== null && daysApart(start.slice(0, 10), today) > NEWS_DAYS
}

/** «منذ بدء العملية في 20 كانون الثاني», «الاتفاق الموقع في 5 آذار»: the date of something else. */
function datesOther(line: Line, { from, to, start }: TimeReading, today: LocalDate | null): boolean {
  for (let at = from - 1; at >= Math.max(line.from, from - 9); at--) {
    const text = line.text.tokens[at]?.text ?? ''
    if (text === '،' || text === '.') return false
    // «في تقرير نشرته الخميس»; what was published a week ago is a week old
    if (from - at <= 2 && PUBLISHED.test(text)) return start === null || today === null || daysApart(start.slice(0, 10), today) <= NEWS_DAYS
    if (/^(ال)?(موقع|موقعه|مبرم|مبرمه|توقيع|موقعا)$/.test(text)) return true
    // «هدنة أعلنت في أيلول»
    if (BEGAN.test(text) && has(line, at - 1, 'truce', 'deal')) return true
    // «ضمن العملية التي انطلقت أمس», «الاتفاق الذي أعلن أمس»
    if (/^(التي|الذي|الذين)$/.test(text)) {
      const next = line.text.tokens[at + 1]?.text ?? ''
      // «الغارة التي وقعت ليل الأحد» is the fire itself
      if (BEGAN.test(next)) return !(/^وقع/.test(next) && has(line, at - 1, 'fire-noun', 'strike-noun'))
      return !tellsOfFire(line, at - 2, from, to)
    }
    // «لاستعادة ما خسره النظام هناك نهاية تموز»
    if (text === 'ما' && LOST.test(line.text.tokens[at + 1]?.text ?? '')) return true
    if (/^و?منذ$/.test(text)) return /^(بدء|بدايه|انطلاق|اندلاع|اعلان|توقيع|دخول|سريان)$/.test(line.text.tokens[at + 1]?.text ?? '')
  }
  return false
}

/** «سقبا التي خرجت عن السيطرة في 2012» tells of no fire; «التي شهدت أمس قصفا» does, but not «الذي أسس في 2013 بغارة». */
function tellsOfFire(line: Line, at: number, from: number, to: number): boolean {
  if (hasTag(line, at, from, ...OF_FIRE)) return true
  for (let next = to; next < to + BEHIND; next++) {
    if (line.text.tokens[next]?.text === '،') return false
    if (has(line, next, ...OF_FIRE)) return !/^و?ب/.test(line.text.tokens[next]?.text ?? '')
  }
  return false
}

const BEHIND = 4
const OF_FIRE = [
  'fire-verb',
  'fire-noun',
  'strike-noun',
  'aim',
  'projectile',
  'receive',
  'launch',
  'dead',
  'wounded',
  'result',
  'loss',
] as const

/** «في الخامسة عشرة من عمره» */
function isAge(line: Line, { to }: TimeReading): boolean {
  return line.text.tokens[to]?.text === 'من' && /^(ال)?عمر(ه|ها|هم|هما)?$/.test(line.text.tokens[to + 1]?.text ?? '')
}

const PUBLISHED = /^(و)?(نشر|صدر|اصدر|بث|[يت]نشر)(ت|ته|ه|ها|تها)?$/
const BEGAN = /^(انطلق|بدا|اعلن|وقع|ابرم|دخل|عقد|اطلق|توصل|تم)(ت|وا|ها|ه)?$/

const LOST = /^(خسر|فقد|سيطر|استولي|احتل|استعاد|انتزع)(ت|وا)?(ه|ها)?$/

const AGO = /^(و|ف)?قبل\s/

function isOneDay({ start, end, grain }: TimeReading): boolean {
  if (grain === 'week' || grain === 'month' || grain === 'year') return false
  return start !== null && (end === null || Date.parse(`${end}Z`) - Date.parse(`${start}Z`) <= 1.5 * DAY_MS)
}

function nearest(times: readonly TimeReading[], anchor: number): TimeReading | undefined {
  let best: TimeReading | undefined
  let distance = Number.POSITIVE_INFINITY
  for (const time of times) {
    const gap = time.to <= anchor ? anchor - time.to : time.from - anchor
    // of two readings of the same words the first is the past one
    if (gap < distance) {
      best = time
      distance = gap
    }
  }
  return best
}
