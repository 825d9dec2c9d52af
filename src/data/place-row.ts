import { type PlaceId, parsePlaceId } from '../domain/ids.ts'
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
  | 'bad member'
  | 'bad position'
  | 'bad population'
  | 'bad flag'

/** Reads one line of a pack, without its line end. Strict: whatever is not as `formatPlaceRow` writes it is a fault. */
export function parsePlaceRow(line: string): PlaceRow {
  const cells = line.split('\t')
  if (cells.length !== PLACE_COLUMNS.length) return fault('wrong number of columns')
  const [idCell, name, nameEn, aliases, aliasesEn, kind, parentCell, memberCell, latCell, lonCell, population, residents, flag] =
    cells as Cells
  const id = parsePlaceId(idCell)
  if (id === null) return fault('bad id')
  if (name === '') return fault('no name')
  if (!KINDS.has(kind)) return fault('unknown kind')
  const parent = parentCell === '' ? null : parsePlaceId(parentCell)
  if ((parent === null) !== (kind === 'country')) return fault('bad parent')
  const members = list(memberCell) as readonly PlaceId[]
  if (members.some(member => parsePlaceId(member) === null)) return fault('bad member')
  const lat = position(latCell, 90)
  const lon = position(lonCell, 180)
  if (Number.isNaN(lat) || Number.isNaN(lon) || (lat === null) !== (lon === null)) return fault('bad position')
  if (!/^[0-5]$/.test(population) || !/^\d{1,9}$/.test(residents)) return fault('bad population')
  if (flag !== '0' && flag !== '1') return fault('bad flag')
  return {
    ok: true,
    place: {
      id,
      name,
      nameEn,
      aliases: list(aliases),
      aliasesEn: list(aliasesEn),
      kind: kind as PlaceKind,
      parent,
      members,
      lat,
      lon,
      population: Number(population),
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

type Cells = [string, string, string, string, string, string, string, string, string, string, string, string, string]

const KINDS: ReadonlySet<string> = new Set(PLACE_KINDS)
const NONE: readonly string[] = []

function fault(reason: PlaceRowFault): PlaceRow {
  return { ok: false, reason }
}

function list(cell: string): readonly string[] {
  return cell === '' ? NONE : cell.split('|')
}

function position(cell: string, limit: number): number | null {
  if (cell === '') return null
  const degrees = /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN
  return Math.abs(degrees) <= limit ? degrees : Number.NaN
}

/** Five decimals are a metre: finer than any of these positions. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function plain(name: string): string {
  return name.replace(/[\t\r\n|]+/g, ' ').trim()
}
