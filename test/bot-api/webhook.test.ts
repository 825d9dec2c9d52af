import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

interface Received {
  readonly secret: unknown
  readonly update: { readonly update_id: number; readonly message: { readonly text: string } }
}

let api: BotApi
let bot: Server
let url: string
let received: Received[]
let statuses: number[]
let answer: string
let underWay: number
let mostUnderWay: number
let answerAfterMs: number

beforeEach(async () => {
  ;[received, statuses, answer, underWay, mostUnderWay, answerAfterMs] = [[], [], '', 0, 0, 0]
  api = await startBotApi({ webhookRetryMs: 20 })
  api.addChat(1)
  bot = createServer(async (request, response) => {
    mostUnderWay = Math.max(mostUnderWay, ++underWay)
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ secret: request.headers['x-telegram-bot-api-secret-token'], update: JSON.parse(body) })
    if (answerAfterMs > 0) await delay(answerAfterMs)
    underWay--
    response.writeHead(statuses.shift() ?? 200).end(answer)
  })
  await new Promise<void>(resolve => bot.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`
})
afterEach(async () => {
  await api.close()
  bot.closeAllConnections()
  await new Promise(resolve => bot.close(resolve))
})

const textsReceived = () => received.map(({ update }) => update.message.text)
const settled = () => expect.poll(() => api.stats().pendingUpdates, { timeout: 10_000 }).toBe(0)

describe('setWebhook', () => {
  it('posts what waited and what comes, with the secret', async () => {
    api.say(1, 'قبل')
    expect((await call(api, 'setWebhook', { url, secret_token: 'a-Secret_1' })).result).toBe(true)
    api.say(1, 'بعد')
    await settled()
    expect(received.map(({ secret, update }) => [secret, update.message.text])).toEqual([
      ['a-Secret_1', 'قبل'],
      ['a-Secret_1', 'بعد'],
    ])
  })

  it('tries again what was not taken, and keeps the order of a chat', async () => {
    statuses = [500, 503]
    await call(api, 'setWebhook', { url })
    api.say(1, 'أ')
    api.say(1, 'ب')
    await settled()
    expect(textsReceived()).toEqual(['أ', 'أ', 'أ', 'ب'])
    expect(api.stats().webhook).toEqual({ delivered: 2, failed: 2 })
    expect((await call(api, 'getWebhookInfo')).result).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
      last_error_date: expect.any(Number),
    })
  })

  it('keeps to max_connections, and serves several chats at once', async () => {
    for (let chat = 2; chat < 12; chat++) api.addChat(chat)
    answerAfterMs = 30
    await call(api, 'setWebhook', { url, max_connections: 3 })
    for (let chat = 2; chat < 12; chat++) api.say(chat, 'x')
    await settled()
    expect([received.length, mostUnderWay]).toEqual([10, 3])
  })

  it('carries out a call that comes as the answer', async () => {
    answer = JSON.stringify({ method: 'sendMessage', chat_id: 1, text: 'من الجواب' })
    await call(api, 'setWebhook', { url })
    api.say(1, 'x')
    expect((await api.waitFor({ method: 'sendMessage' })).text).toBe('من الجواب')
  })

  it('excludes getUpdates, and ends the one that waits', async () => {
    const waiting = call(api, 'getUpdates', { timeout: 50 })
    await delay(50)
    await call(api, 'setWebhook', { url })
    expect((await waiting).description).toBe('Conflict: terminated by setWebhook request')
    expect(await call(api, 'getUpdates')).toMatchObject({
      status: 409,
      description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
    await call(api, 'deleteWebhook')
    expect((await call(api, 'getUpdates')).ok).toBe(true)
  })

  it('tells about itself', async () => {
    await call(api, 'setWebhook', { url, max_connections: 500, allowed_updates: ['message'] })
    const { result } = await call(api, 'getWebhookInfo')
    expect(result).toEqual({
      url,
      has_custom_certificate: false,
      pending_update_count: 0,
      max_connections: 100,
      allowed_updates: ['message'],
    })
    await call(api, 'setWebhook', { url: '' })
    expect((await call(api, 'getWebhookInfo')).result.url).toBe('')
  })

  it.each(['setWebhook', 'deleteWebhook'])('%s drops what waits, if told to', async method => {
    api.say(1, 'x')
    await call(api, method, { url, drop_pending_updates: true })
    expect(api.stats().pendingUpdates).toBe(0)
  })

  it.each([
    [{ url: 'http://example.org/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://example.org:8080/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'nonsense' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://example.org/hook', secret_token: 'سر' }, 'secret token contains unallowed characters'],
  ])('refuses %o', async (params, reason) => {
    expect(await call(api, 'setWebhook', params)).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })
})
