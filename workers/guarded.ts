import type { Context } from '../src/app.ts'
import { noteArticleFailure } from '../src/db/article-store.ts'
import { insertReview } from '../src/db/review-store.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import { describeError } from '../src/logger.ts'
import { ReadingTimeoutError } from '../src/reading-limit.ts'

const MOST_TRIES = 10
/** A text that is read for ever holds up all others each time. */
const MOST_TIMEOUTS = 2

/** Runs a step for an article; what fails is noted with the article, whose sweep tries again, and after many tries tells an admin. */
export function guarded(
  context: Context,
  step: (context: Context, articleId: ArticleId) => Promise<void>,
): (data: { readonly articleId: ArticleId }) => Promise<void> {
  return async ({ articleId }) => {
    try {
      await step(context, articleId)
    } catch (error) {
      const mostTries = error instanceof ReadingTimeoutError ? MOST_TIMEOUTS : MOST_TRIES
      const state = await noteArticleFailure(context.db, articleId, describeError(error).type, mostTries)
      context.log.error({ articleId, err: error, state }, 'a step of an article failed')
      // given up by us, not by the admins: nobody else would ever hear of what it says
      if (state === 'failed')
        await insertReview(context.db, { articleId, detectionId: null, reason: 'deciding failed', releaseAfterS: null })
    }
  }
}
