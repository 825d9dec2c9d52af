import type { Audience } from '../domain/alert.ts'
import type { Decision } from '../domain/decision.ts'
import type { DetectedPlace, Detection } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import { audienceOf } from './audience.ts'
import { weigh } from './danger.ts'
import type { DecideContext } from './decide.ts'
import { MOST_CANDIDATES } from './doubt.ts'
import { isDoubted, toEventPlace } from './places.ts'

/**
 * What goes out when deciding itself has failed: danger as a story of its own, to the followers of its places, without any nicety (DESIGN, rule 10).
 * Null for everything else: relief fails closed. Uses as little as can be, since nobody knows what is broken.
 */
export function plainDecision(detection: Detection, context: DecideContext): Decision | null {
  const { publishedAt } = context.source
  if (weigh(detection.kind, detection.status) !== 'danger' || publishedAt === null) return null
  const places = detection.places.filter(tellable).map(toEventPlace)
  if (places.length === 0) return null
  const now = context.now.toISOString()
  const { kind, status, day, dayStated, timeText, start, end, daily, weapons, targets, actor, toll, speakers, deniedBy, summary } =
    detection
  const { article, source, outlet, family, url } = context.source
  const placeNames = places.map(place => place.name)
  const said = { article, source, outlet, family, url, publishedAt: publishedAt.toISOString() }
  const event: Event = {
    ...{ id: context.newEventId, kind, status, version: 1, places, day, dayStated, timeText, start, end, daily, weapons, targets, actor },
    claims: [{ ...said, status, speakers, deniedBy, placeNames, toll, weapons, actor, timeText, summary }],
    createdAt: now,
    updatedAt: now,
    lastHeldAt: null,
    closedAt: null,
  }
  return {
    action: 'create',
    reason: 'told plainly: deciding failed',
    event,
    alerts: [
      {
        type: 'first',
        lane: 1,
        silent: false,
        audience: plainAudience(event, context),
        expiresAt: null,
        body: { form: 'event', event, news: 'first', late: false },
      },
    ],
  }
}

function tellable(place: DetectedPlace): boolean {
  return !isDoubted(place) || (place.candidates.length > 0 && place.candidates.length <= MOST_CANDIDATES)
}

/** Without the tree of places the followers of the very places are left. */
function plainAudience(event: Event, context: DecideContext): Audience {
  try {
    return audienceOf(context.gazetteer, event.kind, event.places, [])
  } catch {
    const exact = event.places.flatMap(place => (place.id ? [place.id] : place.area ? [place.area] : place.candidates))
    return { by: 'places', exact, inside: [], around: [], notReachedBy: [] }
  }
}
