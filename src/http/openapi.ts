import type { FastifyInstance } from 'fastify'
import { KINDS } from '../domain/detection.ts'
import { DEFAULT_LIMIT, FORMATS, MOST_EVENTS, STATUSES } from './events-query.ts'
import { refTo, SCHEMAS, type Schema } from './openapi-schemas.ts'

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required?: true
  readonly description: string
  readonly schema: Schema
  readonly style?: 'form'
  readonly explode?: false
}

const FAULTS = {
  400: 'Something that was asked for is wrong; `field` names it',
  401: 'A bearer key is needed',
  404: 'There is no such thing',
  413: 'The body is too large',
  429: 'Too much at once; Retry-After says how long to wait',
} as const

const EVENTS_PARAMETERS: readonly Parameter[] = [
  query('place', { type: 'string' }, 'Id of a place, or a name that only one place has; with all that lies inside it.'),
  list('kind', KINDS, 'Kinds, parted by commas.'),
  list('status', STATUSES, 'Statuses, parted by commas. `withdrawn` asks for what was taken back, which is left out otherwise.'),
  query('since', { type: 'string' }, 'First day (YYYY-MM-DD, or an instant) on which it happened or began.'),
  query('until', { type: 'string' }, 'Last day, included.'),
  query('limit', { type: 'integer', minimum: 1, maximum: MOST_EVENTS, default: DEFAULT_LIMIT }, 'Events on a page.'),
  query('cursor', { type: 'string' }, '`next` of the page before.'),
  format(),
]

/** The interface in OpenAPI 3.1, as `GET /v1/openapi.json` gives it. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Hudna',
    version: '1',
    description:
      'What Arabic news says of shelling, truces and humanitarian corridors. Every figure is what sources gave: عدد ما ورد في المصادر، وليس إحصاءً. ' +
      'No report does not mean calm.',
    license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
  },
  security: [{ queryKey: [] }],
  paths: {
    '/v1/events': {
      get: {
        operationId: 'listEvents',
        summary: 'Events, the newest day first, in pages',
        parameters: EVENTS_PARAMETERS,
        responses: {
          200: eventBodies(refTo('EventPage')),
          304: { description: 'Nothing has changed since the ETag' },
          ...faults(400, 401, 429),
        },
      },
    },
    '/v1/events/{id}': {
      get: {
        operationId: 'getEvent',
        summary: 'One event, withdrawn ones too',
        parameters: [
          { name: 'id', in: 'path', required: true, description: 'Id of the event.', schema: { type: 'string', format: 'uuid' } },
          format(),
        ] satisfies readonly Parameter[],
        responses: {
          200: eventBodies(refTo('Event')),
          304: { description: 'Nothing has changed since the ETag' },
          ...faults(400, 401, 404, 429),
        },
      },
    },
    '/v1/places': {
      get: {
        operationId: 'findPlaces',
        summary: 'Places by name, the best first',
        parameters: [
          { ...query('q', { type: 'string', maxLength: 200 }, 'A name, in Arabic or English.'), required: true },
          query('limit', { type: 'integer', minimum: 1, maximum: 50, default: 8 }, 'Places at most.'),
        ] satisfies readonly Parameter[],
        responses: { 200: json('Places', refTo('PlacePage')), ...faults(400, 401) },
      },
    },
    '/v1/articles': {
      post: {
        operationId: 'postArticle',
        summary: 'An article to be read',
        security: [{ ingestKey: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: refTo('Article') } } },
        responses: {
          202: json('Taken', refTo('Receipt')),
          200: json('Known already', refTo('Receipt')),
          ...faults(400, 401, 413, 429),
        },
      },
    },
    '/v1/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'This document',
        security: [],
        responses: { 200: json('OpenAPI 3.1', { type: 'object' }) },
      },
    },
    '/healthz': open('isAlive', 'Whether this process answers'),
    '/readyz': open('isReady', 'Whether it can do its work; 503 says what is missing', 503),
    '/metrics': {
      get: {
        operationId: 'readMetrics',
        summary: 'Metrics for Prometheus',
        responses: { 200: { description: 'Metrics', content: { 'text/plain': { schema: { type: 'string' } } } }, ...faults(401) },
      },
    },
  },
  components: {
    securitySchemes: {
      queryKey: { type: 'http', scheme: 'bearer', description: 'One of QUERY_KEYS.' },
      ingestKey: { type: 'http', scheme: 'bearer', description: 'One of INGEST_KEYS.' },
    },
    schemas: SCHEMAS,
  },
} as const

/** It holds nothing but the form of things: it is open. */
export function addOpenApiRoute(server: FastifyInstance): void {
  const body = JSON.stringify(OPENAPI)
  server.get('/v1/openapi.json', async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(body))
}

function query(name: string, schema: Schema, description: string): Parameter {
  return { name, in: 'query', description, schema }
}

function list(name: string, values: readonly string[], description: string): Parameter {
  const schema = { type: 'array', items: { type: 'string', enum: [...values] } }
  return { ...query(name, schema, description), style: 'form', explode: false }
}

function format(): Parameter {
  const meaning = 'json; GeoJSON (RFC 7946); CSV with a row of HXL tags (csv and hxl alike); Atom (RFC 4287); CAP 1.2'
  return query('format', { type: 'string', enum: [...FORMATS], default: 'json' }, meaning)
}

function json(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

function eventBodies(schema: Schema) {
  const text = { schema: { type: 'string' } }
  return {
    description: 'Events. Pages but the last name the next one in a Link header too.',
    headers: { ETag: { schema: { type: 'string' } }, Link: { schema: { type: 'string' } } },
    content: {
      'application/json': { schema },
      'application/geo+json': { schema: refTo('FeatureCollection') },
      'text/csv': text,
      'application/atom+xml': text,
      'application/cap+xml': text,
    },
  }
}

function faults(...codes: readonly (keyof typeof FAULTS)[]) {
  return Object.fromEntries(codes.map(code => [code, json(FAULTS[code], refTo('Error'))]))
}

function open(operationId: string, summary: string, ...more: readonly number[]) {
  const responses = Object.fromEntries([200, ...more].map(code => [code, json('State', { type: 'object' })]))
  return { get: { operationId, summary, security: [], responses } }
}
