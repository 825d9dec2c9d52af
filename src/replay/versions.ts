import { canonicalUrl, urlKey } from '../ingest/canonical-url.ts'
import type { ReplayArticle } from './read-articles.ts'

/** Which article is a newer text of which: as its line says, or by the address, as ingest knows it again. */
export function createVersions(): { olderOf(article: ReplayArticle): ReplayArticle | null } {
  const byId = new Map<string, ReplayArticle>()
  const byUrl = new Map<string, ReplayArticle>()
  return {
    olderOf: article => {
      const canonical = article.url === null ? null : canonicalUrl(article.url)
      const key = canonical === null ? null : urlKey(canonical)
      const atUrl = key === null ? undefined : byUrl.get(key)
      const older = article.supersedes === null ? atUrl : byId.get(article.supersedes)
      byId.set(article.id, article)
      if (key !== null) byUrl.set(key, article)
      return older === undefined || (older.text === article.text && older.title === article.title) ? null : older
    },
  }
}
