import type { Amendment } from '../src/admin/deps.ts'
import { type Change, unsaid } from '../src/decide/correct.ts'
import type { Detection } from '../src/domain/detection.ts'
import type { Gazetteer } from '../src/domain/gazetteer.ts'

/** A detection as an admin puts it right. */
export function amended(detection: Detection, amendment: Amendment, gazetteer: Gazetteer): Detection {
  if (amendment.what === 'kind') return { ...unsaid(detection), kind: amendment.kind, status: amendment.status }
  const place = gazetteer.get(amendment.place)
  const [named] = detection.places
  const { name = named?.name ?? '', lat = null, lon = null } = place ?? {}
  const chosen = { id: amendment.place, name, mention: named?.mention ?? name, lat, lon, candidates: [], area: null }
  return { ...unsaid(detection), places: [{ ...chosen, reason: 'chosen by an admin' }] }
}

/** What is to be put right in an event; null takes it back. */
export function changeOf(amendment: Amendment | null, gazetteer: Gazetteer): Change {
  if (amendment === null) return { what: 'withdrawn' }
  if (amendment.what === 'kind') return amendment
  const name = gazetteer.get(amendment.place)?.name ?? ''
  return { what: 'places', places: [{ id: amendment.place, name, area: null, candidates: [] }] }
}
