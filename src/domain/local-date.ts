import type { LocalDate } from './detection.ts'

const DAY_MS = 86_400_000

/** The local day after `days` days; before it where negative. */
export function shiftDay(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole local days from one to the other; negative where `to` is earlier. */
export function daysApart(from: LocalDate, to: LocalDate): number {
  return from === to ? 0 : Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}
