import type { Audience } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import { centresOf, type EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'
import { nearPlaces } from './near.ts'
import { ancestorsOf, descendantsOf, isWide } from './places.ts'

/** As far as a radius around a followed place can be chosen. */
export const FARTHEST_KM = 25

/** Nobody lives at a crossing: it concerns the towns beside it, whose people would use it. */
const BESIDE_CROSSING_KM = 5

/** Who hears of what (DESIGN, the table of that name). Never empty for a place that is known or that lies in a known area. */
export function audienceOf(gazetteer: Gazetteer, kind: Kind, places: readonly EventPlace[], notReachedBy: readonly EventId[]): Audience {
  const exact = new Set<PlaceId>()
  const inside: (readonly PlaceId[])[] = []
  const around: (readonly PlaceId[])[] = []
  const known: PlaceId[] = []
  for (const place of places) {
    for (const id of centresOf(place)) {
      if (exact.has(id)) continue
      exact.add(id)
      // a village that only the text knows alarms its area, not the area's other towns; shelling "in a governorate" neither
      const spreads = place.id !== null && !(kind === 'shelling' && isWide(gazetteer.get(id)))
      if (spreads) inside.push(descendantsOf(gazetteer, id))
      around.push(ancestorsOf(gazetteer, id))
      if (place.area === null) known.push(id)
      if (place.area === null && gazetteer.get(id)?.kind === 'crossing')
        inside.push(nearPlaces(gazetteer, [id], BESIDE_CROSSING_KM).map(other => other.place))
    }
  }
  const within = union(inside, exact)
  const near = nearPlaces(gazetteer, known, FARTHEST_KM)
  const told = new Set(near.length === 0 ? [] : within)
  return {
    by: 'places',
    exact: [...exact],
    inside: within,
    around: union(around, exact),
    near: near.filter(({ place }) => !told.has(place) && !exact.has(place)),
    notReachedBy,
  }
}

/** The lists as one, each place once. */
function union(lists: readonly (readonly PlaceId[])[], without: ReadonlySet<PlaceId>): readonly PlaceId[] {
  const [only] = lists
  // what lies in one place and what that lies in never hold it: a region's thousands are not copied
  if (only !== undefined && lists.length === 1 && without.size === 1) return only
  return [...new Set(lists.flat())].filter(id => !without.has(id))
}
