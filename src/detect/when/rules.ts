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

/** Rules by the words that they may begin with. */
export const RULES_BY_WORD: ReadonlyMap<string, readonly TimeRule[]> = byWord()
export const DIGIT_RULES: readonly TimeRule[] = TIME_RULES.filter(rule => rule.digits)

function byWord(): Map<string, TimeRule[]> {
  const map = new Map<string, TimeRule[]>()
  for (const rule of TIME_RULES)
    for (const word of new Set(rule.starts)) {
      const rules = map.get(word)
      if (rules) rules.push(rule)
      else map.set(word, [rule])
    }
  return map
}
