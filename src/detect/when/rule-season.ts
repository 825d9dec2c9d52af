import { ordinalAt } from '../count/ordinal.ts'
import { wordSet } from './lexicon.ts'
import { DAY, HOUR, type Interval, type Moment, startOf, yearOf } from './local-time.ts'
import { modAt, yearAt } from './month-phrase.ts'
import { period } from './period.ts'
import type { Resolve, TimeRule } from './piece.ts'
import { select } from './resolve-date.ts'
import { THIS } from './words.ts'

/** Month (from 0) and day on which each season begins, with that of the next. */
const SEASONS: ReadonlyMap<string, readonly [startMonth: number, startDay: number, endMonth: number, endDay: number]> = new Map([
  ['ربيع', [2, 20, 5, 21]],
  ['صيف', [5, 21, 8, 24]],
  ['خريف', [8, 23, 11, 21]],
  ['شتاء', [11, 21, 14, 21]],
])

/** «هذا الصيف», «الشتاء الماضي», «صيف 2012». The bare word is no time. */
export const season: TimeRule = {
  name: 'season',
  starts: [THIS, { has: word => SEASONS.has(withoutArticle(word)) }],
  read: (tokens, at) => {
    const pointed = THIS.has(tokens[at]?.text ?? '')
    const start = pointed ? at + 1 : at
    const season = SEASONS.get(withoutArticle(tokens[start]?.text ?? ''))
    if (!season) return null
    const year = yearAt(tokens, start + 1, false)
    const mod = pointed ? { to: start + 1, mod: 'this' as const } : modAt(tokens, start + 1)
    if (!mod && !year) return null
    const resolve: Resolve = (now, tense) => {
      if (year?.year) return [seasonOf(season, year.year)]
      if (now === null) return []
      if (year) return [seasonOf(season, yearOf(now) + (year.offset ?? 0))]
      const candidates = [-2, -1, 0, 1, 2].map(offset => seasonOf(season, yearOf(now) + offset))
      return select(candidates, now, tense, mod?.mod ?? null, true)
    }
    return period(tokens, at, mod?.to ?? year?.to ?? at, 'day', resolve)
  },
}

function seasonOf([startMonth, startDay, endMonth, endDay]: readonly [number, number, number, number], year: number): Interval {
  return { start: Date.UTC(year, startMonth, startDay), end: Date.UTC(year, endMonth, endDay) }
}

const END = wordSet('نهايه ونهايه عطله')
const WEEK = wordSet('الاسبوع')
const WEEKEND = wordSet('الويكند الويكاند')

/** «نهاية الأسبوع», «عطلة نهاية هذا الأسبوع», «نهاية الأسبوع الماضي»: Friday evening to Sunday night. */
export const weekend: TimeRule = {
  name: 'weekend',
  starts: [END, WEEKEND],
  read: (tokens, at) => {
    let start = at
    if (tokens[start]?.text === 'عطله') start++
    if (WEEKEND.has(tokens[start]?.text ?? '')) start++
    else {
      if (!END.has(tokens[start]?.text ?? '')) return null
      if (THIS.has(tokens[start + 1]?.text ?? '')) start++
      if (!WEEK.has(tokens[start + 1]?.text ?? '')) return null
      start += 2
    }
    const mod = modAt(tokens, start)
    const offset = mod?.mod === 'last' ? -1 : mod?.mod === 'next' ? 1 : 0
    return period(tokens, at, mod?.to ?? start, 'hour', now => (now === null ? [] : [weekendOf(now, offset)]))
  },
}

/** «والشتاء» as «شتاء». */
function withoutArticle(word: string): string {
  return word.replace(/^و?(?:ال)?/, '')
}

function weekendOf(at: Moment, offset: number): Interval {
  const monday = startOf('week', at) + offset * 7 * DAY
  return { start: monday + 4 * DAY + 18 * HOUR, end: monday + 7 * DAY }
}

const QUARTER = wordSet('الربع بالربع والربع')

/** «الربع الثالث من 2018». */
export const quarter: TimeRule = {
  name: 'quarter of a year',
  starts: [QUARTER],
  read: (tokens, at) => {
    const ordinal = ordinalAt(tokens, at + 1)
    const year = ordinal?.definite && ordinal.value <= 4 ? yearAt(tokens, ordinal.to, false) : null
    if (!ordinal || !year) return null
    const resolve: Resolve = now => {
      if (year.year === null && now === null) return []
      const value = year.year ?? yearOf(now ?? 0) + (year.offset ?? 0)
      return [{ start: Date.UTC(value, (ordinal.value - 1) * 3, 1), end: Date.UTC(value, ordinal.value * 3, 1) }]
    }
    return period(tokens, at, year.to, 'month', resolve)
  },
}
