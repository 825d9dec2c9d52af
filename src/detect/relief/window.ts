import type { DailyHours, LocalMinute } from '../../domain/detection.ts'
import type { Line } from '../reading/line.ts'
import { localNow, PLACE_ZONE } from '../slots/local-now.ts'
import { windowOf } from '../when/window.ts'

export interface ReliefWindow {
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
}

export interface ReliefHours {
  readonly window: ReliefWindow
  /** The latest minute at which it may have begun. */
  readonly startsBy: LocalMinute | null
}

/** The window that a sentence gives its truce or its way: hours only, since a bare day mostly dates the report. */
export function reliefWindow(line: Line, publishedAt: Date | null): ReliefHours {
  const at = localNow(publishedAt)
  const { start, end, daily, startGrain, endGrain, startsBy } = windowOf(line.text, at, { zone: PLACE_ZONE, from: line.from, to: line.to })
  const today = at?.slice(0, 10) ?? ''
  const window = {
    start: start !== null && (startGrain !== 'day' || start.slice(0, 10) > today) && !isFarAhead(start, at) ? start : null,
    end: end !== null && (endGrain !== 'day' || end.slice(0, 10) > today) ? end : null,
    daily,
  }
  return { window, startsBy: window.start === null ? null : startsBy }
}

/** Nobody declares a truce for months ahead: «دخل حيز التنفيذ في 30 كانون الأول», read in spring, was last year's. */
const FAR_AHEAD_DAYS = 60

function isFarAhead(start: LocalMinute, now: string | null): boolean {
  if (now === null) return false
  return Date.parse(`${start}Z`) - Date.parse(`${now.slice(0, 16)}Z`) > FAR_AHEAD_DAYS * 86_400_000
}

export function isEmptyWindow({ start, end, daily }: ReliefWindow): boolean {
  return start === null && end === null && daily === null
}
