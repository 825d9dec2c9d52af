import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { amended, changeOf } from '../../workers/amendments.ts'
import { acceptReview, applyCorrection } from '../../workers/clock.ts'
import { deliver } from '../bot/deliver.ts'
import { ADMIN, type Journey, startJourney } from '../bot/journey.ts'
import { describeOnBoth } from '../support/databases.ts'
import { at, detection, gazetteer, placeId } from '../support/detections.ts'
import { openWorld, type World } from '../workers/world.ts'

const [SAQBA, DOUMA] = [placeId('سقبا'), placeId('دوما')]
const [IN_SAQBA, IN_DOUMA] = [40_001, 40_002]

describeOnBoth('an admin who puts things right', setup => {
  let journey: Journey
  let world: World

  beforeAll(async () => {
    journey = await startJourney({
      ...{ setup, gazetteer },
      admin: async test => {
        world = await openWorld(test)
        return {
          acceptReview: (review, by, amendment) =>
            acceptReview(world.context(), review, by, amendment && (held => amended(held, amendment, gazetteer))),
          correctEvent: (event, amendment) => applyCorrection(world.context(), event, changeOf(amendment, gazetteer)),
        }
      },
    })
    await journey.ask(IN_SAQBA, `/start ${SAQBA}`)
    await journey.ask(IN_DOUMA, `/start ${DOUMA}`)
  })
  afterAll(async () => {
    await world.close()
    await journey.close()
  })

  const today = new Date().toISOString().slice(0, 10)
  const heard = (chat: number): readonly string[] =>
    journey.api
      .messages(chat)
      .filter(message => message.outgoing && !message.deleted && !message.text.startsWith('✅'))
      .map(message => message.text)
  const clear = async (): Promise<void> => {
    await sql`truncate hudna.delivery, hudna.alert, hudna.review, hudna.decision, hudna.claim, hudna.event_version, hudna.event,
      hudna.detection, hudna.article cascade`.execute(journey.deps.db)
  }

  it('says where a held report belongs, and its followers hear of it', async () => {
    await world.tell([detection({ places: [at('دوما')], day: today, confidence: 0.2 })])
    const held = await journey.ask(ADMIN, '/review')
    expect(held.text).toContain('القراءة غير موثوقة بما يكفي')
    expect(held.rows.flat()).toEqual(expect.arrayContaining(['قبول', 'إسقاط', 'تغيير المكان', 'تغيير النوع']))
    await journey.press(ADMIN, 'تغيير المكان')
    expect((await journey.ask(ADMIN, 'لا مكان كهذا هنا')).text).toContain('لا نعرف هذا المكان')
    const choice = await journey.ask(ADMIN, 'سقبا')
    const next = await journey.press(ADMIN, choice.rows[0]![0]!)
    expect(next.text).toContain('لا شيء ينتظر')
    await deliver(journey)
    expect(heard(IN_SAQBA).at(-1)).toContain('🔴 قصف | سقبا')
    expect(heard(IN_DOUMA)).toEqual([])
    const { rows } = await sql`select state from hudna.review`.execute(journey.deps.db)
    expect(rows).toEqual([{ state: 'changed' }])
  })

  it('leaves nothing of the wrong place in the message', async () => {
    await clear()
    const summary = 'هدنة مُعلَنة تشمل مدينة دوما.'
    const held = { ...detection({ places: [at('دوما')], day: null, dayStated: false }), kind: 'ceasefire', status: 'announced' } as const
    await world.tell([{ ...held, confidence: 0.2, summary }])
    await journey.ask(ADMIN, '/review')
    await journey.press(ADMIN, 'تغيير المكان')
    const choice = await journey.ask(ADMIN, 'سقبا')
    await journey.press(ADMIN, choice.rows[0]![0]!)
    await deliver(journey)
    expect(heard(IN_SAQBA).at(-1)).toContain('هدنة مُعلَنة | سقبا')
    expect(heard(IN_SAQBA).at(-1)).not.toContain('دوما')
  })

  it('says what a held report is about', async () => {
    await clear()
    await world.tell([detection({ places: [at('سقبا')], day: today, confidence: 0.2 })])
    await journey.ask(ADMIN, '/review')
    const kinds = await journey.press(ADMIN, 'تغيير النوع')
    expect(kinds.rows.flat()).toHaveLength(7)
    await journey.press(ADMIN, 'هدنة مُعلَنة')
    await deliver(journey)
    expect(heard(IN_SAQBA).at(-1)).toContain('هدنة مُعلَنة | سقبا')
  })

  it('moves an event to where it was: those whom the mistake reached hear of it, and so do those whom it concerns', async () => {
    await clear()
    await world.tell([detection({ places: [at('سقبا')], day: today })])
    await deliver(journey)
    const before = heard(IN_DOUMA).length
    const list = await journey.ask(ADMIN, '/correct سقبا')
    await journey.press(ADMIN, list.rows[0]![0]!)
    await journey.press(ADMIN, 'تغيير المكان')
    const choice = await journey.ask(ADMIN, DOUMA)
    const sure = await journey.press(ADMIN, choice.rows[0]![0]!)
    expect(sure.text).toContain('يصل إلى كل من وصله الخبر')
    await deliver(journey)
    expect(heard(IN_DOUMA)).toHaveLength(before)
    expect((await journey.press(ADMIN, 'تأكيد')).text).toContain('بدأ إرسال التصحيح')
    await deliver(journey)
    expect(heard(IN_SAQBA).at(-1)).toContain('✏️ تصحيح | سقبا')
    expect(heard(IN_DOUMA).at(-1)).toContain('🔴 قصف | دوما')
  })

  it('takes an event back, once', async () => {
    await clear()
    await world.tell([detection({ places: [at('سقبا')], day: today })])
    await deliver(journey)
    const list = await journey.ask(ADMIN, '/correct')
    await journey.press(ADMIN, list.rows[0]![0]!)
    await journey.press(ADMIN, 'سحب الخبر')
    const sure = journey.latest(ADMIN)
    await journey.press(ADMIN, 'تأكيد')
    await deliver(journey)
    expect(heard(IN_SAQBA).at(-1)).toContain('✏️ سحب خبر | سقبا')
    const told = heard(IN_SAQBA).length
    const again = journey.api.pressRaw(ADMIN, sure.messageId, sure.data[0]!)
    await expect.poll(() => journey.api.answersTo(again).length, { timeout: 10_000 }).toBe(1)
    await journey.bot.idle()
    await deliver(journey)
    expect(heard(IN_SAQBA)).toHaveLength(told)
    expect((await journey.ask(ADMIN, '/correct')).text).toContain('لا أخبار')
    expect((await journey.ask(ADMIN, '/audit')).text).toContain('تصحيح خبر')
  })

  it('is nobody else', async () => {
    expect((await journey.ask(IN_SAQBA, '/correct')).text).toContain('لا نعرف هذا الأمر')
  })
})
