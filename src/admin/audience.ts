import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import type { BroadcastAudience } from './deps.ts'

const WIDER_THAN_A_DISTRICT: ReadonlySet<Place['kind']> = new Set(['country', 'governorate', 'region'])

/** Whether an audience reaches beyond one district, so that a second admin has to agree. */
export function beyondOneDistrict(gazetteer: Gazetteer, audience: BroadcastAudience): boolean {
  if (audience.by === 'all') return true
  const districts = audience.places.map(id => districtOf(gazetteer, id))
  return districts.includes(null) || new Set(districts).size > 1
}

/** The district that a place is or lies in; null where it is wider, or where the tables do not say. */
function districtOf(gazetteer: Gazetteer, id: PlaceId): PlaceId | null {
  const place = gazetteer.get(id)
  if (place === undefined || WIDER_THAN_A_DISTRICT.has(place.kind)) return null
  if (place.kind === 'district') return id
  return gazetteer.ancestors(id).find(ancestor => gazetteer.get(ancestor)?.kind === 'district') ?? null
}
