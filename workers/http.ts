import type { FastifyInstance } from 'fastify'
import type { Context } from '../src/app.ts'
import type { WebhookHandler } from '../src/bot/webhook.ts'
import { toInstant, toLocal } from '../src/detect/when/zone.ts'
import type { PostArticle } from '../src/http/articles.ts'
import type { EventsInterface } from '../src/http/events.ts'
import { healthOf } from '../src/http/health-of.ts'
import { createHttpServer } from '../src/http/server.ts'
import { logSparingly } from '../src/log-sparingly.ts'
import { eventRecords } from '../src/queries/event-records.ts'
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
    events: eventsOf(context),
    health: healthOf(context),
    onFailure: logSparingly(context.log, 'a request failed'),
    webhook: webhook && hook ? { path: new URL(hook.url).pathname, handle: webhook } : null,
  })
}

const CERTAIN = 0.95
const MOST_NAMED = 8

function eventsOf({ db, gazetteer, pack, clock, config }: Context): EventsInterface {
  const zone = config.timeZone
  return {
    gazetteer,
    records: eventRecords(db, gazetteer),
    now: () => clock.now(),
    placesNamed: name =>
      pack.search.search(name, { limit: MOST_NAMED }).flatMap(({ place, score }) => (score >= CERTAIN ? [place.id] : [])),
    dayOf: instant => toLocal(instant, zone).slice(0, 10),
    instantOf: local => toInstant(local, zone),
  }
}
