import type { EventPlace } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import { foreignWords } from './rich-text.ts'

export type Language = 'ar' | 'en'

export function placeName(place: Place, language: Language): string {
  return language === 'en' && place.nameEn ? place.nameEn : place.name
}

/** Name of a place of an event; one that only the text knows keeps the text's name, a doubted one names its candidates' governorates. */
export function eventPlaceName(place: EventPlace, gazetteer: Gazetteer, language: Language): string {
  const known = place.id === null ? undefined : gazetteer.get(place.id)
  return known ? placeName(known, language) : foreignWords(place.name)
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
 * The places of a headline: the followed one first, or the first of the event, how many more, and where it lies.
 * `followed` is what this chat follows; where it is not itself among the places, it is told apart by the caller.
 */
export function headlinePlaces(places: readonly EventPlace[], followed: PlaceId | null, gazetteer: Gazetteer, language: Language): string {
  const [first] = sortFollowedFirst(places, followed)
  if (first === undefined) return ''
  const name = eventPlaceName(first, gazetteer, language)
  const around =
    first.id !== null ? wider(first.id, gazetteer, language) : first.area !== null ? areaName(first.area, gazetteer, language) : null
  const more = places.length - 1
  const others = more === 0 ? '' : language === 'ar' ? othersAr(more) : ` and ${more} more`
  const comma = language === 'ar' ? '، ' : ', '
  return `${name}${others}${around ? `${comma}${around}` : ''}`
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

export function sortFollowedFirst(places: readonly EventPlace[], followed: PlaceId | null): readonly EventPlace[] {
  return [...places].sort((a, b) => Number(b.id === followed) - Number(a.id === followed))
}

/** «دوما وحرستا وزملكا»; more than eight are counted. */
export function listPlaces(places: readonly EventPlace[], gazetteer: Gazetteer, language: Language): string {
  const names = places.slice(0, MOST_NAMED).map(place => eventPlaceName(place, gazetteer, language))
  const left = places.length - names.length
  if (language === 'en') return names.join(', ') + (left > 0 ? ` and ${left} more` : '')
  return names.join(' و') + (left > 0 ? othersAr(left) : '')
}

const MOST_NAMED = 8
