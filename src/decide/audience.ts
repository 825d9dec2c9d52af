import type { Audience } from '../domain/alert.ts'
import type { Kind } from '../domain/detection.ts'
import type { EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'
import { isWide } from './places.ts'

/** Who hears of what (DESIGN, the table of that name). Never empty for a place that is known or that lies in a known area. */
export function audienceOf(gazetteer: Gazetteer, kind: Kind, places: readonly EventPlace[], notReachedBy: readonly EventId[]): Audience {
  const exact = new Set<PlaceId>()
  const inside = new Set<PlaceId>()
  const around = new Set<PlaceId>()
  for (const place of places) {
    for (const id of centres(place)) {
      exact.add(id)
      // a village that only the text knows alarms its area, not the area's other towns; shelling "in a governorate" neither
      const spreads = place.id !== null && !(kind === 'shelling' && isWide(gazetteer.get(id)))
      if (spreads) for (const inner of gazetteer.descendants(id)) inside.add(inner)
      for (const outer of gazetteer.ancestors(id)) around.add(outer)
    }
  }
  return {
    by: 'places',
    exact: [...exact],
    inside: [...inside].filter(id => !exact.has(id)),
    around: [...around].filter(id => !exact.has(id)),
    notReachedBy,
  }
}

function centres(place: EventPlace): readonly PlaceId[] {
  if (place.id !== null) return [place.id]
  return place.area !== null ? [place.area] : place.candidates
}
