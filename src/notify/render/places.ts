import type { EventPlace } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import { foreignWords } from './rich-text.ts'

export type Language = 'ar' | 'en'

export function placeName(place: Place, language: Language): string {
  return language === 'en' && place.nameEn ? place.nameEn : place.name
}

/**
 * Name of a place of an event: the one under which it is followed, in brackets the other one by which it was reported. One that only the text knows
 * keeps the text's name, a doubted one names its candidates' governorates.
 */
export function eventPlaceName(place: EventPlace, gazetteer: Gazetteer, language: Language): string {
  const known = place.id === null ? undefined : gazetteer.get(place.id)
  if (known === undefined) return foreignWords(place.name)
  const other = language === 'ar' ? otherName(known, place.reportedAs) : null
  return other === null ? placeName(known, language) : `${placeName(known, language)} (${other})`
}

/** The name of its own by which a text calls a place («كوباني»); null where it only spells the same one otherwise. */
function otherName(place: Place, reportedAs: string | undefined): string | null {
  if (reportedAs === undefined) return null
  const alias = place.aliases.filter(name => reportedAs.includes(name)).sort((a, b) => b.length - a.length)[0]
  if (alias === undefined) return null
  const own = new Set(plainWords(place.name))
  return plainWords(alias).some(word => [...own].some(known => isSpelling(word, known))) ? null : alias
}

function plainWords(name: string): readonly string[] {
  return name
    .replace(/[\u0622\u0623\u0625]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .split(/[\s-]+/)
    .map(word => word.replace(/^ال/, ''))
}

/** Half of the letters in the same order: another spelling, not another name. */
function isSpelling(a: string, b: string): boolean {
  let at = 0
  let shared = 0
  for (const letter of a) {
    const found = b.indexOf(letter, at)
    if (found < 0) continue
    shared += 1
    at = found + 1
  }
  return shared * 2 > Math.max(a.length, b.length)
}

/**
 * Where a place lies, in the word that people use: the small region («الغوطة الشرقية») where there is one, else the governorate.
 * Null for what needs none: governorates, regions, the country.
 */
export function wider(id: PlaceId, gazetteer: Gazetteer, language: Language): string | null {
  const place = gazetteer.get(id)
  if (place === undefined || place.kind === 'country' || place.kind === 'governorate' || place.kind === 'region') return null
  const governorate = gazetteer.governorateOf(id)
  const regions = gazetteer
    .ancestors(id)
    .map(outer => gazetteer.get(outer))
    .filter(outer => outer !== undefined)
    .filter(outer => outer.kind === 'region' && !COMPASS.test(outer.name) && gazetteer.governorateOf(outer.id) !== null)
    .map(region => ({ region, size: gazetteer.descendants(region.id).length }))
    .sort((a, b) => a.size - b.size)
  const region = regions[0]?.region ?? governorate
  return region && region.id !== id && region.name !== place.name ? placeName(region, language) : null
}

/** Regions that only say a direction are no help on a lock screen. */
const COMPASS = /^(ريف|شمال|جنوب|شرق|غرب|مناطق|أحياء|حوض|القطاع|قطاع|وسط|المنطقة)/

/**
 * The places of a headline: the followed one first, or the first of the event, how many more, and where it lies. What the chat follows stands in
 * brackets where it has another name: the town in the area, the area of the town, the town near by.
 */
export function headlinePlaces(places: readonly EventPlace[], followed: PlaceId | null, gazetteer: Gazetteer, language: Language): string {
  const [first] = sortFollowedFirst(places, followed, gazetteer)
  if (first === undefined) return ''
  const name = eventPlaceName(first, gazetteer, language)
  const around =
    first.id !== null ? wider(first.id, gazetteer, language) : first.area !== null ? areaName(first.area, gazetteer, language) : null
  const more = places.length - 1
  const others = more === 0 ? '' : language === 'ar' ? othersAr(more) : ` and ${more} more`
  const comma = language === 'ar' ? '، ' : ', '
  const known = followedElsewhere(places, followed, gazetteer, language)
  const told = known === null || known === around ? '' : language === 'ar' ? ` (تتابعون: ${known})` : ` (you follow: ${known})`
  return `${name}${others}${around ? `${comma}${around}` : ''}${told}`
}

/** What the chat follows, where that is none of the places; with its area where it shares its name with one of them. */
export function followedElsewhere(
  places: readonly EventPlace[],
  followed: PlaceId | null,
  gazetteer: Gazetteer,
  language: Language,
): string | null {
  const place = followed === null ? undefined : gazetteer.get(followed)
  if (place === undefined || places.some(({ id, candidates }) => id === place.id || candidates.includes(place.id))) return null
  const name = placeName(place, language)
  const around = places.some(other => other.name === place.name) ? wider(place.id, gazetteer, language) : null
  return around === null ? name : `${name}${language === 'ar' ? '، ' : ', '}${around}`
}

function othersAr(more: number): string {
  if (more === 1) return ' ومنطقة أخرى'
  if (more === 2) return ' ومنطقتان أخريان'
  return more <= 10 ? ` و${more} مناطق أخرى` : ` و${more} منطقة أخرى`
}

export function areaName(id: PlaceId, gazetteer: Gazetteer, language: Language): string | null {
  const area = gazetteer.get(id)
  return area ? placeName(area, language) : null
}

/** The followed place first, then what lies in it or holds it. */
export function sortFollowedFirst(places: readonly EventPlace[], followed: PlaceId | null, gazetteer: Gazetteer): readonly EventPlace[] {
  if (followed === null) return places
  const rank = ({ id, area }: EventPlace) => {
    const at = id ?? area
    if (at === null) return 3
    if (id === followed) return 0
    return gazetteer.inside(at, followed) ? 1 : gazetteer.inside(followed, at) ? 2 : 3
  }
  return [...places].sort((a, b) => rank(a) - rank(b))
}

/** «دوما وحرستا وزملكا»; more than eight are counted. */
export function listPlaces(places: readonly EventPlace[], gazetteer: Gazetteer, language: Language): string {
  const names = places.slice(0, MOST_NAMED).map(place => eventPlaceName(place, gazetteer, language))
  const left = places.length - names.length
  if (language === 'en') return names.join(', ') + (left > 0 ? ` and ${left} more` : '')
  return names.join(' و') + (left > 0 ? othersAr(left) : '')
}

const MOST_NAMED = 8
