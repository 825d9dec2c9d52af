import type { NearPlace } from '../domain/alert.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place, PlaceKind } from '../domain/place.ts'

const SETTLEMENTS: ReadonlySet<PlaceKind> = new Set(['town', 'village', 'neighbourhood', 'camp', 'crossing', 'facility', 'natural'])

/** A town, or something in one: what happens inside it happens at it. */
export function isSettlement(place: Place | undefined): boolean {
  return place !== undefined && SETTLEMENTS.has(place.kind)
}

/**
 * Other places within so many km of any of these settlements, each with the shortest way, in no order; none around areas, whose middle says nothing.
 */
export function nearPlaces(gazetteer: Gazetteer, ids: readonly PlaceId[], withinKm: number): NearPlace[] {
  const centres = ids
    .map(id => gazetteer.get(id))
    .filter(place => isLocated(place))
    .map(({ lat, lon }) => ({ lat, lon, kmPerDegreeEast: KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180) }))
  if (centres.length === 0) return []
  const strips = stripsOf(gazetteer)
  const farthest = withinKm * withinKm
  const degrees = withinKm / KM_PER_DEGREE
  const [south, north] = [Math.min(...centres.map(({ lat }) => lat)) - degrees, Math.max(...centres.map(({ lat }) => lat)) + degrees]
  // a degree of longitude is shortest where the way to the pole is
  const eastward = degrees / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  const [west, east] = [Math.min(...centres.map(({ lon }) => lon)) - eastward, Math.max(...centres.map(({ lon }) => lon)) + eastward]
  const found: NearPlace[] = []
  for (let row = rowOf(south); row <= rowOf(north); row++) {
    const strip = strips.get(row)
    if (strip === undefined) continue
    for (let at = firstFrom(strip.lon, west); at < strip.lon.length && (strip.lon[at] as number) <= east; at++) {
      const square = shortestSquare(centres, strip.lat[at] as number, strip.lon[at] as number)
      const place = strip.ids[at] as PlaceId
      if (square <= farthest && !ids.includes(place)) found.push({ place, km: Math.round(Math.sqrt(square) * 100) / 100 })
    }
  }
  return found
}

type Located = Place & { readonly lat: number; readonly lon: number }

function isLocated(place: Place | undefined): place is Located {
  return place !== undefined && isSettlement(place) && place.lat !== null && place.lon !== null
}

interface Centre {
  readonly lat: number
  readonly lon: number
  readonly kmPerDegreeEast: number
}

/** In square km: over so short a way the earth is flat, a thousandth off at most. */
function shortestSquare(centres: readonly Centre[], lat: number, lon: number): number {
  let shortest = Number.POSITIVE_INFINITY
  for (const centre of centres) {
    const north = (lat - centre.lat) * KM_PER_DEGREE
    const east = (lon - centre.lon) * centre.kmPerDegreeEast
    const square = north * north + east * east
    if (square < shortest) shortest = square
  }
  return shortest
}

const KM_PER_DEGREE = 111.19
const ROW_DEGREES = 0.05

/** Settlements of one strip of latitudes from west to east, in columns: each question runs through some of them. */
interface Strip {
  readonly ids: readonly PlaceId[]
  readonly lat: Float64Array
  readonly lon: Float64Array
}

/** The strips of a gazetteer are a fact about it: they live as long, and the same question gives the same answer. */
const known = new WeakMap<Gazetteer, ReadonlyMap<number, Strip>>()

function stripsOf(gazetteer: Gazetteer): ReadonlyMap<number, Strip> {
  const before = known.get(gazetteer)
  if (before) return before
  const rows = new Map<number, Located[]>()
  for (const place of gazetteer.places.values()) {
    if (!isLocated(place)) continue
    const row = rows.get(rowOf(place.lat))
    if (row) row.push(place)
    else rows.set(rowOf(place.lat), [place])
  }
  const strips = new Map([...rows].map(([row, places]) => [row, toStrip(places.sort((a, b) => a.lon - b.lon))]))
  known.set(gazetteer, strips)
  return strips
}

function toStrip(places: readonly Located[]): Strip {
  return {
    ids: places.map(({ id }) => id),
    lat: Float64Array.from(places, ({ lat }) => lat),
    lon: Float64Array.from(places, ({ lon }) => lon),
  }
}

function rowOf(lat: number): number {
  return Math.floor(lat / ROW_DEGREES)
}

/** Index of the first that is not below; the values grow. */
function firstFrom(values: Float64Array, least: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}
