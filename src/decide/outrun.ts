import type { Detection, Status } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { weigh } from './danger.ts'
import { isWide, relate, toEventPlace } from './places.ts'
import type { PlaceTimes } from './times.ts'

export interface OutrunContext {
  readonly known: readonly Event[]
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
}

/**
 * The truce or corridor, over already, of which relief that came in late tells as it stood before: news of its end must not be followed by news
 * of its beginning. Null for none, and for what is to begin or to last beyond that end.
 */
export function outrun(detection: Detection, publishedAt: Date, context: OutrunContext): Event | null {
  if (weigh(detection.kind, detection.status) !== 'relief') return null
  return context.known.find(event => event.kind === detection.kind && isOutrun(detection, publishedAt, event, context)) ?? null
}

function isOutrun(detection: Detection, publishedAt: Date, event: Event, context: OutrunContext): boolean {
  if (event.closedAt === null || event.withdrawnAt !== undefined) return false
  const saidOver = event.claims.filter(claim => SAYS_OVER.has(claim.status)).map(claim => Date.parse(claim.publishedAt))
  const over = saidOver.length > 0 ? Math.max(...saidOver) : Date.parse(event.closedAt)
  if (publishedAt.getTime() >= over) return false
  const after = (local: Detection['start']) => local !== null && context.times.instantOf(local).getTime() > over
  // what the clock has ended may have been prolonged in time; what somebody has called off not
  if (after(detection.start) || (saidOver.length === 0 && after(detection.end))) return false
  return detection.places.every(place => event.places.some(known => covers(known, place, context.gazetteer)))
}

const SAYS_OVER: ReadonlySet<Status> = new Set<Status>(['ended', 'closed'])

function covers(known: Event['places'][number], place: Detection['places'][number], gazetteer: Gazetteer): boolean {
  const relation = relate(gazetteer, toEventPlace(place), known)
  return relation === 'same' || (relation === 'inside' && known.id !== null && !isWide(gazetteer.get(known.id)))
}
