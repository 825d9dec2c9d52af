import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { planBroadcast } from '../../src/db/broadcast-store.ts'
import { ADMIN, type Journey, SECOND_ADMIN, startJourney } from '../bot/journey.ts'

const WATER = 'انقطاع المياه يوم الأحد\nالمصدر: البلدية'
const TRUCE = 'تبدأ الهدنة غداً\nالمصدر: الهلال الأحمر'

describe('two admins at night', () => {
  let journey: Journey
  let now = new Date('2018-02-27T12:00:00Z')
  const begin = async (): Promise<void> => {
    now = new Date('2018-02-27T12:00:00Z')
    journey = await startJourney({ adminIds: [ADMIN, SECOND_ADMIN], now: () => now })
  }
  afterEach(() => journey.close())

  const write = async (text: string) => {
    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'حرستا')
    return journey.ask(ADMIN, text)
  }
  const raw = async (user: number, data: string): Promise<void> => {
    await journey.unhurried(user)
    const query = journey.api.pressRaw(user, journey.latest(user).messageId, data)
    await expect.poll(() => journey.api.answersTo(query).length, { timeout: 10_000 }).toBe(1)
    await journey.bot.idle()
  }
  /** The newest button of this label that the bot has shown to the user, however old its message. */
  const buttons = (user: number, label: string): readonly string[] =>
    journey.api.sent({ chatId: user }).flatMap(record => {
      const markup = record.params['reply_markup'] as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined
      return (markup?.inline_keyboard ?? []).flat().flatMap(button => (button.text === label ? [button.callback_data] : []))
    })

  it('never read that nothing was sent of what was sent', async () => {
    await begin()
    const draft = await write(WATER)
    const cancel = buttons(ADMIN, 'إلغاء').at(-1)!
    await journey.press(ADMIN, 'إرسال الآن')
    await expect.poll(() => journey.broadcasts.length).toBe(1)
    expect(draft.rows.flat()).toContain('إلغاء')
    await raw(ADMIN, cancel)
    expect(journey.api.sent({ chatId: ADMIN, text: 'لم يُرسل شيء' })).toEqual([])
    expect(journey.api.sent({ chatId: ADMIN, text: 'أُرسلت الرسالة من قبل' })).toHaveLength(1)
  })

  it('hear of what the other did with their message', async () => {
    await begin()
    await write(TRUCE)
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    await journey.press(SECOND_ADMIN, 'رفض')
    await journey.api.waitFor({ chatId: ADMIN, text: 'رفض مشرف آخر رسالتكم' })
    await raw(SECOND_ADMIN, buttons(SECOND_ADMIN, 'موافقة وإرسال').at(-1)!)
    expect(journey.broadcasts).toEqual([])
    await write(TRUCE)
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    await journey.press(SECOND_ADMIN, 'موافقة وإرسال')
    await journey.api.waitFor({ chatId: ADMIN, text: 'وافق مشرف آخر' })
    await expect.poll(() => journey.api.sent({ chatId: ADMIN, text: 'انتهى الإرسال' }).length).toBe(1)
    expect(journey.broadcasts).toHaveLength(1)
  })

  it('tap twice, and it goes out once', async () => {
    await begin()
    await write(TRUCE)
    const ask = buttons(ADMIN, 'طلب موافقة مشرف ثانٍ').at(-1)!
    await Promise.all([raw(ADMIN, ask), raw(ADMIN, ask)])
    expect(journey.api.sent({ chatId: SECOND_ADMIN, text: 'يطلب مشرف آخر' })).toHaveLength(1)
    const approve = buttons(SECOND_ADMIN, 'موافقة وإرسال').at(-1)!
    await Promise.all([raw(SECOND_ADMIN, approve), raw(SECOND_ADMIN, approve)])
    expect(journey.broadcasts).toHaveLength(1)
  })

  it('do not approve what was cancelled, or what reads otherwise by now', async () => {
    await begin()
    await write(TRUCE)
    await journey.press(ADMIN, 'إرسال تجريبي إليّ')
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    const approve = buttons(SECOND_ADMIN, 'موافقة وإرسال').at(-1)!
    await raw(ADMIN, buttons(ADMIN, 'تعديل النص').at(-1)!)
    const edited = await journey.ask(ADMIN, `تبدأ الهدنة بعد غد\nالمصدر: الهلال الأحمر`)
    expect(edited.rows.flat()).toContain('طلب موافقة مشرف ثانٍ')
    await raw(SECOND_ADMIN, approve)
    expect(journey.latest(SECOND_ADMIN).text).toContain('أو تغيّر نصها')
    expect(journey.broadcasts).toEqual([])
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    await journey.press(SECOND_ADMIN, 'موافقة وإرسال')
    await expect.poll(() => journey.broadcasts.length).toBe(1)
    expect(journey.broadcasts[0]?.body.textAr).toBe('تبدأ الهدنة بعد غد')
  })

  it('send nothing that was written by one whose right was taken away since, and are told what of it waits for its time', async () => {
    await begin()
    const third = 9003
    await journey.ask(ADMIN, `/grant ${third} admin`)
    await journey.press(ADMIN, 'تأكيد')
    await journey.ask(third, '/broadcast')
    await journey.ask(third, 'حرستا')
    await journey.ask(third, TRUCE)
    await journey.press(third, 'طلب موافقة مشرف ثانٍ')
    const [approve] = buttons(ADMIN, 'موافقة وإرسال')
    await planBroadcast(journey.deps.db, {}, new Date('2030-01-01T00:00:00Z'))
    await journey.ask(ADMIN, `/revoke ${third}`)
    expect((await journey.press(ADMIN, 'تأكيد')).text).toContain('/planned')
    await raw(ADMIN, approve!)
    expect(journey.broadcasts).toEqual([])
  })

  it('keep audience, priority and time when only the text changes', async () => {
    await begin()
    await write(WATER)
    await journey.press(ADMIN, 'جعلها ذات أولوية')
    await journey.press(ADMIN, 'تغيير الجمهور')
    await journey.press(ADMIN, 'تعديل النص')
    await journey.ask(ADMIN, 'عادت المياه\nالمصدر: البلدية')
    await expect.poll(() => journey.latest(ADMIN).text).toContain('للأفراد فقط')
    expect(journey.latest(ADMIN).text).toContain('ذات أولوية')
  })

  it('send nothing whose time passed before it was approved', async () => {
    await begin()
    await write(TRUCE)
    await journey.press(ADMIN, 'تحديد موعد')
    await journey.ask(ADMIN, '18:30')
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    now = new Date('2018-02-27T17:00:00Z')
    expect((await journey.press(SECOND_ADMIN, 'موافقة وإرسال')).text).toContain('مضى موعد هذه الرسالة')
    await journey.api.waitFor({ chatId: ADMIN, text: 'مضى موعد هذه الرسالة' })
    expect(journey.broadcasts).toEqual([])
    expect((await sql`select 1 from hudna.planned_broadcast`.execute(journey.deps.db)).rows).toEqual([])
  })

  it('send nothing at a time that has passed, but ask again', async () => {
    await begin()
    await write(WATER)
    await journey.press(ADMIN, 'تحديد موعد')
    await journey.ask(ADMIN, '18:30')
    now = new Date('2018-02-27T17:00:00Z')
    const again = await journey.press(ADMIN, 'إرسال في الموعد')
    expect(journey.broadcasts).toEqual([])
    expect(journey.api.sent({ chatId: ADMIN, text: 'مضى الموعد' })).toHaveLength(1)
    expect(again.rows.flat()).toContain('إرسال الآن')
    expect(again.text).not.toContain('🕒')
  })

  it('see what waits for its time, and either calls it off', async () => {
    await begin()
    expect((await journey.ask(SECOND_ADMIN, '/planned')).text).toContain('لا رسائل تنتظر موعدها')
    await write(WATER)
    await journey.press(ADMIN, 'تحديد موعد')
    await journey.ask(ADMIN, '18:30')
    await journey.press(ADMIN, 'إرسال في الموعد')
    const own = buttons(ADMIN, 'إلغاء الموعد').at(-1)!
    expect((await journey.ask(SECOND_ADMIN, '/broadcast')).rows.flat()).toContain('رسائل تنتظر موعدها')
    const list = await journey.press(SECOND_ADMIN, 'رسائل تنتظر موعدها')
    expect(list.rows.flat()).toEqual(['الثلاثاء 27 شباط، 6:30 مساءً · انقطاع المياه يوم الأحد'])
    const one = await journey.press(SECOND_ADMIN, list.rows[0]![0]!)
    expect(one.text.replace(/[\u2068\u2069]/g, '')).toContain('إلى: حرستا (ريف دمشق)')
    expect(journey.api.messages(SECOND_ADMIN).at(-2)?.text).toContain('انقطاع المياه يوم الأحد')
    expect((await journey.press(SECOND_ADMIN, 'إلغاء الموعد')).text).toContain('لم يُرسل شيء')
    await raw(ADMIN, own)
    expect(journey.latest(ADMIN).text).toContain('أُرسلت الرسالة من قبل، أو أُلغيت')
    expect((await journey.ask(ADMIN, '/planned')).text).toContain('لا رسائل تنتظر موعدها')
  })

  it('leave a question by a word', async () => {
    await begin()
    await journey.ask(ADMIN, '/broadcast')
    expect((await journey.ask(ADMIN, 'إلغاء')).text).toContain('أُلغي الطلب')
    expect((await journey.ask(ADMIN, 'حرستا')).text).toContain('اضغطوا على المكان')
  })

  it('are told of a source that falls silent, once, and of its return', async () => {
    await begin()
    const { db } = journey.deps
    await sql`insert into hudna.source (key, outlet, kind, feed_url, read_at)
      values ('town-feed', 'صحيفة محلية', 'feed', 'https://example.org/f', hudna.hudna_now())`.execute(db)
    await journey.bot.tend()
    await sql`update hudna.source set read_at = hudna.hudna_now() - interval '61 minutes'`.execute(db)
    await journey.bot.tend()
    await journey.bot.tend()
    for (const admin of [ADMIN, SECOND_ADMIN]) expect(journey.api.sent({ chatId: admin, text: 'صمت مصدر' })).toHaveLength(1)
    await sql`update hudna.source set read_at = hudna.hudna_now()`.execute(db)
    await journey.bot.tend()
    expect(journey.api.sent({ chatId: ADMIN, text: 'عاد مصدر إلى القراءة' })).toHaveLength(1)
    // one that answers the same for ever is read, and says nothing all the same
    await sql`update hudna.source set last_item_at = hudna.hudna_now() - interval '73 hours'`.execute(db)
    await journey.bot.tend()
    await journey.bot.tend()
    expect(journey.api.sent({ chatId: ADMIN, text: 'ولا جديد فيه منذ أيام' })).toHaveLength(1)
  })
})
