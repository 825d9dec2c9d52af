import { distanceKm, positionOf } from '../detect/where/distance.ts'
import type { DetectedPlace, Kind } from '../domain/detection.ts'
import type { EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import { isSettlement, nearPlaces } from './near.ts'

export const NEIGHBOUR_KM = 10

/** How a place of a detection stands to a place of an event. */
export type Relation = 'same' | 'inside' | 'holds' | 'near' | 'apart'

export function toEventPlace(place: DetectedPlace): EventPlace {
  const { id, name, mention, area, candidates } = place
  const renamed = id !== null && mention !== '' && !mention.includes(name)
  return { id, name, ...(renamed ? { reportedAs: mention } : {}), area, candidates }
}

/** Neither known nor named inside a known area: it may be several places. */
export function isDoubted(place: Pick<EventPlace, 'id' | 'area'>): boolean {
  return place.id === null && place.area === null
}

export function relate(gazetteer: Gazetteer, a: EventPlace, b: EventPlace): Relation {
  if (a.id !== null && b.id !== null) return relateKnown(gazetteer, a.id, b.id)
  if (a.id === null && b.id === null && a.name === b.name && a.area === b.area) return 'same'
  const left = a.id ?? a.area
  const right = b.id ?? b.area
  if (left === null || right === null) {
    const known = a.id ?? b.id
    const doubted = a.id === null ? a : b
    return known !== null && doubted.candidates.includes(known) ? 'same' : 'apart'
  }
  // a village that only the text knows, inside an area: it lies in that area and in what holds it
  if (a.id === null && b.id !== null && gazetteer.inside(left, right)) return 'inside'
  if (b.id === null && a.id !== null && gazetteer.inside(right, left)) return 'holds'
  return 'apart'
}

function relateKnown(gazetteer: Gazetteer, a: PlaceId, b: PlaceId): Relation {
  if (a === b) return 'same'
  if (gazetteer.inside(a, b)) return 'inside'
  if (gazetteer.inside(b, a)) return 'holds'
  const distance = kmBetween(gazetteer.get(a), gazetteer.get(b))
  return distance !== null && distance <= NEIGHBOUR_KM ? 'near' : 'apart'
}

/** In km; null where a position is unknown. */
function kmBetween(a: Place | undefined, b: Place | undefined): number | null {
  const from = a && positionOf(a)
  const to = b && positionOf(b)
  return from && to ? distanceKm(from, to) : null
}

/** So near that they are one way: a crossing and the camp beside it; fire at one is fire on the way to the other. */
export const ONE_WAY_KM = 3

export function onOneWay(gazetteer: Gazetteer, a: EventPlace, b: EventPlace): boolean {
  const km = a.id === null || b.id === null ? null : kmBetween(gazetteer.get(a.id), gazetteer.get(b.id))
  return km !== null && km <= ONE_WAY_KM
}

/** A governorate, a district of one, «ريف …» or the country: too wide for shelling to alarm all the towns inside it. */
export function isWide(place: Place | undefined): boolean {
  return (
    place === undefined || place.kind === 'country' || place.kind === 'governorate' || (place.kind === 'region' && /^ريف /.test(place.name))
  )
}

/** The smallest place that holds all of these, never the country; null where only the country does. */
export function commonArea(gazetteer: Gazetteer, ids: readonly PlaceId[]): PlaceId | null {
  const [first, ...rest] = ids
  if (first === undefined) return null
  const shared = gazetteer.ancestors(first).find(area => rest.every(id => gazetteer.inside(id, area)))
  return shared !== undefined && gazetteer.get(shared)?.kind !== 'country' ? shared : null
}

/** The ids under which an event is looked up: its places, the areas of those that only the text knows, candidates of the doubted ones. */
export function placeKeys(places: readonly EventPlace[]): PlaceId[] {
  return [...new Set(places.flatMap(place => (place.id ? [place.id] : place.area ? [place.area] : place.candidates)))]
}

/** Ids at which an event that a detection may belong to can stand: the places, their neighbours, all around and all inside them. */
export function lookUpKeys(gazetteer: Gazetteer, kind: Kind, places: readonly EventPlace[]): ReadonlySet<PlaceId> {
  const sets = placeKeys(places).map(key => keysAround(gazetteer, kind, key))
  return sets.length === 1 && sets[0] !== undefined ? sets[0] : new Set(sets.flatMap(keys => [...keys]))
}

function keysAround(gazetteer: Gazetteer, kind: Kind, key: PlaceId): ReadonlySet<PlaceId> {
  const place = gazetteer.get(key)
  if (kind === 'shelling' && isWide(place)) return new Set([key, ...ancestorsOf(gazetteer, key)])
  if (!isSettlement(place)) return areaKeys(gazetteer, key)
  const keys = new Set([key, ...ancestorsOf(gazetteer, key), ...descendantsOf(gazetteer, key)])
  for (const near of nearPlaces(gazetteer, [key], NEIGHBOUR_KM)) keys.add(near.place)
  return keys
}

/** What a place lies in. */
export const ancestorsOf = remembered((gazetteer, id) => gazetteer.ancestors(id))

/** Everything inside a place. */
export const descendantsOf = remembered((gazetteer, id) => gazetteer.descendants(id))

const areaKeys = remembered(
  (gazetteer, id): ReadonlySet<PlaceId> => new Set([id, ...ancestorsOf(gazetteer, id), ...descendantsOf(gazetteer, id)]),
)

/** What is worked out once for each place of a gazetteer: a region's is asked for again with every strike in it. */
function remembered<Found>(find: (gazetteer: Gazetteer, id: PlaceId) => Found): (gazetteer: Gazetteer, id: PlaceId) => Found {
  const byGazetteer = new WeakMap<Gazetteer, Map<PlaceId, Found>>()
  return (gazetteer, id) => {
    let known = byGazetteer.get(gazetteer)
    if (known === undefined) {
      known = new Map()
      byGazetteer.set(gazetteer, known)
    }
    const before = known.get(id)
    if (before !== undefined) return before
    const found = find(gazetteer, id)
    known.set(id, found)
    return found
  }
}
