import { MINUTE } from './local-time.ts'
import type { ClockHours } from './piece.ts'
import { clockSpans } from './resolve-compound.ts'
import type { Span } from './spans.ts'

/** The hours that a span says, on the clock that it names: for windows that recur and for times whose day nobody knows. */
export function clockHours(span: Span): ClockHours | null {
  const [first, last] = [span.compounds[0], span.compounds[1]]
  const [hours] = clockSpans(first)
  if (!hours) return null
  const [end] = last ? clockSpans(last) : []
  if (end) return { start: hoursText(hours.start), end: hoursText(end.start) }
  return { start: hoursText(hours.start), end: first.clock?.until ? hoursText(hours.end) : null }
}

function hoursText(ms: number): string {
  const minutes = Math.round(ms / MINUTE) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
