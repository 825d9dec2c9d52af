import type { LocalDate } from '../domain/detection.ts'
import { isDay } from '../queries/events.ts'
import { daysIn, shiftDays } from '../queries/report.ts'

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
 * A name and then days: two («2018-02-01 2018-03-31», «1/2/2018 31/3/2018»), one up to today, or how many up to today («30d», «90»). Without any
 * the last thirty. Digits of either style.
 */
export function parseQuestion(args: string, today: LocalDate): AskedQuestion {
  const words = western(args)
    .split(/\s+/)
    .filter(word => word !== '' && !/^(من|إلى|الى|حتى|from|to|until)$/i.test(word))
  const days: LocalDate[] = []
  while (words.length > 1 && days.length < 2) {
    const day = parseDay(words.at(-1)!)
    if (day === null) break
    days.unshift(day)
    words.pop()
  }
  const lasting = days.length === 0 && words.length > 1 ? /^(\d{1,4})d?$/i.exec(words.at(-1)!) : null
  if (lasting) words.pop()
  const name = words.join(' ')
  if (/\d[-/.]\d/.test(name)) return { fault: 'analyst-bad-day', name }
  const [from, to = today] = days
  const period =
    from === undefined ? { from: shiftDays(today, 1 - Math.max(1, Number(lasting?.[1] ?? DEFAULT_DAYS))), to: today } : { from, to }
  if (period.from > period.to) return { fault: 'analyst-bad-order', name }
  if (daysIn(period) > MOST_DAYS) return { fault: 'analyst-too-long', name }
  return { fault: null, name, period }
}

/** `YYYY-MM-DD`, or day, month and year as people write them. */
function parseDay(word: string): LocalDate | null {
  const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(word)
  const day = found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : word
  return isDay(day) ? day : null
}

function western(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
}
