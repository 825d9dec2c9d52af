import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { insertAlert } from '../../src/db/alert-store.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { Event } from '../../src/domain/event.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import { mergeHeld } from '../../workers/merge-held.ts'
import { describeOnBoth } from '../support/databases.ts'
import { claim, place, storeEvent } from '../support/stored-events.ts'
import { deliver as deliverAll } from './deliver.ts'
import { type Journey, startJourney } from './journey.ts'

describeOnBoth('an alert in the hand', setup => {
  let journey: Journey
  let chat = 30_000

  beforeAll(async () => {
    journey = await startJourney({ setup })
  })
  afterAll(() => journey.close())
  beforeEach(async () => {
    chat += 1
    await sql`truncate hudna.subscription, hudna.delivery, hudna.alert cascade`.execute(journey.deps.db)
    await journey.ask(chat, '/start C2302')
  })

  const truce = (): Promise<Event> =>
    storeEvent(journey.deps.db, {
      ...{ kind: 'ceasefire', status: 'announced', places: [place('C2302', 'حرستا')] },
      ...{ claims: [claim({ status: 'announced' })], updatedAt: new Date().toISOString() },
    })
  const plan = (event: Event, change: Partial<AlertPlan> = {}): AlertPlan => ({
    ...{ type: 'first', lane: 2, silent: false, expiresAt: null },
    audience: { by: 'places', exact: ['C2302' as PlaceId], inside: [], around: [], notReachedBy: [] },
    body: { form: 'event', event, news: 'first', late: false },
    ...change,
  })
  const reached = (event: Event): Partial<AlertPlan> => ({ type: 'follow-up', audience: { by: 'reached', eventId: event.id } })
  const deliver = (): Promise<void> => deliverAll(journey)
  const received = (): readonly string[] =>
    journey.api
      .messages(chat)
      .filter(message => message.outgoing && !message.deleted && !message.text.startsWith('✅'))
      .map(message => message.text)
  const toast = async (label: string): Promise<string> => {
    await journey.unhurried(chat)
    const query = journey.api.press(chat, journey.latest(chat).messageId, label)
    await expect.poll(() => journey.api.answersTo(query).length, { timeout: 10_000 }).toBe(1)
    await journey.bot.idle()
    return String(journey.api.answersTo(query)[0]?.params['text'])
  }

  it('of a truce is muted by a press, and heard again by another; danger comes all the same', async () => {
    const event = await truce()
    await insertAlert(journey.deps.db, event, plan(event))
    await deliver()
    expect(received()).toHaveLength(1)
    expect(journey.latest(chat).rows).toEqual([['إسكات هذه القصة']])
    expect(await toast('إسكات هذه القصة')).toContain('أخبار الخطر تصل رغم ذلك')
    expect(journey.latest(chat).rows).toEqual([['إلغاء الإسكات']])

    await insertAlert(journey.deps.db, event, plan(event, reached(event)))
    await deliver()
    expect(received()).toHaveLength(1)
    await insertAlert(journey.deps.db, event, plan(event, { ...reached(event), lane: 1 }))
    await deliver()
    expect(received()).toHaveLength(2)

    const unmute = journey.api.press(chat, journey.latest(chat).messageId - 1, 'إلغاء الإسكات')
    await expect.poll(() => journey.api.answersTo(unmute).length, { timeout: 10_000 }).toBe(1)
    await journey.bot.idle()
    await insertAlert(journey.deps.db, event, plan(event, reached(event)))
    await deliver()
    expect(received()).toHaveLength(3)
  })

  it('that waits for the morning is taken back when its story is muted', async () => {
    const event = await truce()
    await insertAlert(journey.deps.db, event, plan(event))
    await deliver()
    await insertAlert(journey.deps.db, event, plan(event, reached(event)))
    await toast('إسكات هذه القصة')
    await deliver()
    expect(received()).toHaveLength(1)
  })

  it('of shelling bears no button that would silence nothing', async () => {
    const event = await storeEvent(journey.deps.db, { places: [place('C2302', 'حرستا')] })
    await insertAlert(journey.deps.db, event, plan(event, { lane: 1 }))
    await deliver()
    expect(journey.latest(chat).text).toContain('🔴 قصف | حرستا')
    expect(journey.latest(chat).rows).toEqual([])
  })

  it('says nothing to a glance where the chat is discreet, and everything to a press', async () => {
    await journey.ask(chat, '/discreet')
    await journey.press(chat, 'إخفاء التفاصيل')
    const event = await truce()
    await insertAlert(journey.deps.db, event, plan(event))
    await deliver()
    const told = journey.latest(chat)
    expect(told.text).toBe('تحديث جديد')
    expect(told.rows).toEqual([['التفاصيل']])
    const shown = await journey.press(chat, 'التفاصيل')
    expect(shown.messageId).toBe(told.messageId)
    expect(shown.text).toContain('هدنة مُعلَنة | حرستا')
    expect(shown.rows).toEqual([['إسكات هذه القصة']])

    await insertAlert(journey.deps.db, null, {
      ...plan(event, { type: 'broadcast' }),
      body: { form: 'broadcast', textAr: 'انقطاع المياه', textEn: null, source: 'البلدية', drill: false },
    })
    await deliver()
    expect((await journey.press(chat, 'التفاصيل')).text).toContain('انقطاع المياه')
  })

  it('of another chat is not opened by its button', async () => {
    const other = chat + 500_000
    await journey.ask(other, '/start C2303')
    await journey.ask(chat, '/discreet')
    await journey.press(chat, 'إخفاء التفاصيل')
    const event = await truce()
    await insertAlert(journey.deps.db, event, plan(event))
    await deliver()
    const before = journey.latest(other)
    const query = journey.api.pressRaw(other, before.messageId, journey.latest(chat).data[0]!)
    await expect.poll(() => journey.api.answersTo(query).length, { timeout: 10_000 }).toBe(1)
    await journey.bot.idle()
    expect(journey.latest(other)).toEqual(before)
  })

  it('that was held is one of several in a single message in the morning, and may be corrected', async () => {
    const { db } = journey.deps
    const [one, two] = [await truce(), await truce()]
    for (const event of [one, two]) await insertAlert(db, event, plan(event))
    await sql`update hudna.delivery set held = true, due_at = now() + interval '2 seconds'`.execute(db)
    expect(await mergeHeld({ db })).toBe(1)
    expect(await mergeHeld({ db })).toBe(0)
    const afterSending = async (): Promise<number> => {
      await deliver()
      return received().length
    }
    await expect.poll(afterSending, { timeout: 20_000, interval: 500 }).toBe(1)
    expect(received()[0]).toContain('أخبار عدة في رسالة واحدة')
    expect(received()[0]?.match(/حرستا/g)).toHaveLength(2)
    await mergeHeld({ db })
    await deliver()
    expect(received()).toHaveLength(1)
    await insertAlert(
      db,
      { ...one, version: 2 },
      {
        ...plan(one, { ...reached(one), type: 'retraction', lane: 0 }),
        body: { form: 'correction', sort: 'withdrawn', before: one, after: null, saidAt: one.createdAt },
      },
    )
    await deliver()
    expect(received().at(-1)).toContain('✏️')
  })

  it('that was merged is not told once a part of it was wrong: the rest comes by itself', async () => {
    const { db } = journey.deps
    const [wrong, right] = [await truce(), await truce()]
    for (const event of [wrong, right]) await insertAlert(db, event, plan(event))
    await sql`update hudna.delivery set held = true, due_at = now() + interval '20 seconds'`.execute(db)
    expect(await mergeHeld({ db })).toBe(1)
    await insertAlert(
      db,
      { ...wrong, version: 2 },
      {
        ...plan(wrong, { ...reached(wrong), type: 'retraction', lane: 0 }),
        body: { form: 'correction', sort: 'withdrawn', before: wrong, after: null, saidAt: wrong.createdAt },
      },
    )
    await mergeHeld({ db })
    await deliver()
    expect(received().filter(text => text.includes('رسالة واحدة'))).toEqual([])
    expect(received().filter(text => text.includes('هدنة مُعلَنة'))).toHaveLength(1)
  })
})
