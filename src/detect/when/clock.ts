import { cardinalAt } from '../count/cardinal.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import { ORDINAL_WORDS, type Ordinal, ordinalAt } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import type { Clock, Part } from './piece.ts'
import { hasPartAt, partBehindClock } from './rule-part.ts'
import { UNITS } from './words.ts'

/** A time on the clock in tokens [at, to), as it is said: its hour is settled by the part of the day. */
export interface SaidClock {
  readonly to: number
  readonly clock: Clock
  readonly part: Part | null
  /** Nothing but a number says that it is a time. */
  readonly weak: boolean
  /** Digits or a feminine ordinal, as hours are said: «الثامنة», not «الثامن». */
  readonly hourly: boolean
}

const HOUR_WORD = wordSet('الساعه للساعه بالساعه والساعه فالساعه عالساعه ساعه')
const SKIP = wordSet('ال حوالي نحو قرابه تمام حدود')
const EXACT = wordSet('تماما بالضبط')
const EXCEPT = wordSet('الا')
const FRACTIONS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['نصف النصف نص النص', 30],
      ['ربع الربع', 15],
      ['ثلث الثلث تلت التلت', 20],
    ] as const
  ).flatMap(([words, minutes]) => words.split(' ').map(word => [word, minutes] as const)),
)
const LONGEST_CLOCK = 8
const HOURS_ONLY = /^(\d{1,2})$/
const WITH_MINUTES = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/
const SPOKEN_MINUTES = /^(\d{1,2})[.,]([0-5]\d)$/

export function clockAt(tokens: readonly Token[], at: number): SaidClock | null {
  const named = HOUR_WORD.has(tokens[at]?.text ?? '')
  let start = named ? at + 1 : at
  while (start < at + 3 && SKIP.has(tokens[start]?.text ?? '')) start++
  const hour = hourAt(tokens, start, named)
  if (!hour) return null
  // «ساعة واحدة» is how long, «الساعة الواحدة» when
  if (tokens[at]?.text === 'ساعه' && !hour.colon && !hasPartAt(tokens, hour.to)) return null
  const minutes = minutesAt(tokens, hour.to, named || hour.ordinal)
  const end = EXACT.has(tokens[minutes.to]?.text ?? '') ? minutes.to + 1 : minutes.to
  const part = partBehindClock(tokens, end)
  const said = minutes.to > hour.to
  const total = hour.hour * 60 + hour.minute + minutes.minutes
  if (total < 0 || total > 24 * 60) return null
  const clock: Clock = {
    hour: Math.floor(total / 60),
    minute: total % 60,
    second: hour.second,
    grain: hour.second > 0 ? 'second' : hour.colon || said ? 'minute' : 'hour',
    twelve: hour.hour <= 12 && !hour.padded,
  }
  const supported = named || hour.colon || part !== null || hasPartAt(tokens, end) || (hour.ordinal && said)
  return { to: part?.to ?? end, clock, part: part?.part ?? null, weak: !supported, hourly: hour.ordinal || named || hour.colon }
}

interface SaidHour {
  readonly to: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly colon: boolean
  /** «09»: of twenty-four. */
  readonly padded: boolean
  readonly ordinal: boolean
}

function hourAt(tokens: readonly Token[], at: number, named: boolean): SaidHour | null {
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'number') return digitHour(tokens, at, named)
  const ordinal = hourOrdinal(tokens, at)
  const wordy = { minute: 0, second: 0, colon: false, padded: false }
  if (ordinal?.definite && ordinal.value <= 12 && isFeminine(token.text))
    return { ...wordy, to: ordinal.to, hour: ordinal.value, ordinal: true }
  if (named && token.text === 'وحده') return { ...wordy, to: at + 1, hour: 1, ordinal: true }
  const word = NUMBER_WORDS.get(token.text)
  if (!word) return null
  if (word.role === 'teen') return word.value <= 12 ? { ...wordy, to: at + 1, hour: word.value, ordinal: false } : null
  if (word.role !== 'unit' && word.role !== 'ten') return null
  const next = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')
  const compound = word.role === 'unit' && next?.role === 'ten' && !next.and
  const hour = word.value + (compound ? 10 : 0)
  if (hour < 1 || hour > 12 || (word.bare && !compound)) return null
  // «الواحدة ظهراً» is how the first hour is said
  return { ...wordy, to: compound ? at + 2 : at + 1, hour, ordinal: word.definite && word.value === 1 && !compound }
}

/** «الرابعة وأربعون دقيقة» is no forty-fourth. */
function hourOrdinal(tokens: readonly Token[], at: number): Ordinal | null {
  const ordinal = ordinalAt(tokens, at)
  if (!ordinal || ordinal.value <= 12) return ordinal
  const word = ORDINAL_WORDS.get(tokens[at]?.text ?? '')
  return word && !word.compoundOnly ? { from: at, to: at + 1, value: word.value, definite: word.definite } : null
}

/** «الثالثة», «والحادية عشرة»: hours are feminine. */
function isFeminine(text: string): boolean {
  return text.endsWith('ه') || text.endsWith('اولي')
}

function digitHour(tokens: readonly Token[], at: number, named: boolean): SaidHour | null {
  const text = tokens[at]?.text ?? ''
  if (text.length > LONGEST_CLOCK) return null
  const match =
    text.length < 3
      ? null
      : text.includes(':')
        ? WITH_MINUTES.exec(text)
        : named || hasPartAt(tokens, at + 1)
          ? SPOKEN_MINUTES.exec(text)
          : null
  const base = { to: at + 1, padded: /^0\d/.test(text), ordinal: false }
  if (match) {
    const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
    return hour > 24 || (hour === 24 && minute > 0) ? null : { ...base, hour, minute, second, colon: true }
  }
  const whole = HOURS_ONLY.exec(text)
  const hour = Number(whole?.[1])
  return whole && hour <= 24 ? { ...base, hour, minute: 0, second: 0, colon: false } : null
}

/** «والنصف», «إلا ربعاً», «وعشر دقائق», «ونص وخمسة»: minutes to add, several in a row. */
function minutesAt(tokens: readonly Token[], at: number, free: boolean): { to: number; minutes: number } {
  let to = at
  let minutes = 0
  for (let part = 0; part < 2; part++) {
    const next = oneMinutes(tokens, to, free)
    if (!next) break
    minutes += next.minutes
    to = next.to
  }
  return { to, minutes }
}

function oneMinutes(tokens: readonly Token[], at: number, free: boolean): { to: number; minutes: number } | null {
  const text = tokens[at]?.text ?? ''
  const less = EXCEPT.has(text)
  const split = less || text === 'و'
  if (!split && !text.startsWith('و')) return null
  const word = split ? (tokens[at + 1]?.text ?? '') : text.slice(1)
  const sign = less ? -1 : 1
  const start = split ? at + 1 : at
  const fraction = FRACTIONS.get(word) ?? FRACTIONS.get(word.replace(/ا$/, ''))
  if (fraction !== undefined)
    return { to: UNITS.get(tokens[start + 1]?.text ?? '')?.value.definite ? start + 2 : start + 1, minutes: sign * fraction }
  const number = cardinalAt(tokens, start)
  if (!number || number.value < 1 || number.value > 59 || !Number.isInteger(number.value)) {
    const unit = UNITS.get(tokens[start]?.text ?? '')?.value
    return unit?.grain === 'minute' && unit.count !== null ? { to: start + 1, minutes: sign * unit.count } : null
  }
  if (UNITS.get(tokens[number.to]?.text ?? '')?.value.grain === 'minute') return { to: number.to + 1, minutes: sign * number.value }
  // «الثالثة وخمسة» without «دقائق»: only fives, and only where nothing follows that they could count
  const alone = number.to >= tokens.length || tokens[number.to]?.kind !== 'word' || hasPartAt(tokens, number.to)
  return free && number.value % 5 === 0 && alone && (less || number.form === 'words')
    ? { to: number.to, minutes: sign * number.value }
    : null
}
