import type { Token } from '../normalize/tokens.ts'
import type { Grain, Interval, Moment } from './local-time.ts'

export type Tense = 'past' | 'future' | 'unknown'

/** Says which times it means, seen from a moment: past before future where the tense leaves it open. Null `at`: only what needs none. */
export type Resolve = (at: Moment | null, tense: Tense) => readonly Interval[]

interface Range {
  /** Token indices, half-open. */
  readonly from: number
  readonly to: number
  /** «و» leans on its first word: it opens a new time rather than adding to the one before. */
  readonly and: boolean
}

/** A day, week, month, year or stretch of time. */
export interface PeriodPiece extends Range {
  readonly kind: 'period'
  readonly grain: Grain
  readonly resolve: Resolve
  /** What a single day is made of, where another piece may add to it. */
  readonly date: DateSpec | null
}

/** Parts of one date; null is unsaid. */
export interface DateSpec {
  readonly calendar: 'common' | 'hijri'
  readonly offset: number | null
  readonly weekday: number | null
  readonly day: number | null
  readonly month: number | null
  readonly year: number | null
  readonly mod: 'last' | 'next' | 'this' | null
  /** «الشهر الماضي» beside a day: months from this one. */
  readonly monthOffset: number | null
  /** «من العام الماضي» beside a month: years from this one. */
  readonly yearOffset: number | null
  /** «02/03»: which of the two is the month is only a custom. */
  readonly swappable?: true
}

/** A part of the day as hours after its midnight. */
export interface Part {
  readonly name: string
  readonly start: number
  readonly end: number
  /** How an hour of twelve reads beside it. */
  readonly clock: 'am' | 'noon' | 'pm' | 'night'
}

export interface PartPiece extends Range {
  readonly kind: 'part'
  readonly part: Part
  /** Means nothing without a day or clock beside it. */
  readonly weak: boolean
  /** Days to add to an unsaid day: «الليلة الماضية» is -1. */
  readonly offset: number | null
}

export interface Clock {
  /** 0 to 24. */
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly grain: 'second' | 'minute' | 'hour'
  /** The hour may be of the morning or of the evening. */
  readonly twelve: boolean
}

export interface ClockPiece extends Range {
  readonly kind: 'clock'
  readonly clock: Clock
  /** End of a range of hours. */
  readonly until: Clock | null
  /** A bare number or ordinal: a clock time only beside a part of the day or in a range. */
  readonly weak: boolean
}

export interface DurationPiece extends Range {
  readonly kind: 'duration'
  readonly grain: Grain
  readonly count: number
}

/** `HH:MM` as the text says them, in the zone that it names. */
export interface ClockHours {
  readonly start: string
  readonly end: string | null
}

interface DailyPiece extends Range {
  readonly kind: 'daily'
}

interface ZonePiece extends Range {
  readonly kind: 'zone'
  /** IANA name; null for «بالتوقيت المحلي». */
  readonly zone: string | null
}

export type Piece = PeriodPiece | PartPiece | ClockPiece | DurationPiece | DailyPiece | ZonePiece

export interface Words {
  has(word: string): boolean
}

/** A family of phrases: reads what begins at a token that it names among its starts. */
export interface TimeRule {
  readonly name: string
  /** The words that it may begin with; a text's word is asked for once. */
  readonly starts: readonly Words[]
  /** It may begin with a token of digits. */
  readonly digits?: true
  readonly read: (tokens: readonly Token[], at: number) => Piece | null
}

export const NO_DATE: DateSpec = {
  calendar: 'common',
  offset: null,
  weekday: null,
  day: null,
  month: null,
  year: null,
  mod: null,
  monthOffset: null,
  yearOffset: null,
}

export function startsWithAnd(token: Token | undefined): boolean {
  const text = token?.text ?? ''
  return text.charCodeAt(0) === 0x648 && text !== 'وقت'
}
