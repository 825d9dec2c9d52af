import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addWebhookRoute } from '../../src/http/webhook.ts'
import { type Journey, startJourney } from './journey.ts'

const SECRET = 'a-secret-of-the-webhook'

let journey: Journey
const server = Fastify()
beforeAll(async () => {
  addWebhookRoute(server, { path: '/telegram', handle: (body, secret) => journey.bot.webhook!(body, secret) })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  journey = await startJourney({ webhook: { url: `http://127.0.0.1:${port}/telegram`, secret: SECRET } })
})
afterAll(async () => {
  await journey.close()
  await server.close()
})

it('takes updates that Telegram brings, and answers them', async () => {
  expect(journey.bot.state()).toBe('webhook')
  const found = await journey.ask(1, 'حرستا')
  const done = await journey.press(1, found.rows[0]![0]!)
  expect(done.text).toContain('تتابعون الآن')
  expect(journey.api.stats().webhook.failed).toBe(0)
})

it('takes none from others', async () => {
  const { port } = server.server.address() as AddressInfo
  const update = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 2, type: 'private' }, from: { id: 2 }, text: '/help' } }
  const post = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(update),
    })
  expect((await post({})).status).toBe(401)
  expect((await post({ 'x-telegram-bot-api-secret-token': 'guess' })).status).toBe(401)
  await journey.bot.idle()
  expect(journey.api.sent({ chatId: 2 })).toEqual([])
})

it('introduces itself in both languages, with menus for private chats and groups', () => {
  const menus = journey.api.sent({ method: 'setMyCommands' }).map(record => record.params)
  expect(menus).toHaveLength(6)
  expect(menus.map(menu => menu['language_code'])).toEqual([undefined, 'ar', 'en', undefined, 'ar', 'en'])
  expect(JSON.stringify(menus)).not.toMatch(/broadcast|audit|هدنة/)
  const words = journey.api.sent({ method: 'setMyDescription' }).map(record => String(record.params['description']))
  expect(words[0]).toContain('هذه ليست صفارة إنذار')
  expect(words.every(text => text.length <= 512)).toBe(true)
})
