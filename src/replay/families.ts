import { nearBands } from '../ingest/fingerprint.ts'
import { nearIdentical } from '../ingest/near-identity.ts'
import type { ReplayArticle } from './read-articles.ts'

/** Articles with the same wire text are one family: that of the first. */
export function createFamilies(): { of(article: ReplayArticle): string } {
  const byBand = new Map<string, { readonly article: ReplayArticle; readonly family: string }[]>()
  return {
    of: article => {
      const bands = nearBands(article.text)
      const near = new Set(bands.flatMap(band => byBand.get(band) ?? []))
      const copy = [...near].find(one => one.article.id !== article.id && nearIdentical(one.article, article))
      const family = copy?.family ?? article.source
      for (const band of bands) {
        const list = byBand.get(band)
        if (list) list.push({ article, family })
        else byBand.set(band, [{ article, family }])
      }
      return family
    },
  }
}
