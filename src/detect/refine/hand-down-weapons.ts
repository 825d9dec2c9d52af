import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Sketch } from '../sketch.ts'

/**
 * «غارات وبراميل على جنوب إدلب … قتل ثمانية في قصف على خان شيخون»: a place whose fire names no means was struck by those that the article names
 * for the area around it on that day, whether the area stands beside its places or is among the `dropped` that gave way to them.
 */
export function handDownWeapons(merged: readonly Sketch[], dropped: readonly Sketch[], gazetteer: Gazetteer): Sketch[] {
  return merged.map(sketch => {
    const found = new Set<Weapon>()
    if (sketch.kind !== 'shelling' || sketch.weapons.length > 0) return sketch
    for (const area of [...dropped, ...merged])
      if (area !== sketch && area.kind === 'shelling' && area.day === sketch.day && liesIn(sketch, area, gazetteer))
        for (const weapon of area.weapons) found.add(weapon)
    return found.size === 0 ? sketch : { ...sketch, weapons: WEAPONS.filter(weapon => found.has(weapon)) }
  })
}

function liesIn({ place: { mention, place } }: Sketch, area: Sketch, gazetteer: Gazetteer): boolean {
  const inner = place?.id ?? mention?.area ?? null
  const outer = area.place.place
  if (inner === null || outer === null) return false
  // «ريف إدلب» and «إدلب» of a headline stand for the governorate
  const governorate = gazetteer.governorateOf(outer.id)
  return gazetteer.inside(inner, governorate?.name === outer.name ? governorate.id : outer.id)
}
