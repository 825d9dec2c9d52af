import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { nextDueMs } from '../../src/db/delivery-store.ts'
import { addAnswers, noteLimited, readPace, recoverRate, settleAnswers } from '../../src/db/pace-store.ts'
import { describeOnBoth } from '../support/databases.ts'
import { addFollowers, announce, rowsOf } from './ledger.ts'
import { setUpSending } from './set-up-sending.ts'

describeOnBoth('the limits of Telegram', setup => {
  const { api, batch, db } = setUpSending(setup)

  it('of one chat pauses that chat, without a try', async () => {
    await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
    const alert = await announce(db(), 'x', ['TOWN'])
    api().setFaults({ seed: 1, rules: [{ fault: '429', probability: 1, chatId: 1, retryAfter: 7200, times: 1 }] })
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
      sql`update hudna.pace set rate_changed_at = now() - interval '11 seconds', paused_until = now() - interval '11 seconds'`.execute(db())
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
