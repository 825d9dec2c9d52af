import { type NormalText, sourceSpan } from '../normalize/tokens.ts'
import { clockHours } from './clock-text.ts'
import { type Compound, compoundsOf } from './compound.ts'
import { formatLocal, type Grain, type LocalTime, type Moment, parseLocal } from './local-time.ts'
import type { ClockHours, DurationPiece, Piece, Tense } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { daySpans, durationSpans, type Span } from './spans.ts'

export type { Tense } from './piece.ts'

/** One time that a text may mean. Phrases that leave open which of two times they mean give two readings with the same tokens, the past first. */
export interface TimeReading {
  /** Token indices, half-open. */
  readonly from: number
  readonly to: number
  /** The words as they stand in the source. */
  readonly text: string
  /** Local, half-open; both null where the text gives only hours and nobody knows the day. */
  readonly start: LocalTime | null
  readonly end: LocalTime | null
  /** The earliest that a stated end may mean, where it is a day or a part of one («حتى مساء الأحد»); else null. */
  readonly closes: LocalTime | null
  readonly grain: Grain
  readonly recurs: 'daily' | null
  /** The text names the day; otherwise it is inferred from the publication. */
  readonly stated: boolean
  /** IANA name of the zone that the text names; start and end are converted already. */
  readonly zone: string | null
  /** The text says both ends, or how long it lasts: `end` is an end and not the close of one hour or day. */
  readonly range: boolean
  /** What the text says of hours, as it says it (in the zone that it names): `HH:MM`. */
  readonly clock: ClockHours | null
  /** `morning`, `night` …, or null. */
  readonly part: string | null
  /** How the words before lead into it. */
  readonly relation: Relation | null
}

export type Relation = 'by' | 'since' | 'from' | 'until' | 'before' | 'after'

export interface TimeOptions {
  /** IANA name of the place's zone. */
  readonly zone: string
  /** Token range to read; the whole text by default. */
  readonly from?: number
  readonly to?: number
  readonly tense?: Tense
}

/** All times of a text seen from `at` (null: unknown, then only what needs no day of reference), in order. */
export function findTimes(text: NormalText, at: LocalTime | null, options: TimeOptions): TimeReading[] {
  const { tokens } = text
  const tense = options.tense ?? 'unknown'
  const moment = at === null ? null : parseLocal(at)
  const pieces = piecesOf(tokens, options.from ?? 0, options.to ?? tokens.length)
  if (pieces.length === 0) return []
  const durations = pieces.filter((piece): piece is DurationPiece => piece.kind === 'duration')
  const dailies = dailiesOf(pieces)
  const spans = durationSpans(tokens, daySpans(tokens, compoundsOf(tokens, pieces)), durations)
  return spans.flatMap(span => readings(text, span, moment, tense, options.zone, dailies))
}

/** How far from its hours «يومياً» may stand. */
const DAILY_REACH = 6

function readings(
  text: NormalText,
  span: Span,
  at: Moment | null,
  tense: Tense,
  zone: string,
  dailies: ReadonlyMap<number, number>,
): TimeReading[] {
  const first: Compound = span.compounds[0]
  const hourly = first.clock !== null
  const daily = first.daily || (hourly && isDaily(text, span, dailies))
  const { intervals, grain } = span.resolve(at, tense, zone, daily)
  const { start, end } = sourceSpan(text, text.tokens[span.from]?.start ?? 0, text.tokens[span.to - 1]?.end ?? 0)
  const base = {
    from: span.from,
    to: span.to,
    text: text.source.slice(start, end),
    grain,
    recurs: daily ? ('daily' as const) : null,
    stated: first.period !== null || (first.part?.offset ?? null) !== null,
    zone: first.zone,
    range: span.range,
    clock: clockHours(span),
    part: first.part?.part.name ?? null,
    relation: relationOf(text, span.from),
  }
  if (intervals.length === 0) return base.clock ? [{ ...base, start: null, end: null, closes: null }] : []
  return intervals.map(interval => ({
    ...base,
    start: formatLocal(interval.start),
    end: formatLocal(interval.end),
    closes: interval.closes === undefined ? null : formatLocal(interval.closes),
  }))
}

/** «يومياً» by its first token and by the token behind it, so that looking around a time costs the same in any text. */
function dailiesOf(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const map = new Map<number, number>()
  for (const { kind, from, to } of pieces) if (kind === 'daily') map.set(from, to).set(to - 1, to)
  return map
}

function isDaily(text: NormalText, span: Span, dailies: ReadonlyMap<number, number>): boolean {
  if (dailies.size === 0) return false
  for (let at = span.from - DAILY_REACH - 1; at < span.to + DAILY_REACH; at++) {
    const to = dailies.get(at)
    if (to !== undefined && near(text, span, at, to)) return true
  }
  return false
}

function near(text: NormalText, span: Span, from: number, to: number): boolean {
  const [left, right] = from < span.from ? [to, span.from] : [span.to, from]
  if (right - left > DAILY_REACH) return false
  for (let at = left; at < right; at++) {
    const kind = text.tokens[at]?.kind
    if (kind === 'break' || text.tokens[at]?.text === '.') return false
  }
  return true
}

const RELATIONS: ReadonlyMap<string, Relation> = new Map<string, Relation>(
  (
    [
      ['by', 'بحلول وبحلول'],
      ['since', 'منذ ومنذ مذ'],
      ['from', 'من ابتداء اعتبارا بدءا ومن انطلاقا'],
      ['until', 'حتي وحتي لغايه ولغايه الي والي'],
      ['before', 'قبل وقبل قبيل وقبيل'],
      ['after', 'بعد وبعد عقب وعقب بعيد وبعيد'],
    ] as const
  ).flatMap(([relation, words]) => words.split(' ').map(word => [word, relation] as const)),
)

function relationOf(text: NormalText, from: number): Relation | null {
  return RELATIONS.get(text.tokens[from - 1]?.text ?? '') ?? RELATIONS.get(text.tokens[from]?.text ?? '') ?? null
}
