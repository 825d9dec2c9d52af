import type { ArticleId } from './ids.ts'

/** One published text as ingest hands it on: clean, deduplicated, with what is known of its origin. */
export interface Article {
  readonly id: ArticleId
  /** Key of the source table, or the host of the url, or ''. */
  readonly source: string
  readonly url: string | null
  readonly title: string
  readonly text: string
  /** Null where nobody knows: such an article goes to review and is never pushed. */
  readonly publishedAt: Date | null
  readonly fetchedAt: Date
  /** SHA-256 of the folded title and text, hex. */
  readonly contentHash: string
}

/** What the detector needs to see of an article. */
export interface ArticleText {
  readonly text: string
  readonly title: string
  readonly source: string
  readonly publishedAt: Date | null
}
