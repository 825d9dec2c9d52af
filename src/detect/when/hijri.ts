import { DAY, type Moment } from './local-time.ts'

/** Start of year 1 in days since 1970 (16 July 622 of the Julian calendar). */
const EPOCH_DAY = -492_148
const CYCLE_DAYS = 10_631
const CYCLE_YEARS = 30

/** Midnight at the start of a date of the tabular Islamic calendar: within a day of what a country announces. Months from 1; null if there is none. */
export function hijriMoment(year: number, month: number, day: number): Moment | null {
  if (month < 1 || month > 12 || day < 1 || day > 30) return null
  const days = day - 1 + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / CYCLE_YEARS)
  return (EPOCH_DAY + days) * DAY
}

/** The Islamic year that a moment falls in. */
export function hijriYearOf(moment: Moment): number {
  const days = Math.floor(moment / DAY) - EPOCH_DAY
  const year = Math.floor((CYCLE_YEARS * days + CYCLE_DAYS - 15) / CYCLE_DAYS)
  return (hijriMoment(year + 1, 1, 1) ?? Number.POSITIVE_INFINITY) <= moment ? year + 1 : year
}
