import type { Line } from '../reading/line.ts'
import type { WordCase } from '../relief/cases.ts'
import type { Sign } from './signs.ts'

/** A walk back from a way, from word to word, for the one that settles how far it got. */
export interface Walk {
  readonly line: Line
  /** The token that tells of the way, and where its part of the sentence begins. */
  readonly at: number
  readonly from: number
  /** What is told of another way of the sentence. */
  readonly signAt: (at: number) => Sign
  /** Where the walk has come to. */
  i: number
  word: string
  /** What words nearer to the way make of it, unless one further back undoes it. */
  soft: Sign
  /** «فتح» as a noun is asked for as easily as done: not firm. */
  firm: boolean
}

/** What a word settles; undefined where the next case is to be asked. */
export type Step = Sign | 'next word' | 'no further' | undefined

/** What a family of words before a way says of it. */
export interface SignCase extends WordCase {
  readonly told: string
  readonly step: (walk: Walk) => Step
}
