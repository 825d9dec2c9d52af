import type { CeasefireStatus } from '../../domain/detection.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { RELIEF } from './hope.ts'

/** Whether all that gives hope speaks of one truce: every act shares a place, or the area of one, with another. */
export function isOneTruce(sketches: readonly Sketch[], { tables: { gazetteer } }: Reading): boolean {
  const acts = new Map<number, PlaceId[]>()
  for (const { act, place, status } of sketches) {
    const id = place.mention?.chosen
    if (id && RELIEF.has(status as CeasefireStatus)) acts.set(act, [...(acts.get(act) ?? []), id])
  }
  const [first, ...others] = acts.values()
  if (!first) return sketches.length > 0
  const known = [...first]
  for (const ids of others) {
    const shares = ids.some(id => known.some(one => one === id || gazetteer.inside(one, id) || gazetteer.inside(id, one)))
    if (!shares) return false
    known.push(...ids)
  }
  return true
}
