import type { FastifyInstance } from 'fastify'
import type { WebhookHandler } from '../bot/webhook.ts'

export interface Webhook {
  readonly path: string
  readonly handle: WebhookHandler
}

/** Telegram's updates: the bytes are read here whole, since letters that fall across two chunks must not break. */
export function addWebhookRoute(server: FastifyInstance, webhook: Webhook): void {
  void server.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(webhook.path, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const secret = request.headers['x-telegram-bot-api-secret-token']
      return reply.code(await webhook.handle(body, typeof secret === 'string' ? secret : undefined)).send()
    })
  })
}
