import type { LocalDate } from '../domain/detection.ts'
import { shiftDay } from '../domain/local-date.ts'
import { isDay } from '../queries/events.ts'
import { daysIn } from '../queries/report.ts'
import { monthNumber } from './month-names.ts'

/** Days, both included. */
export interface AskedPeriod {
  readonly from: LocalDate
  readonly to: LocalDate
}

export type AskedQuestion =
  | { readonly fault: null; readonly name: string; readonly period: AskedPeriod }
  /** Key of the message that says what is wrong. */
  | { readonly fault: string; readonly name: string }

const DEFAULT_DAYS = 30
export const MOST_DAYS = 1100

/**
 * A name and then a time: two days («2018-02-01 2018-03-31», «1/2/2018 31/3/2018»), one up to today, a month («2018-03», «آذار 2018»), a year, or
 * how long up to today («30d», «90», «آخر أسبوع»). Without any the last thirty days. Digits of either style. What lies ahead is cut off: nobody can
 * report of it.
 */
export function parseQuestion(args: string, today: LocalDate): AskedQuestion {
  const words = western(args)
    .replace(/(كانون|تشرين) (?:ال)?(أول|اول|ثاني|ثان)(?=\s|$)/g, (_, month, order) => `${month}${/^ث/.test(order) ? 2 : 1}`)
    .split(/\s+/)
    .filter(word => word !== '' && !LINKS.test(word))
  const { name, period } = readPeriod(words, today)
  if (/\d[-/.]\d|\s\d+$/.test(` ${name}`)) return { fault: 'analyst-bad-day', name }
  if (period.from > today) return { fault: 'analyst-future', name }
  if (period.from > period.to) return { fault: 'analyst-bad-order', name }
  const past = { from: period.from, to: period.to > today ? today : period.to }
  if (daysIn(past) > MOST_DAYS) return { fault: 'analyst-too-long', name }
  return { fault: null, name, period: past }
}

const LINKS = /^(من|إلى|الى|حتى|خلال|from|to|until)$/i

function readPeriod(words: readonly string[], today: LocalDate): { readonly name: string; readonly period: AskedPeriod } {
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  const upTo = (left: number, period: AskedPeriod) => ({ name: words.slice(0, words.length - left).join(' '), period })
  const day = parseDay(last)
  const dayBefore = parseDay(before)
  if (day !== null) return dayBefore === null ? upTo(1, { from: day, to: today }) : upTo(2, { from: dayBefore, to: day })
  const year = /^(?:19|20)\d\d$/.test(last) ? last : null
  const month = monthNumber(before)
  if (year !== null && month !== null) return upTo(2, wholeMonth(year, month))
  if (year !== null) return upTo(1, { from: `${year}-01-01`, to: `${year}-12-31` })
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(last)
  const number = Number(yearMonth?.[2])
  if (yearMonth && number >= 1 && number <= 12) return upTo(1, wholeMonth(yearMonth[1]!, number))
  const days = /^\d{1,4}d?$/i.test(last) ? Number.parseInt(last, 10) : (SPANS.find(([span]) => span.test(last))?.[1] ?? null)
  const lasting = (count: number): AskedPeriod => ({ from: shiftDay(today, 1 - Math.max(1, count)), to: today })
  if (days !== null) return upTo(LAST.test(before) ? 2 : 1, lasting(days))
  return upTo(0, lasting(DEFAULT_DAYS))
}

const LAST = /^(آخر|اخر|last|past)$/i
const SPANS: readonly (readonly [RegExp, number])[] = [
  [/^(اليوم|يوم|today)$/i, 1],
  [/^(أسبوع|اسبوع|week)$/i, 7],
  [/^(أسبوعين|اسبوعين|fortnight)$/i, 14],
  [/^(شهر|month)$/i, 30],
  [/^(شهرين)$/i, 60],
  [/^(سنة|سنه|عام|year)$/i, 365],
]

function wholeMonth(year: string, month: number): AskedPeriod {
  const from = `${year}-${String(month).padStart(2, '0')}-01`
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { from, to: shiftDay(next, -1) }
}

/** `YYYY-MM-DD`, or day, month and year as people write them; a year of two digits is one of this century. */
function parseDay(word: string): LocalDate | null {
  const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word)
  const [, dayOfMonth = '', month = '', year = ''] = found ?? []
  const day = found ? `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}` : word
  return isDay(day) ? day : null
}

function western(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
}
