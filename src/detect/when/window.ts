import type { DailyHours, LocalMinute } from '../../domain/detection.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import { sourceSpan } from '../normalize/tokens.ts'
import { findTimes, type TimeReading } from './find-times.ts'
import { wordSet } from './lexicon.ts'
import { formatLocal, type Grain, type LocalTime, parseLocal, shift } from './local-time.ts'
import type { DurationPiece } from './piece.ts'
import { piecesOf } from './pieces.ts'

/** When a truce or a corridor holds, as the text says it; null is unsaid. Times are local to the zone asked for. */
export interface Window {
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
  /** The latest minute at which it may have begun: the end of «هذه الليلة», of «الجمعة»; the start itself where that is an hour. */
  readonly startsBy: LocalMinute | null
  /** `day` where the text names no hour: then the minute is the day's first. */
  readonly startGrain: Grain | null
  readonly endGrain: Grain | null
  /** How long it lasts, where the text says so. */
  readonly duration: { readonly grain: Grain; readonly count: number } | null
  /** The words of the source from the first to the last that it was read from, or null where nothing was. */
  readonly text: string | null
  /** Token indices of those words, half-open. */
  readonly from: number
  readonly to: number
}

export interface WindowOptions {
  readonly zone: string
  /** Token range to read: the sentence of the truce, or the part of it that speaks of its time. */
  readonly from: number
  readonly to: number
}

const BEGINS = wordSet(
  'تبدا يبدا ستبدا سيبدا بدات بدا وتبدا ويبدا بدء بداية بدايه بدءا ابتداء اعتبارا انطلاقا يسري تسري سيسري ستسري سريان ساري ساريه التنفيذ التطبيق النفاذ المفعول دخل دخلت يدخل تدخل سيدخل ستدخل تنطلق ينطلق يفتح تفتح سيفتح ستفتح فتح اعتبارًا منذ طبقت تطبق يطبق',
)
const ENDS = wordSet(
  'حتي وحتي لغايه ولغايه تنتهي ينتهي وتنتهي وينتهي ستنتهي سينتهي انتهت انتهي تنقضي ينقضي وتنقضي وينقضي تختتم ويختتم انتهاء نهايه يغلق تغلق سيغلق ويغلق وتغلق يستمر تستمر ويستمر وتستمر',
)
const PAST_LEADS = wordSet('بدات بدا دخل دخلت انتهت انتهي فتح منذ طبقت')
/** «لمدة 48 ساعة بدأت عند السادسة». */
const BEGAN = wordSet('بدات بدا دخل دخلت طبقت')
const OPENS_END = wordSet('نهايه اواخر اخر ختام')
const PASSES = wordSet(
  'من في عند ال يوم الساعه حيز موعد حتي مع تمام سريانها سريانه مفعولها مفعوله اليوم علي ان يوميا كل صباح نهار ابوابها ابوابه هدنه الهدنه تهديه التهديه لمده يومين اليومين ساعه الممر الممرات المعبر المعابر المنفذ المنافذ الطريق البوابه',
)
const LEAD_REACH = 5

/**
 * Composes the window of a truce or a corridor from the times in a token range. Takes what the words lead into it («تبدأ», «حتى»,
 * «من … إلى», «لمدة»); a day that only dates a report is left alone. Of an end said as a day or a part of it, its first minute: relief is read narrowly.
 */
export function windowOf(text: NormalText, at: LocalTime | null, options: WindowOptions): Window {
  const { from, to } = options
  const times = groups(findTimes(text, at, { ...options, tense: 'unknown' }))
  const pieces = piecesOf(text.tokens, from, to)
  const recurring = pieces.some(piece => piece.kind === 'daily') || times.some(([reading]) => reading.recurs !== null)
  const duration = pieces.find((piece): piece is DurationPiece => piece.kind === 'duration') ?? null
  const parts = times.map(readings => partOf(text.tokens, readings, at, from)).filter(part => part !== null)
  const hours =
    parts.find(({ reading }) => reading.clock !== null && reading.range) ??
    parts.find(({ reading, role }) => reading.clock && role !== 'end')
  const daily = recurring && hours ? dailyHours(hours.reading, parts, duration) : null
  const window = daily ? dailyWindow(parts, at) : plainWindow(text.tokens, parts, duration)
  return {
    ...window,
    startsBy: latest(window.start, parts),
    daily,
    duration: duration && { grain: duration.grain, count: duration.count },
    ...extent(text, parts, duration, from),
  }
}

interface Part {
  readonly reading: TimeReading
  readonly role: 'both' | 'start' | 'end'
  /** A word of beginning leads into it. */
  readonly led: boolean
}

/** Readings of the same words. */
function groups(readings: readonly TimeReading[]): (readonly [TimeReading, ...TimeReading[]])[] {
  const found: [TimeReading, ...TimeReading[]][] = []
  for (const reading of readings) {
    const last = found.at(-1)
    if (last?.[0].from === reading.from) last.push(reading)
    else found.push([reading])
  }
  return found
}

function partOf(
  tokens: readonly Token[],
  readings: readonly [TimeReading, ...TimeReading[]],
  at: LocalTime | null,
  from: number,
): Part | null {
  const first = readings[0]
  const lead = leadOf(tokens, first.from, from) ?? (first.clock || first.part ? farLead(tokens, first.from, from) : null)
  const role = first.range ? 'both' : (lead?.role ?? (first.relation === 'from' && (first.clock || first.part) ? 'start' : null))
  if (!role || first.grain === 'second' || (role !== 'end' && COARSE.has(first.grain))) return null
  const past = (lead?.past ?? false) || tokens.slice(first.from, first.to).some(({ text }) => BEGAN.has(text))
  return { role, led: lead?.role === 'start', reading: chosen(readings, at, past) }
}

/** «منذ عام 2013» is history, not the start of a truce. */
const COARSE: ReadonlySet<Grain> = new Set(['week', 'month', 'year'])

function chosen(readings: readonly [TimeReading, ...TimeReading[]], at: LocalTime | null, past: boolean): TimeReading {
  const first = readings[0]
  if (at === null) return first
  // «72 ساعة اعتباراً من منتصف الليل» is announced for the midnight to come
  if (!past && first.range && first.clock?.end === null) return readings.find(({ start }) => start !== null && start > at) ?? first
  if (past) return readings.findLast(({ start }) => start !== null && start <= at) ?? first
  return readings.find(({ end }) => end !== null && end > at) ?? (readings.at(-1) as TimeReading)
}

/** The word before a time that makes it a start or an end. */
function leadOf(tokens: readonly Token[], at: number, from: number): { role: 'start' | 'end'; past: boolean } | null {
  for (let before = at - 1; before >= Math.max(from, at - LEAD_REACH); before--) {
    const text = tokens[before]?.text ?? ''
    if (ENDS.has(text)) return { role: 'end', past: PAST_LEADS.has(text) }
    if (BEGINS.has(text)) return { role: 'start', past: PAST_LEADS.has(text) || (FORCE.has(text) && hasCome(tokens, before, from)) }
    if (!PASSES.has(text) && tokens[before]?.kind !== 'word') return null
    if (!PASSES.has(text) && at - before > 2) return null
  }
  return null
}

/** «سيفتح المعبر أمام المدنيين والعائدين من لبنان عند التاسعة من صباح غد»: what is to begin, and its hour at the end of the clause. */
function farLead(tokens: readonly Token[], at: number, from: number): { role: 'start'; past: false } | null {
  for (let before = at - 1; before >= Math.max(from, at - FAR_REACH); before--) {
    const { text = '', kind } = tokens[before] ?? {}
    if (kind === 'mark' && text !== '"') return null
    if (WILL_BEGIN.has(text)) return { role: 'start', past: false }
    if (ENDS.has(text) || TURNS.has(text)) return null
  }
  return null
}

const FAR_REACH = 14
const WILL_BEGIN = wordSet(
  'يبدا تبدا ويبدا وتبدا سيفتح ستفتح وسيفتح وستفتح سيعاد ستعاد وسيعاد وستعاد سيبدا ستبدا وسيبدا وستبدا سيسري ستسري سينطلق ستنطلق سيفتتح ستفتتح سيدخل ستدخل سيستانف ستستانف',
)
/** Behind one of these the hour is that of something else. */
const TURNS = wordSet('التي الذي الذين اللذين اللتين بعد عقب قبل قبيل حيث كما بينما فيما اجتماع جلسه لقاء قال قالت اعلن اعلنت ان منذ')

/** «دخلت الهدنة حيز التنفيذ», «بعد ساعتين على دخول الاتفاق حيز التطبيق»: it holds already. */
function hasCome(tokens: readonly Token[], at: number, from: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - COME_REACH); before--) {
    const text = tokens[before]?.text ?? ''
    if (tokens[before]?.kind === 'mark' && text !== '"') return false
    if (PAST_LEADS.has(text.replace(/^[وف]/, ''))) return true
    if (!COMING.has(text)) continue
    return tokens.slice(Math.max(from, before - AFTER_REACH), before).some(({ text: word }) => AFTER.has(word))
  }
  return false
}

const FORCE = wordSet('التنفيذ التطبيق النفاذ المفعول سريان')
const COMING = wordSet('دخول بدء سريان بدايه')
const AFTER = wordSet('بعد عقب منذ غداه رغم علي مع مضي مرور')
const COME_REACH = 9
const AFTER_REACH = 4

function dailyHours(reading: TimeReading, parts: readonly Part[], duration: DurationPiece | null): DailyHours | null {
  const start = minuteOfDay(reading.start) ?? reading.clock?.start ?? null
  if (start === null) return null
  if (reading.range) return `${start}-${minuteOfDay(reading.end) ?? reading.clock?.end ?? start}`
  const end = parts.find(part => part.role === 'end' && part.reading.clock)?.reading
  if (end) return `${start}-${minuteOfDay(end.start) ?? end.clock?.start}`
  if (!duration || (duration.grain !== 'hour' && duration.grain !== 'minute')) return null
  const first = parseLocal(reading.start ?? `2000-01-01T${start}`)
  return first === null ? null : `${start}-${formatLocal(shift(duration.grain, first, duration.count)).slice(11, 16)}`
}

/** Recurring hours have a first day only where the text lets them begin or end on one that is yet to come. */
function dailyWindow(parts: readonly Part[], at: LocalTime | null): Pick<Window, 'start' | 'end' | 'startGrain' | 'endGrain'> {
  const dated = (role: Part['role']) =>
    parts.find(
      part =>
        part.led &&
        (part.role === role || part.role === 'both') &&
        part.reading.stated &&
        part.reading.start !== null &&
        (at === null || part.reading.start > at),
    )
  const start = dated('start')?.reading
  const end = parts.find(part => part.role === 'end' && part.reading.stated && part.reading.start !== null)?.reading
  return {
    start: start ? minute(start.start) : null,
    startGrain: start?.grain ?? null,
    end: end ? minute(end.start) : null,
    endGrain: end?.grain ?? null,
  }
}

function plainWindow(
  tokens: readonly Token[],
  parts: readonly Part[],
  duration: DurationPiece | null,
): Pick<Window, 'start' | 'end' | 'startGrain' | 'endGrain'> {
  const both = parts.find(part => part.role === 'both')?.reading
  if (both) return { start: minute(both.start), startGrain: both.grain, end: minute(both.closes ?? both.end), endGrain: both.grain }
  const starts = parts.filter(part => part.role === 'start')
  // «المقطوع منذ الاثنين، سيفتح في الثامنة من صباح غد»: the hour and not the day
  const start = (starts.find(part => part.reading.clock !== null) ?? starts[0])?.reading
  const ends = parts.filter(part => part.role === 'end')
  // «كان مقرراً أن تنتهي صباح اليوم، إلا أنها مددت حتى صباح غد»
  const end = (ends.find(({ reading }) => isProlonged(tokens, reading.from)) ?? ends[0])?.reading
  const begins = start?.start ? parseLocal(start.start) : null
  if (begins !== null && !end && duration && lasts(duration, start?.grain ?? 'day')) {
    const closes = formatLocal(shift(duration.grain, begins, duration.count))
    return { start: minute(start?.start ?? null), startGrain: start?.grain ?? null, end: minute(closes), endGrain: start?.grain ?? null }
  }
  const closing = end && (OPENS_END.has(tokens[end.from]?.text ?? '') ? end.end : end.start)
  return {
    start: minute(start?.start ?? null),
    startGrain: start?.grain ?? null,
    end: minute(closing ?? null),
    endGrain: end?.grain ?? null,
  }
}

function isProlonged(tokens: readonly Token[], at: number): boolean {
  for (let word = at - 1; word >= Math.max(0, at - LEAD_REACH); word--)
    if (PROLONGED.has(tokens[word]?.text ?? '')) return !IF.has(tokens[word - 1]?.text ?? '')
  return false
}

/** Done, and not called for: «دعت إلى تمديدها», «لم يتم تمديدها». */
const PROLONGED = wordSet('مدد مددت مددوا ومدد ومددت جدد جددت لتمتد')
const IF = wordSet('اذا لو حال ان')

function latest(start: LocalMinute | null, parts: readonly Part[]): LocalMinute | null {
  if (start === null) return null
  const reading = parts.find(part => part.role !== 'end' && minute(part.reading.start) === start)?.reading
  return reading && reading.clock === null && !reading.range ? minute(reading.end) : start
}

/** «منذ الأحد … لخمس ساعات»: hours say nothing of an end where the start is a day. */
function lasts(duration: DurationPiece, start: Grain): boolean {
  return start !== 'day' || !['second', 'minute', 'hour'].includes(duration.grain)
}

function extent(
  text: NormalText,
  parts: readonly Part[],
  duration: DurationPiece | null,
  from: number,
): Pick<Window, 'text' | 'from' | 'to'> {
  const ranges = [...parts.map(part => part.reading), ...(duration ? [duration] : [])]
  if (ranges.length === 0) return { text: null, from, to: from }
  const [first, last] = [Math.min(...ranges.map(range => range.from)), Math.max(...ranges.map(range => range.to))]
  const span = sourceSpan(text, text.tokens[first]?.start ?? 0, text.tokens[last - 1]?.end ?? 0)
  return { text: text.source.slice(span.start, span.end), from: first, to: last }
}

function minute(time: LocalTime | null): LocalMinute | null {
  return time?.slice(0, 16) ?? null
}

function minuteOfDay(time: LocalTime | null): string | null {
  return time?.slice(11, 16) ?? null
}
