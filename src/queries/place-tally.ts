import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'

/** In how many strikes a place is named. */
export interface PlaceTally {
  readonly id: PlaceId
  readonly strikes: number
}

/** Places most named in reports of shelling, the most first; a strike on two towns counts in both. Doubtful places and denied strikes count nowhere. */
export function placeTally(events: readonly Event[], gazetteer: Gazetteer): readonly PlaceTally[] {
  const strikes = new Map<PlaceId, number>()
  for (const event of events) {
    if (event.kind !== 'shelling' || event.status === 'denied') continue
    const ids = new Set(event.places.flatMap(place => (place.id === null ? [] : [shown(place.id, gazetteer)])))
    for (const id of ids) strikes.set(id, (strikes.get(id) ?? 0) + 1)
  }
  return [...strikes].map(([id, count]) => ({ id, strikes: count })).sort((a, b) => b.strikes - a.strikes || a.id.localeCompare(b.id))
}

/** A hospital or a school counts as its town. */
function shown(id: PlaceId, gazetteer: Gazetteer): PlaceId {
  const place = gazetteer.get(id)
  return place?.kind === 'facility' && place.parent !== null ? place.parent : id
}
