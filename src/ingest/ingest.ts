import type { ArticleId } from '../domain/ids.ts'
import type { ArticleStore, NewArticle } from './article-store.ts'
import { urlKey } from './canonical-url.ts'
import { judgeNovelty, type Novelty } from './duplicates.ts'
import { contentHash, nearBands } from './fingerprint.ts'
import { type Draft, type ReadingDeps, readSubmission } from './read-submission.ts'
import type { Refusal } from './refusal.ts'
import type { Submission } from './submission.ts'

export interface IngestDeps extends ReadingDeps {
  readonly store: ArticleStore
  /** Told when the look-up for duplicates fails; the article is stored all the same. */
  readonly report: (problem: DuplicateLookupError) => void
}

export type IngestResult =
  | {
      readonly outcome: 'stored'
      readonly id: ArticleId
      /** The earlier text at the same url, where this is a changed one. */
      readonly supersedes: ArticleId | null
      /** What cleaning took out, by rule. */
      readonly dropped: Draft['dropped']
    }
  | { readonly outcome: 'duplicate'; readonly id: ArticleId; readonly by: 'url' | 'hash' | 'near' }
  | ({ readonly outcome: 'refused' } & Refusal)

/** The first step of an article: read, clean, know it again or store it. Throws only where the store cannot write. */
export async function ingest(submission: Submission, deps: IngestDeps): Promise<IngestResult> {
  const draft = await readSubmission(submission, deps)
  if ('reason' in draft) return { outcome: 'refused', ...draft }
  const article = fingerprinted(draft, deps.now())
  const novelty = await noveltyOrNew(article, deps)
  if (novelty.is === 'duplicate') return { outcome: 'duplicate', id: novelty.id, by: novelty.by }
  const { supersedes, publishedAt } = novelty.is === 'version' ? novelty : { supersedes: null, publishedAt: article.publishedAt }
  const stored = await deps.store.insert({ ...article, supersedes, publishedAt })
  if ('existing' in stored) return { outcome: 'duplicate', id: stored.existing, by: 'hash' }
  return { outcome: 'stored', id: stored.inserted, supersedes, dropped: draft.dropped }
}

/** Thrown nowhere: handed to `report`, its cause is what the store threw. */
export class DuplicateLookupError extends Error {
  override readonly name = 'DuplicateLookupError'
}

function fingerprinted(draft: Draft, fetchedAt: Date): Omit<NewArticle, 'supersedes'> {
  return {
    source: draft.source,
    url: draft.url,
    urlKey: draft.url === null ? null : urlKey(draft.url),
    title: draft.title,
    text: draft.text,
    publishedAt: draft.publishedAt,
    fetchedAt,
    contentHash: contentHash(draft.title, draft.text),
    bands: nearBands(draft.text),
  }
}

/** Danger fails open: whatever is wrong with the look-up, an article is not held up by it. */
async function noveltyOrNew(article: Omit<NewArticle, 'supersedes'>, deps: IngestDeps): Promise<Novelty> {
  try {
    return await judgeNovelty(article, deps.store)
  } catch (cause) {
    deps.report(new DuplicateLookupError('the look-up for duplicates failed', { cause }))
    return { is: 'new' }
  }
}
