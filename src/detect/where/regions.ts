import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import { foldWord } from '../normalize/fold.ts'
import { DIRECTIONS, type Direction } from './words.ts'

/** The countrysides that the gazetteer knows: «ريف حلب», «ريف إدلب الجنوبي». */
export interface Countrysides {
  /** That of the largest of these areas that has one, on these sides; without them where the sides are not known. */
  find(centres: readonly Place[], sides: readonly Direction[]): Place | null
}

/** Reads every region named «ريف …» as the countryside of its parent; the side words at its end say which side. */
export function createCountrysides(gazetteer: Gazetteer): Countrysides {
  const table = new Map<PlaceId, Map<string, Place>>()
  for (const place of gazetteer.places.values()) {
    if (place.kind !== 'region' || place.parent === null) continue
    const words = foldWord(place.name).split(' ')
    if (words[0] !== 'ريف') continue
    const bySide = table.get(place.parent) ?? new Map<string, Place>()
    bySide.set(sidesKey(sidesAtEnd(words)), place)
    table.set(place.parent, bySide)
  }
  // «ريف دمشق» is a governorate of its own: the countryside of those that it lies around
  const areas = [...gazetteer.places.values()].filter(place => place.kind === 'governorate' || place.kind === 'district')
  for (const rural of areas) {
    if (rural.kind !== 'governorate' || !rural.name.startsWith('ريف ')) continue
    const bySide = new Map([...(table.get(rural.id) ?? []), ['', rural] as const])
    for (const area of areas) if (rural.name === `ريف ${area.name}`) table.set(area.id, bySide)
  }
  return {
    find: (centres, sides) => {
      const known = AREA_KINDS.flatMap(kind => centres.filter(centre => centre.kind === kind)).map(centre => table.get(centre.id))
      for (const key of [sidesKey(sides), '']) {
        for (const bySide of known) {
          const region = bySide?.get(key)
          if (region) return region
        }
      }
      return null
    },
  }
}

const AREA_KINDS = ['governorate', 'district', 'subdistrict'] as const

function sidesAtEnd(words: readonly string[]): Direction[] {
  const sides: Direction[] = []
  for (let at = words.length - 1; at > 1; at--) {
    const side = DIRECTIONS.get(words[at] as string)
    if (!side) break
    sides.push(side)
  }
  return sides
}

/** «الشمالي الغربي» and «الغربي الشمالي» are one. */
function sidesKey(sides: readonly Direction[]): string {
  return [...new Set(sides)].sort().join('+')
}
