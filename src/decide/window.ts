import type { Event, Phase } from '../domain/event.ts'
import { shiftDay } from '../domain/local-date.ts'
import type { PlaceTimes } from './times.ts'

/** One running time of a truce or corridor, as instants; null where it is not bounded. */
export interface Window {
  readonly start: Date | null
  readonly end: Date | null
  /** Another day's window follows. */
  readonly more: boolean
}

type Timed = Pick<Event, 'start' | 'end' | 'daily'>

/** Days around the asked instant whose windows are looked at. */
const DAYS_AROUND = 2

/**
 * Windows that touch the days around an instant, in order: the single one, or that of each day of a daily one, cut to its first start and its last
 * end. Empty where no time is known.
 */
export function windowsAround(event: Timed, at: Date, times: PlaceTimes): Window[] {
  const start = event.start === null ? null : times.instantOf(event.start)
  const end = event.end === null ? null : times.instantOf(event.end)
  if (event.daily === null) return start === null && end === null ? [] : [{ start, end, more: false }]
  const [from = '', to = ''] = event.daily.split('-')
  const today = times.localOf(at).slice(0, 10)
  const windows: Window[] = []
  for (let day = -DAYS_AROUND; day <= DAYS_AROUND; day++) {
    const date = shiftDay(today, day)
    const opens = times.instantOf(`${date}T${from}`)
    const closes = times.instantOf(`${to <= from ? shiftDay(date, 1) : date}T${to}`)
    if ((start !== null && closes <= start) || (end !== null && opens >= end)) continue
    const next = times.instantOf(`${shiftDay(date, 1)}T${from}`)
    windows.push({ start: opens, end: end !== null && end < closes ? end : closes, more: end === null || next < end })
  }
  return windows
}

/** Where the clock stands in the windows; null where no time is known. */
export function phaseAt(event: Timed, at: Date, times: PlaceTimes): Phase | null {
  const windows = windowsAround(event, at, times)
  if (windows.length === 0) {
    if (event.daily === null) return null
    return event.start !== null && at < times.instantOf(event.start) ? 'before' : 'over'
  }
  if (windows.some(window => holds(window, at))) return 'running'
  const next = windows.find(window => window.start !== null && window.start > at)
  const past = windows.some(window => window.end !== null && window.end <= at)
  if (past) return next !== undefined || windows.at(-1)?.more === true ? 'between days' : 'over'
  return 'before'
}

/** The window that runs at an instant, or the next one. */
export function currentWindow(event: Timed, at: Date, times: PlaceTimes): Window | null {
  const windows = windowsAround(event, at, times)
  return windows.find(window => holds(window, at)) ?? windows.find(window => window.start !== null && window.start > at) ?? null
}

function holds(window: Window, at: Date): boolean {
  return (window.start === null || window.start <= at) && (window.end === null || at < window.end)
}
