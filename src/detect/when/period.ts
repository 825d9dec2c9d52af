import type { Token } from '../normalize/tokens.ts'
import type { Grain } from './local-time.ts'
import { type DateSpec, type PeriodPiece, type Resolve, startsWithAnd } from './piece.ts'
import { resolveDate } from './resolve-date.ts'

/** A stretch of time that tokens [from, to) tell, resolved when the moment is known. */
export function period(tokens: readonly Token[], from: number, to: number, grain: Grain, resolve: Resolve): PeriodPiece {
  return { kind: 'period', from, to, and: startsWithAnd(tokens[from]), grain, date: null, resolve }
}

/** A day told by the parts of its date, to which another piece may add. */
export function dayPeriod(tokens: readonly Token[], from: number, to: number, date: DateSpec): PeriodPiece {
  return { ...period(tokens, from, to, 'day', resolveDate(date)), date }
}
