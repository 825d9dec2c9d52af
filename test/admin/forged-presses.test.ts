import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Broadcasts } from '../../src/admin/deps.ts'
import { createAdminDesk } from '../../src/admin/desk.ts'
import { answer } from '../../src/bot/answer.ts'
import { encodePress } from '../../src/bot/callback-data.ts'
import { createRecentMessages } from '../../src/bot/recent-messages.ts'
import type { AlertId, TelegramChatId } from '../../src/domain/ids.ts'
import { ADMIN, type Journey, SECOND_ADMIN, startJourney } from '../bot/journey.ts'

const STRANGER = 5_555
const WATER = 'انقطاع المياه يوم الأحد\nالمصدر: البلدية'

let journey: Journey
beforeAll(async () => {
  journey = await startJourney({ adminIds: [ADMIN, SECOND_ADMIN] })
})
afterAll(() => journey.close())

const state = async (): Promise<unknown> => {
  const { rows } = await sql`
    select (select jsonb_agg(to_jsonb(c) order by c.id) from hudna.chat c) as chats,
      (select jsonb_agg(to_jsonb(s) order by s.id) from hudna.subscription s) as subscriptions,
      (select count(*) from hudna.action_token where used_at is not null) as used,
      (select count(*) from hudna.audit) as audit`.execute(journey.deps.db)
  return rows
}

function recording(sent: string[]): Broadcasts {
  const note = (what: string) => async (): Promise<void> => void sent.push(what)
  return {
    audienceSize: async () => 0,
    render: () => ({ text: 'x', entities: [] }),
    send: async () => {
      sent.push('send')
      return '00000000-0000-4000-8000-000000000001' as AlertId
    },
    progress: async () => ({ total: 0, sent: 0, ended: 0, paused: false, finished: true }),
    pause: note('pause'),
    resume: note('resume'),
    cancel: note('cancel'),
    recall: async () => 0,
  }
}

it('a thousand altered, replayed, foreign and forwarded presses of an admin change nothing; the true one then works', async () => {
  await journey.ask(STRANGER, '/start C2301')
  // A draft whose buttons are spent, and one whose buttons are not.
  await journey.ask(ADMIN, '/broadcast')
  await journey.ask(ADMIN, 'حرستا')
  const dropped = await journey.ask(ADMIN, WATER)
  const spent = dropped.data[dropped.rows.flat().indexOf('إلغاء')]!
  await journey.press(ADMIN, 'إلغاء')
  await journey.ask(ADMIN, '/broadcast')
  await journey.ask(ADMIN, 'حرستا')
  const fresh = await journey.ask(ADMIN, WATER)
  const tokens = fresh.data.map(data => data.slice('1a:'.length, '1a:'.length + 22))
  const before = await state()

  const letter = fc.constantFrom(...'abcXYZ019-_~:'.split(''))
  const altered = fc.tuple(fc.constantFrom(...fresh.data), fc.nat(), letter).map(([data, at, other]) => {
    const index = at % data.length
    return data[index] === other ? `${data}x` : data.slice(0, index) + other + data.slice(index + 1)
  })
  const everywhere = fc.constantFrom(ADMIN, SECOND_ADMIN, STRANGER, -1_009_000)
  const forged = fc.oneof(
    // altered, by the admin
    fc.record({ data: altered, from: fc.constant(ADMIN), chat: fc.constant(ADMIN) }),
    // of a draft that was dropped; its own cancel button was spent with it
    fc.record({ data: fc.constant(spent), from: fc.constant(ADMIN), chat: fc.constant(ADMIN) }),
    // pressed by others, in the admin's chat and in their own
    fc.record({ data: fc.constantFrom(...fresh.data), from: fc.constantFrom(SECOND_ADMIN, STRANGER), chat: everywhere }),
    // by the admin, in a chat to which the message was forwarded
    fc.record({ data: fc.constantFrom(...fresh.data), from: fc.constant(ADMIN), chat: fc.constantFrom(STRANGER, -1_009_000) }),
    // the admin's token under the seal of the other's chat
    fc.constantFrom(...tokens).chain(token =>
      fc.constantFrom(SECOND_ADMIN, STRANGER).map(chat => {
        const hash = journey.deps.cipher.hash(chat as TelegramChatId)
        return { data: encodePress({ do: 'action', token }, hash), from: chat, chat }
      }),
    ),
  )
  // Past the gate that turns away whoever presses so fast: what is tried here are the rights.
  const sent: string[] = []
  const admins = createAdminDesk(journey.deps, { broadcasts: recording(sent) }, createRecentMessages())
  const context = { deps: journey.deps, recent: createRecentMessages(), admins, username: () => null }
  await fc.assert(
    fc.asyncProperty(forged, async ({ data, from, chat }) => {
      const room = { id: chat as TelegramChatId, type: chat < 0 ? 'supergroup' : 'private' } as const
      const press = { kind: 'press', room, user: from as TelegramChatId, data, callbackId: '1', messageId: fresh.messageId } as const
      await answer(context, press)
    }),
    { numRuns: 1000 },
  )
  expect(sent).toEqual([])
  expect(await state()).toEqual(before)
  expect(journey.broadcasts).toEqual([])
  await journey.press(ADMIN, 'إرسال الآن')
  await expect.poll(() => journey.broadcasts.length).toBe(1)
}, 180_000)
