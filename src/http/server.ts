import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { addArticleRoute, type PostArticle } from './articles.ts'
import { addEventRoutes, type EventsInterface } from './events.ts'
import { addHealthRoutes, type Health } from './health.ts'
import { addJsonBody } from './json-body.ts'
import { addOpenApiRoute } from './openapi.ts'
import { addPlaceRoute, type FindPlaces } from './places.ts'
import { addWebhookRoute, type Webhook } from './webhook.ts'

export interface HttpDeps {
  readonly ingestKeys: readonly string[]
  readonly queryKeys: readonly string[]
  readonly postArticle: PostArticle
  readonly findPlaces: FindPlaces
  readonly events: EventsInterface
  readonly health: Health
  /** Set where Telegram calls us instead of being polled. */
  readonly webhook: Webhook | null
  /** Hears what failed here, of which the one who asked learns nothing. */
  readonly onFailure?: (error: unknown) => void
}

const BODY_LIMIT_BYTES = 1_048_576
const REQUEST_TIMEOUT_MS = 15_000
const CHECK_EVERY_MS = 5_000
/** A connection on which nothing is said for so long is closed. */
const IDLE_TIMEOUT_MS = 60_000
const NO_SUCH_PATH = { error: 'no such path' }

/** Everything that speaks HTTP to us. Errors are `{error, field?}`; nothing of a request is logged. */
export function createHttpServer(deps: HttpDeps): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    // Node takes the longer of this and the above for the whole request, and looks every half minute if not told otherwise
    http: { headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    forceCloseConnections: true,
    logger: false,
    // a path whose letters cannot be read leads nowhere either
    frameworkErrors: (_error: Error, _request: unknown, reply: Pick<FastifyReply, 'code'>) => void reply.code(404).send(NO_SUCH_PATH),
  })
  addJsonBody(server)
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) deps.onFailure?.(error)
    void reply.code(status).send({ error: status < 500 ? clientError(error) : 'something failed here; try again later' })
  })
  server.setNotFoundHandler((_request, reply) => void reply.code(404).send(NO_SUCH_PATH))
  addArticleRoute(server, deps.ingestKeys, deps.postArticle)
  addPlaceRoute(server, deps.queryKeys, deps.findPlaces)
  addEventRoutes(server, deps.queryKeys, deps.events)
  addOpenApiRoute(server)
  addHealthRoutes(server, deps.queryKeys, deps.health)
  if (deps.webhook) addWebhookRoute(server, deps.webhook)
  return server
}

function clientError(error: Error & { code?: string }): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return `the body is larger than ${BODY_LIMIT_BYTES} bytes`
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'the body must be application/json'
    default:
      return error.message
  }
}
