import type { ArticleText } from '../../domain/article.ts'
import type { NormalText } from '../normalize/tokens.ts'
import type { Furniture } from '../refine/furniture.ts'
import type { PlaceRole } from '../roles/role.ts'
import type { DetectTables } from '../tables.ts'
import type { Trace } from '../trace.ts'
import type { Line } from './line.ts'
import type { PlacedMention } from './placed-mention.ts'

/** An article as the rules of every kind see it: the sentences worth a look, with the part of each place in them. */
export interface Reading {
  readonly article: ArticleText
  readonly text: NormalText
  readonly tables: DetectTables
  readonly lines: readonly ReadLine[]
  /** Every place of the text, in its order; those too that stand in sentences not worth a look. */
  readonly mentions: readonly PlacedMention[]
  /** The paragraphs that tell no news of their own, by their number. */
  readonly furniture: ReadonlyMap<number, Furniture>
  readonly trace: Trace
}

export interface ReadLine {
  readonly line: Line
  readonly roles: readonly PlaceRole[]
}
