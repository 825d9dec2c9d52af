import type { Count } from '../../domain/detection.ts'
import type { Sketch } from '../sketch.ts'
import { placeKey } from './merge-same.ts'

/**
 * A lead gives the toll of «ريف إدلب», the body names the one village: what gave way to it leaves it its toll. Where several places are named, nobody
 * can tell whose it is. `merged` are sketches of one per place and day, `dropped` those that gave way.
 */
export function handDownTolls(merged: readonly Sketch[], dropped: readonly Sketch[]): Sketch[] {
  return toTheOnly(
    merged.map(sketch => dropped.reduce(takeFrom, sketch)),
    dropped,
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

function toTheOnly(merged: readonly Sketch[], dropped: readonly Sketch[]): Sketch[] {
  const shellings = merged.filter(({ kind }) => kind === 'shelling')
  const [only] = shellings
  if (!only || new Set(shellings.map(placeKey)).size > 1) return [...merged]
  const heir = dropped.filter(({ kind }) => kind === 'shelling').reduce(inherit, only)
  return merged.map(sketch => (sketch === only ? heir : sketch))
}
