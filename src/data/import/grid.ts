import type { Place } from '../../domain/place.ts'

interface Position {
  readonly lat: number
  readonly lon: number
}

interface Neighbour {
  readonly place: Place
  readonly km: number
}

/** Cells of a tenth of a degree: 11 km by about 9 in these latitudes. */
const CELL = 0.1
const KM_PER_DEGREE = 111.2

/** Places by position, for finding what lies around a point without looking at all. */
export function createGrid(places: readonly Place[]) {
  const cells = new Map<string, Place[]>()
  const add = (place: Place): void => {
    if (place.lat === null || place.lon === null) return
    const key = cellOf(place.lat, place.lon)
    const cell = cells.get(key)
    if (cell) cell.push(place)
    else cells.set(key, [place])
  }
  for (const place of places) add(place)
  const within = (from: Position, km: number): Neighbour[] => {
    const found: Neighbour[] = []
    const steps = Math.ceil(km / (KM_PER_DEGREE * CELL * Math.cos((from.lat * Math.PI) / 180)))
    for (let down = -steps; down <= steps; down++) {
      for (let right = -steps; right <= steps; right++) {
        for (const place of cells.get(cellOf(from.lat + down * CELL, from.lon + right * CELL)) ?? []) {
          const away = flatKm(from, { lat: place.lat as number, lon: place.lon as number })
          if (away <= km) found.push({ place, km: away })
        }
      }
    }
    return found.sort((a, b) => a.km - b.km)
  }
  return {
    add,
    /** Within so many kilometres, nearest first. */
    within,
    nearest: (from: Position, km: number): Place | null => within(from, km / 4)[0]?.place ?? within(from, km)[0]?.place ?? null,
  }
}

function cellOf(lat: number, lon: number): string {
  return `${Math.floor(lat / CELL)},${Math.floor(lon / CELL)}`
}

/** Exact to well under a per cent over these distances. */
function flatKm(from: Position, to: Position): number {
  const north = (to.lat - from.lat) * KM_PER_DEGREE
  const east = (to.lon - from.lon) * KM_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}
