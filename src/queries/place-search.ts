import { type CompassPoint, compassPoint, distanceKm, positionOf } from '../detect/where/distance.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { Place } from '../domain/place.ts'
import { matchNames } from './place-search/match.ts'
import { createNameTable } from './place-search/name-table.ts'
import { createQueryReader } from './place-search/query.ts'
import { rankMatches } from './place-search/rank.ts'

export interface PlaceMatch {
  readonly place: Place
  /** 0 to 1; 0.95 and more: that is the place's name. */
  readonly score: number
  /** The name or spelling that matched. */
  readonly matched: string
}

export interface NearbyPlace {
  readonly place: Place
  readonly distanceKm: number
  /** Where the place lies, seen from the point. */
  readonly direction: CompassPoint
}

/** What `hudna places`, the bot and the HTTP interface ask. */
export interface PlaceSearch {
  /** Places that a person may have meant, best first. Arabic or Latin letters, half words, slips and chat spellings. */
  search(query: string, options?: { readonly limit?: number }): readonly PlaceMatch[]
  /** Settlements around a point (degrees), nearest first. */
  near(lat: number, lon: number, options?: { readonly limit?: number; readonly maxKm?: number }): readonly NearbyPlace[]
}

const LIMIT = 8
const NEAR_KM = 50

export function createPlaceSearch(gazetteer: Gazetteer): PlaceSearch {
  const table = createNameTable(gazetteer)
  const readQuery = createQueryReader(gazetteer)
  return {
    search: (query, { limit = LIMIT } = {}) => {
      const readings = readQuery(query)
      return rankMatches(
        readings.flatMap(reading => matchNames(table, reading, gazetteer)),
        gazetteer,
        limit,
      )
    },
    near: (lat, lon, { limit = LIMIT, maxKm = NEAR_KM } = {}) => {
      const found: NearbyPlace[] = []
      const from = { lat, lon }
      for (const place of gazetteer.places.values()) {
        const to = SETTLEMENTS.has(place.kind) ? positionOf(place) : null
        // a degree of latitude is 111 km: most places are out of reach without any trigonometry
        if (!to || Math.abs(to.lat - lat) * 111 > maxKm) continue
        const km = distanceKm(from, to)
        if (km <= maxKm) found.push({ place, distanceKm: km, direction: compassPoint(from, to) })
      }
      return found.sort((a, b) => a.distanceKm - b.distanceKm).slice(0, limit)
    },
  }
}

const SETTLEMENTS: ReadonlySet<string> = new Set(['town', 'village', 'neighbourhood', 'camp'])
