import type { Context } from '../src/app.ts'
import { advanceArticle, findArticle } from '../src/db/article-store.ts'
import { transaction } from '../src/db/database.ts'
import { insertDetections } from '../src/db/detection-store.ts'
import { detect } from '../src/detect/detect.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import type { QueueWorker } from '../src/queue/queues.ts'
import { publicationOf } from './claim-source.ts'
import { guarded } from './guarded.ts'

/** What does this article say? Stores the detections and hands the article on. */
export function startDetect(context: Context): QueueWorker {
  return context.queues.worker('detect', guarded(context, detectArticle))
}

async function detectArticle(context: Context, articleId: ArticleId): Promise<void> {
  const article = await findArticle(context.db, articleId)
  if (article === null) return
  const detections = detect({ ...article, publishedAt: publicationOf(article) }, context.pack.tables)
  await transaction(context.db, async open => {
    if (await advanceArticle(open, articleId, 'new', 'detected')) await insertDetections(open, articleId, detections)
  })
  context.log.info({ articleId, detections: detections.length }, 'article read')
  await context.queues.enqueue({ name: 'decide', data: { articleId } })
}
