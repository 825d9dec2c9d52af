import type { Gazetteer } from '../domain/gazetteer.ts'
import type { Sketch } from './sketch.ts'

/** Whether the place of a sketch lies in that of another, an area. */
export function liesIn({ place: { mention, place } }: Sketch, area: Sketch, gazetteer: Gazetteer): boolean {
  const inner = place?.id ?? mention?.area ?? null
  const outer = area.place.place
  if (inner === null || outer === null) return false
  // «ريف إدلب» and «إدلب» of a headline stand for the governorate
  const governorate = gazetteer.governorateOf(outer.id)
  return gazetteer.inside(inner, governorate?.name === outer.name ? governorate.id : outer.id)
}
