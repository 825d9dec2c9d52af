import type { Count } from '../../domain/detection.ts'
import type { CountedNoun } from '../count/counted-noun.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Harm } from './toll-harm.ts'

/** A figure that a stretch of text gives, with the tokens that say it. */
export interface TollFigure {
  readonly harm: Harm
  readonly count: Count
  /** «آخرون»: besides those counted before. */
  readonly others: boolean
  /** «فيما قتل 12 آخرون …»: others, of other fire. */
  readonly meanwhile?: boolean
  /** «بالإضافة إلى مقتل …»: besides all told before, wherever they stand. */
  readonly besides?: boolean
  /** «ارتفعت إلى»: takes the place of those before. */
  readonly raised: boolean
  /** «ثلاثة في حمورية»: told of this place alone. */
  readonly place: PlacedMention | null
  /** «مقتل اثنين في الأولى»: the place is named before, and called behind the figure. */
  readonly called?: boolean
  /** «منهم ثلاثة في حمورية»: part of a sum told before. */
  readonly share?: boolean
  readonly from: number
  readonly to: number
}

export function figureOf(harm: Harm, counted: CountedNoun, from: number): TollFigure {
  const { value, bound, to } = counted
  return { harm, count: { value, bound }, others: false, raised: false, place: null, from, to }
}
