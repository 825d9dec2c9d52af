import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeOnBoth } from '../support/databases.ts'
import { type Journey, startJourney } from './journey.ts'

describeOnBoth('a resident', setup => {
  let journey: Journey
  let chat = 1000

  beforeAll(async () => {
    journey = await startJourney({ setup, api: { privacyMode: true } })
  })
  afterAll(() => journey.close())
  beforeEach(() => {
    chat += 1
  })

  const followed = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ place_id: string }>`
      select place_id from hudna.subscription join hudna.chat on chat.id = chat_id
      where id_hash = ${journey.deps.cipher.hash(chat as never)} order by subscription.id`.execute(journey.deps.db)
    return rows.map(row => row.place_id)
  }
  const kept = async (): Promise<number> => {
    const { rows } = await sql`select 1 from hudna.chat where id_hash = ${journey.deps.cipher.hash(chat as never)}`.execute(journey.deps.db)
    return rows.length
  }

  it('goes from /start to following a town in three messages', async () => {
    const begun = journey.api.messages(chat).length
    let presses = 0
    const start = await journey.ask(chat, '/start')
    expect(start.text).toContain('هذه ليست صفارة إنذار. عدم وصول رسالة لا يعني الأمان.')
    expect(await kept()).toBe(0)
    const found = await journey.ask(chat, 'دوما')
    expect(found.rows.map(row => row[0]?.replace(/[\u2068\u2069]/g, ''))).toEqual(['دوما · مدينة · ريف دمشق', 'دوما · قرية · السويداء'])
    const done = await journey.press(chat, found.rows[0]![0]!)
    presses += 1
    expect(done.text).toContain('✅ تتابعون الآن')
    const written = journey.api
      .messages(chat)
      .slice(begun)
      .filter(message => !message.outgoing).length
    expect(written + presses).toBeLessThanOrEqual(3)
    expect(done.messageId).toBe(found.messageId)
    expect(await followed()).toEqual(['C2301'])
  })

  it('follows at once by a link', async () => {
    const done = await journey.ask(chat, '/start C2303')
    expect(done.text).toContain('سقبا')
    expect(await followed()).toEqual(['C2303'])
  })

  it('is told of a link to nowhere', async () => {
    expect((await journey.ask(chat, '/start C9999')).text).toContain('لا نعرف المكان')
    expect((await journey.ask(chat, '/start ../../etc')).text).toContain('لا نعرف المكان')
    expect(await kept()).toBe(0)
  })

  it('lists, changes and ends what is followed', async () => {
    await journey.ask(chat, '/start C2301')
    await journey.ask(chat, '/start SY03')
    const list = await journey.ask(chat, '/my')
    expect(list.text).toContain('تتابعون مكانين.')
    const settings = await journey.press(chat, list.rows[1]![0]!)
    expect(settings.text).toContain('ومعه كل ما بداخله')
    expect((await journey.press(chat, '✅ كل ما بداخلها')).text).toContain('المكان نفسه')
    const within = await journey.press(chat, '⬜ كل ما بداخلها')
    expect(within.text).toContain('ومعه كل ما بداخله')
    // The first word of an Arabic row stands at its right.
    expect(within.rows[0]!.map(label => label.replace(/[\u2068\u2069]/g, ''))).toEqual(['✅ الممرات', '✅ الهدن', '✅ القصف'])
    for (const label of [within.rows[0]![0]!, within.rows[0]![1]!]) await journey.press(chat, label)
    const refused = journey.latest(chat).rows[0]![2]!
    await journey.press(chat, refused)
    expect(journey.latest(chat).rows[0]![2]).toContain('✅')
    const gone = await journey.press(chat, 'إيقاف المتابعة')
    expect(gone.text).toContain('توقفت متابعة')
    expect(await followed()).toEqual(['C2301'])
  })

  it('widens a town by a radius', async () => {
    await journey.ask(chat, '/start C2301')
    const shown = await journey.press(
      chat,
      journey
        .latest(chat)
        .rows.flat()
        .find(label => label.includes('10'))!,
    )
    expect(shown.text.replace(/[\u2068\u2069]/g, '')).toContain('حتى 10 كم')
  })

  it('goes down the list of places', async () => {
    const top = await journey.ask(chat, '/list')
    expect(top.rows.flat()).toContain('ريف دمشق')
    await journey.press(chat, 'ريف دمشق')
    const district = await journey.press(chat, 'منطقة دوما')
    expect(district.rows.flat()).toContain('حرستا')
    await journey.press(chat, 'حرستا')
    expect(await followed()).toEqual(['C2302'])
  })

  it('shares a location that is turned into places and dropped', async () => {
    await journey.ask(chat, '/near')
    const seen = journey.api.sent().length
    journey.api.share(chat, 33.5601, 36.3702)
    await journey.api.waitFor(record => record.chatId === chat && (record.text ?? '').includes('أقرب الأماكن إليكم'))
    await journey.bot.idle()
    expect(journey.api.sent().length).toBeGreaterThan(seen)
    expect(journey.latest(chat).rows[0]![0]).toContain('حرستا')
    expect(await kept()).toBe(0)
  })

  it('reads English, and writes Arabic digits', async () => {
    await journey.ask(chat, '/language')
    const english = (await journey.press(chat, 'English')).text
    expect(english).toContain('Messages will be in English')
    expect(english).toContain('This is not a siren. No message does not mean safe.')
    expect(english).toContain('send its name')
    expect((await journey.ask(chat, '/my')).text).toContain('You follow no place yet')
    await journey.ask(chat, '/language')
    await journey.press(chat, 'العربية')
    await journey.ask(chat, '/language')
    expect((await journey.press(chat, '١٢٣')).text).toContain('١٢٣')
    for (const id of ['C2301', 'C2302', 'C2303']) await journey.ask(chat, `/start ${id}`)
    expect((await journey.ask(chat, '/my')).text.replace(/[\u2068\u2069]/g, '')).toContain('تتابعون ٣ أماكن')
  })

  it('sets quiet hours, a digest, a pause and discretion', async () => {
    await journey.ask(chat, '/quiet ٢٢:٣٠ ٠٦:٠٠')
    expect(journey.latest(chat).text.replace(/[\u2068\u2069]/g, '')).toContain('من 10:30 ليلاً حتى 6:00 صباحاً (دمشق)')
    await journey.press(chat, 'جمعها إلى الصباح')
    await journey.press(chat, journey.latest(chat).rows.at(-1)![0]!)
    await journey.press(chat, 'برلين')
    expect(journey.latest(chat).text).toContain('برلين')
    expect((await journey.ask(chat, '/quiet 25:00 6')).text).toContain('/quiet 22:30 06:00')
    await journey.ask(chat, '/digest')
    expect(
      journey
        .latest(chat)
        .rows.at(-1)!
        .map(label => label.replace(/[\u2068\u2069]/g, '')),
    ).toEqual(['التوقيت: برلين'])
    expect((await journey.press(chat, '8:00 مساءً')).text).toContain('8:00 مساءً')
    await journey.ask(chat, '/mute')
    expect((await journey.press(chat, 'يوم')).text).toContain('الرسائل متوقفة حتى')
    expect((await journey.press(chat, 'استئناف الرسائل')).text).toContain('كالمعتاد')
    await journey.ask(chat, '/discreet')
    expect((await journey.press(chat, 'إخفاء التفاصيل')).text).toContain('التفاصيل مخفية')
    const { rows } = await sql`
      select quiet_mode, zone, digest_hour, paused_until, discreet from hudna.chat
      where id_hash = ${journey.deps.cipher.hash(chat as never)}`.execute(journey.deps.db)
    expect(rows).toEqual([{ quiet_mode: 'hold', zone: 'Europe/Berlin', digest_hour: 20, paused_until: null, discreet: true }])
  })

  it('erases everything in two taps, and the bot deletes what it sent', async () => {
    await journey.ask(chat, '/start C2301')
    await journey.ask(chat, '/my')
    await journey.ask(chat, '/forget')
    const done = await journey.press(chat, 'محو كل شيء وحذف رسائل آخر 48 ساعة')
    expect(done.text).toContain('الرسائل الأقدم من 48 ساعة تبقى في هاتفك حتى حذف المحادثة يدوياً')
    expect(await kept()).toBe(0)
    expect(await followed()).toEqual([])
    const left = journey.api.messages(chat).filter(message => message.outgoing && !message.deleted)
    expect(left.map(message => message.messageId)).toEqual([done.messageId])
  })

  it('may keep everything after all', async () => {
    await journey.ask(chat, '/start C2301')
    await journey.ask(chat, '/forget')
    expect((await journey.press(chat, 'إلغاء')).text).toContain('لم يُمحَ شيء')
    expect(await followed()).toEqual(['C2301'])
  })

  it('is answered whatever is written', async () => {
    expect((await journey.ask(chat, '/nonsense')).text).toContain('لا نعرف هذا الأمر')
    expect((await journey.ask(chat, '/')).text).toContain('لا نعرف هذا الأمر')
    expect((await journey.ask(chat, 'كلام لا مكان فيه')).text).toContain('لم نجد مكاناً بهذا الاسم')
    expect((await journey.ask(chat, 'س'.repeat(3000))).text).toContain('أطول من أن يكون اسم مكان')
    expect((await journey.ask(chat, 'حرسته')).text).toContain('هل المقصود أحد هذه؟')
    for (const command of ['/help', '/privacy', '/truces', '/town', '/mute', '/start@hudna_test_bot']) await journey.ask(chat, command)
    expect(await kept()).toBe(0)
  })

  it('gets a code for a poster', async () => {
    await journey.ask(chat, '/qr حرستا')
    const [photo] = journey.api.sent({ chatId: chat, method: 'sendPhoto' })
    expect(photo?.text).toContain('https://t.me/hudna_test_bot?start=C2302')
    const choice = await journey.ask(chat, '/qr دوما')
    await journey.press(chat, choice.rows[1]![0]!)
    expect(journey.api.sent({ chatId: chat, method: 'sendPhoto' })[1]?.text).toContain('?start=C6001')
  })

  it('hears of a town that is never called calm', async () => {
    const { text } = await journey.ask(chat, '/town حرستا ٣٠')
    expect(text.replace(/[\u2068\u2069]/g, '')).toContain('لم تصلنا أخبار عن حرستا (ريف دمشق) في آخر 30 يوماً. هذا لا يعني الهدوء.')
    expect(text).toContain('لم يذكر هذا المكان أي مصدر خلال هذا الأسبوع')
  })

  it('blocks the bot, and is followed up no more until coming back', async () => {
    await journey.ask(chat, '/start C2301')
    const state = async () => {
      await journey.bot.idle()
      const { rows } = await sql<{
        state: string
      }>`select state from hudna.chat where id_hash = ${journey.deps.cipher.hash(chat as never)}`.execute(journey.deps.db)
      return rows[0]?.state
    }
    journey.api.memberChange(chat, 'member', 'kicked')
    await expect.poll(state).toBe('blocked')
    journey.api.memberChange(chat, 'kicked', 'member')
    await expect.poll(state).toBe('active')
    expect(await followed()).toEqual(['C2301'])
  })
})
