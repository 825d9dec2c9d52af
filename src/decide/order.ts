import type { Detection } from '../domain/detection.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { weigh } from './danger.ts'
import { descendantsOf } from './places.ts'

/**
 * The order in which the detections of one article are decided: danger first, fire before the breach of a truce by it; then the finest places, so
 * that who follows a town hears of the town before the region around it is told.
 */
export function inOrder<Item extends { readonly detection: Detection; readonly ordinal: number }>(
  items: readonly Item[],
  gazetteer: Gazetteer,
): readonly Item[] {
  const rank = ({ detection }: Item) => (weigh(detection.kind, detection.status) !== 'danger' ? 2 : detection.kind === 'shelling' ? 0 : 1)
  const width = ({ detection }: Item) =>
    Math.max(0, ...detection.places.map(place => (place.id === null ? 0 : descendantsOf(gazetteer, place.id).length)))
  return [...items].sort((a, b) => rank(a) - rank(b) || width(a) - width(b) || a.ordinal - b.ordinal)
}
