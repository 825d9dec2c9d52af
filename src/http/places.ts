import type { FastifyInstance } from 'fastify'
import type { ShownPlace } from '../queries/show-place.ts'
import { bearer } from './bearer.ts'

export type FindPlaces = (query: string, limit: number) => readonly ShownPlace[]

const MOST_QUERY_UNITS = 200
const DEFAULT_LIMIT = 8
const MOST_PLACES = 50

/** `GET /v1/places?q=&limit=` → `{items}`. */
export function addPlaceRoute(server: FastifyInstance, keys: readonly string[], find: FindPlaces): void {
  server.get<{ Querystring: Record<string, string | readonly string[] | undefined> }>(
    '/v1/places',
    { onRequest: bearer(keys) },
    async (request, reply) => {
      const { q = '', limit = String(DEFAULT_LIMIT) } = request.query
      if (typeof q !== 'string') return reply.code(400).send({ error: 'q is given more than once', field: 'q' })
      if (q.trim() === '') return reply.code(400).send({ error: 'q is missing', field: 'q' })
      if (q.length > MOST_QUERY_UNITS) return reply.code(400).send({ error: `q is longer than ${MOST_QUERY_UNITS} characters`, field: 'q' })
      if (typeof limit !== 'string' || !/^[1-9]\d?$/.test(limit) || Number(limit) > MOST_PLACES)
        return reply.code(400).send({ error: `limit must be 1 to ${MOST_PLACES}`, field: 'limit' })
      return { items: find(q, Number(limit)) }
    },
  )
}
