import type { LocalMinute } from '../../domain/detection.ts'
import { hasTag, hasWord, type Line } from '../reading/line.ts'
import { readLine } from '../reading/read-lines.ts'
import type { Reading } from '../reading/reading.ts'
import { ageOf } from '../relief/freshness.ts'
import { isPower } from '../relief/linked.ts'
import { type ReliefWindow, reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { PLACE_ZONE, timesOf } from '../slots/day.ts'
import { formatLocal, parseLocal, shift } from '../when/local-time.ts'
import { windowOf } from '../when/window.ts'
import { begunBy } from './hours.ts'
import { isOneTruce } from './one-truce.ts'

/** A sentence without a place that lets the article's truce enter into force. */
export interface Entry {
  readonly line: Line
  readonly begun: boolean
  readonly window: ReliefWindow
}

const IT = '(ال(اتفاق|اتفاقيه|تفاهم|قرار|مذكره|هدنه|تهديه)|(نظام )?وقف (اطلاق )?(ال)?(نار|قتال))'
const FORCE = '(حيز|موضع|قيد|طور) (ال)?(تنفيذ|تطبيق|سريان|نفاذ)'
/** «الاتفاق التجاري»: what stands between the deal and its force may date it, but not tell of another matter. */
const DATED =
  '(?! \\d)( (?!(ال)?(نووي|تجاري|جمركي|اقتصادي|نفطي|مناخ|اممي|سياسي|ثاني|سابق|اخر) )(?!(الذي|التي|مع|علي|حول|بشان|بين|الخاص|المتعلق) )(?!ل(?!يل))[^ ]+){0,5}'
const IN_FORCE = '(ساري|ساريا|ساريه|نافذ|نافذا|نافذه)'

const BEGUN = new RegExp(
  ` ([وف]?(قد )?(دخل|دخلت) ${IT}${DATED} ${FORCE}|[وف]?${IT}( قد)? (دخل|دخلت)${DATED} ${FORCE}` +
    `|[وف]?(بدا|بدات|بوشر|بدء) (سريان|تنفيذ|تطبيق|ب?تنفيذ|ب?تطبيق) ${IT}|[وف]?(بدا|بوشر) العمل ب${IT}` +
    `|[وف]?(اصبح|اصبحت|بات|باتت) ${IT} ${IN_FORCE}|[وف]?${IT} (اصبح|اصبحت|بات|باتت) ${IN_FORCE}) `,
)
/** «منذ دخول الاتفاق حيز التنفيذ»: in force, since a time that the words behind need not tell. */
const IS_IN = new RegExp(` [وف]?(منذ|بعد|مع|عقب) (دخول ${IT}${DATED} ${FORCE}|(بدء )?(سريان|تنفيذ|تطبيق) ${IT}) `)
const BEGINS = new RegExp(
  ` ([وف]?س?[يت]دخل ${IT}${DATED} ${FORCE}|[وف]?${IT} س?[يت]دخل${DATED} ${FORCE}|[وف]?س?[يت]بدا (سريان|تنفيذ|تطبيق) ${IT}) `,
)
const UNSURE = / [وف]?(لم|لن|لا|اذا|لو|كاد|قبل|قبيل|حال|فور|هل|نفي|نفت|نافيا|نافيه|يفترض|المفترض|يتوقع|المتوقع|ربما|كان)( [^ ]+){0,4} $/
const AWAITED = / [وف]?(المقرر|ينتظر|المنتظر)( [^ ]+){0,4} $/

/** «اتفاق لتبادل الأسرى», «اتفق الجانبان على إخراج …»: a deal on another matter, with no halt of fire in its words. */
const OTHER_DEAL =
  / [وف]?(ب|ل|لل|ال|بال)?(اتفاق|اتفاقا|اتفاقيه|صفقه|تفاهم|تفاهما|قرار|قرارا|مذكره|اتفق|اتفقت|اتفقا|اتفقوا)( (?![^ ]*(وقف|هدن|تهدي))[^ ]+){0,6}? [وف]?(ب|ل|لل|ال|بال)?(تبادل|اسري|محتجزين|معتقلين|موقوفين|جثامين|اجلاء|اخلاء|خروج|اخراج|مغادره|ترحيل|تجاره|تجاري|التجاري|تصدير|استيراد|نفط|غاز|كهرباء|مياه|قمح|حبوب|نووي|جمركي|حظر|دمج|اندماج|توحيد|مصالحه) (?!.* و(ب)?(وقف|وقفا|هدنه|تهديه) )/

/**
 * «ودخل الاتفاق حيز التنفيذ ظهر الاثنين»: the sentence behind the truce, with a place of no other matter, that says so of the article's one truce.
 * Null where the article tells of several, or of a deal of another kind.
 */
export function entryOf(reading: Reading, sketches: readonly Sketch[]): Entry | null {
  const { text, article, tables, mentions } = reading
  const told = sketches.filter(({ status }) => status === 'announced' || status === 'in_effect')
  const first = Math.min(...told.map(({ line }) => line.index))
  if (told.length === 0 || !isOneTruce(sketches, reading)) return null
  const own = new Set(told.map(({ place }) => place.mention?.chosen))
  for (const [index, sentence] of text.sentences.entries()) {
    const { from, to } = sentence
    if (index <= first || text.tokens[to - 1]?.text === '؟') continue
    const { words, tokens } = wordsOf(reading, from, to)
    const entered = BEGUN.exec(words)
    const begun = entered ?? IS_IN.exec(words)
    const found = begun ?? BEGINS.exec(words)
    const before = words.slice(0, (found?.index ?? 0) + 1)
    if (!found || UNSURE.test(before) || (begun !== null && AWAITED.test(before))) continue
    const named = mentions.filter(one => one.from >= from && one.from < to)
    const line = readLine(text, tables.lexicon, sentence, index, named)
    if (named.some(place => (place.mention === null ? !isPower(line, place) : !own.has(place.mention.chosen)))) continue
    if (ageOf(line, line, article.publishedAt) === 'old' || isOfOther(reading, index)) continue
    const at = tokens[before.split(' ').length - 2] ?? from
    const untold = begun !== null && entered === null
    return { line, begun: begun !== null, window: untold ? UNTOLD : windowBehind(line, at, article.publishedAt) }
  }
  return null
}

const UNTOLD: ReliefWindow = { start: null, end: null, daily: null }

/** Before that sentence a deal of another kind was told, or a truce of another country. */
function isOfOther(reading: Reading, index: number): boolean {
  const { text, lines } = reading
  if (text.sentences.slice(0, index).some(({ from, to }) => OTHER_DEAL.test(wordsOf(reading, from, to).words))) return true
  return lines.some(
    ({ line, roles }) =>
      line.index < index &&
      hasTag(line, line.from, line.to, 'truce') &&
      line.mentions.every(({ mention }) => mention === null) &&
      line.mentions.some((place, at) => roles[at]?.role === 'foreign' && !isPower(line, place)),
  )
}

/** Its hours, else the one time that stands behind the verb: «وبدأ تنفيذ الاتفاق فجر اليوم». */
function windowBehind(line: Line, at: number, publishedAt: Date | null): ReliefWindow {
  const { window } = reliefWindow(line, publishedAt)
  if (window.start !== null) return window
  const times = timesOf(line, publishedAt).filter(
    ({ from, start, clock, part }) => from > at && start !== null && (clock !== null || part !== null),
  )
  const [only] = times
  return only?.start && times.length === 1 && !only.range ? { ...window, start: only.start.slice(0, 16) as LocalMinute } : window
}

/** The words of a stretch with their tokens; what ends a sentence parts them. */
function wordsOf({ text }: Reading, from: number, to: number): { readonly words: string; readonly tokens: readonly number[] } {
  const words: string[] = []
  const tokens: number[] = []
  for (let at = from; at < to; at++) {
    const token = text.tokens[at]
    if (!token || (token.kind === 'mark' && !/^[.!؟؛]$/.test(token.text))) continue
    words.push(token.text)
    tokens.push(at)
  }
  return { words: ` ${words.join(' ')} `, tokens }
}

/** The truce with the standing and the start that the sentence gives it; its own hours go before. */
export function withEntry(sketch: Sketch, { line, begun, window }: Entry, now: string | null): Sketch {
  if (sketch.status !== 'announced' && (sketch.status !== 'in_effect' || sketch.start !== null)) return sketch
  if (now !== null && sketch.start !== null && sketch.start > now) return sketch
  const { start, end } = begun ? begunBy(window, now) : window
  const ahead = now !== null && start !== null && start > now
  const status = begun && !ahead ? 'in_effect' : sketch.status
  const timed = sketch.start === null && sketch.daily === null ? { start, end: sketch.end ?? end ?? endOf(sketch.line, start) } : {}
  const says = status !== sketch.status || (start !== null && sketch.start === null)
  return says ? { ...sketch, ...timed, status, more: [...sketch.more, { from: line.from, to: line.to }] } : sketch
}

/** «هدنة لمدة 48 ساعة», told before its start. */
function endOf(line: Line, start: LocalMinute | null): LocalMinute | null {
  const time = start === null ? null : parseLocal(start)
  if (time === null || !hasWord(line, line.from, line.to, /^(لمده|مدتها|مدته|[يت]ستمر)$/)) return null
  const { duration } = windowOf(line.text, null, { zone: PLACE_ZONE, from: line.from, to: line.to })
  return duration === null ? null : formatLocal(shift(duration.grain, time, duration.count)).slice(0, 16)
}
