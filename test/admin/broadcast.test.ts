import { afterEach, describe, expect, it } from 'vitest'
import { ADMIN, type Journey, type JourneyOptions, SECOND_ADMIN, startJourney } from '../bot/journey.ts'

const WATER = 'انقطاع المياه يوم الأحد\nالمصدر: البلدية'
const TRUCE = 'تبدأ الهدنة غداً\nالمصدر: الهلال الأحمر'

describe('an admin', () => {
  let journey: Journey
  const begin = async (options: JourneyOptions = {}): Promise<void> => {
    journey = await startJourney(options)
  }
  afterEach(() => journey.close())

  it('sends to one town in four steps, after a preview and a test to oneself', async () => {
    await begin()
    const asked = await journey.ask(ADMIN, '/broadcast')
    expect(asked.text).toContain('لا يوجد مشرف ثانٍ')
    expect((await journey.ask(ADMIN, 'حرستا')).text).toContain('أرسلوا نص الرسالة')
    const draft = await journey.ask(ADMIN, WATER)
    expect(draft.text).toContain('أقل من \u206820\u2069')
    const preview = journey.api.messages(ADMIN).filter(message => message.text.startsWith('📢'))
    expect(preview).toHaveLength(1)
    await journey.press(ADMIN, 'إرسال تجريبي إليّ')
    expect(journey.api.messages(ADMIN).filter(message => message.text.startsWith('📢'))).toHaveLength(2)
    expect(journey.broadcasts).toEqual([])
    await journey.press(ADMIN, 'إرسال الآن')
    await journey.api.waitFor({ chatId: ADMIN, text: 'انتهى الإرسال' })
    expect(journey.broadcasts).toEqual([
      {
        body: { form: 'broadcast', textAr: 'انقطاع المياه يوم الأحد', textEn: null, source: 'البلدية', drill: false },
        audience: { by: 'places', places: ['C2302'] },
        who: 'everybody',
        urgent: false,
      },
    ])
    expect((await journey.ask(ADMIN, '/audit')).text.replace(/[\u2068\u2069]/g, '')).toContain('إرسال رسالة: حرستا (ريف دمشق) · أنتم')
  })

  it('cannot send the same draft twice, nor after dropping it', async () => {
    await begin()
    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'حرستا')
    const first = await journey.ask(ADMIN, WATER)
    const [, send] = first.data
    await journey.press(ADMIN, 'إرسال تجريبي إليّ')
    await journey.press(ADMIN, 'إرسال الآن')
    await journey.api.waitFor({ chatId: ADMIN, text: 'انتهى الإرسال' })
    const again = journey.api.pressRaw(ADMIN, first.messageId, send!)
    await expect.poll(() => journey.api.answersTo(again).length).toBe(1)
    await journey.bot.idle()
    expect(journey.broadcasts).toHaveLength(1)

    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'حرستا')
    const second = await journey.ask(ADMIN, WATER)
    await journey.press(ADMIN, 'إلغاء')
    const late = journey.api.pressRaw(ADMIN, second.messageId, second.data[1]!)
    await expect.poll(() => journey.api.answersTo(late).length).toBe(1)
    await journey.bot.idle()
    expect(journey.broadcasts).toHaveLength(1)
  })

  it('is told at once where a second admin is needed and there is none', async () => {
    await begin()
    await journey.ask(ADMIN, '/broadcast')
    expect((await journey.press(ADMIN, 'كل المتابعين')).text).toContain('تحتاج موافقة مشرف ثانٍ')
    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'حرستا')
    expect((await journey.ask(ADMIN, TRUCE)).text).toContain('تحتاج موافقة مشرف ثانٍ')
    expect(journey.broadcasts).toEqual([])
  })

  it('needs another admin for relief, who sees the very text', async () => {
    await begin({ adminIds: [ADMIN, SECOND_ADMIN] })
    await journey.ask(ADMIN, '/broadcast')
    await journey.ask(ADMIN, 'حرستا')
    const draft = await journey.ask(ADMIN, `الممر آمن\n${TRUCE}`)
    expect(draft.text).toContain('«آمن»')
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    expect(journey.broadcasts).toEqual([])
    const shown = journey.latest(SECOND_ADMIN)
    expect(shown.text).toContain('يطلب مشرف آخر')
    expect(journey.api.messages(SECOND_ADMIN)[0]?.text).toContain('تبدأ الهدنة غداً')

    // The author's client cannot press the other's button, even with its data.
    const stolen = journey.api.pressRaw(ADMIN, journey.latest(ADMIN).messageId, shown.data[0]!)
    await expect.poll(() => journey.api.answersTo(stolen).length).toBe(1)
    await journey.bot.idle()
    expect(journey.broadcasts).toEqual([])

    await journey.press(SECOND_ADMIN, 'موافقة وإرسال')
    await expect.poll(() => journey.broadcasts.length).toBe(1)
  })

  it('asks everybody at once with an approval, and the other may reject', async () => {
    await begin({ adminIds: [ADMIN, SECOND_ADMIN] })
    await journey.ask(ADMIN, '/broadcast')
    await journey.press(ADMIN, 'كل المتابعين')
    const draft = await journey.ask(ADMIN, WATER)
    expect(draft.text).toContain('نحو \u20681,240\u2069')
    await journey.press(ADMIN, 'طلب موافقة مشرف ثانٍ')
    await journey.press(SECOND_ADMIN, 'رفض')
    await journey.press(ADMIN, 'إلغاء').catch(() => {})
    expect(journey.broadcasts).toEqual([])
  })

  it('sends a drill to admins only', async () => {
    await begin({ adminIds: [ADMIN, SECOND_ADMIN] })
    await journey.ask(ADMIN, '/broadcast drill')
    await journey.press(ADMIN, 'كل المتابعين')
    await journey.ask(ADMIN, WATER)
    await journey.press(ADMIN, 'إرسال الآن')
    expect(journey.broadcasts).toEqual([])
    expect(journey.api.sent({ chatId: SECOND_ADMIN, method: 'sendMessage' })).toHaveLength(1)
  })

  it('is asked again for a name that is doubtful, a text without a source', async () => {
    await begin()
    await journey.ask(ADMIN, '/broadcast')
    const doubt = (await journey.ask(ADMIN, 'دوما')).text.replace(/[\u2068\u2069]/g, '')
    expect(doubt).toContain('دوما · مدينة · ريف دمشق: C2301\nدوما · قرية · السويداء: C6001')
    expect((await journey.ask(ADMIN, 'لا مكان')).text).toContain('لا نعرف')
    await journey.ask(ADMIN, 'C2301')
    expect((await journey.ask(ADMIN, 'نص بلا شيء')).text).toContain('ينقص سطر المصدر')
    expect((await journey.ask(ADMIN, WATER)).rows.flat()).toContain('إرسال الآن')
  })

  it('grants and takes rights, which hold from the next action', async () => {
    await begin()
    expect((await journey.ask(SECOND_ADMIN, '/stats')).text).toContain('لا نعرف هذا الأمر')
    await journey.ask(ADMIN, `/grant ${SECOND_ADMIN} admin`)
    await journey.press(ADMIN, 'تأكيد')
    expect((await journey.ask(SECOND_ADMIN, '/stats')).text).toContain('المتابعون: \u2068أقل من')
    await journey.ask(SECOND_ADMIN, '/broadcast')
    await journey.ask(SECOND_ADMIN, 'حرستا')
    await journey.ask(SECOND_ADMIN, WATER)
    await journey.ask(ADMIN, `/revoke ${SECOND_ADMIN}`)
    await journey.press(ADMIN, 'تأكيد')
    await journey.press(SECOND_ADMIN, 'إرسال الآن')
    expect(journey.broadcasts).toEqual([])
    expect((await journey.ask(ADMIN, `/revoke ${ADMIN}`)).text).toContain('إعدادات الخادم')
    expect((await journey.ask(ADMIN, '/grant x y')).text).toContain('الشكل المطلوب')
  })

  it('is nobody in a group, by an edit or by a forward', async () => {
    await begin()
    const group = -1_003_000
    journey.api.addChat(group, { type: 'supergroup' })
    journey.api.setMember(group, ADMIN, 'administrator')
    journey.api.say(group, '/broadcast@hudna_test_bot', { from: { id: ADMIN, first_name: 'ا' } })
    const first = journey.api.say(ADMIN, 'كلام')
    journey.api.say(ADMIN, '/broadcast', { edited: first })
    await journey.ask(ADMIN, '/help')
    expect([...journey.api.messages(group), ...journey.api.messages(ADMIN)].some(message => message.text.includes('إلى من؟'))).toBe(false)
  })
})
