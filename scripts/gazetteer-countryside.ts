import { looseName } from '../src/data/fold-name.ts'
import { populationClass } from '../src/data/place-row.ts'
import type { PlaceId } from '../src/domain/ids.ts'
import type { Place } from '../src/domain/place.ts'
import { distanceKm } from './gazetteer-reference.ts'

/** News say «ريف إدلب الجنوبي» of a wide sector: a third of the circle round each cardinal point, a fifth round those between. */
const CARDINAL_HALF_ANGLE = 60
const BETWEEN_HALF_ANGLE = 38
const WHOLE_SUBDISTRICT_SHARE = 0.5

interface Compass {
  readonly suffix: string
  readonly bearing: number
  readonly adjective: string
  readonly nouns: readonly string[]
  readonly english: string
}

const CARDINALS: readonly Compass[] = [
  { suffix: 'n', bearing: 0, adjective: 'الشمالي', nouns: ['شمالي', 'شمال'], english: 'Northern' },
  { suffix: 'e', bearing: 90, adjective: 'الشرقي', nouns: ['شرقي', 'شرق'], english: 'Eastern' },
  { suffix: 's', bearing: 180, adjective: 'الجنوبي', nouns: ['جنوبي', 'جنوب'], english: 'Southern' },
  { suffix: 'w', bearing: 270, adjective: 'الغربي', nouns: ['غربي', 'غرب'], english: 'Western' },
]

const BETWEEN: readonly Compass[] = [
  {
    suffix: 'ne',
    bearing: 45,
    adjective: 'الشمالي الشرقي',
    nouns: ['شمال شرقي', 'شمال شرق', 'شمالي شرقي', 'شمالي شرق'],
    english: 'North-eastern',
  },
  {
    suffix: 'se',
    bearing: 135,
    adjective: 'الجنوبي الشرقي',
    nouns: ['جنوب شرقي', 'جنوب شرق', 'جنوبي شرقي', 'جنوبي شرق'],
    english: 'South-eastern',
  },
  {
    suffix: 'sw',
    bearing: 225,
    adjective: 'الجنوبي الغربي',
    nouns: ['جنوب غربي', 'جنوب غرب', 'جنوبي غربي', 'جنوبي غرب'],
    english: 'South-western',
  },
  {
    suffix: 'nw',
    bearing: 315,
    adjective: 'الشمالي الغربي',
    nouns: ['شمال غربي', 'شمال غرب', 'شمالي غربي', 'شمالي غرب'],
    english: 'North-western',
  },
]

/** The place round which a governorate's countryside is told, where it is not the governorate's largest town. */
const CAPITALS: Readonly<Record<string, string>> = { SY03: 'C1001', SY14: 'C6273' }
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  SY0702: ['المعرة'],
  SY0206: ['كوباني'],
  SY0804: ['سري كانيه'],
  SY1103: ['الثورة'],
}
/** These mean the besieged towns and quarters south of the city, a region of its own in regions.tsv. */
const SOUTH_OF_DAMASCUS: ReadonlySet<string> = new Set(['جنوبي دمشق', 'جنوب دمشق'])
const ADJECTIVES: Readonly<Record<string, string>> = {
  SY02: 'الحلبي',
  SY03: 'الدمشقي',
  SY04: 'الحمصي',
  SY05: 'الحموي',
  SY06: 'اللاذقاني',
  SY07: 'الإدلبي',
  SY09: 'الديري',
  SY12: 'الدرعاوي',
}
/** Subdistricts whose countryside news split by compass as they do that of districts. */
const SPLIT_SUBDISTRICTS: readonly string[] = (
  'SY020001 SY020004 SY020203 SY020302 SY020303 SY020304 SY020402 SY020403 SY020601 SY020602 SY020702 SY020701 SY070001 SY070002 SY070003 SY070201 SY070202 ' +
  'SY070203 SY070204 SY070301 SY070302 SY070402 SY080001 SY080002 SY080005 SY080006 SY080201 SY080202 SY080401 SY090102 SY090106 SY090201 SY110102 SY110103 SY110201 ' +
  'SY110202 SY040401 SY040101 SY040106 SY040501 SY050204 SY050501 SY050502 SY050304 SY120304 SY120303 SY120301 SY120302 SY120001'
).split(' ')

/**
 * «ريف …» of every governorate, as a whole and by compass, and by compass of its districts. Their aliases say them in the other ways of news.
 * The countryside of a district or subdistrict as a whole is that area itself, which takes the name as an alias in `places`.
 */
export function countryside(places: Map<PlaceId, Place>): readonly Place[] {
  const communities = [...places.values()].filter(place => (place.kind === 'town' || place.kind === 'village') && place.parent !== null)
  const bySubdistrict = new Map<PlaceId, Place[]>()
  for (const place of communities) bySubdistrict.set(place.parent!, [...(bySubdistrict.get(place.parent!) ?? []), place])
  const regions: Place[] = []
  for (const area of [...places.values()]) {
    if (area.kind !== 'governorate' && area.kind !== 'district' && area.kind !== 'subdistrict') continue
    const inside = new Map([...bySubdistrict].filter(([subdistrict]) => subdistrict.startsWith(area.id)))
    const capital = places.get((CAPITALS[area.id] ?? '') as PlaceId) ?? mainTown(area, [...inside.values()].flat())
    if (!capital || area.id === 'SY01') continue
    if (area.kind === 'governorate') {
      if (area.id !== 'SY03') regions.push(whole(area, capital, inside))
      for (const compass of [...CARDINALS, ...BETWEEN]) pushSector(regions, area, capital, inside, compass)
      addAliases(places, area, [`محافظة ${area.name}`, ...(area.id === 'SY03' ? ['الريف الدمشقي'] : [])])
    } else if (area.kind === 'district') {
      addAliases(places, area, [`منطقة ${area.name}`, ...(area.id.endsWith('00') || area.id === 'SY0301' ? [] : [`ريف ${area.name}`])])
      if (!area.id.endsWith('00') && area.id !== 'SY0301')
        for (const compass of CARDINALS) pushSector(regions, area, capital, inside, compass)
    } else {
      addAliases(places, area, [`ناحية ${area.name}`, ...(area.id.endsWith('00') ? [] : [`ريف ${area.name}`])])
      if (SPLIT_SUBDISTRICTS.includes(area.id)) for (const compass of CARDINALS) pushSector(regions, area, capital, inside, compass)
    }
  }
  return regions
}

function whole(area: Place, capital: Place, inside: ReadonlyMap<PlaceId, readonly Place[]>): Place {
  const members = [...inside].flatMap(([subdistrict, own]) =>
    own.includes(capital) ? own.filter(place => place !== capital).map(place => place.id) : [subdistrict],
  )
  const adjective = ADJECTIVES[area.id]
  const aliases = [`ريف محافظة ${area.name}`, `أرياف ${area.name}`, `${area.name} وريفها`, ...(adjective ? [`الريف ${adjective}`] : [])]
  return region(area, `x-rif-${area.id}`, `ريف ${area.name}`, `Rural ${area.nameEn}`, aliases, members, capital)
}

function pushSector(regions: Place[], area: Place, capital: Place, inside: ReadonlyMap<PlaceId, readonly Place[]>, compass: Compass): void {
  const halfAngle = compass.suffix.length === 1 ? CARDINAL_HALF_ANGLE : BETWEEN_HALF_ANGLE
  const members: PlaceId[] = []
  const held: Place[] = []
  for (const [subdistrict, own] of inside) {
    const inSector = own.filter(
      place => place !== capital && place.lat !== null && angleBetween(bearing(capital, place), compass.bearing) <= halfAngle,
    )
    const isWhole = !own.includes(capital) && inSector.length >= own.length * WHOLE_SUBDISTRICT_SHARE
    members.push(...(isWhole ? [subdistrict] : inSector.map(place => place.id)))
    held.push(...inSector)
  }
  if (members.length === 0) return
  const names = area.id === 'SY03' ? ['دمشق', 'ريف دمشق'] : [area.name, ...(OTHER_NAMES[area.id] ?? [])]
  const aliases = names
    .flatMap(name => sectorAliases(name, compass, area.kind === 'governorate'))
    .filter(alias => !SOUTH_OF_DAMASCUS.has(alias))
  const middle = held.reduce(
    (best, place) => (distanceKm(place, capital) > distanceKm(best, capital) / 2 && place.residents > best.residents ? place : best),
    held[0]!,
  )
  regions.push(
    region(
      area,
      `x-rif-${area.id}-${compass.suffix}`,
      `ريف ${names[0]} ${compass.adjective}`,
      `${compass.english} rural ${area.nameEn.replace(/^Rural /, '')}`,
      aliases,
      members,
      middle,
    ),
  )
}

function sectorAliases(name: string, compass: Compass, governorate: boolean): readonly string[] {
  const of = (word: string) => (word.startsWith('ال') ? `لل${word.slice(2)}` : `ل${word}`)
  return [
    `ريف ${name} ${compass.adjective}`,
    `الريف ${compass.adjective} ${of(name)}`,
    `الريف ${compass.adjective} من ${name}`,
    ...compass.nouns.map(noun => `${noun} ${name}`),
    ...(governorate
      ? [
          `ريف محافظة ${name} ${compass.adjective}`,
          `الريف ${compass.adjective} ${of('محافظة')} ${name}`,
          `الريف ${compass.adjective} من محافظة ${name}`,
          ...compass.nouns.map(noun => `${noun} محافظة ${name}`),
        ]
      : []),
  ]
}

function region(
  area: Place,
  id: string,
  name: string,
  nameEn: string,
  aliases: readonly string[],
  members: readonly PlaceId[],
  at: Place,
): Place {
  return {
    id: id as PlaceId,
    name,
    nameEn,
    aliases,
    aliasesEn: [],
    kind: 'region',
    parent: area.id,
    members,
    lat: at.lat,
    lon: at.lon,
    population: populationClass(0),
    residents: 0,
    ordinaryWord: false,
  }
}

export function mainTown(area: Place, communities: readonly Place[]): Place | undefined {
  const namesakes = communities.filter(
    place => [place.name, ...place.aliases].some(name => looseName(name) === looseName(area.name)) && place.lat !== null,
  )
  return (namesakes.length > 0 ? namesakes : communities.filter(place => place.lat !== null)).toSorted(
    (a, b) => b.residents - a.residents,
  )[0]
}

function addAliases(places: Map<PlaceId, Place>, area: Place, aliases: readonly string[]): void {
  places.set(area.id, { ...area, aliases: [...area.aliases, ...aliases] })
}

/** Degrees from north, clockwise. Over such short ways a flat map does. */
function bearing(from: Place, to: Place): number {
  const east = (to.lon! - from.lon!) * Math.cos((from.lat! * Math.PI) / 180)
  return ((Math.atan2(east, to.lat! - from.lat!) * 180) / Math.PI + 360) % 360
}

function angleBetween(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360
  return difference > 180 ? 360 - difference : difference
}
