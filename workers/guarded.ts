import type { Context } from '../src/app.ts'
import { noteArticleFailure } from '../src/db/article-store.ts'
import { insertReview } from '../src/db/review-store.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import { describeError } from '../src/logger.ts'

const MOST_TRIES = 10

/** Runs a step for an article; what fails is noted with the article, whose sweep tries again, and after many tries tells an admin. */
export function guarded(
  context: Context,
  step: (context: Context, articleId: ArticleId) => Promise<void>,
): (data: { readonly articleId: ArticleId }) => Promise<void> {
  return async ({ articleId }) => {
    try {
      await step(context, articleId)
    } catch (error) {
      const state = await noteArticleFailure(context.db, articleId, describeError(error).type, MOST_TRIES)
      context.log.error({ articleId, err: error, state }, 'a step of an article failed')
      // given up by us, not by the admins: nobody else would ever hear of what it says
      if (state === 'failed')
        await insertReview(context.db, { articleId, detectionId: null, reason: 'deciding failed', releaseAfterS: null })
    }
  }
}
