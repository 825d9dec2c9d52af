import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'

/** Looks at one sketch and says whether it is no news. */
export interface Refiner {
  readonly name: string
  /** Texts whose sketches it drops; `news` is published on Monday 12 March 2018. */
  readonly catches: readonly string[]
  /** Texts whose sketches it leaves alone. */
  readonly refuses: readonly string[]
  readonly test: (sketch: Sketch, reading: Reading) => boolean
  /** What moved it, for the person who asks why; where its name does not say so. */
  readonly reason?: (sketch: Sketch, reading: Reading) => string
}
