import type { Count } from '../../domain/detection.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { liesIn } from '../lies-in.ts'
import type { Sketch } from '../sketch.ts'
import { placeKey } from './merge-same.ts'

/**
 * A lead gives the toll of «ريف إدلب», the body names the one village: what gave way to it leaves it its toll. Where several places are named, nobody
 * can tell whose it is. `merged` are sketches of one per place and day, `dropped` those that gave way.
 */
export function handDownTolls(merged: readonly Sketch[], dropped: readonly Sketch[], gazetteer: Gazetteer): Sketch[] {
  return toTheOnly(
    merged.map(sketch => dropped.reduce(takeFrom, sketch)),
    dropped,
    gazetteer,
  )
}

/** A headline on an area gave way to the towns, the body tells of the area again: the toll of the one is that of the other. */
function takeFrom(heir: Sketch, other: Sketch): Sketch {
  if (heir.kind !== 'shelling' || other.kind !== 'shelling' || placeKey(heir) !== placeKey(other)) return heir
  return inherit(heir, other)
}

function inherit(heir: Sketch, { toll, day, dayStated, from, to }: Sketch): Sketch {
  if (dayStated && heir.dayStated && day !== heir.day) return heir
  if (differs(heir.toll.killed, toll.killed) || differs(heir.toll.wounded, toll.wounded)) return heir
  const killed = heir.toll.killed ?? toll.killed
  const wounded = heir.toll.wounded ?? toll.wounded
  if (killed === heir.toll.killed && wounded === heir.toll.wounded) return heir
  return { ...heir, toll: { ...heir.toll, killed, wounded }, more: [...heir.more, { from, to }] }
}

/** Two figures for one harm: the stretch tells of other fire. */
function differs(own: Count | null, other: Count | null): boolean {
  return own !== null && other !== null && own.value !== other.value
}

/** How many sentences behind its area a place may be named for its toll to be that of the area. */
const NEXT_SENTENCES = 2

/** The toll of what gave way goes to the only place of the article, or else to the only one that lies in it. */
function toTheOnly(merged: readonly Sketch[], dropped: readonly Sketch[], gazetteer: Gazetteer): Sketch[] {
  const shellings = merged.filter(({ kind }) => kind === 'shelling')
  const areas = dropped.filter(({ kind }) => kind === 'shelling')
  if (new Set(shellings.map(placeKey)).size === 1) {
    const [only] = shellings
    return merged.map(sketch => (sketch === only ? areas.reduce(inherit, sketch) : sketch))
  }
  return merged.map(sketch => {
    const own = areas.filter(area => {
      // «30 قتيلا في محافظتي إدلب وحلب»: of both
      if (areas.some(({ act, place }) => act === area.act && place !== area.place)) return false
      const gap = sketch.line.index - area.line.index
      if (gap < 0 || gap > NEXT_SENTENCES) return false
      const inside = shellings.filter(inner => liesIn(inner, area, gazetteer) && inner.day === area.day)
      return inside.includes(sketch) && new Set(inside.map(placeKey)).size === 1
    })
    return own.reduce(inherit, sketch)
  })
}
