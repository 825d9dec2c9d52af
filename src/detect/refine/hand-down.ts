import type { Sketch } from '../sketch.ts'
import { placeKey } from './merge-same.ts'

/**
 * A lead gives the toll of «ريف إدلب», the body names the one village: what gave way to it leaves it its toll. Where several places are named, nobody
 * can tell whose it is. `merged` are sketches of one per place and day, `dropped` those that gave way.
 */
export function handDownTolls(merged: readonly Sketch[], dropped: readonly Sketch[]): Sketch[] {
  const shellings = merged.filter(({ kind }) => kind === 'shelling')
  const [only] = shellings
  if (!only || new Set(shellings.map(placeKey)).size > 1) return [...merged]
  let heir = only
  for (const { kind, toll, day, dayStated, from, to } of dropped) {
    if (kind !== 'shelling' || (dayStated && heir.dayStated && day !== heir.day)) continue
    const killed = heir.toll.killed ?? toll.killed
    const wounded = heir.toll.wounded ?? toll.wounded
    if (killed === heir.toll.killed && wounded === heir.toll.wounded) continue
    heir = { ...heir, toll: { ...heir.toll, killed, wounded }, more: [...heir.more, { from, to }] }
  }
  return merged.map(sketch => (sketch === only ? heir : sketch))
}
