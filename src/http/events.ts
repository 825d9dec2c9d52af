import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseEventId } from '../domain/ids.ts'
import type { EventRecord } from '../queries/event-record.ts'
import type { EventRecords } from '../queries/event-records.ts'
import { writeCursor } from '../queries/events.ts'
import { toAtom } from '../queries/formats/atom.ts'
import { toCap } from '../queries/formats/cap.ts'
import { toCsv } from '../queries/formats/csv.ts'
import { toGeoJson } from '../queries/formats/geojson.ts'
import { bearer } from './bearer.ts'
import { type EventFormat, FORMATS, parseEventsQuery, type QueryTables } from './events-query.ts'
import { createThrottle } from './throttle.ts'

export interface EventsInterface extends QueryTables {
  readonly records: EventRecords
  readonly now: () => Date
  /** Local minute of the place to an instant. */
  readonly instantOf: (local: string) => Date
}

const QUESTIONS_AT_ONCE = 200
const QUESTIONS_PER_SECOND = 50

const MEDIA_TYPES: Readonly<Record<EventFormat, string>> = {
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  hxl: 'text/csv; charset=utf-8; header=present',
  atom: 'application/atom+xml; charset=utf-8',
  cap: 'application/cap+xml; charset=utf-8',
}

type Raw = { readonly Querystring: Record<string, unknown> }

/** `GET /v1/events` and `GET /v1/events/{id}`, in six formats, with an ETag. */
export function addEventRoutes(server: FastifyInstance, keys: readonly string[], events: EventsInterface): void {
  const throttle = createThrottle(QUESTIONS_AT_ONCE, QUESTIONS_PER_SECOND)
  const tooMany = (request: FastifyRequest, reply: FastifyReply): FastifyReply | null => {
    const waitS = throttle.take(request.headers.authorization ?? '', Date.now())
    return waitS === 0 ? null : reply.code(429).header('retry-after', waitS).send({ error: 'too many questions at once' })
  }

  server.get<Raw>('/v1/events', { onRequest: bearer(keys) }, async (request, reply) => {
    const refused = tooMany(request, reply)
    if (refused) return refused
    const parsed = parseEventsQuery(request.query, events)
    if (!parsed.ok) return reply.code(400).send({ error: parsed.error, field: parsed.field })
    const { filter, limit, cursor, format } = parsed.query
    const page = await events.records.find(filter, limit, cursor)
    const next = page.next === null ? null : writeCursor(page.next)
    const nextPath = next === null ? null : pathOf(request.query, next)
    if (nextPath !== null) reply.header('link', `<${nextPath}>; rel="next"`)
    return answer(request, reply, format, bodyOf(format, page.items, { next, nextPath, self: request.url }, events))
  })

  server.get<Raw & { readonly Params: { readonly id: string } }>('/v1/events/:id', { onRequest: bearer(keys) }, async (request, reply) => {
    const refused = tooMany(request, reply)
    if (refused) return refused
    const id = parseEventId(request.params.id)
    const format = FORMATS.find(known => known === (request.query['format'] ?? 'json'))
    if (format === undefined) return reply.code(400).send({ error: `format must be of ${FORMATS.join(', ')}`, field: 'format' })
    const record = id === null ? null : await events.records.findOne(id)
    if (record === null) return reply.code(404).send({ error: 'no such event' })
    const links = { next: null, nextPath: null, self: request.url }
    return answer(request, reply, format, format === 'json' ? JSON.stringify(record) : bodyOf(format, [record], links, events))
  })
}

interface Links {
  readonly next: string | null
  readonly nextPath: string | null
  readonly self: string
}

function bodyOf(
  format: EventFormat,
  items: readonly EventRecord[],
  { next, nextPath, self }: Links,
  { now, instantOf }: Pick<EventsInterface, 'now' | 'instantOf'>,
): string {
  // an empty answer is dated by the day, so that it stays the same for who asks again
  const emptySince = `${now().toISOString().slice(0, 10)}T00:00:00.000Z`
  switch (format) {
    case 'json':
      return JSON.stringify({ items, next })
    case 'geojson':
      return JSON.stringify(toGeoJson(items))
    case 'csv':
    case 'hxl':
      return toCsv(items)
    case 'atom':
      return toAtom(items, { self, next: nextPath, emptySince })
    case 'cap':
      return toCap(items, { emptySince, instantOf })
  }
}

/** The same question behind the page. */
function pathOf(query: Readonly<Record<string, unknown>>, cursor: string): string {
  const kept = Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' && name !== 'cursor' ? [[name, value]] : []))
  return `/v1/events?${new URLSearchParams([...kept, ['cursor', cursor]] as [string, string][])}`
}

function answer(request: FastifyRequest, reply: FastifyReply, format: EventFormat, body: string): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization')
  const known = (request.headers['if-none-match'] ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return reply.code(304).send()
  return reply.header('content-type', MEDIA_TYPES[format]).send(body)
}
