import type { FastifyInstance } from 'fastify'
import type { Context } from '../src/app.ts'
import type { WebhookHandler } from '../src/bot/webhook.ts'
import type { PostArticle } from '../src/http/articles.ts'
import { healthOf } from '../src/http/health-of.ts'
import { createHttpServer } from '../src/http/server.ts'
import { showPlace } from '../src/queries/show-place.ts'

/** The HTTP interface over the context of this process. */
export function createHttp(context: Context, postArticle: PostArticle, webhook: WebhookHandler | null): FastifyInstance {
  const { config, gazetteer, pack } = context
  const hook = config.telegram.webhook
  return createHttpServer({
    ingestKeys: config.ingestKeys,
    queryKeys: config.queryKeys,
    postArticle,
    findPlaces: (query, limit) => pack.search.search(query, { limit }).map(({ place, score }) => showPlace(place, score, gazetteer)),
    health: healthOf(context),
    webhook: webhook && hook ? { path: new URL(hook.url).pathname, handle: webhook } : null,
  })
}
