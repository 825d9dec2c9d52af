import type { Decision, Waiting } from '../domain/decision.ts'
import type { DetectedPlace, Detection } from '../domain/detection.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { weigh } from './danger.ts'
import { commonArea, isDoubted } from './places.ts'

/** Danger at a doubted place waits so long for an admin. */
export const UNSETTLED_WAIT_S = 120
/** Of more candidates none is told: what they share is. */
export const MOST_CANDIDATES = 3
/** Below this a person looks first. */
export const LOW_CONFIDENCE = 0.5

export interface DoubtContext {
  readonly gazetteer: Gazetteer
  /** The wait for an admin is over. */
  readonly released: boolean
}

/** What can be decided now, and what of it waits. */
export interface Settled {
  readonly settled: Detection
  readonly waiting: Waiting | null
}

/**
 * A place that could be two places is never guessed: relief waits for an admin, danger for two minutes, and then its doubt is told. The settled
 * towns of a list do not wait for the doubted one.
 */
export function settleDoubt(detection: Detection, context: DoubtContext): Settled | Decision {
  const danger = weigh(detection.kind, detection.status) === 'danger'
  const doubted = detection.places.filter(isDoubted)
  const settled = detection.places.filter(place => !isDoubted(place))
  if (context.released) return released(detection, doubted, settled, danger, context.gazetteer)
  if (detection.confidence < LOW_CONFIDENCE)
    return { action: 'review', reason: 'low confidence', releaseAfterS: danger ? UNSETTLED_WAIT_S : null }
  if (doubted.length === 0) return { settled: detection, waiting: null }
  const waiting: Waiting = { reason: reasonOf(doubted), releaseAfterS: danger ? waitFor(doubted, context.gazetteer) : null }
  return settled.length === 0 ? { action: 'review', ...waiting } : { settled: { ...detection, places: settled }, waiting }
}

/** After the wait only what waited is decided: a doubted place by its candidates, low confidence as it is. */
function released(
  detection: Detection,
  doubted: readonly DetectedPlace[],
  settled: readonly DetectedPlace[],
  danger: boolean,
  gazetteer: Gazetteer,
): Settled | Decision {
  const waitedForPlaces = doubted.length > 0 && detection.confidence >= LOW_CONFIDENCE
  const told = danger ? doubted.flatMap(place => tellable(place, gazetteer)) : []
  const places = waitedForPlaces ? told : [...settled, ...told]
  return places.length === 0
    ? { action: 'ignore', reason: 'no place that followers could share', eventId: null }
    : { settled: { ...detection, places }, waiting: null }
}

/** Up to three candidates with the doubt, else what they share, never the whole country. */
function tellable(place: DetectedPlace, gazetteer: Gazetteer): DetectedPlace[] {
  if (place.candidates.length === 0) return []
  if (place.candidates.length <= MOST_CANDIDATES) return [place]
  const area = commonArea(gazetteer, place.candidates)
  return area === null ? [] : [{ ...place, area, candidates: [] }]
}

/** Without an area that all candidates share nobody could be told: a person has to look. */
function waitFor(doubted: readonly DetectedPlace[], gazetteer: Gazetteer): number | null {
  return doubted.some(place => tellable(place, gazetteer).length > 0) ? UNSETTLED_WAIT_S : null
}

function reasonOf(doubted: readonly DetectedPlace[]): string {
  const counts = doubted.map(place => place.candidates.length)
  return counts.every(count => count === 0) ? 'place unknown' : `place in doubt between ${Math.max(...counts)}`
}
