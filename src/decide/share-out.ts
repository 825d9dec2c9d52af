import type { Touched } from '../domain/decision.ts'
import { type Detection, NO_TOLL } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Match } from './match.ts'

export interface SharedOut {
  /** What the likeliest event gets: its own towns, and those that no event knows yet. */
  readonly own: Detection
  /** Events that know other towns of the list, each with those; the toll of the list is not theirs. */
  readonly others: readonly { readonly event: Event; readonly detection: Detection }[]
}

/** A list of towns that several known events share among them: nobody who knows of his town's strike is told of it as of a new one. */
export function shareOut(detection: Detection, matches: readonly Match[]): SharedOut {
  const [best, ...rest] = matches
  if (best === undefined || detection.kind !== 'shelling') return { own: detection, others: [] }
  const taken = new Set(best.shared)
  const others = rest.flatMap(({ event, shared }) => {
    const left = shared.filter(index => !taken.has(index))
    for (const index of left) taken.add(index)
    return left.length > 0 ? [{ event, detection: { ...detection, toll: NO_TOLL, places: pick(detection, left) } }] : []
  })
  const elsewhere = new Set(others.flatMap(other => other.detection.places))
  return { own: { ...detection, places: detection.places.filter(place => !elsewhere.has(place)) }, others }
}

function pick(detection: Detection, indices: readonly number[]) {
  return detection.places.filter((_, index) => indices.includes(index))
}

/** One version per event and decision: of two changes to one event the last counts, with what both have to say. */
export function oncePerEvent(touched: readonly Touched[]): Touched[] {
  const byEvent = new Map<string, Touched>()
  for (const one of touched) {
    const before = byEvent.get(one.event.id)
    byEvent.set(one.event.id, before ? { ...one, alerts: [...before.alerts, ...one.alerts] } : one)
  }
  return [...byEvent.values()]
}
