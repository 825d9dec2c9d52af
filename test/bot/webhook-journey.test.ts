import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { sql } from 'kysely'
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

const helpFrom = (chat: number, updateId: number) => ({
  update_id: updateId,
  message: { message_id: updateId, date: 1, chat: { id: chat, type: 'private' }, from: { id: chat }, text: '/help' },
})
const bring = (update: object) => journey.bot.webhook!(new TextEncoder().encode(JSON.stringify(update)), SECRET)
const told = (chat: number) => journey.api.sent({ chatId: chat, method: 'sendMessage' }).length

it('confirms an update after its answer, not before, and answers it once', async () => {
  expect(await bring(helpFrom(21, 9_000_001))).toBe(200)
  expect(told(21)).toBe(1)
  expect(await bring(helpFrom(21, 9_000_001))).toBe(200)
  expect(told(21)).toBe(1)
})

it('answers an update that another process took and did not finish, once that must have died', async () => {
  const { db } = journey.deps
  await sql`insert into hudna.bot_update (update_id) values (9000002)`.execute(db)
  expect(await bring(helpFrom(22, 9_000_002))).toBe(503)
  expect(told(22)).toBe(0)
  await sql`update hudna.bot_update set at = now() - interval '1 minute' where update_id = 9000002`.execute(db)
  expect(await bring(helpFrom(22, 9_000_002))).toBe(200)
  expect(told(22)).toBe(1)
})

it('has an update brought again while the database is away, and says so once', async () => {
  const { db } = journey.deps
  await sql`alter table hudna.bot_update rename to bot_update_away`.execute(db)
  expect(await bring(helpFrom(23, 9_000_003))).toBe(503)
  expect(await bring(helpFrom(23, 9_000_003))).toBe(503)
  expect(told(23)).toBe(1)
  expect(journey.latest(23).text).toContain('تعذّر ذلك الآن')
  await sql`alter table hudna.bot_update_away rename to bot_update`.execute(db)
  expect(await bring(helpFrom(23, 9_000_003))).toBe(200)
  expect(journey.latest(23).text).toContain('/my')
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
