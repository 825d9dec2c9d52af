import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { liesIn } from '../lies-in.ts'
import { hasWord } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'

/**
 * «غارات وبراميل على جنوب إدلب … قتل ثمانية في قصف على خان شيخون»: a place whose fire names no means was struck by those that the article names
 * for the area around it on that day, whether the area stands beside its places or is among the `dropped` that gave way to them. An area whose
 * own fire names none was struck by those that its places were.
 */
export function handDownWeapons(merged: readonly Sketch[], dropped: readonly Sketch[], gazetteer: Gazetteer): Sketch[] {
  return merged.map(sketch => {
    if (sketch.kind !== 'shelling' || sketch.weapons.length > 0) return sketch
    const sameDay = [...dropped, ...merged].filter(other => other !== sketch && other.kind === 'shelling' && other.day === sketch.day)
    const around = sameDay.filter(area => liesIn(sketch, area, gazetteer))
    const above = meansOf(around)
    const found = above.size > 0 ? above : meansOf(sameDay.filter(inner => liesIn(inner, sketch, gazetteer)))
    // whatever shells they are, nothing that flies drops them, and they are no rockets where only rockets are told of
    if (namesShells(sketch)) {
      for (const flown of FLOWN) found.delete(flown)
      if (!around.some(namesShells)) found.delete('rocket')
    }
    return found.size === 0 ? sketch : { ...sketch, weapons: WEAPONS.filter(weapon => found.has(weapon)) }
  })
}

const FLOWN: readonly Weapon[] = ['airstrike', 'barrel_bomb', 'drone', 'missile', 'chemical']

function namesShells({ line, from, to }: Sketch): boolean {
  return hasWord(line, from, to, /^(و|ب)?(ال)?(قذايف|قذيفه|قذيفتين|قذيفتان)$/)
}

function meansOf(sketches: readonly Sketch[]): Set<Weapon> {
  return new Set(sketches.flatMap(({ weapons }) => weapons))
}
