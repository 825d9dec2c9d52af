import type { Audience } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import type { EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'
import { descendantsOf, isWide, nearPlaces } from './places.ts'

/** As far as a radius around a followed place can be chosen. */
export const FARTHEST_KM = 25

/** Nobody lives at a crossing: it concerns the towns beside it, whose people would use it. */
const BESIDE_CROSSING_KM = 5

/** Who hears of what (DESIGN, the table of that name). Never empty for a place that is known or that lies in a known area. */
export function audienceOf(gazetteer: Gazetteer, kind: Kind, places: readonly EventPlace[], notReachedBy: readonly EventId[]): Audience {
  const exact = new Set<PlaceId>()
  const inside = new Set<PlaceId>()
  const around = new Set<PlaceId>()
  const near = new Map<PlaceId, number>()
  for (const place of places) {
    for (const id of centres(place)) {
      exact.add(id)
      // a village that only the text knows alarms its area, not the area's other towns; shelling "in a governorate" neither
      const spreads = place.id !== null && !(kind === 'shelling' && isWide(gazetteer.get(id)))
      if (spreads) for (const inner of descendantsOf(gazetteer, id)) inside.add(inner)
      for (const outer of gazetteer.ancestors(id)) around.add(outer)
      if (place.area !== null) continue
      const crossing = gazetteer.get(id)?.kind === 'crossing'
      for (const other of nearPlaces(gazetteer, id, FARTHEST_KM)) {
        if (crossing && other.km <= BESIDE_CROSSING_KM) inside.add(other.place)
        const known = near.get(other.place)
        if (known === undefined || other.km < known) near.set(other.place, other.km)
      }
    }
  }
  return {
    by: 'places',
    exact: [...exact],
    inside: [...inside].filter(id => !exact.has(id)),
    around: [...around].filter(id => !exact.has(id)),
    near: [...near].filter(([id]) => !exact.has(id) && !inside.has(id)).map(([place, km]) => ({ place, km })),
    notReachedBy,
  }
}

function centres(place: EventPlace): readonly PlaceId[] {
  if (place.id !== null) return [place.id]
  return place.area !== null ? [place.area] : place.candidates
}
