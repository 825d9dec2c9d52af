import type { FastifyInstance } from 'fastify'
import { bearer } from './bearer.ts'

export interface Health {
  /** What is not ready, in a word each; empty where all is well. */
  readonly problems: () => Promise<readonly string[]>
  /** Prometheus text format. */
  readonly metrics: () => Promise<string>
}

/** `/healthz`: the process answers. `/readyz`: what it stands on answers too. `/metrics` wants a query key. */
export function addHealthRoutes(server: FastifyInstance, queryKeys: readonly string[], health: Health): void {
  server.get('/healthz', async () => ({ ok: true }))
  server.get('/readyz', async (_request, reply) => {
    const problems = await health.problems()
    return problems.length === 0 ? { ok: true } : reply.code(503).send({ error: problems.join(', ') })
  })
  server.get('/metrics', { onRequest: bearer(queryKeys) }, async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await health.metrics()),
  )
}
