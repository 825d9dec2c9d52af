import { loadPack } from '../pack.ts'
import { showPlace } from '../queries/show-place.ts'
import { CommandError } from './command-error.ts'
import { complain, LineWriter, parseLine, standardInputLines } from './lines.ts'

interface PlacesOptions {
  readonly near?: string
  readonly limit: string
  readonly ndjson?: boolean
  readonly data?: string
}

const NEAREST_KM = 50
const MOST_PLACES = 100

/** Places by name, best first, or near a point, nearest first. */
export async function placesCommand(query: string, options: PlacesOptions): Promise<void> {
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_PLACES) throw new CommandError(`--limit must be 1 to ${MOST_PLACES}`)
  const { search, gazetteer } = loadPack({ country: 'SY', dataDir: options.data ?? null })
  const byName = (text: string) => search.search(text, { limit }).map(({ place, score }) => showPlace(place, score, gazetteer))
  const byPoint = ({ lat, lon }: Point) =>
    search.near(lat, lon, { limit, maxKm: NEAREST_KM }).map(({ place, distanceKm, direction }) => ({
      ...showPlace(place, 1, gazetteer),
      distanceKm: Math.round(distanceKm * 10) / 10,
      direction,
    }))

  const out = new LineWriter()
  if (options.ndjson === true) {
    for await (const line of standardInputLines()) {
      const parsed = parseLine(line)
      const value = parsed.ok ? parsed.value : {}
      const point = Array.isArray(value['near']) ? parsePoint(value['near'].join(',')) : null
      if (!parsed.ok) complain(parsed.error)
      else if (typeof value['query'] !== 'string' && point === null) complain(`line ${line.number}: query or near is missing`)
      // a bad line still has its place in the answer
      await out.write(JSON.stringify(point ? byPoint(point) : typeof value['query'] === 'string' ? byName(value['query']) : []))
    }
  } else {
    const point = options.near === undefined ? null : parsePoint(options.near)
    if (options.near !== undefined && point === null) throw new CommandError('--near must be LAT,LON in degrees')
    if (point === null && query.trim() === '') throw new CommandError('give a name, or --near LAT,LON')
    for (const found of point ? byPoint(point) : byName(query)) await out.write(JSON.stringify(found))
  }
  await out.flush()
}

interface Point {
  readonly lat: number
  readonly lon: number
}

function parsePoint(text: string): Point | null {
  const [lat = Number.NaN, lon = Number.NaN, ...rest] = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  return rest.length === 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
