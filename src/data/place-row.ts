import type { PlaceId } from '../domain/ids.ts'
import { PLACE_KINDS, type Place, type PlaceKind } from '../domain/place.ts'

/** Columns of a pack of places, in order; lists are parted by `|`, positions are degrees (WGS 84), unknown ones are empty. */
export const PLACE_COLUMNS = [
  'id',
  'name',
  'nameEn',
  'aliases',
  'aliasesEn',
  'kind',
  'parent',
  'members',
  'lat',
  'lon',
  'population',
  'residents',
  'ordinaryWord',
] as const

export const PLACE_HEADER = PLACE_COLUMNS.join('\t')

export type PlaceRow = { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly reason: PlaceRowFault }

export type PlaceRowFault =
  | 'wrong number of columns'
  | 'bad id'
  | 'no name'
  | 'unknown kind'
  | 'bad parent'
  | 'bad position'
  | 'bad population'
  | 'bad flag'

/** Reads one line of a pack, without its line end. Strict: whatever is not as `formatPlaceRow` writes it is a fault. */
export function parsePlaceRow(line: string): PlaceRow {
  const cells = line.split('\t')
  if (cells.length !== PLACE_COLUMNS.length) return fault('wrong number of columns')
  // by index: taking a tuple apart runs the iterator protocol, which costs a third of the start on a cold engine
  const id = cells[0]!
  const kind = KINDS.get(cells[5]!)
  const parent = cells[6]!
  const members = cells[7]!
  const residents = cells[11]!
  if (!isPlaceId(id)) return fault('bad id')
  if (cells[1] === '') return fault('no name')
  if (kind === undefined) return fault('unknown kind')
  if (parent === '' ? kind !== 'country' : kind === 'country' || !isPlaceId(parent)) return fault('bad parent')
  const lat = position(cells[8]!, 90)
  const lon = position(cells[9]!, 180)
  if (Number.isNaN(lat) || Number.isNaN(lon) || (lat === null) !== (lon === null)) return fault('bad position')
  const population = CLASSES.indexOf(cells[10]!)
  if (population < 0 || !isCount(residents)) return fault('bad population')
  const flag = cells[12]
  if (flag !== '0' && flag !== '1') return fault('bad flag')
  return {
    ok: true,
    place: {
      id: id as PlaceId,
      name: cells[1]!,
      nameEn: cells[2]!,
      aliases: list(cells[3]!),
      aliasesEn: list(cells[4]!),
      kind,
      parent: parent === '' ? null : (parent as PlaceId),
      members: list(members) as readonly PlaceId[],
      lat,
      lon,
      population,
      residents: Number(residents),
      ordinaryWord: flag === '1',
    },
  }
}

/** One line of a pack, without a line end. Tabs, line ends and `|` inside of names become spaces. */
export function formatPlaceRow(place: Place): string {
  return [
    place.id,
    plain(place.name),
    plain(place.nameEn),
    place.aliases.map(plain).join('|'),
    place.aliasesEn.map(plain).join('|'),
    place.kind,
    place.parent ?? '',
    place.members.join('|'),
    place.lat === null ? '' : String(rounded(place.lat)),
    place.lon === null ? '' : String(rounded(place.lon)),
    String(place.population),
    String(place.residents),
    place.ordinaryWord ? '1' : '0',
  ].join('\t')
}

/** The population class of `Place` for a head count; 0 for none. */
export function populationClass(residents: number): number {
  if (residents <= 0) return 0
  if (residents < 1000) return 1
  if (residents < 5000) return 2
  if (residents < 20_000) return 3
  return residents < 100_000 ? 4 : 5
}

const KINDS: ReadonlyMap<string, PlaceKind> = new Map(PLACE_KINDS.map(kind => [kind, kind]))
const NONE: readonly string[] = []
const CLASSES: readonly string[] = ['0', '1', '2', '3', '4', '5']

/** As `parsePlaceId`, without a regular expression: this runs for every id of the pack at the start. */
function isPlaceId(text: string): boolean {
  if (text.length === 0 || text.length > 32) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = (code | 32) >= 97 && (code | 32) <= 122
    if (!letter && !(code >= 48 && code <= 57) && code !== 45 && code !== 95) return false
  }
  return true
}

/** One to nine digits. */
function isCount(text: string): boolean {
  if (text.length === 0 || text.length > 9) return false
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57) return false
  return true
}

function fault(reason: PlaceRowFault): PlaceRow {
  return { ok: false, reason }
}

function list(cell: string): readonly string[] {
  return cell === '' ? NONE : cell.split('|')
}

function position(cell: string, limit: number): number | null {
  if (cell === '') return null
  const degrees = Number(cell)
  return Math.abs(degrees) <= limit ? degrees : Number.NaN
}

/** Five decimals are a metre: finer than any of these positions. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function plain(name: string): string {
  return name.replace(/[\t\r\n|]+/g, ' ').trim()
}
