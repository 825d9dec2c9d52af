import { distanceKm, positionOf } from '../detect/where/distance.ts'
import type { NearPlace } from '../domain/alert.ts'
import type { DetectedPlace, Kind } from '../domain/detection.ts'
import type { EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place, PlaceKind } from '../domain/place.ts'

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

const SETTLEMENTS: ReadonlySet<PlaceKind> = new Set(['town', 'village', 'neighbourhood', 'camp', 'crossing', 'facility', 'natural'])

/** A town, or something in one: what happens inside it happens at it. */
export function isSettlement(place: Place | undefined): boolean {
  return place !== undefined && SETTLEMENTS.has(place.kind)
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
export function lookUpKeys(gazetteer: Gazetteer, kind: Kind, places: readonly EventPlace[]): PlaceId[] {
  const keys = new Set(placeKeys(places))
  for (const key of [...keys]) {
    for (const outer of gazetteer.ancestors(key)) keys.add(outer)
    if (kind !== 'shelling' || !isWide(gazetteer.get(key))) for (const inner of descendantsOf(gazetteer, key)) keys.add(inner)
    for (const { place } of nearPlaces(gazetteer, key, NEIGHBOUR_KM)) keys.add(place)
  }
  return [...keys]
}

/** Everything inside a place, worked out once: a region's is asked for again with every strike in it. */
export function descendantsOf(gazetteer: Gazetteer, id: PlaceId): readonly PlaceId[] {
  let lists = descendants.get(gazetteer)
  if (lists === undefined) {
    lists = new Map()
    descendants.set(gazetteer, lists)
  }
  const known = lists.get(id)
  if (known) return known
  const found = gazetteer.descendants(id)
  lists.set(id, found)
  return found
}

const descendants = new WeakMap<Gazetteer, Map<PlaceId, readonly PlaceId[]>>()

/** Other places within so many km of a settlement, in no order; none around areas, whose middle says nothing. */
export function nearPlaces(gazetteer: Gazetteer, id: PlaceId, withinKm: number): NearPlace[] {
  const centre = gazetteer.get(id)
  if ((!isSettlement(centre) && centre?.kind !== 'crossing') || centre?.lat == null || centre.lon === null) return []
  const grid = gridOf(gazetteer)
  const rows = Math.ceil(withinKm / KM_PER_DEGREE / CELL_DEGREES)
  const kmPerDegreeEast = KM_PER_DEGREE * Math.cos((centre.lat * Math.PI) / 180)
  const columns = Math.ceil(withinKm / kmPerDegreeEast / CELL_DEGREES)
  const farthest = withinKm * withinKm
  const [row, column] = cellOf(centre.lat, centre.lon)
  const found: NearPlace[] = []
  for (let y = row - rows; y <= row + rows; y++)
    for (let x = column - columns; x <= column + columns; x++)
      for (const other of grid.get(y * ROW + x) ?? []) {
        // over so short a way the earth is flat: a thousandth off at most
        const north = (other.lat - centre.lat) * KM_PER_DEGREE
        const east = (other.lon - centre.lon) * kmPerDegreeEast
        const square = north * north + east * east
        if (square <= farthest && other.id !== id) found.push({ place: other.id, km: Math.round(Math.sqrt(square) * 100) / 100 })
      }
  return found
}

/** A settlement whose position is known. */
type Located = { readonly id: PlaceId; readonly lat: number; readonly lon: number }
type Grid = ReadonlyMap<number, readonly Located[]>
const CELL_DEGREES = 0.1
const KM_PER_DEGREE = 111.19
const ROW = 10_000
/** The grid of a gazetteer is a fact about it: it lives as long, and the same question gives the same answer. */
const grids = new WeakMap<Gazetteer, Grid>()

function gridOf(gazetteer: Gazetteer): Grid {
  const known = grids.get(gazetteer)
  if (known) return known
  const grid = new Map<number, Located[]>()
  for (const place of gazetteer.places.values()) {
    if (place.lat === null || place.lon === null || !isSettlement(place)) continue
    const [row, column] = cellOf(place.lat, place.lon)
    const cell = grid.get(row * ROW + column)
    const located: Located = { id: place.id, lat: place.lat, lon: place.lon }
    if (cell) cell.push(located)
    else grid.set(row * ROW + column, [located])
  }
  grids.set(gazetteer, grid)
  return grid
}

function cellOf(lat: number, lon: number): readonly [number, number] {
  return [Math.floor(lat / CELL_DEGREES), Math.floor(lon / CELL_DEGREES)]
}
