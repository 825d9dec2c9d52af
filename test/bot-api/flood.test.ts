import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, call } from './calling.ts'
import { TELEGRAM_FLOOD_RULES } from './options.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const GROUP = -20

async function start(rules: Partial<typeof TELEGRAM_FLOOD_RULES> = {}): Promise<void> {
  api = await startBotApi({ flood: { ...TELEGRAM_FLOOD_RULES, ...rules }, autoChats: true })
}
afterEach(() => api.close())

const send = (chat_id: number) => call(api, 'sendMessage', { chat_id, text: 'x' })
const inTurn = async (count: number, make: (i: number) => Promise<Answer>) => {
  const answers: Answer[] = []
  for (let i = 0; i < count; i++) answers.push(await make(i))
  return answers
}
const wide = { capacity: 1000, perSecond: 1000 }

describe('limits', () => {
  it('lets a chat have its burst, then says how long to wait', async () => {
    await start({ chat: { capacity: 3, perSecond: 0.1 } })
    const answers = await inTurn(4, () => send(1))
    expect(answers.map(answer => answer.ok)).toEqual([true, true, true, false])
    expect(answers[3]).toMatchObject({
      status: 429,
      error_code: 429,
      description: 'Too Many Requests: retry after 10',
      parameters: { retry_after: 10 },
    })
    expect((await send(2)).ok).toBe(true)
  })

  it('lets a chat go on after the wait', async () => {
    await start()
    const seconds = (await inTurn(4, () => send(1)))[3]?.parameters?.retry_after ?? 0
    expect(seconds).toBe(1)
    await delay(seconds * 1000)
    expect((await send(1)).ok).toBe(true)
    expect(api.stats()).toMatchObject({ refused: 1, sentWhileLimited: 0 })
  })

  it('makes the wait longer for those who do not keep it, but not for calls under way', async () => {
    await start({ chat: { capacity: 1, perSecond: 0.05 } })
    const waits = (await Promise.all([send(1), send(1), send(1), send(1)])).map(answer => answer.parameters?.retry_after ?? 0)
    expect(Math.max(...waits)).toBe(20)
    expect(api.stats()).toMatchObject({ refused: 3, sentWhileLimited: 0 })
    await delay(400)
    const ignoring = await inTurn(5, () => send(1))
    expect(ignoring[4]?.parameters?.retry_after).toBeGreaterThan(22)
    expect(api.stats().sentWhileLimited).toBe(5)
  })

  it('limits all chats together', async () => {
    await start({ global: { capacity: 5, perSecond: 0.5 } })
    const answers = await inTurn(6, i => send(i + 1))
    expect(answers.map(answer => answer.ok)).toEqual([true, true, true, true, true, false])
    expect(answers[5]?.parameters?.retry_after).toBe(2)
    expect((await send(77)).status).toBe(429)
  })

  it('limits a group to twenty a minute', async () => {
    await start({ chat: wide, global: wide })
    const answers = await inTurn(21, () => send(GROUP))
    expect(answers.filter(answer => answer.ok)).toHaveLength(20)
    expect(answers[20]?.parameters?.retry_after).toBeGreaterThan(50)
    expect((await inTurn(21, () => send(1))).every(answer => answer.ok)).toBe(true)
  })

  it('counts edits, albums and copies, and neither answers nor deletions', async () => {
    await start({ chat: { capacity: 5, perSecond: 0.01 } })
    const { message_id } = (await send(1)).result
    const target = { chat_id: 1, message_id }
    const media = [1, 2].map(n => ({ type: 'photo', media: `https://example.org/${n}.png` }))
    await call(api, 'editMessageText', { ...target, text: 'y' })
    await call(api, 'sendMediaGroup', { chat_id: 1, media })
    await call(api, 'copyMessage', { ...target, from_chat_id: 1 })
    expect((await send(1)).status).toBe(429)
    expect((await call(api, 'editMessageText', { ...target, text: 'z' })).status).toBe(429)
    const callback_query_id = api.pressRaw(1, message_id, 'x')
    expect((await call(api, 'answerCallbackQuery', { callback_query_id })).ok).toBe(true)
    expect((await call(api, 'deleteMessage', target)).ok).toBe(true)
  })

  it('does not count what it refuses for other reasons', async () => {
    await start({ chat: { capacity: 1, perSecond: 0.01 } })
    expect((await call(api, 'sendMessage', { chat_id: 1, text: '' })).status).toBe(400)
    expect((await send(1)).ok).toBe(true)
  })

  it('takes one setWebhook a second', async () => {
    await start()
    expect((await call(api, 'setWebhook', { url: '' })).ok).toBe(true)
    expect((await call(api, 'setWebhook', { url: '' })).parameters?.retry_after).toBe(1)
  })
})

describe('figures', () => {
  it('counts the busiest second and minute, with the rules off too', async () => {
    api = await startBotApi({ autoChats: true })
    await inTurn(3, () => send(1))
    await send(2)
    expect(api.stats()).toMatchObject({ maxPerSecond: 4, maxPerChatSecond: 3, maxPerChatMinute: 3 })
    await delay(1050)
    await send(1)
    expect(api.stats()).toMatchObject({ maxPerSecond: 4, maxPerChatSecond: 3, maxPerChatMinute: 4 })
  })
})
