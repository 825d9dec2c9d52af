import { looseName } from '../src/data/fold-name.ts'
import { populationClass } from '../src/data/place-row.ts'
import type { PlaceId } from '../src/domain/ids.ts'
import type { Place, PlaceKind } from '../src/domain/place.ts'
import { soundsLike } from './gazetteer-sounds.ts'
import { readHandTable, readReferenceTable, split, type TableRow } from './gazetteer-tables.ts'

const SAME_PLACE_KM = 2
const TOWN_FROM = 5000

/** The reference tables as places: areas, then communities, localities and quarters with an Arabic name; cleaned, and one row for one place. */
export function readReference(folder: string): Map<PlaceId, Place> {
  const rows = readReferenceTable(folder, 'sy_gazetteer_merged.csv')
  const dropped = new Set(readHandTable('dropped').map(row => row['id']))
  const arabic = new Map(readHandTable('arabic').map(row => [row['id'], row['name']!]))
  const places = new Map<PlaceId, Place>()
  for (const area of areas(rows)) places.set(area.id, area)
  const kept: Place[] = []
  for (const row of rows) {
    const id = ownId(row['id']!)
    const name = arabic.get(id) ?? row['ar']!
    if (name === '' || row['ADM3_PCODE'] === '' || dropped.has(id) || (row['kind'] === 'locality' && NO_SETTLEMENT.test(name))) continue
    kept.push(settlement(row, name))
  }
  for (const place of withoutRepeats(kept)) places.set(place.id, place)
  return places
}

/** Names of fields and of sites that are no settlement, and names that say nothing but the kind. */
const NO_SETTLEMENT = /^(أرض|أراضي|موقع|ناحية|محافظة|مُحافظة) |^(مزرعة|مدينة|محطة|الله|مجموعة)$/u

function areas(rows: readonly TableRow[]): readonly Place[] {
  const found = new Map<string, Place>()
  found.set('SY', area('SY', 'سوريا', 'Syria', 'country', null))
  for (const row of rows) {
    if (row['ADM3_PCODE'] === '') continue
    const [adm1, adm2, adm3] = [row['ADM1_PCODE']!, row['ADM2_PCODE']!, row['ADM3_PCODE']!]
    if (!found.has(adm1)) found.set(adm1, area(adm1, row['ADM1_AR']!, row['ADM1_EN']!, 'governorate', 'SY'))
    if (!found.has(adm2)) found.set(adm2, area(adm2, row['ADM2_AR']!, row['ADM2_EN']!, 'district', adm1))
    if (!found.has(adm3)) found.set(adm3, area(adm3, row['ADM3_AR']!, row['ADM3_EN']!, 'subdistrict', adm2))
  }
  for (const [code, place] of found) found.set(code, { ...place, ...centre(rows, code) })
  return [...found.values()]
}

function area(id: string, name: string, nameEn: string, kind: PlaceKind, parent: string | null): Place {
  return {
    id: id as PlaceId,
    name: name.replace(/^مركز\s*/u, ''),
    nameEn,
    aliases: [],
    aliasesEn: [],
    kind,
    parent: parent as PlaceId | null,
    members: [],
    lat: null,
    lon: null,
    population: 0,
    residents: 0,
    ordinaryWord: false,
  }
}

/** The position of an area is that of its largest community, its head count the sum of all. */
function centre(rows: readonly TableRow[], code: string): Pick<Place, 'lat' | 'lon' | 'residents' | 'population'> {
  let residents = 0
  let largest: TableRow | null = null
  for (const row of rows) {
    if (row['kind'] !== 'community' || !row['ADM3_PCODE']!.startsWith(code)) continue
    residents += Number(row['pop'] || 0)
    if (row['lat'] && (!largest || Number(row['pop'] || 0) > Number(largest['pop'] || 0))) largest = row
  }
  return {
    lat: largest ? Number(largest['lat']) : null,
    lon: largest ? Number(largest['lon']) : null,
    residents,
    population: populationClass(residents),
  }
}

function settlement(row: TableRow, rawName: string): Place {
  const [name, ...joined] = parts(rawName)
  const fromOwnRow = row['src'] === 'wof/geonames'
  const aliases = split(row['ar_alt'])
    .flatMap(parts)
    .map(cleaned)
    .filter(alias => fromOwnRow || looseName(alias) === looseName(name!) || soundsLike(alias, row['en']!))
  const quarter = row['kind'] === 'neighbourhood'
  const bare = withoutArea(name!, [row['ADM3_AR']!, row['ADM2_AR']!])
  const residents = Number(row['pop'] || 0)
  return {
    id: ownId(row['id']!),
    name: bare,
    nameEn: row['en']!.replace(/\s+/g, ' ').trim(),
    aliases: [name!, ...joined, ...aliases],
    aliasesEn: split(row['en_alt']),
    kind: quarter ? 'neighbourhood' : residents >= TOWN_FROM || isCentre(row) ? 'town' : 'village',
    parent: (quarter ? row['parent'] || QUARTERS_OF_DAMASCUS : row['ADM3_PCODE']) as PlaceId,
    members: [],
    lat: row['lat'] ? Number(row['lat']) : null,
    lon: row['lon'] ? Number(row['lon']) : null,
    population: populationClass(residents),
    residents,
    ordinaryWord: false,
  }
}

/** The place that gave its subdistrict its name is a town, even where few live there now. */
function isCentre(row: TableRow): boolean {
  return row['kind'] === 'community' && looseName(row['ar']!) === looseName(row['ADM3_AR']!.replace(/^مركز\s*/u, ''))
}

/** OCHA tells namesakes apart by the name of their area («مريمين عفرين»); people and news say «مريمين». */
function withoutArea(name: string, areaNames: readonly string[]): string {
  for (const area of areaNames.map(areaName => areaName.replace(/^مركز\s*/u, ''))) {
    const words = name.split(' ')
    const head = words.slice(0, -area.split(' ').length).join(' ')
    const tail = words.slice(head.split(' ').length).join(' ')
    if (head.length > 2 && looseName(tail) === looseName(area) && !KIND_WORDS.has(head) && looseName(name) !== looseName(area)) return head
  }
  return name
}

const KIND_WORDS = new Set(
  'تل تلة عين دير خربة كفر بئر بير وادي رأس راس قصر برج مزرعة حوش جب رسم أبو أم ام خان معرة معارة بيت جسر قلعة باب ضاحية منشية مغر مغارة شيخ الشيخ جبل نهر مدينة قرية نبع رجم ظهر ضهر'.split(
    ' ',
  ),
)

const QUARTERS_OF_DAMASCUS = 'C1001'

/** `wof:123` becomes `wof-123`: an id must fit a deep link. */
function ownId(id: string): PlaceId {
  return id.replace(':', '-') as PlaceId
}

/** One row for two villages joins their names by a dash, an underscore or a slash: the first is the name, the others are aliases. */
function parts(name: string): readonly string[] {
  return name
    .split(/\s*[-_/]\s*/u)
    .map(cleaned)
    .filter(part => part !== '')
}

function cleaned(name: string): string {
  return name
    .replace(/[\u0610-\u061A\u0640\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/^(مركز|قرية|محافظة|مدينة) (?=\S)/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * Rows of one folded name within 2 km are one place; the row of OCHA wins, then the more populous one. Its spellings keep those of the others.
 * A row without a code is a repeat as well where one of the kept row's spellings is its name, within 1 km.
 */
export function withoutRepeats(places: readonly Place[]): readonly Place[] {
  const byName = new Map<string, number[]>()
  const kept: Place[] = []
  const ranked = [...places].sort((a, b) => Number(isCoded(b)) - Number(isCoded(a)) || b.residents - a.residents || (a.id < b.id ? -1 : 1))
  for (const place of ranked) {
    const key = looseName(place.name)
    const index = (byName.get(key) ?? []).find(other => isRepeat(kept[other]!, place, key))
    if (index !== undefined) {
      const first = kept[index]!
      kept[index] = {
        ...first,
        aliases: [...first.aliases, place.name, ...place.aliases],
        aliasesEn: [...first.aliasesEn, place.nameEn, ...place.aliasesEn],
      }
      continue
    }
    kept.push(place)
    for (const spelling of new Set([key, ...place.aliases.map(looseName)]))
      byName.set(spelling, [...(byName.get(spelling) ?? []), kept.length - 1])
  }
  return kept
}

function isRepeat(first: Place, place: Place, key: string): boolean {
  const sameName = looseName(first.name) === key
  if (!sameName && isCoded(place)) return false
  return distanceKm(first, place) < (sameName ? SAME_PLACE_KM : SAME_PLACE_KM / 2)
}

function isCoded(place: Place): boolean {
  return !place.id.startsWith('wof-')
}

/** On a sphere; infinite where a position is missing. */
export function distanceKm(a: Pick<Place, 'lat' | 'lon'>, b: Pick<Place, 'lat' | 'lon'>): number {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return Number.POSITIVE_INFINITY
  const radians = Math.PI / 180
  const half =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2
  return 12742 * Math.asin(Math.sqrt(half))
}
