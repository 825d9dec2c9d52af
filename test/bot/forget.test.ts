import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Journey, startJourney } from './journey.ts'

const ERASE_ALL = 'محو كل شيء وحذف رسائل آخر 48 ساعة'

describe('who asks to be forgotten', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())
  const left = (chat: number) =>
    journey.api
      .messages(chat)
      .filter(message => message.outgoing && !message.deleted)
      .map(message => message.messageId)

  it('finds no poster of a town in the chat any more', async () => {
    await journey.ask(14_001, '/qr حرستا')
    await journey.ask(14_001, '/forget')
    const done = await journey.press(14_001, ERASE_ALL)
    await expect.poll(() => left(14_001)).toEqual([done.messageId])
  })

  it('is not left with the messages because Telegram wants a moment', async () => {
    await journey.ask(14_002, '/start C2302')
    await journey.ask(14_002, '/forget')
    journey.api.setFaults({ seed: 1, rules: [{ fault: '429', probability: 1, method: 'deleteMessages', retryAfter: 1, times: 1 }] })
    const done = await journey.press(14_002, ERASE_ALL)
    await expect.poll(() => left(14_002), { timeout: 10_000 }).toEqual([done.messageId])
  })

  it('is told what stays: what one wrote oneself, and what is not deleted', async () => {
    await journey.ask(14_003, '/forget')
    const { text } = await journey.press(14_003, ERASE_ALL)
    expect(text).toContain('ما كتبتموه بأنفسكم')
    expect(text).toMatch(/الرسائل الأقدم من 48 ساعة تبقى في هاتفك حتى حذف المحادثة يدوياً\.$/)
  })
})
