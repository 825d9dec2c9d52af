import type { Gazetteer } from '../domain/gazetteer.ts'
import type { Place } from '../domain/place.ts'

/** A found place as programs get it: the `places` command, `/v1/places`. */
export interface ShownPlace {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly kind: string
  readonly governorate: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** 0 to 1; 0.95 and more is certain. */
  readonly score: number
}

export function showPlace(place: Place, score: number, gazetteer: Gazetteer): ShownPlace {
  const { id, name, nameEn, kind, lat, lon } = place
  return { id, name, nameEn, kind, governorate: gazetteer.governorateOf(id)?.name ?? null, lat, lon, score }
}
