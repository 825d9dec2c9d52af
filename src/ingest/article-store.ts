import type { Article } from '../domain/article.ts'
import type { ArticleId } from '../domain/ids.ts'

/** What ingest writes: an article with the keys by which a later one recognises it. */
export interface NewArticle extends Omit<Article, 'id'> {
  /** Host and path without what varies between copies (`urlKey`); null where there is no url. */
  readonly urlKey: string | null
  /** Bands of the text's MinHash (`nearBands`): 20 strings of 12 hex digits, or none where the text is too short to be recognised by likeness. */
  readonly bands: readonly string[]
  /** The article at the same url of which this is a newer text. */
  readonly supersedes: ArticleId | null
}

/** A stored article as the look-up for duplicates needs to see it. */
export type KnownArticle = Pick<Article, 'id' | 'url' | 'title' | 'text' | 'publishedAt' | 'contentHash'>

/** Articles of the database, as far as ingest needs them; `db` keeps it. */
export interface ArticleStore {
  /** The newest text stored under this url key. */
  findByUrl(urlKey: string): Promise<KnownArticle | null>
  /** Articles with exactly this folded title and text, the newest first, five at most. */
  findByHash(contentHash: string): Promise<readonly KnownArticle[]>
  /** Articles fetched in the last `NEAR_WINDOW_MS` that share at least one band, those that share most first, twenty at most. */
  findNear(bands: readonly string[]): Promise<readonly KnownArticle[]>
  /**
   * Stores in one transaction. `existing` where a racing process has meanwhile stored the same: the row is unique on
   * (content hash, url key, published at, supersedes), nulls counting as equal.
   */
  insert(article: NewArticle): Promise<{ readonly inserted: ArticleId } | { readonly existing: ArticleId }>
}
