import { describe, expect, it } from 'vitest'
import { finishAlerts, insertAlert } from '../../src/db/alert-store.ts'
import { transaction } from '../../src/db/database.ts'
import { checkClaimed, claimDeliveries, nextDueMs, writeResults } from '../../src/db/delivery-store.ts'
import { releaseLeases } from '../../src/db/delivery-upkeep.ts'
import { type SendContext, startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { describeOnBoth } from '../support/databases.ts'
import { addFollowers, announce, broadcastPlan, chatIdOf, REPEAT_MARK, rowsOf, statesOf, testRender } from './ledger.ts'
import { setUpSending } from './set-up-sending.ts'

describeOnBoth('sending', setup => {
  const { api, batch, context, db, hurry, texts } = setUpSending(setup)

  describe('a batch', () => {
    it('sends, remembers the message ids, and finishes the alert', async () => {
      await addFollowers(db(), { from: 1, count: 5, placeId: 'TOWN' })
      const alert = await announce(db(), 'news', ['TOWN'])
      expect(await batch(3)).toMatchObject({ claimed: 3, sent: 3 })
      expect(await finishAlerts(db())).toBe(0)
      expect(await batch(3)).toMatchObject({ claimed: 2, sent: 2 })
      expect(await batch(3)).toMatchObject({ claimed: 0 })
      expect(
        api()
          .sent({ method: 'sendMessage' })
          .map(record => record.chatId),
      ).toEqual([1, 2, 3, 4, 5])
      const rows = await rowsOf(db(), alert)
      expect(rows[1]).toMatchObject({ state: 'sent', ambiguous: false, tries: 1, message_id: String(api().messages(1)[0]?.messageId) })
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
        api().addChat(chat, { state })
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
      await (await startBatch({ ...context(), render }, 5)).done
      expect(await statesOf(db(), alert)).toEqual({ sent: 1 })
      expect(texts(1)).toEqual(['markup'])
    })

    it('follows a group to its new id', async () => {
      await addFollowers(db(), { from: -5, count: 1, placeId: 'TOWN', type: 'group' })
      api().addChat(-5, { type: 'group', state: { migratedTo: -1_005_000_000_000 } })
      api().addChat(-1_005_000_000_000, { type: 'supergroup' })
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
      await (await startBatch({ ...context(), render }, 5)).done
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
      api().setFaults({ seed: 1, rules: [{ ...fault, probability: 1, times: 1 }] })
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
      api().setFaults({ seed: 1, rules: [{ fault: 'reset-after', probability: 1, times: 1 }] })
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
      const nobody = createTransport({ token: api().token, apiRoot: 'http://127.0.0.1:1' })
      const report = await (await startBatch({ ...context(), transport: nobody }, 5)).done
      expect(report).toMatchObject({ claimed: 1, unreached: 1 })
      expect((await rowsOf(db(), alert))[1]).toMatchObject({ state: 'pending', ambiguous: false, tries: 0 })
    })
  })
})
