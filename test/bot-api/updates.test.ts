import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, call } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const CHAT = 1

beforeEach(async () => {
  api = await startBotApi()
  api.addChat(CHAT)
})
afterEach(() => api.close())

const poll = (params: object = {}) => call(api, 'getUpdates', params)
const texts = (answer: Answer): string[] => answer.result.map((update: { message: { text: string } }) => update.message.text)

describe('getUpdates', () => {
  it('gives an update again until it is asked for a higher offset', async () => {
    api.say(CHAT, 'أ')
    api.say(CHAT, 'ب')
    const first = await poll()
    expect(texts(first)).toEqual(['أ', 'ب'])
    const { update_id } = first.result[0]
    expect(texts(await poll({ offset: update_id }))).toEqual(['أ', 'ب'])
    expect(texts(await poll({ offset: update_id + 1 }))).toEqual(['ب'])
    expect(texts(await poll({ offset: update_id - 5 }))).toEqual(['ب'])
    expect((await poll({ offset: update_id + 2 })).result).toEqual([])
    expect(api.stats().pendingUpdates).toBe(0)
  })

  it('holds to the limit', async () => {
    for (const text of ['أ', 'ب', 'ج']) api.say(CHAT, text)
    expect(texts(await poll({ limit: 2 }))).toEqual(['أ', 'ب'])
  })

  it('gives one update only when the same offset is asked for at once', async () => {
    for (const text of ['أ', 'ب', 'ج']) api.say(CHAT, text)
    expect(texts(await poll())).toHaveLength(3)
    expect(texts(await poll())).toHaveLength(1)
  })

  it('forgets all but the last few at a negative offset', async () => {
    for (const text of ['أ', 'ب', 'ج']) api.say(CHAT, text)
    expect(texts(await poll({ offset: -1 }))).toEqual(['ج'])
    expect(api.stats().pendingUpdates).toBe(1)
  })

  it('waits for an update', async () => {
    const waiting = poll({ timeout: 50 })
    setTimeout(() => api.say(CHAT, 'أخيراً'), 50)
    expect(texts(await waiting)).toEqual(['أخيراً'])
  })

  it('answers with nothing when the time is over', async () => {
    expect((await poll({ timeout: 1 })).result).toEqual([])
  })

  it('ends the older of two polls with 409', async () => {
    const older = poll({ timeout: 50 })
    await new Promise(resolve => setTimeout(resolve, 50))
    const newer = poll({ timeout: 50 })
    expect(await older).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    api.say(CHAT, 'أ')
    expect(texts(await newer)).toEqual(['أ'])
  })

  it('drops what nobody fetched for a day', async () => {
    api.say(CHAT, 'أ')
    api.setClockOffset(25 * 3600_000)
    api.say(CHAT, 'ب')
    expect(texts(await poll())).toEqual(['ب'])
  })

  it('leaves chat_member and message_reaction out unless they are asked for, and remembers the wish', async () => {
    const kinds = ['chat_member', 'message_reaction', 'my_chat_member'] as const
    const push = () => kinds.map(kind => api.update({ [kind]: { chat: { id: CHAT } } }))
    expect(push().map(id => id !== undefined)).toEqual([false, false, true])
    await poll({ offset: -1, allowed_updates: ['chat_member'] })
    await poll({ offset: -1 })
    expect(push().map(id => id !== undefined)).toEqual([true, false, false])
    await poll({ allowed_updates: '[]' })
    expect(push().map(id => id !== undefined)).toEqual([false, false, true])
  })

  it('gives an update again when the caller hung up before it came', async () => {
    const abort = new AbortController()
    const gone = fetch(`${api.url}/bot${api.token}/getUpdates?timeout=50`, { signal: abort.signal }).catch(() => 'gone')
    await new Promise(resolve => setTimeout(resolve, 50))
    abort.abort()
    expect(await gone).toBe('gone')
    api.say(CHAT, 'أ')
    expect(texts(await poll({ timeout: 5 }))).toEqual(['أ'])
  })
})
