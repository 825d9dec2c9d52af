import type { Context } from '../src/app.ts'
import { articleStore, findArticle } from '../src/db/article-store.ts'
import type { Db } from '../src/db/database.ts'
import { allSources, findSource } from '../src/db/source-store.ts'
import type { ClaimSource } from '../src/decide/decide.ts'
import type { Article } from '../src/domain/article.ts'
import { nearBands } from '../src/ingest/fingerprint.ts'
import { nearIdentical } from '../src/ingest/near-identity.ts'

/** Where an article stands among sources: its outlet, and the family with which it counts as one. */
export async function claimSource(context: Context, article: Article): Promise<ClaimSource> {
  const { outlet, family } = await ownOutlet(context.db, article)
  return {
    article: article.id,
    source: article.source || hostOf(article.url),
    outlet,
    family: (await wireFamily(context, article)) ?? family,
    url: article.url,
    publishedAt: publicationOf(article),
  }
}

/** No article is published after it was read: a site whose clock is ahead must not make an open way seem newly seen for hours to come. */
export function publicationOf({ publishedAt, fetchedAt }: Pick<Article, 'publishedAt' | 'fetchedAt'>): Date | null {
  return publishedAt !== null && publishedAt > fetchedAt ? fetchedAt : publishedAt
}

/** Families of outlets that articles quote by name. */
export async function quotedFamilies(context: Context): Promise<(outlet: string) => string | null> {
  const families = new Map<string, string>()
  for (const source of await allSources(context.db)) families.set(source.outlet, source.wireFamily ?? source.key)
  return outlet => families.get(outlet) ?? null
}

async function ownOutlet(db: Db, article: Pick<Article, 'source' | 'url'>): Promise<{ outlet: string; family: string }> {
  const known = article.source === '' ? null : await findSource(db, article.source)
  const name = article.source || hostOf(article.url)
  return { outlet: known?.outlet ?? name, family: known?.wireFamily ?? name }
}

/** The family of the first article with the same wire text; null for a text of its own, or where that cannot be told. */
async function wireFamily(context: Context, article: Article): Promise<string | null> {
  try {
    const near = await articleStore(context.db).findNear(nearBands(article.text))
    const copies = near.filter(other => other.id !== article.id && nearIdentical(other, article))
    const found = await Promise.all(copies.map(copy => findArticle(context.db, copy.id)))
    const earlier = found.filter(other => other !== null && other.fetchedAt <= article.fetchedAt)
    const first = earlier.sort((a, b) => (a?.fetchedAt.getTime() ?? 0) - (b?.fetchedAt.getTime() ?? 0))[0]
    return first ? (await ownOutlet(context.db, first)).family : null
  } catch (error) {
    // one source counted twice is a lesser harm than a report that waits
    context.log.warn({ err: error, articleId: article.id }, 'the wire family was not found')
    return null
  }
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}
