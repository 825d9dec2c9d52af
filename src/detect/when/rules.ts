import type { TimeRule } from './piece.ts'
import { clockTime } from './rule-clock.ts'
import { daily } from './rule-daily.ts'
import { dayOfMonth, monthThenDay } from './rule-date.ts'
import { duration } from './rule-duration.ts'
import { month, partOfMonth, year } from './rule-month.ts'
import { now } from './rule-now.ts'
import { nthOfMonth } from './rule-nth.ts'
import { numericDate } from './rule-numeric-date.ts'
import { partOfDay } from './rule-part.ts'
import { relativeDay } from './rule-relative-day.ts'
import { quarter, season, weekend } from './rule-season.ts'
import { ago, ahead, lastOrNextUnits, unitFromNow, within } from './rule-span.ts'
import { weekday } from './rule-weekday.ts'
import { zone } from './rule-zone.ts'

/** Every family of time phrases. At one token the longest reading wins, of equally long ones the first here. */
export const TIME_RULES: readonly TimeRule[] = [
  numericDate,
  dayOfMonth,
  monthThenDay,
  nthOfMonth,
  weekday,
  relativeDay,
  partOfDay,
  clockTime,
  lastOrNextUnits,
  unitFromNow,
  ago,
  ahead,
  within,
  partOfMonth,
  month,
  year,
  season,
  weekend,
  quarter,
  duration,
  daily,
  zone,
  now,
]

/** The rules that may begin with a word. */
export function rulesFor(word: string): readonly TimeRule[] {
  return TIME_RULES.filter(rule => rule.starts.some(words => words.has(word)))
}

export const DIGIT_RULES: readonly TimeRule[] = TIME_RULES.filter(rule => rule.digits)
