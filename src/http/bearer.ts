import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Lets a request through that carries one of the keys; with no keys set nothing is let through. Compared in constant time. */
export function bearer(keys: readonly string[]): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const digests = keys.map(digest)
  return async (request, reply) => {
    const given = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const held = given === undefined ? null : digest(given)
    if (held !== null && digests.filter(known => timingSafeEqual(known, held)).length > 0) return undefined
    return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'a bearer key is needed' })
  }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
