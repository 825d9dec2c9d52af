import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chat, findChat, markChat } from '../../src/db/chat-store.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { type Journey, startJourney } from './journey.ts'

describe('a chat that counted as gone', () => {
  let journey: Journey
  const CHAT = 13_001 as TelegramChatId
  beforeAll(async () => {
    journey = await startJourney()
  })
  afterAll(() => journey.close())
  const state = async (id: TelegramChatId): Promise<Chat['state'] | undefined> =>
    (await findChat(journey.deps.db, journey.deps.cipher, id))?.state

  it.each(['blocked', 'gone'] as const)('as %s hears of its places again once an answer reaches it', async as => {
    await journey.ask(CHAT, '/start C2301')
    await markChat(journey.deps.db, journey.deps.cipher, CHAT, as)
    await journey.ask(CHAT, 'حرستا')
    expect(await state(CHAT)).toBe('active')
    await markChat(journey.deps.db, journey.deps.cipher, CHAT, as)
    await journey.press(CHAT, journey.latest(CHAT).rows[0]![0]!)
    expect(await state(CHAT)).toBe('active')
  })

  it('stays gone while nothing reaches it', async () => {
    journey.api.memberChange(CHAT, 'member', 'kicked')
    await expect.poll(() => state(CHAT)).toBe('blocked')
    await journey.bot.handleUpdate({
      update_id: 60_000_001,
      message: { message_id: 900, date: 1, chat: { id: CHAT, type: 'private' }, from: { id: CHAT }, text: '/my' },
    })
    await journey.bot.idle()
    expect(await state(CHAT)).toBe('blocked')
  })
})
