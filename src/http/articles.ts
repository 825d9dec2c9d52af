import type { FastifyInstance } from 'fastify'
import { bearer } from './bearer.ts'
import { createThrottle } from './throttle.ts'

export type PostedArticle =
  | { readonly outcome: 'stored'; readonly id: string }
  | { readonly outcome: 'duplicate'; readonly id: string }
  | { readonly outcome: 'refused'; readonly error: string; readonly field: string | null }
  /** Too many pages are being read at once. */
  | { readonly outcome: 'busy' }

export type PostArticle = (body: unknown) => Promise<PostedArticle>

const ARTICLES_AT_ONCE = 100
const ARTICLES_PER_SECOND = 20
const BUSY_RETRY_S = 5

/** `POST /v1/articles`: 202 `{id}`, 200 `{id, duplicate: true}`, 400 with what is wrong, 401, 413, 429. */
export function addArticleRoute(server: FastifyInstance, keys: readonly string[], post: PostArticle): void {
  const throttle = createThrottle(ARTICLES_AT_ONCE, ARTICLES_PER_SECOND)
  server.post('/v1/articles', { onRequest: bearer(keys) }, async (request, reply) => {
    const waitS = throttle.take(request.headers.authorization ?? '', Date.now())
    if (waitS > 0) return reply.code(429).header('retry-after', waitS).send({ error: 'too many articles at once' })
    const posted = await post(request.body)
    switch (posted.outcome) {
      case 'stored':
        return reply.code(202).send({ id: posted.id })
      case 'duplicate':
        return reply.code(200).send({ id: posted.id, duplicate: true })
      case 'refused':
        return reply.code(400).send({ error: posted.error, ...(posted.field === null ? {} : { field: posted.field }) })
      case 'busy':
        return reply.code(429).header('retry-after', BUSY_RETRY_S).send({ error: 'too many pages are being read at once' })
    }
  })
}
