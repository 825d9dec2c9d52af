import { ORDINAL_WORDS, ordinalAt } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { DAY, type Interval, weekdayOf } from './local-time.ts'
import { type MonthPhrase, monthPhraseAt } from './month-phrase.ts'
import { dayPeriod, period } from './period.ts'
import { NO_DATE, type PeriodPiece, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { FINAL, UNITS, WEEKDAYS } from './words.ts'

const LAST = wordSet('اخر واخر باخر لاخر')
const LAST_BEHIND = FINAL

type Thing = number | 'day' | 'week'

/** «أول ثلاثاء من شهر عشرة», «الاثنين الأخير من آذار», «آخر يوم في شباط», «الأسبوع الأول من حزيران»: the nth of its kind in a month. */
export const nthOfMonth: TimeRule = {
  name: 'nth day or week of a month',
  starts: [LAST, ORDINAL_WORDS, WEEKDAYS, wordSet('يوم اليوم الاسبوع بالاسبوع للاسبوع واليوم')],
  read: (tokens, at) => {
    const which = rankThenThing(tokens, at) ?? thingThenRank(tokens, at)
    if (!which) return null
    const month = monthPhraseAt(tokens, which.to)
    if (!month && which.thing === 'day' && which.rank === 1) return newYear(tokens, at, which.to)
    if (!month && LAST.has(tokens[at]?.text ?? '') && typeof which.thing === 'number') return lastOne(tokens, at, which.to, which.thing)
    return month && (month.sure || !month.doubtful) ? piece(tokens, at, which, month) : null
  },
}

/** «آخر أحد»: the last before today. */
function lastOne(tokens: readonly Token[], from: number, to: number, weekday: number): PeriodPiece {
  const date = { ...NO_DATE, weekday, mod: 'last' as const }
  return dayPeriod(tokens, from, to, date)
}

const YEAR_WORDS = wordSet('العام السنه عام سنه')
const THIS_YEAR = wordSet('الجاري الجاريه الحالي الحاليه الجديد الجديده')
const LAST_YEAR = wordSet('الماضي الماضيه الفايت الفايته المنصرم')

/** «أول يوم من العام الجاري 2024» */
function newYear(tokens: readonly Token[], from: number, at: number): PeriodPiece | null {
  if (!/^(من|في)$/.test(tokens[at]?.text ?? '') || !YEAR_WORDS.has(tokens[at + 1]?.text ?? '')) return null
  let to = at + 2
  const past = LAST_YEAR.has(tokens[to]?.text ?? '')
  if (past || THIS_YEAR.has(tokens[to]?.text ?? '')) to++
  const year = /^(19|20)\d{2}$/.test(tokens[to]?.text ?? '') ? Number(tokens[to++]?.text) : null
  if (to === at + 2) return null
  const date = { ...NO_DATE, day: 1, month: 1, year, yearOffset: past && year === null ? -1 : null }
  return dayPeriod(tokens, from, to, date)
}

interface Which {
  readonly to: number
  readonly thing: Thing
  /** From 1; -1 is the last. */
  readonly rank: number
}

function rankThenThing(tokens: readonly Token[], at: number): Which | null {
  const last = LAST.has(tokens[at]?.text ?? '')
  const ordinal = last ? null : ordinalAt(tokens, at)
  if (!last && (!ordinal || ordinal.definite || ordinal.value > 31)) return null
  const thing = thingAt(tokens, ordinal?.to ?? at + 1)
  return thing && { ...thing, rank: ordinal?.value ?? -1 }
}

function thingThenRank(tokens: readonly Token[], at: number): Which | null {
  const thing = thingAt(tokens, at)
  if (!thing) return null
  if (LAST_BEHIND.has(tokens[thing.to]?.text ?? '')) return { to: thing.to + 1, thing: thing.thing, rank: -1 }
  const ordinal = ordinalAt(tokens, thing.to)
  return ordinal?.definite && ordinal.value <= 5 && thing.thing !== 'day'
    ? { to: ordinal.to, thing: thing.thing, rank: ordinal.value }
    : null
}

function thingAt(tokens: readonly Token[], at: number): { to: number; thing: Thing } | null {
  const text = tokens[at]?.text ?? ''
  const weekday = WEEKDAYS.get(text)
  if (weekday) return { to: at + 1, thing: weekday.value.day }
  const unit = UNITS.get(text)?.value
  if (unit?.count !== 1 || (unit.grain !== 'day' && unit.grain !== 'week')) return null
  const named = unit.grain === 'day' ? WEEKDAYS.get(tokens[at + 1]?.text ?? '') : undefined
  return named ? { to: at + 2, thing: named.value.day } : { to: at + 1, thing: unit.grain }
}

function piece(tokens: readonly Token[], from: number, which: Which, month: MonthPhrase): PeriodPiece {
  const months = resolveDate({ ...NO_DATE, ...month.spec })
  return period(tokens, from, month.to, which.thing === 'week' ? 'week' : 'day', (at, tense) =>
    months(at, tense).flatMap(interval => pick(interval, which)),
  )
}

/** Weeks count that lie wholly in the month. */
function pick(month: Interval, { thing, rank }: Which): Interval[] {
  const length = thing === 'week' ? 7 * DAY : DAY
  const step = thing === 'day' ? DAY : 7 * DAY
  const weekday = thing === 'week' ? 1 : thing
  let first = month.start
  if (weekday !== 'day') while (weekdayOf(first) !== weekday) first += DAY
  let start = first + (rank - 1) * step
  if (rank < 0) for (start = first; start + step + length <= month.end; ) start += step
  return start + length <= month.end ? [{ start, end: start + length }] : []
}
