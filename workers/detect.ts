import type { Context } from '../src/app.ts'
import { advanceArticle, findArticle } from '../src/db/article-store.ts'
import { transaction } from '../src/db/database.ts'
import { insertDetections } from '../src/db/detection-store.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import type { QueueWorker } from '../src/queue/queues.ts'
import { type ArticleReader, startArticleReader } from './article-reader.ts'
import { publicationOf } from './claim-source.ts'
import { guarded } from './guarded.ts'

/** What does this article say? Stores the detections and hands the article on. */
export function startDetect(context: Context): Pick<QueueWorker, 'close'> {
  const reader = startArticleReader({ dataDir: context.config.storage.dataDir })
  const worker = context.queues.worker('detect', guarded(context, articleDetector(reader)))
  return {
    close: async () => {
      await worker.close()
      await reader.close()
    },
  }
}

/** The step of one article, with this reader. */
export function articleDetector(reader: ArticleReader): (context: Context, articleId: ArticleId) => Promise<void> {
  return async (context, articleId) => {
    const article = await findArticle(context.db, articleId)
    if (article === null) return
    const { text, title, source } = article
    const detections = await reader.read({ text, title, source, publishedAt: publicationOf(article) })
    await transaction(context.db, async open => {
      if (await advanceArticle(open, articleId, 'new', 'detected')) await insertDetections(open, articleId, detections)
    })
    context.log.info({ articleId, detections: detections.length }, 'article read')
    await context.queues.enqueue({ name: 'decide', data: { articleId } })
  }
}
