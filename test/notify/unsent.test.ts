import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { cancelAlert } from '../../src/db/alert-store.ts'
import { transaction } from '../../src/db/database.ts'
import { checkClaimed, claimDeliveries, nextDueMs } from '../../src/db/delivery-store.ts'
import { endUnsendable, forgetLinks } from '../../src/db/delivery-upkeep.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import type { EventId } from '../../src/domain/ids.ts'
import { describeOnBoth } from '../support/databases.ts'
import { addFollowers, announce, announceFor, broadcastPlan, chatIdOf, rowsOf, statesOf, testEvent } from './ledger.ts'
import { setUpSending } from './set-up-sending.ts'

describeOnBoth('sending, and what changes meanwhile', setup => {
  const { api, batch, db, hurry, texts } = setUpSending(setup)

  describe('what must not be sent any more', () => {
    const claimThen = async (change: () => Promise<unknown>) => {
      const claimed = await claimDeliveries(db(), 10, 30)
      await change()
      return transaction(db(), open => checkClaimed(open, claimed))
    }

    it('stops with a cancelled alert, in the middle of a fan-out', async () => {
      await addFollowers(db(), { from: 1, count: 6, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      await batch(2)
      const verdicts = await claimThen(async () => {
        expect(await cancelAlert(db(), alert)).toBe(true)
        expect(await cancelAlert(db(), alert)).toBe(false)
      })
      expect(verdicts.map(verdict => verdict.verdict)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
      expect(await batch()).toMatchObject({ claimed: 0 })
      expect(api().sent()).toHaveLength(2)
    })

    it('stops at the end of its time, by the clock of the world', async () => {
      await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'], { expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
      const verdicts = await claimThen(() => sql`update hudna.clock set shift = interval '2 hours'`.execute(db()))
      expect(verdicts.map(verdict => verdict.verdict)).toEqual(['expired', 'expired'])
      expect(await statesOf(db(), alert)).toEqual({ sending: 2 })
      await sql`update hudna.delivery set state = 'pending'`.execute(db())
      expect(await endUnsendable(db())).toBe(2)
      expect(await statesOf(db(), alert)).toEqual({ expired: 2 })
    })

    it('leaves out who has unfollowed or left, but not from a correction', async () => {
      await addFollowers(db(), { from: 1, count: 3, placeId: 'TOWN' })
      const event = testEvent(randomUUID())
      await insertEvent(db(), event, 'test')
      const first = await announceFor(db(), event, 'wrong', broadcastPlan('', ['TOWN'], { type: 'first', lane: 1 }))
      const chat = await chatIdOf(db(), 1)
      await db()
        .deleteFrom('hudna.subscription')
        .where('chat_id', '=', await chatIdOf(db(), 2))
        .execute()
      await db()
        .updateTable('hudna.chat')
        .set({ state: 'blocked' })
        .where('id', '=', await chatIdOf(db(), 3))
        .execute()
      await batch()
      expect(await rowsOf(db(), first)).toMatchObject({
        1: { state: 'sent' },
        2: { state: 'cancelled', error: 'unfollowed' },
        3: { state: 'gone' },
      })
      await db().deleteFrom('hudna.subscription').where('chat_id', '=', chat).execute()
      await hurry()
      const reached = { by: 'reached', eventId: event.id } as const
      const plan = broadcastPlan('', [], { type: 'correction', lane: 0, audience: reached })
      const correction = await announceFor(db(), event, 'right', plan)
      await batch()
      expect(await statesOf(db(), correction)).toEqual({ sent: 1 })
      expect(texts(1)).toEqual(['wrong', 'right'])
      expect(api().sent({ text: 'right' })[0]?.replyTo).toBe(api().messages(1)[0]?.messageId)
    })

    it('forgets who got what, three days after the event, and keeps the figures', async () => {
      await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      await batch()
      expect(await forgetLinks(db(), 100)).toBe(0)
      await sql`update hudna.clock set shift = interval '73 hours'`.execute(db())
      expect(await forgetLinks(db(), 100)).toBe(2)
      expect(await rowsOf(db(), alert)).toEqual({})
      expect(await statesOf(db(), alert)).toEqual({ sent: 2 })
    })
  })

  describe('a story that goes on', () => {
    const reached = (eventId: EventId) => ({ by: 'reached', eventId }) as const
    const start = async () => {
      await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
      const event = testEvent(randomUUID())
      await insertEvent(db(), event, 'test')
      const first = await announceFor(db(), event, 'first', broadcastPlan('', ['TOWN'], { type: 'first', lane: 2 }))
      return { event, first }
    }
    const edit = (event: Parameters<typeof announceFor>[1], name: string) =>
      announceFor(db(), event, name, broadcastPlan('', [], { type: 'edit', lane: 3, audience: reached(event.id) }))

    it('edits the message in place, and only the newest of several edits', async () => {
      const { event } = await start()
      await batch()
      await edit(event, 'second')
      const newest = await edit(event, 'third')
      await hurry()
      await batch()
      expect(await statesOf(db(), newest)).toEqual({ sent: 2 })
      expect(texts(1)).toEqual(['third'])
      expect(api().messages(1)[0]?.versions).toHaveLength(2)
      expect(await nextDueMs(db())).toBeNull()
    })

    it('lets an edit wait for a message that is still to come', async () => {
      const { event } = await start()
      const second = await edit(event, 'second')
      await sql`update hudna.delivery set due_at = now() + interval '1 hour' where action = 'send'`.execute(db())
      await batch()
      expect(await statesOf(db(), second)).toEqual({ pending: 2 })
      await hurry()
      await batch()
      await hurry()
      await batch()
      expect(texts(1)).toEqual(['second'])
    })

    it('puts a follow-up in the place of an older message that has not left', async () => {
      const { event, first } = await start()
      await batch(1)
      const plan = broadcastPlan('', [], { type: 'follow-up', lane: 1, audience: reached(event.id) })
      await announceFor(db(), event, 'ended', plan)
      await hurry()
      await batch()
      expect(await statesOf(db(), first)).toEqual({ sent: 1, cancelled: 1 })
      expect(texts(1)).toEqual(['first', 'ended'])
      expect(texts(2)).toEqual(['ended'])
    })

    it('takes a wrong message back from those who have not got it, and corrects it for those who have', async () => {
      const { event, first } = await start()
      await batch(1)
      await announceFor(db(), event, 'wrong', broadcastPlan('', [], { type: 'retraction', lane: 0, audience: reached(event.id) }))
      await hurry()
      await batch()
      expect(await statesOf(db(), first)).toEqual({ sent: 1, cancelled: 1 })
      expect(texts(1)).toEqual(['first', 'wrong'])
      expect(api().sent({ chatId: 2 })).toEqual([])
    })
  })
})
