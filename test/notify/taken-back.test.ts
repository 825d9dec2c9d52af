import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { cancelAlert, deleteRecalled, finishAlerts, insertAlert, recallAlert } from '../../src/db/alert-store.ts'
import { transaction } from '../../src/db/database.ts'
import { checkClaimed, claimDeliveries, writeResults } from '../../src/db/delivery-store.ts'
import { endUnsendable, releaseLeases } from '../../src/db/delivery-upkeep.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import type { AlertType } from '../../src/domain/alert.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import { type SendContext, startBatch } from '../../src/notify/send-batch.ts'
import type { Transport } from '../../src/notify/transport.ts'
import { describeOnBoth } from '../support/databases.ts'
import { addFollowers, announce, announceFor, broadcastPlan, statesOf, testEvent } from './ledger.ts'
import { setUpSending } from './set-up-sending.ts'

describeOnBoth('what is taken back', setup => {
  const { db, api, context, batch, hurry } = setUpSending(setup)
  /** What the sweep does to the ledger. */
  const sweep = async () => {
    await endUnsendable(db())
    await deleteRecalled(db())
    await finishAlerts(db())
  }
  const standing = (chat: number) =>
    api()
      .messages(chat)
      .filter(message => message.outgoing && !message.deleted)
      .map(message => message.text)
  /** A transport that lets something happen while the first call is under way. */
  const during = (happens: () => Promise<unknown>): Transport => {
    let happened = false
    return {
      call: async (method, payload, deadlineMs) => {
        const result = await context().transport.call(method, payload, deadlineMs)
        const isFirst = !happened
        happened = true
        if (isFirst) await happens()
        return result
      },
    }
  }
  const isFinished = async (alert: AlertId) =>
    (await db().selectFrom('hudna.alert').select('finished_at').where('id', '=', alert).executeTakeFirstOrThrow()).finished_at !== null

  it('a recall in the middle of a fan-out leaves nothing standing, of what is under way neither', async () => {
    await addFollowers(db(), { from: 1, count: 6, placeId: 'TOWN' })
    const { id } = await insertAlert(db(), null, broadcastPlan('wrong', ['TOWN']))
    await batch(2)
    const transport = during(async () => expect(await recallAlert(db(), id)).toBe(2))
    await (await startBatch({ ...context(), transport }, 2)).done
    expect([1, 2, 3, 4, 5, 6].flatMap(standing)).toEqual(['wrong', 'wrong', 'wrong', 'wrong'])
    await sweep()
    expect(await statesOf(db(), id)).toEqual({ pending: 4, cancelled: 2 })
    await hurry()
    await batch()
    expect([1, 2, 3, 4, 5, 6].flatMap(standing)).toEqual([])
    await sweep()
    expect(await isFinished(id)).toBe(true)
    expect(await batch()).toMatchObject({ claimed: 0 })
  })

  it('a recall of an alert that had been sent long ago deletes it everywhere', async () => {
    await addFollowers(db(), { from: 1, count: 3, placeId: 'TOWN' })
    const { id } = await insertAlert(db(), null, broadcastPlan('wrong', ['TOWN']))
    await batch()
    await sweep()
    expect(await isFinished(id)).toBe(true)
    expect(await recallAlert(db(), id)).toBe(3)
    await sweep()
    await hurry()
    await batch()
    expect([1, 2, 3].flatMap(standing)).toEqual([])
  })

  it('no second call starts after a cancellation', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    const alert = await announce(db(), 'x', ['TOWN'])
    const render: SendContext['render'] = () => ({ text: 'markup', entities: [{ type: 'bold', offset: 3, length: 99 }] })
    const transport = during(() => cancelAlert(db(), alert))
    await (await startBatch({ ...context(), transport, render }, 5)).done
    expect(api().sent()).toEqual([])
    await hurry()
    await sweep()
    expect(await statesOf(db(), alert)).toEqual({ cancelled: 1 })
  })

  it('what may have arrived before a cancellation is listed as unknown, and corrected', async () => {
    await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
    const event = testEvent(randomUUID())
    await insertEvent(db(), event, 'test')
    const first = await announceFor(db(), event, 'wrong', broadcastPlan('', ['TOWN'], { type: 'first', lane: 1 }))
    await claimDeliveries(db(), 1, 0)
    await releaseLeases(db())
    await cancelAlert(db(), first)
    expect(await statesOf(db(), first)).toEqual({ cancelled: 1, unknown: 1 })
    const reached = { by: 'reached', eventId: event.id } as const
    const correction = await announceFor(db(), event, 'right', broadcastPlan('', [], { type: 'correction', lane: 0, audience: reached }))
    await hurry()
    await batch()
    expect(await statesOf(db(), correction)).toEqual({ sent: 1 })
    expect(standing(1)).toEqual(['right'])
  })

  it.each<AlertType>(['follow-up', 'correction', 'retraction'])('a message under way when a %s is made is not tried again', async type => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    const event = testEvent(randomUUID())
    await insertEvent(db(), event, 'test')
    const first = await announceFor(db(), event, 'old', broadcastPlan('', ['TOWN'], { type: 'first', lane: 1 }))
    const [claimed] = await claimDeliveries(db(), 1, 30)
    const reached = { by: 'reached', eventId: event.id } as const
    const newer = await announceFor(db(), event, 'new', broadcastPlan('', [], { type, lane: 0, audience: reached }))
    // Telegram said wait: the older message is pending again, behind the newer one.
    if (claimed) await writeResults(db(), [{ id: claimed.id, tries: claimed.tries, state: 'pending', uncounted: true }])
    for (let round = 0; round < 3; round++) {
      await hurry()
      await batch()
    }
    expect(await statesOf(db(), newer)).toEqual({ sent: 1 })
    expect(await statesOf(db(), first)).toEqual({ cancelled: 1 })
    expect(standing(1)).toEqual(['new'])
  })

  it('a message in doubt is not repeated once a newer one has taken its place', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    const event = testEvent(randomUUID())
    await insertEvent(db(), event, 'test')
    const first = await announceFor(db(), event, 'truce', broadcastPlan('', ['TOWN'], { type: 'first', lane: 2 }))
    await claimDeliveries(db(), 1, 0)
    await releaseLeases(db())
    const reached = { by: 'reached', eventId: event.id } as const
    await announceFor(db(), event, 'broken', broadcastPlan('', [], { type: 'follow-up', lane: 1, audience: reached }))
    await hurry()
    await batch()
    expect(await statesOf(db(), first)).toEqual({ unknown: 1 })
    expect(standing(1)).toEqual(['broken'])
  })

  it('a follow-up leaves alone what it does not take the place of', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    await addFollowers(db(), { from: 2, count: 1, placeId: 'OTHER' })
    const event = testEvent(randomUUID())
    await insertEvent(db(), event, 'test')
    const first = await announceFor(db(), event, 'old', broadcastPlan('', ['TOWN'], { type: 'first', lane: 1 }))
    await announceFor(db(), event, 'for others', broadcastPlan('', ['OTHER'], { type: 'follow-up', lane: 1 }))
    await batch()
    expect(await statesOf(db(), first)).toEqual({ sent: 1 })
    expect(standing(2)).toEqual(['for others'])
  })

  it('holds whoever cancels until the calls have been started', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    const alert = await announce(db(), 'x', ['TOWN'])
    const claimed = await claimDeliveries(db(), 1, 30)
    const order: string[] = []
    let checked = () => {}
    const isChecked = new Promise<void>(resolve => {
      checked = resolve
    })
    const cancelling = isChecked.then(() => cancelAlert(db(), alert)).then(() => order.push('cancelled'))
    await transaction(db(), async open => {
      await checkClaimed(open, claimed)
      checked()
      await new Promise(resolve => setTimeout(resolve, 200))
      order.push('started')
    })
    await cancelling
    expect(order).toEqual(['started', 'cancelled'])
  })
})
