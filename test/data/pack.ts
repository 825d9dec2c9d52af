import { loadGazetteer } from '../../src/data/gazetteer.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import type { Place } from '../../src/domain/place.ts'

export const syria = loadGazetteer({ country: 'SY' })

export function placeOf(id: string): Place {
  const place = syria.get(id as PlaceId)
  if (!place) throw new Error(`no place ${id}`)
  return place
}

export function kmBetween(a: Place, b: Place): number {
  const north = (a.lat! - b.lat!) * 111.2
  const east = (a.lon! - b.lon!) * 111.2 * Math.cos((a.lat! * Math.PI) / 180)
  return Math.hypot(north, east)
}
