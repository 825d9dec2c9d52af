import type { Pace } from '../queue/queues.ts'

/** How a rate is cut into tickets: so many messages each, one ticket in so many milliseconds. */
export interface Pacing {
  readonly batch: number
  readonly pace: Pace
}

const TICKETS_PER_SECOND = 10
const LARGEST_BATCH = 100

/**
 * About a tenth of a second's budget for each ticket, so that urgent alerts overtake at once and no second sees a burst.
 * @param rate messages a second
 */
export function pacingFor(rate: number): Pacing {
  const batch = Math.min(LARGEST_BATCH, Math.max(1, Math.round(rate / TICKETS_PER_SECOND)))
  return { batch, pace: { max: 1, duration: Math.ceil((batch / rate) * 1000) } }
}

const SHORTEST_PAUSE_S = 2
const LONGEST_PAUSE_S = 60

/** Seconds until a delivery that failed so often is tried again: doubling from two seconds to a minute. */
export function backoffS(tries: number): number {
  return Math.min(LONGEST_PAUSE_S, SHORTEST_PAUSE_S * 2 ** Math.min(10, Math.max(0, tries - 1)))
}
