import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChat } from '../../src/db/chat-store.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { type Journey, startJourney } from './journey.ts'

const CHAT = 5001

describe('the bot outlives', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    await journey.ask(CHAT, '/start C2301')
    await journey.ask(CHAT, '/my')
  })
  afterAll(() => journey.close())

  const everything = async (): Promise<unknown> => {
    const { rows } = await sql`
      select chat.*, place_id, kinds, within, radius_km from hudna.chat left join hudna.subscription on chat_id = chat.id order by chat.id, place_id`.execute(
      journey.deps.db,
    )
    return rows
  }

  it('updates of any form', async () => {
    const before = await everything()
    const kinds = ['message', 'edited_message', 'channel_post', 'callback_query', 'my_chat_member', 'inline_query', 'poll'] as const
    const room = fc.record({ id: fc.oneof(fc.constant(CHAT + 1), fc.anything()), type: fc.oneof(fc.constant('private'), fc.anything()) })
    const shaped = fc
      .record({
        update_id: fc.nat(),
        kind: fc.constantFrom(...kinds),
        body: fc.oneof(
          fc.object(),
          fc.record({
            message_id: fc.anything(),
            date: fc.anything(),
            chat: room,
            text: fc.anything(),
            from: room,
            data: fc.anything(),
            id: fc.anything(),
          }),
        ),
      })
      .map(({ update_id, kind, body }) => ({ update_id, [kind]: body }))
    await fc.assert(
      fc.asyncProperty(fc.oneof(shaped, fc.anything(), fc.jsonValue()), async update => {
        await journey.bot.handleUpdate(update)
      }),
      { numRuns: 500 },
    )
    await journey.bot.idle()
    expect(await everything()).toEqual(before)
    expect((await journey.ask(CHAT, '/my')).text).toContain('تتابعون مكاناً واحداً')
  })

  it('a thousand buttons that it did not make, none of which changes anything', async () => {
    const before = await everything()
    const own = journey.latest(CHAT)
    await journey.ask(CHAT + 2, '/forget')
    const foreign = journey.latest(CHAT + 2).data
    const data = fc.oneof(
      fc.string({ maxLength: 64 }),
      fc.constantFrom(...foreign),
      fc.tuple(fc.constantFrom(...own.data), fc.nat(), fc.string({ minLength: 1, maxLength: 1 })).map(([text, at, letter]) => {
        const index = at % text.length
        return text[index] === letter ? 'x' : text.slice(0, index) + letter + text.slice(index + 1)
      }),
      fc.constantFrom('1x:1', '1f:C2302', '1u:C2301', '1u:C2301~', '1x:1~AAAAAAAAAA'),
    )
    let id = 10_000_000
    await fc.assert(
      fc.asyncProperty(data, async text => {
        id += 1
        // Straight into the bot: as people who press so fast they would be turned away at the gate.
        await journey.bot.handleUpdate({
          update_id: id,
          callback_query: {
            id: String(id),
            from: { id: 20_000 + (id % 977), is_bot: false, first_name: 'x' },
            message: { message_id: own.messageId, date: 1, chat: { id: CHAT, type: 'private' } },
            data: text,
          },
        })
        await journey.bot.idle()
      }),
      { numRuns: 1000 },
    )
    await journey.bot.idle()
    expect(await everything()).toEqual(before)
  }, 120_000)

  it('the same update twice: it acts once', async () => {
    const update = {
      update_id: 77_000_001,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: CHAT + 3, type: 'private' },
        from: { id: CHAT + 3, is_bot: false, first_name: 'x' },
        text: '/help',
      },
    }
    for (let time = 0; time < 3; time++) await journey.bot.handleUpdate(update)
    await journey.bot.idle()
    expect(journey.api.sent({ method: 'sendMessage', chatId: CHAT + 3 })).toHaveLength(1)
    // One that a crash cut short was never answered: polling brings it again.
    await sql`update hudna.bot_update set done_at = null where update_id = ${update.update_id}`.execute(journey.deps.db)
    await journey.bot.handleUpdate(update)
    await journey.bot.idle()
    expect(journey.api.sent({ method: 'sendMessage', chatId: CHAT + 3 })).toHaveLength(2)
  })

  it('a flood from one user, who is told once, while another is answered', async () => {
    const flood = CHAT + 4
    await ensureChat(journey.deps.db, journey.deps.cipher, flood as TelegramChatId, 'private', 'en')
    for (let count = 0; count < 400; count++) {
      await journey.bot.handleUpdate({
        update_id: 78_000_000 + count,
        message: {
          message_id: count,
          date: 1,
          chat: { id: flood, type: 'private' },
          from: { id: flood, is_bot: false, first_name: 'x' },
          text: '/help',
        },
      })
    }
    expect((await journey.ask(CHAT + 5, '/help')).text).toContain('/my')
    const answers = journey.api.sent({ method: 'sendMessage', chatId: flood })
    expect(answers.length).toBeLessThan(60)
    expect(answers.filter(answer => answer.text?.includes('Many messages arrived at once'))).toHaveLength(1)
  })

  it('an API that fails, and writes nothing personal to its log', async () => {
    const chat = 987_654_321
    journey.api.setFaults({
      seed: 1,
      rules: [
        { fault: '500-json', probability: 1, method: 'sendMessage', times: 1 },
        { fault: 'reset-before', probability: 1, method: 'sendMessage', times: 1 },
        { fault: 'html-200', probability: 1, method: 'sendMessage', times: 2 },
      ],
    })
    journey.api.say(chat, 'كناري في القفص', { from: { first_name: 'Canary' } })
    await expect.poll(() => journey.api.stats().faults['reset-before'], { timeout: 10_000 }).toBe(1)
    journey.api.say(chat, '/my')
    await expect.poll(() => journey.api.stats().faults['html-200'], { timeout: 10_000 }).toBe(2)
    await journey.bot.idle()
    expect(journey.logged()).toContain('an answer did not go out')
    expect((await journey.ask(chat, '/help')).text).toContain('/my')
    for (const secret of [String(chat), 'كناري', 'Canary', journey.api.token]) expect(journey.logged()).not.toContain(secret)
  })
})
