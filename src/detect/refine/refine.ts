import { sourceSpan } from '../normalize/tokens.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { mergeSame } from './merge-same.ts'

/** A refiner looks at what the rules made and says why a sketch is no news. */
export interface Refiner {
  readonly name: string
  readonly catches: readonly string[]
  readonly refuses: readonly string[]
  /** True for a sketch that is dropped. */
  readonly test: (sketch: Sketch, reading: Reading) => boolean
}

const REFINERS: readonly Refiner[] = []

/** Runs every refiner in its order, then merges what tells the same. */
export function refine(sketches: readonly Sketch[], reading: Reading): Sketch[] {
  const kept = sketches.filter(sketch => {
    const refiner = REFINERS.find(({ test }) => test(sketch, reading))
    if (refiner) {
      const { text, article } = reading
      const span = sourceSpan(text, text.tokens[sketch.from]?.start ?? 0, text.tokens[sketch.to - 1]?.end ?? 0)
      reading.trace({
        step: 'refiner',
        name: refiner.name,
        did: 'refused',
        kind: sketch.kind,
        text: article.text.slice(span.start, span.end),
        span,
      })
    }
    return refiner === undefined
  })
  return mergeSame(kept)
}
