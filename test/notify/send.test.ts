import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancelAlert, finishAlerts, insertAlert } from '../../src/db/alert-store.ts'
import { transaction } from '../../src/db/database.ts'
import { checkClaimed, claimDeliveries, nextDueMs, writeResults } from '../../src/db/delivery-store.ts'
import { endUnsendable, forgetLinks, releaseLeases } from '../../src/db/delivery-upkeep.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import { addAnswers, noteLimited, readPace, recoverRate, settleAnswers } from '../../src/db/pace-store.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { EventId } from '../../src/domain/ids.ts'
import { type BatchReport, type SendContext, startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'
import {
  addFollowers,
  announce,
  announceFor,
  broadcastPlan,
  chatIdOf,
  emptyLedger,
  place,
  REPEAT_MARK,
  rowsOf,
  statesOf,
  testCipher,
  testEvent,
  testRender,
} from './ledger.ts'

describeOnBoth('sending', setup => {
  let test: TestDatabase
  let api: BotApi
  let context: SendContext
  beforeAll(async () => {
    test = await setup.open()
  })
  beforeEach(async () => {
    await emptyLedger(db())
    api = await startBotApi({ autoChats: true })
    const transport = createTransport({ token: api.token, apiRoot: api.url })
    context = { db: db(), cipher: testCipher, clock: { now: () => new Date() }, transport, render: testRender, log: silent }
  })
  afterEach(() => api.close())
  afterAll(() => test.close())
  const db = () => test.database.db
  const batch = async (limit = 100): Promise<BatchReport> => (await startBatch(context, limit)).done
  /** Lets chats and deliveries that wait go on at once. */
  const hurry = async () => {
    await sql`update hudna.chat set wait_until = null`.execute(db())
    await sql`update hudna.delivery set due_at = now() - interval '1 hour' where state = 'pending'`.execute(db())
  }
  const texts = (chat: number) =>
    api
      .messages(chat)
      .filter(message => message.outgoing)
      .map(message => message.text)

  describe('audience', () => {
    const audience = (exact: string[], inside: string[] = [], around: string[] = []): Partial<AlertPlan> => ({
      audience: { by: 'places', exact: exact.map(place), inside: inside.map(place), around: around.map(place), notReachedBy: [] },
    })

    it('holds each follower once, with the place that fits best, those of the very place first', async () => {
      await addFollowers(db(), { from: 300, count: 1, placeId: 'AREA', within: true })
      await addFollowers(db(), { from: 301, count: 1, placeId: 'AREA' })
      await addFollowers(db(), { from: 200, count: 1, placeId: 'PART' })
      await addFollowers(db(), { from: 100, count: 2, placeId: 'TOWN' })
      await addFollowers(db(), { from: 100, count: 1, placeId: 'AREA', within: true })
      await addFollowers(db(), { from: 400, count: 1, placeId: 'ELSEWHERE' })
      const alert = await announce(db(), 'x', [], audience(['TOWN'], ['PART'], ['AREA']))
      const { rows } = await sql<{ chat: Uint8Array; place_id: string }>`
        select c.id_cipher as chat, d.place_id from hudna.delivery d join hudna.chat c on c.id = d.chat_id
        where d.alert_id = ${alert} order by d.id`.execute(db())
      expect(rows.map(row => [testCipher.open(row.chat), row.place_id])).toEqual([
        [100, 'TOWN'],
        [101, 'TOWN'],
        [200, 'PART'],
        [300, 'AREA'],
      ])
    })

    it('leaves out other kinds, blocked chats, and who had a first message of a related event', async () => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN', kinds: ['corridor'] })
      await addFollowers(db(), { from: 2, count: 3, placeId: 'TOWN' })
      await db()
        .updateTable('hudna.chat')
        .set({ state: 'blocked' })
        .where('id', '=', await chatIdOf(db(), 2))
        .execute()
      const related = testEvent(randomUUID())
      await insertEvent(db(), related, 'test')
      await addFollowers(db(), { from: 3, count: 1, placeId: 'NEAR' })
      await announceFor(db(), related, 'related', broadcastPlan('', ['NEAR'], { type: 'first' }))
      const plan = audience(['TOWN'])
      const alert = await announce(db(), 'x', [], { audience: { ...plan.audience!, notReachedBy: [related.id] } as AlertPlan['audience'] })
      expect(Object.keys(await rowsOf(db(), alert))).toEqual(['4'])
    })
  })

  describe('a batch', () => {
    it('sends, remembers the message ids, and finishes the alert', async () => {
      await addFollowers(db(), { from: 1, count: 5, placeId: 'TOWN' })
      const alert = await announce(db(), 'news', ['TOWN'])
      expect(await batch(3)).toMatchObject({ claimed: 3, sent: 3 })
      expect(await finishAlerts(db())).toBe(0)
      expect(await batch(3)).toMatchObject({ claimed: 2, sent: 2 })
      expect(await batch(3)).toMatchObject({ claimed: 0 })
      expect(api.sent({ method: 'sendMessage' }).map(record => record.chatId)).toEqual([1, 2, 3, 4, 5])
      const rows = await rowsOf(db(), alert)
      expect(rows[1]).toMatchObject({ state: 'sent', ambiguous: false, tries: 1, message_id: String(api.messages(1)[0]?.messageId) })
      expect(await finishAlerts(db())).toBe(1)
    })

    it('takes urgent alerts first, and never two of one chat', async () => {
      await addFollowers(db(), { from: 1, count: 3, placeId: 'TOWN' })
      await announce(db(), 'slow', ['TOWN'], { lane: 2 })
      await announce(db(), 'urgent', ['TOWN'], { lane: 1 })
      expect(await batch(10)).toMatchObject({ sent: 3 })
      expect([1, 2, 3].flatMap(texts)).toEqual(['urgent', 'urgent', 'urgent'])
      expect(await batch(10)).toMatchObject({ claimed: 0 })
      expect(await nextDueMs(db())).toBeGreaterThan(0)
      await hurry()
      expect(await nextDueMs(db())).toBe(0)
      await batch(10)
      expect(texts(1)).toEqual(['urgent', 'slow'])
    })

    it('gives two claimers different chats', async () => {
      await addFollowers(db(), { from: 1, count: 40, placeId: 'TOWN' })
      await announce(db(), 'one', ['TOWN'])
      await announce(db(), 'two', ['TOWN'])
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimDeliveries(db(), 10, 30)))
      const chats = claims.flat().map(delivery => delivery.chatId)
      expect(new Set(chats).size).toBe(chats.length)
    })

    it('spaces messages to a group by three seconds', async () => {
      await addFollowers(db(), { from: -5, count: 1, placeId: 'TOWN', type: 'group' })
      await announce(db(), 'one', ['TOWN'])
      await announce(db(), 'two', ['TOWN'])
      await claimDeliveries(db(), 10, 30)
      expect(await nextDueMs(db())).toBeGreaterThan(2000)
    })

    it('retires who blocked the bot or is gone, and tells them apart', async () => {
      await addFollowers(db(), { from: 1, count: 4, placeId: 'TOWN' })
      for (const [chat, state] of [
        [1, 'blocked'],
        [2, 'deactivated'],
        [3, 'not-found'],
      ] as const)
        api.addChat(chat, { state })
      const alert = await announce(db(), 'x', ['TOWN'])
      await batch()
      expect(await statesOf(db(), alert)).toEqual({ gone: 3, sent: 1 })
      const chats = await db().selectFrom('hudna.chat').select('state').orderBy('id').execute()
      expect(chats.map(chat => chat.state)).toEqual(['blocked', 'gone', 'gone', 'active'])
    })

    it('sends refused markup as plain text', async () => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      const render: SendContext['render'] = () => ({ text: 'markup', entities: [{ type: 'bold', offset: 3, length: 99 }] })
      await (await startBatch({ ...context, render }, 5)).done
      expect(await statesOf(db(), alert)).toEqual({ sent: 1 })
      expect(texts(1)).toEqual(['markup'])
    })

    it('follows a group to its new id', async () => {
      await addFollowers(db(), { from: -5, count: 1, placeId: 'TOWN', type: 'group' })
      api.addChat(-5, { type: 'group', state: { migratedTo: -1_005_000_000_000 } })
      api.addChat(-1_005_000_000_000, { type: 'supergroup' })
      const alert = await announce(db(), 'x', ['TOWN'])
      await batch()
      expect(await statesOf(db(), alert)).toEqual({ sent: 1 })
      expect(await chatIdOf(db(), -1_005_000_000_000)).toBeDefined()
    })

    it('fails only the message that cannot be made', async () => {
      await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
      await addFollowers(db(), { from: 3, count: 1, placeId: 'OTHER' })
      const bad = await announce(db(), 'bad', ['TOWN'])
      const good = await announce(db(), 'good', ['OTHER'])
      const render: SendContext['render'] = (body, reader) => {
        if (body.form === 'broadcast' && body.textAr === 'bad') throw new Error('no template')
        return testRender(body, reader)
      }
      await (await startBatch({ ...context, render }, 5)).done
      expect(await statesOf(db(), bad)).toEqual({ failed: 2 })
      expect(await statesOf(db(), good)).toEqual({ sent: 1 })
    })
  })

  describe('doubt', () => {
    it.each([
      ['a reset before Telegram has it', { fault: 'reset-before' }, 1],
      ['a reset after', { fault: 'reset-after' }, 2],
      ['502', { fault: '502-html' }, 1],
      ['a page of somebody else', { fault: 'html-200', afterAccepting: true }, 2],
    ] as const)('%s: sent again and marked', async (_, fault, arrived) => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      api.setFaults({ seed: 1, rules: [{ ...fault, probability: 1, times: 1 }] })
      await batch()
      expect((await rowsOf(db(), alert))[1]).toMatchObject({ state: 'pending', ambiguous: true })
      await hurry()
      await batch()
      expect((await rowsOf(db(), alert))[1]).toMatchObject({ state: 'sent', ambiguous: true })
      expect(texts(1)).toHaveLength(arrived)
      expect(texts(1).at(-1)).toBe(`${REPEAT_MARK}x`)
    })

    it('of an admin’s broadcast ends unknown', async () => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      const { id } = await insertAlert(db(), null, broadcastPlan('x', ['TOWN']))
      api.setFaults({ seed: 1, rules: [{ fault: 'reset-after', probability: 1, times: 1 }] })
      await batch()
      expect((await rowsOf(db(), id))[1]).toMatchObject({ state: 'unknown', ambiguous: true })
    })

    it('of a lease that ran out: again for an article, unknown for a broadcast', async () => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      await addFollowers(db(), { from: 2, count: 1, placeId: 'OTHER' })
      const article = await announce(db(), 'x', ['TOWN'])
      const broadcast = await insertAlert(db(), null, broadcastPlan('y', ['OTHER']))
      const claimed = await claimDeliveries(db(), 10, 0)
      expect(claimed).toHaveLength(2)
      expect(await releaseLeases(db())).toBe(2)
      expect((await rowsOf(db(), article))[1]).toMatchObject({ state: 'pending', ambiguous: true })
      expect((await rowsOf(db(), broadcast.id))[2]).toMatchObject({ state: 'unknown' })
      // The slow process wakes and finds that its rows are not its own any more.
      const verdicts = await transaction(db(), open => checkClaimed(open, claimed))
      expect(verdicts.map(verdict => verdict.verdict)).toEqual(['lost', 'lost'])
      await hurry()
      await claimDeliveries(db(), 10, 30)
      await writeResults(
        db(),
        claimed.map(({ id, tries }) => ({ id, tries, state: 'failed' })),
      )
      expect((await rowsOf(db(), article))[1]).toMatchObject({ state: 'sending', tries: 2 })
    })

    it('keeps what cannot be reached, without a try', async () => {
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      const nobody = createTransport({ token: api.token, apiRoot: 'http://127.0.0.1:1' })
      const report = await (await startBatch({ ...context, transport: nobody }, 5)).done
      expect(report).toMatchObject({ claimed: 1, unreached: 1 })
      expect((await rowsOf(db(), alert))[1]).toMatchObject({ state: 'pending', ambiguous: false, tries: 0 })
    })
  })

  describe('429', () => {
    it('of one chat pauses that chat, without a try', async () => {
      await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
      const alert = await announce(db(), 'x', ['TOWN'])
      api.setFaults({ seed: 1, rules: [{ fault: '429', probability: 1, chatId: 1, retryAfter: 7200, times: 1 }] })
      expect(await batch()).toMatchObject({ sent: 1, limited: { chats: 1, seconds: 7200 } })
      expect(await rowsOf(db(), alert)).toMatchObject({ 1: { state: 'pending', tries: 0, ambiguous: false }, 2: { state: 'sent' } })
      expect(await nextDueMs(db())).toBeGreaterThan(7_000_000)
    })

    it('of three chats within a second pauses all and halves the rate once', async () => {
      expect(await noteLimited(db(), 2, 5, 30)).toBe('noted')
      expect(await readPace(db())).toMatchObject({ rate: null, pausedMs: 0 })
      expect(await noteLimited(db(), 1, 5, 30)).toBe('paused')
      expect(await readPace(db())).toMatchObject({ rate: 15 })
      expect((await readPace(db())).pausedMs).toBeGreaterThan(4000)
      expect(await noteLimited(db(), 3, 9, 30)).toBe('paused')
      expect((await readPace(db())).rate).toBe(15)
    })

    it('is recovered from step by step', async () => {
      const clean = () =>
        sql`update hudna.pace set rate_changed_at = now() - interval '11 seconds', paused_until = now() - interval '11 seconds'`.execute(
          db(),
        )
      await noteLimited(db(), 3, 1, 30)
      await recoverRate(db(), 30)
      expect((await readPace(db())).rate).toBe(15)
      await clean()
      await recoverRate(db(), 30)
      expect((await readPace(db())).rate).toBe(16)
      for (let step = 0; step < 20; step++) {
        await clean()
        await recoverRate(db(), 30)
      }
      expect((await readPace(db())).rate).toBeNull()
    })

    it('answers come off the budget', async () => {
      expect(await addAnswers(db(), 5)).toBe(false)
      expect(await settleAnswers(db(), 3)).toBe(3)
      expect(await settleAnswers(db(), 3)).toBe(2)
      expect(await settleAnswers(db(), 3)).toBe(0)
      await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
      await announce(db(), 'x', ['TOWN'])
      expect(await addAnswers(db(), 1)).toBe(true)
    })
  })

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
      expect(api.sent()).toHaveLength(2)
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
      expect(api.sent({ text: 'right' })[0]?.replyTo).toBe(api.messages(1)[0]?.messageId)
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
      expect(api.messages(1)[0]?.versions).toHaveLength(2)
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
      expect(api.sent({ chatId: 2 })).toEqual([])
    })
  })
})
