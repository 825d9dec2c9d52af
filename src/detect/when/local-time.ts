/** `YYYY-MM-DDTHH:MM:SS` on the clock of the place, without offset. */
export type LocalTime = string
/** The same as a number: milliseconds that the clock of the place shows since 1970, as if it were UTC. Arithmetic knows no zone. */
export type Moment = number
export type Grain = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** Half-open. */
export interface Interval {
  readonly start: Moment
  readonly end: Moment
  /** Where the end is a day or a part of one: when that begins, the earliest that it may mean. */
  readonly closes?: Moment
}

export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/

/** Reads `YYYY-MM-DD`, with hours, minutes and seconds if they are there; null for anything else. What follows (an offset) is not read. */
export function parseLocal(text: string): Moment | null {
  const match = LOCAL.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map(part => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const date = dateMoment(year, month, day)
  return date === null || hour > 24 || minute > 59 || second > 60 ? null : date + hour * HOUR + minute * MINUTE + second * SECOND
}

export function formatLocal(moment: Moment): LocalTime {
  return new Date(moment).toISOString().slice(0, 19)
}

/** Midnight at the start of a date of the common calendar, or null where there is no such date. Months from 1. */
export function dateMoment(year: number, month: number, day: number): Moment | null {
  const moment = Date.UTC(year, month - 1, day)
  return month >= 1 && month <= 12 && day >= 1 && new Date(moment).getUTCDate() === day ? moment : null
}

export function startOfDay(moment: Moment): Moment {
  return Math.floor(moment / DAY) * DAY
}

/** 0 is Sunday. */
export function weekdayOf(moment: Moment): number {
  return (Math.floor(moment / DAY) + 4) % 7
}

export function yearOf(moment: Moment): number {
  return new Date(moment).getUTCFullYear()
}

/** From 1. */
export function monthOf(moment: Moment): number {
  return new Date(moment).getUTCMonth() + 1
}

/** Weeks begin on Monday. */
export function startOf(grain: Grain, moment: Moment): Moment {
  switch (grain) {
    case 'second':
      return Math.floor(moment / SECOND) * SECOND
    case 'minute':
      return Math.floor(moment / MINUTE) * MINUTE
    case 'hour':
      return Math.floor(moment / HOUR) * HOUR
    case 'day':
      return startOfDay(moment)
    case 'week':
      return startOfDay(moment) - ((weekdayOf(moment) + 6) % 7) * DAY
    case 'month':
      return Date.UTC(yearOf(moment), monthOf(moment) - 1, 1)
    case 'year':
      return Date.UTC(yearOf(moment), 0, 1)
  }
}

/** Adds units; the 31st stays within a shorter month. */
export function shift(grain: Grain, moment: Moment, count: number): Moment {
  switch (grain) {
    case 'second':
      return moment + count * SECOND
    case 'minute':
      return moment + count * MINUTE
    case 'hour':
      return moment + count * HOUR
    case 'day':
      return moment + count * DAY
    case 'week':
      return moment + count * 7 * DAY
    case 'month':
      return shiftMonths(moment, count)
    case 'year':
      return shiftMonths(moment, count * 12)
  }
}

/** The same minute so many days later, earlier where negative; `YYYY-MM-DDTHH:MM` in and out. */
export function shiftMinute(minute: string, days: number): string {
  return laterBy(minute, { grain: 'day', count: days })
}

/** The minute so many units after another. */
export function laterBy(minute: string, { grain, count }: { readonly grain: Grain; readonly count: number }): string {
  return formatLocal(shift(grain, parseLocal(`${minute}:00`) as number, count)).slice(0, 16)
}

/** The whole unit that holds a moment. */
export function unitAround(grain: Grain, moment: Moment, offset = 0): Interval {
  const start = shift(grain, startOf(grain, moment), offset)
  return { start, end: shift(grain, start, 1) }
}

function shiftMonths(moment: Moment, count: number): Moment {
  const whole = Math.trunc(count)
  const date = new Date(moment)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + whole, 1)
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + whole + 1, 0)).getUTCDate()
  const shifted = first + (Math.min(date.getUTCDate(), length) - 1) * DAY + (moment - startOfDay(moment))
  return shifted + Math.round((count - whole) * 30) * DAY
}
