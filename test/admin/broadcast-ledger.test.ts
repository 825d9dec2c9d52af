import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSendTime } from '../../src/admin/broadcast-time.ts'
import { broadcastsOver, writeBroadcast } from '../../src/admin/ledger.ts'
import { createMessages } from '../../src/bot/messages/messages.ts'
import { keepProgress } from '../../src/db/progress-store.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { createRender } from '../../src/notify/render-for-chat.ts'
import { sendPlanned } from '../../workers/planned-broadcasts.ts'
import { deliver } from '../bot/deliver.ts'
import { ADMIN, type Journey, startJourney } from '../bot/journey.ts'
import { addFollowers, chatIdOf } from '../notify/ledger.ts'
import { describeOnBoth } from '../support/databases.ts'
import { gazetteer, placeId } from '../support/detections.ts'
import { openWorld, type World } from '../workers/world.ts'

const SAQBA = placeId('سقبا')
const WATER = 'انقطاع المياه يوم الأحد\n---\nNo water on Sunday\nالمصدر: البلدية'
const GROUP = -1_004_000

describeOnBoth('a broadcast on the ledger', setup => {
  let journey: Journey
  let world: World
  let first = 60_000

  beforeAll(async () => {
    journey = await startJourney({
      ...{ setup, gazetteer },
      admin: async test => {
        world = await openWorld(test)
        const { db, queues, config } = world.context()
        const render = createRender({ gazetteer, config })
        return { broadcasts: broadcastsOver({ db, gazetteer, queues, timeZone: config.timeZone, render, messages: createMessages() }) }
      },
    })
    journey.api.addChat(GROUP, { type: 'supergroup' })
  })
  afterAll(async () => {
    await journey.bot.stop()
    await world.close()
    await journey.close()
  })
  beforeEach(async () => {
    first += 100
    await sql`truncate hudna.merged_delivery, hudna.delivery, hudna.planned_broadcast, hudna.alert, hudna.subscription, hudna.chat cascade`.execute(
      journey.deps.db,
    )
    await addFollowers(journey.deps.db, { from: first, count: 3, placeId: SAQBA })
    await addFollowers(journey.deps.db, { from: GROUP, count: 1, placeId: SAQBA, type: 'supergroup' })
  })

  const heard = (chat: number): number => journey.api.sent({ chatId: chat, method: 'sendMessage' }).length
  const draft = async (): Promise<void> => {
    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'سقبا')
    await journey.ask(ADMIN, WATER)
    await screen('تحديد موعد')
  }
  /** Progress of earlier broadcasts is shown beside: the newest message counts. */
  const screen = (label: string) => expect.poll(() => journey.latest(ADMIN).rows.flat(), { timeout: 20_000 }).toContain(label)

  it('reaches its first follower within six taps, after a preview in both languages', async () => {
    let taps = 0
    const seen = journey.api.messages(ADMIN).length
    for (const text of ['/broadcast', 'سقبا', WATER]) {
      await journey.ask(ADMIN, text)
      taps += 1
    }
    const texts = journey.api.messages(ADMIN).slice(seen)
    expect(texts.some(message => message.text.includes('انقطاع المياه'))).toBe(true)
    expect(texts.some(message => message.outgoing && message.text.includes('No water on Sunday'))).toBe(true)
    await journey.press(ADMIN, 'إرسال الآن')
    taps += 1
    await deliver(journey)
    expect(heard(first)).toBe(1)
    expect(taps).toBe(4)
  })

  it('waits while it is paused, and goes on', async () => {
    await draft()
    await journey.press(ADMIN, 'إرسال الآن')
    await screen('إيقاف مؤقت')
    await journey.press(ADMIN, 'إيقاف مؤقت')
    await deliver(journey)
    expect(heard(first)).toBe(0)
    await screen('متابعة الإرسال')
    expect(journey.latest(ADMIN).text).toContain('متوقف مؤقتاً')
    await journey.press(ADMIN, 'متابعة الإرسال')
    await deliver(journey)
    expect(heard(first)).toBe(1)
    await expect.poll(() => journey.latest(ADMIN).text, { timeout: 20_000 }).toContain('انتهى الإرسال')
  })

  it('that was stopped while it was paused goes on no more', async () => {
    await draft()
    await journey.press(ADMIN, 'إرسال الآن')
    await screen('إيقاف مؤقت')
    await journey.press(ADMIN, 'إيقاف مؤقت')
    await screen('متابعة الإرسال')
    const resume = journey.latest(ADMIN)
    await journey.press(ADMIN, 'إيقاف الإرسال')
    const query = journey.api.pressRaw(ADMIN, resume.messageId, resume.data[resume.rows.flat().indexOf('متابعة الإرسال')]!)
    await expect.poll(() => journey.api.answersTo(query).length, { timeout: 10_000 }).toBe(1)
    await deliver(journey)
    expect(heard(first)).toBe(0)
  })

  it('is watched on by another process where the first one ended', async () => {
    const { db, cipher } = journey.deps
    const [place] = [SAQBA]
    const body = { form: 'broadcast', textAr: 'انقطاع المياه', textEn: null, source: 'البلدية', drill: false } as const
    const alert = await writeBroadcast(db, gazetteer, {
      body,
      audience: { by: 'places', places: [place] },
      who: 'everybody',
      urgent: false,
    })
    const { messageId } = await journey.ask(ADMIN, '/help')
    await keepProgress(db, alert, cipher.hash(ADMIN as TelegramChatId), messageId)
    await journey.bot.tend()
    expect(journey.latest(ADMIN).text).toContain('/my')
    await sql`update hudna.broadcast_progress set beat_at = now() - interval '1 minute'`.execute(db)
    await journey.bot.tend()
    await expect.poll(() => journey.latest(ADMIN).text, { timeout: 10_000 }).toContain('░')
    expect(journey.latest(ADMIN).rows.flat()).toContain('إيقاف مؤقت')
    await deliver(journey)
    await expect.poll(() => journey.latest(ADMIN).text, { timeout: 20_000 }).toContain('انتهى الإرسال')
    await expect.poll(async () => (await sql`select 1 from hudna.broadcast_progress`.execute(db)).rows.length).toBe(0)
  })

  it('that is taken back is deleted, and those whom it reached are told, once', async () => {
    await draft()
    await journey.press(ADMIN, 'إرسال الآن')
    await deliver(journey)
    await expect.poll(() => journey.latest(ADMIN).text, { timeout: 20_000 }).toContain('انتهى الإرسال')
    const watched = journey.latest(ADMIN)
    await journey.press(ADMIN, 'سحب الرسالة')
    await deliver(journey)
    const left = journey.api.messages(first).filter(message => message.outgoing && !message.deleted)
    expect(left.map(message => message.text).join()).toMatch(/رسالة سحبناها\. لا يُعتمد عليها/)
    expect(left.map(message => message.text).join()).not.toContain('انقطاع المياه')
    expect(journey.api.sent({ chatId: ADMIN, text: 'سُحبت الرسالة' }).length).toBe(1)
    const again = journey.api.pressRaw(ADMIN, watched.messageId, watched.data[0]!)
    await expect.poll(() => journey.api.answersTo(again).length).toBe(1)
    await deliver(journey)
    expect(heard(first)).toBe(2)
    expect(heard(first + 99)).toBe(0)
  })

  it('goes to one kind of subscribers', async () => {
    await sql`update hudna.chat set role = 'ngo' where id = ${await chatIdOf(journey.deps.db, first + 1)}`.execute(journey.deps.db)
    const group = heard(GROUP)
    await draft()
    expect((await journey.press(ADMIN, 'تغيير الجمهور')).text).toContain('للأفراد فقط')
    expect((await journey.press(ADMIN, 'تغيير الجمهور')).text).toContain('لموظفي المنظمات فقط')
    await journey.press(ADMIN, 'إرسال الآن')
    await deliver(journey)
    expect([heard(first), heard(first + 1), heard(GROUP) - group]).toEqual([0, 1, 0])
  })

  it('waits for its time, once for all processes, unless it is withdrawn', async () => {
    await draft()
    await journey.press(ADMIN, 'تحديد موعد')
    await journey.ask(ADMIN, 'غداً')
    expect(journey.latest(ADMIN).text).toContain('متى؟')
    await journey.ask(ADMIN, '2030-01-31 18:30')
    await screen('إرسال في الموعد')
    expect(journey.latest(ADMIN).text).toContain('2030')
    expect((await journey.press(ADMIN, 'إرسال في الموعد')).text).toContain('ستُرسل الرسالة')
    expect(await sendPlanned(world.context())).toBe(0)
    await sql`update hudna.planned_broadcast set send_at = hudna.hudna_now()`.execute(journey.deps.db)
    const sent = await Promise.all([sendPlanned(world.context()), sendPlanned(world.context())])
    expect(sent[0] + sent[1]).toBe(1)
    await deliver(journey)
    expect(heard(first)).toBe(1)

    await draft()
    await journey.press(ADMIN, 'تحديد موعد')
    await journey.ask(ADMIN, '2030-01-31 18:30')
    await screen('إرسال في الموعد')
    await journey.press(ADMIN, 'إرسال في الموعد')
    expect((await journey.press(ADMIN, 'إلغاء الموعد')).text).toContain('أُلغيت')
    await sql`update hudna.planned_broadcast set send_at = hudna.hudna_now()`.execute(journey.deps.db)
    expect(await sendPlanned(world.context())).toBe(0)

    // the system was down long past its time
    const before = heard(first)
    await sql`update hudna.planned_broadcast set state = 'waiting', send_at = hudna.hudna_now() - interval '40 minutes' where state = 'withdrawn'`.execute(
      journey.deps.db,
    )
    expect(await sendPlanned(world.context())).toBe(0)
    await deliver(journey)
    expect(heard(first)).toBe(before)
    const { rows } = await sql`select 1 from hudna.planned_broadcast where state = 'waiting'`.execute(journey.deps.db)
    expect(rows).toEqual([])
  })
})

describe('the time of a broadcast', () => {
  const now = new Date('2018-02-27T12:00:00Z')
  it.each([
    ['18:30', '2018-02-27T16:30:00.000Z'],
    ['٠٩:٠٠', '2018-02-28T07:00:00.000Z'],
    ['2018-07-01 09:00', '2018-07-01T06:00:00.000Z'],
    ['2018-02-27 13:00', null],
    ['2018-02-31 09:00', null],
    ['24:00', null],
    ['23:59', '2018-02-27T21:59:00.000Z'],
    ['soon', null],
  ])('%s', (text, at) => {
    expect(readSendTime(text, now, 'Asia/Damascus')?.toISOString() ?? null).toBe(at)
  })

  it('is tomorrow also on a day of 25 hours', () => {
    const justAfterMidnight = new Date('2018-10-24T21:10:00Z')
    expect(readSendTime('00:05', justAfterMidnight, 'Asia/Damascus')?.toISOString()).toBe('2018-10-25T22:05:00.000Z')
  })
})
