import type { EventRecord, RecordPlace } from '../event-record.ts'

type Position = readonly [lon: number, lat: number]
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly Position[] }

/** RFC 7946: a feature per event, at the positions of its towns; without a geometry where no place is settled. */
export function toGeoJson(records: readonly EventRecord[]): object {
  return {
    type: 'FeatureCollection',
    features: records.map(record => ({ type: 'Feature', id: record.id, geometry: geometryOf(record.places), properties: record })),
  }
}

function geometryOf(places: readonly RecordPlace[]): Geometry | null {
  const positions = places.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [[lon, lat] as const]))
  const [first] = positions
  if (first === undefined) return null
  return positions.length === 1 ? { type: 'Point', coordinates: first } : { type: 'MultiPoint', coordinates: positions }
}
