import type { Token } from '../normalize/tokens.ts'
import { dateMoment } from './local-time.ts'
import { type DateSpec, NO_DATE, type PeriodPiece, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'

const SEPARATORS = new Set(['/', '-'])

/** «12/3/2018», «2018-03-12», «12.3.2018», «1-1-2022», «21/09» (day first), «3/2018». */
export const numericDate: TimeRule = {
  name: 'numeric date',
  starts: [],
  digits: true,
  read: (tokens, at) => {
    const text = tokens[at]?.text ?? ''
    if (text.length > 7 && text.includes('.')) return fromDots(at, text.split('.'))
    const separator = tokens[at + 1]?.text ?? ''
    if (!SEPARATORS.has(separator) || tokens[at + 2]?.kind !== 'number' || joined(tokens, at)) return null
    const [first, second] = [tokens[at]?.text ?? '', tokens[at + 2]?.text ?? '']
    if (tokens[at + 3]?.text === separator && tokens[at + 4]?.kind === 'number')
      return fromParts(at, at + 5, [first, second, tokens[at + 4]?.text ?? ''])
    return separator === '/' && tokens[at + 3]?.text !== '/' ? fromPair(at, first, second) : null
  },
}

/** The middle of a longer row of digits and dashes: a telephone number, a resolution. */
function joined(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && SEPARATORS.has(before.text) && before.end === tokens[at]?.start && tokens[at - 2]?.kind === 'number'
}

function fromDots(at: number, parts: readonly string[]): PeriodPiece | null {
  return parts.length === 3 ? fromParts(at, at + 1, parts) : null
}

function fromParts(from: number, to: number, parts: readonly string[]): PeriodPiece | null {
  if (!parts.every(part => /^\d{1,4}$/.test(part))) return null
  const [a, b, c] = parts.map(Number) as [number, number, number]
  if (parts[0]?.length === 4) return whole(from, to, a, b, c)
  const year = parts[2]?.length === 4 ? c : parts[2]?.length === 2 ? 2000 + c : null
  return year === null ? null : (whole(from, to, year, b, a) ?? whole(from, to, year, a, b))
}

function whole(from: number, to: number, year: number, month: number, day: number): PeriodPiece | null {
  if (year < 1900 || year > 2100 || dateMoment(year, month, day) === null) return null
  return piece(from, to, { ...NO_DATE, year, month, day }, 'day')
}

function fromPair(from: number, first: string, second: string): PeriodPiece | null {
  const [a, b] = [Number(first), Number(second)]
  if (/^\d{1,2}$/.test(first) && /^(?:19|20)\d{2}$/.test(second) && a >= 1 && a <= 12)
    return piece(from, from + 3, { ...NO_DATE, year: b, month: a }, 'month')
  if (!/^\d{1,2}$/.test(first) || !/^\d{1,2}$/.test(second)) return null
  if (dateMoment(2000, b, a) !== null) {
    const date = { ...NO_DATE, month: b, day: a }
    return piece(from, from + 3, a <= 12 && a !== b ? { ...date, swappable: true } : date, 'day')
  }
  return dateMoment(2000, a, b) !== null ? piece(from, from + 3, { ...NO_DATE, month: a, day: b }, 'day') : null
}

function piece(from: number, to: number, date: DateSpec, grain: 'day' | 'month'): PeriodPiece {
  return { kind: 'period', from, to, and: false, grain, date: grain === 'day' ? date : null, resolve: resolveDate(date) }
}
