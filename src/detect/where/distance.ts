export interface Position {
  readonly lat: number
  readonly lon: number
}

export const COMPASS_POINTS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const
export type CompassPoint = (typeof COMPASS_POINTS)[number]

const EARTH_RADIUS_KM = 6371
const RADIANS = Math.PI / 180

/** Great-circle distance in kilometres; positions in degrees. */
export function distanceKm(from: Position, to: Position): number {
  const sinLat = Math.sin(((to.lat - from.lat) * RADIANS) / 2)
  const sinLon = Math.sin(((to.lon - from.lon) * RADIANS) / 2)
  const chord = sinLat * sinLat + Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * sinLon * sinLon
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The compass point in which `to` lies, seen from `from`. */
export function compassPoint(from: Position, to: Position): CompassPoint {
  const east = Math.sin((to.lon - from.lon) * RADIANS) * Math.cos(to.lat * RADIANS)
  const north =
    Math.cos(from.lat * RADIANS) * Math.sin(to.lat * RADIANS) -
    Math.sin(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * Math.cos((to.lon - from.lon) * RADIANS)
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4))
  return COMPASS_POINTS[(eighth + 8) % 8] as CompassPoint
}

/** The position of a place, or null where it has none. */
export function positionOf(place: { readonly lat: number | null; readonly lon: number | null }): Position | null {
  return place.lat === null || place.lon === null ? null : (place as Position)
}
