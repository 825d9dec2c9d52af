import { afterEach, expect, it } from 'vitest'
import { introduce } from '../../src/bot/introduce.ts'
import { createMessages } from '../../src/bot/messages/messages.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { silent } from '../support/databases.ts'

let api: BotApi
afterEach(() => api.close())

it('tells Telegram of itself, though it fails at first', async () => {
  api = await startBotApi()
  api.setFaults({ seed: 1, rules: [{ fault: '502-html', probability: 1, times: 1 }] })
  const transport = createTransport({ token: api.token, apiRoot: api.url })
  let username = ''
  await introduce(
    { call: (method, payload) => transport.call(method as 'getMe', payload as never), log: silent, messages: createMessages() },
    {
      webhook: null,
      onUsername: name => {
        username = name
      },
      stop: new AbortController().signal,
    },
  )
  expect(username).toBe('hudna_test_bot')
  expect(api.stats().accepted).toMatchObject({ setMyCommands: 6, setMyDescription: 3, setMyShortDescription: 3 })
})

it('stops trying when told to', async () => {
  api = await startBotApi()
  api.setFaults({ seed: 1, rules: [{ fault: '502-html', probability: 1 }] })
  const transport = createTransport({ token: api.token, apiRoot: api.url })
  const stop = new AbortController()
  const running = introduce(
    { call: (method, payload) => transport.call(method as 'getMe', payload as never), log: silent, messages: createMessages() },
    { webhook: null, onUsername: () => {}, stop: stop.signal },
  )
  await expect.poll(() => api.stats().faults['502-html']).toBe(1)
  stop.abort()
  await running
  expect(api.stats().faults['502-html']).toBe(1)
})
