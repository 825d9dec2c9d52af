import { distanceKm, positionOf } from '../detect/where/distance.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'

/** What tells a settlement from others of its name in the governorate: the area that it lies in, or, where they share that too, its neighbour. */
export type Telltale = { readonly in: Place } | { readonly near: Place }

const SETTLEMENTS: ReadonlySet<Place['kind']> = new Set(['town', 'village', 'neighbourhood', 'camp'])

/** Null where the name and the governorate are enough. */
export function telltaleOf(gazetteer: Gazetteer, place: Place): Telltale | null {
  const namesakes = indexOf(gazetteer).get(keyOf(gazetteer, place))
  if (!SETTLEMENTS.has(place.kind) || namesakes === undefined || namesakes.length < 2) return null
  const area = areaOf(gazetteer, place)
  const alone = area !== null && namesakes.every(other => other.id === place.id || areaOf(gazetteer, other)?.id !== area.id)
  if (alone) return { in: area }
  const neighbour = nearestNeighbour(gazetteer, place)
  return neighbour === null ? area && { in: area } : { near: neighbour }
}

const indexes = new WeakMap<Gazetteer, ReadonlyMap<string, readonly Place[]>>()

function indexOf(gazetteer: Gazetteer): ReadonlyMap<string, readonly Place[]> {
  const known = indexes.get(gazetteer)
  if (known) return known
  const index = new Map<string, Place[]>()
  for (const place of gazetteer.places.values()) {
    if (!SETTLEMENTS.has(place.kind)) continue
    const key = keyOf(gazetteer, place)
    const namesakes = index.get(key)
    if (namesakes) namesakes.push(place)
    else index.set(key, [place])
  }
  indexes.set(gazetteer, index)
  return index
}

/** Spellings that a reader takes for one: «راس العين», «رأس العين». */
function keyOf(gazetteer: Gazetteer, place: Place): string {
  const name = place.name.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/ى/g, 'ي')
  return `${name}|${gazetteer.governorateOf(place.id)?.id ?? ''}`
}

function areaOf(gazetteer: Gazetteer, place: Place): Place | null {
  const parent = place.parent === null ? undefined : gazetteer.get(place.parent)
  return parent === undefined || parent.kind === 'governorate' || parent.kind === 'country' ? null : parent
}

const neighbours = new WeakMap<Gazetteer, Map<PlaceId, Place | null>>()

function nearestNeighbour(gazetteer: Gazetteer, place: Place): Place | null {
  const known = neighbours.get(gazetteer) ?? new Map<PlaceId, Place | null>()
  neighbours.set(gazetteer, known)
  const before = known.get(place.id)
  if (before !== undefined) return before
  const from = positionOf(place)
  let nearest: Place | null = null
  let leastKm = Number.POSITIVE_INFINITY
  for (const other of gazetteer.places.values()) {
    const to = from && SETTLEMENTS.has(other.kind) && keyOf(gazetteer, other) !== keyOf(gazetteer, place) ? positionOf(other) : null
    if (!from || !to) continue
    const km = distanceKm(from, to)
    if (km < leastKm) [nearest, leastKm] = [other, km]
  }
  known.set(place.id, nearest)
  return nearest
}
