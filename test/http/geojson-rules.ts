/** RFC 7946, sections 3.1 to 3.3: reads a collection of features. @throws where something is not as it is written there */
export function parseGeoJson(text: string): readonly ParsedFeature[] {
  const root = asObject(JSON.parse(text))
  if (root['type'] !== 'FeatureCollection' || !Array.isArray(root['features'])) throw new Error('no FeatureCollection')
  for (const name of ['coordinates', 'geometries', 'geometry', 'properties']) if (name in root) throw new Error(`${name} in a collection`)
  return root['features'].map(feature)
}

export interface ParsedFeature {
  readonly id: unknown
  readonly positions: readonly (readonly [number, number])[] | null
  readonly properties: Readonly<Record<string, unknown>>
}

function feature(value: unknown): ParsedFeature {
  const read = asObject(value)
  if (read['type'] !== 'Feature') throw new Error('no Feature')
  if (!('geometry' in read) || !('properties' in read)) throw new Error('a feature has a geometry and properties, be they null')
  if ('id' in read && typeof read['id'] !== 'string' && typeof read['id'] !== 'number') throw new Error('an id is a text or a number')
  return {
    id: read['id'],
    positions: read['geometry'] === null ? null : geometry(read['geometry']),
    properties: asObject(read['properties']),
  }
}

function geometry(value: unknown): readonly (readonly [number, number])[] {
  const { type, coordinates } = asObject(value)
  if (type === 'Point') return [position(coordinates)]
  if (type === 'MultiPoint' && Array.isArray(coordinates)) return coordinates.map(position)
  throw new Error(`geometry ${String(type)}`)
}

/** Longitude, then latitude. */
function position(value: unknown): readonly [number, number] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) throw new Error('a position has two or three numbers')
  const [lon, lat] = value as unknown[]
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new Error('a position is of numbers')
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Error('a position off the earth')
  return [lon, lat]
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object')
  return value as Readonly<Record<string, unknown>>
}
