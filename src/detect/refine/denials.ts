import type { Sketch } from '../sketch.ts'
import { placeKey } from './merge-same.ts'

/**
 * A denial beside the claim that it denies becomes part of the claim: who denies it. Only where nothing in the article tells of the fire itself is
 * the denial the news.
 */
export function settleDenials(sketches: readonly Sketch[]): Sketch[] {
  const denials = sketches.filter(({ kind, status }) => kind === 'shelling' && status === 'denied')
  if (denials.length === 0) return [...sketches]
  return sketches.flatMap(sketch => {
    if (sketch.kind !== 'shelling') return [sketch]
    if (sketch.status === 'denied') {
      const claimed = sketches.some(
        other => other.kind === 'shelling' && other.status === 'reported' && placeKey(other) === placeKey(sketch),
      )
      return claimed ? [] : [sketch]
    }
    const denied = denials.filter(denial => placeKey(denial) === placeKey(sketch)).flatMap(({ deniedBy }) => deniedBy)
    return denied.length === 0 ? [sketch] : [{ ...sketch, deniedBy: [...sketch.deniedBy, ...denied] }]
  })
}
