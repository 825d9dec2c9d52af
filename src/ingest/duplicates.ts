import type { ArticleId } from '../domain/ids.ts'
import type { ArticleStore, KnownArticle, NewArticle } from './article-store.ts'
import { NEAR_MIN_WORDS } from './fingerprint.ts'
import { foldWords } from './fold.ts'
import { addsNothing, mostlyStands, takesBack } from './near-identity.ts'

export type Novelty =
  | { readonly is: 'new' }
  /** The url is known with another text: an article that was changed, and the date that holds for what it says. */
  | { readonly is: 'version'; readonly supersedes: ArticleId; readonly publishedAt: Date | null }
  | { readonly is: 'duplicate'; readonly id: ArticleId; readonly by: 'url' | 'hash' | 'near' }

type Incoming = Omit<NewArticle, 'supersedes'>

/**
 * Whether an article says anything new, by url, by equal text, by likeness. When in doubt it is new: a copy too many is merged when
 * events are decided, a report that is wrongly taken for a copy reaches nobody.
 */
export async function judgeNovelty(
  article: Incoming,
  store: Pick<ArticleStore, 'findByUrl' | 'findByHash' | 'findNear'>,
): Promise<Novelty> {
  const atUrl = article.urlKey === null ? null : await store.findByUrl(article.urlKey)
  if (atUrl !== null) {
    const saysTheSame = atUrl.contentHash === article.contentHash || (addsNothing(atUrl, article) && !takesBack(atUrl, article))
    const isHeld = saysTheSame && !bringsDate(atUrl, article)
    if (isHeld) return { is: 'duplicate', id: atUrl.id, by: 'url' }
    return { is: 'version', supersedes: atUrl.id, publishedAt: dateOfVersion(atUrl, article) }
  }
  const equal = (await store.findByHash(article.contentHash)).find(known => isSameReport(known, article))
  if (equal !== undefined) return { is: 'duplicate', id: equal.id, by: 'hash' }
  if (article.bands.length === 0) return { is: 'new' }
  const near = (await store.findNear(article.bands)).find(known => !bringsDate(known, article) && isNear(known, article))
  return near === undefined ? { is: 'new' } : { is: 'duplicate', id: near.id, by: 'near' }
}

const SAME_DAY_MS = 24 * 3_600_000

/**
 * What is given out again days later with a sentence more still tells of the day on which it came out first: «اليوم» in it is that day. A page that is
 * written on all the time has a version of a few hours ago, and so the date of the newest.
 */
function dateOfVersion(known: KnownArticle, article: Incoming): Date | null {
  if (known.publishedAt === null || article.publishedAt === null) return article.publishedAt
  const isLater = article.publishedAt.getTime() - known.publishedAt.getTime() > SAME_DAY_MS
  return isLater && mostlyStands(known, article) ? known.publishedAt : article.publishedAt
}

/** How far apart two equal short texts may be published and still be one: "an air strike on the town" is true of many mornings. */
export const SHORT_REPEAT_MS = 10 * 60_000
/** The same for long texts that are alike without being equal. */
export const NEAR_WINDOW_MS = 72 * 3_600_000

/** Equal texts are one report, unless they are so short that the same words tell of another day. */
function isSameReport(known: KnownArticle, article: Incoming): boolean {
  if (bringsDate(known, article)) return false
  return foldWords(article.text).length >= NEAR_MIN_WORDS || publishedApart(known, article) <= SHORT_REPEAT_MS
}

function isNear(known: KnownArticle, article: Incoming): boolean {
  return publishedApart(known, article) <= NEAR_WINDOW_MS && addsNothing(known, article)
}

/** What has no date is never pushed: the same text with its date is worth having. */
function bringsDate(known: KnownArticle, article: Incoming): boolean {
  return known.publishedAt === null && article.publishedAt !== null
}

/** 0 where the incoming one has no date: it could not be pushed anyway. */
function publishedApart(known: KnownArticle, article: Incoming): number {
  if (known.publishedAt === null || article.publishedAt === null) return 0
  return Math.abs(known.publishedAt.getTime() - article.publishedAt.getTime())
}
