import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGazetteer } from '../../src/data/place-tree.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import type { Place } from '../../src/domain/place.ts'
import { type Journey, startJourney } from './journey.ts'
import { smallGazetteer } from './places.ts'

const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '')

/** The small country, with three villages of one name, two of them in one district. */
function withNamesakes() {
  const small = smallGazetteer()
  const village = (id: string, parent: string, lat: number, lon: number): Place => ({
    ...small.get('C6001' as PlaceId)!,
    ...{ id: id as PlaceId, name: id === 'C7003' ? 'راس العين' : 'رأس العين', nameEn: 'Ras al-Ayn', parent: parent as PlaceId, lat, lon },
  })
  const added = [
    village('C7001', 'SY0302', 33.519, 36.387),
    village('C7002', 'SY0302', 33.572, 36.41),
    village('C7003', 'SY1301', 32.9, 36.7),
  ]
  return createGazetteer('SY', new Map([...small.places, ...added.map(place => [place.id, place] as const)]), () => {})
}

describe('somebody who writes as people write', () => {
  let journey: Journey
  let chat = 11_000
  beforeAll(async () => {
    journey = await startJourney({ gazetteer: withNamesakes() })
  })
  afterAll(() => journey.close())
  const asked = async (text: string) => {
    chat += 1
    const answer = await journey.ask(chat, text)
    return { text: bare(answer.text), labels: answer.rows.flat().map(bare) }
  }

  it.each([
    ['أنا من سقبا', 'سقبا · مدينة · ريف دمشق'],
    ['متابعة حرستا', 'حرستا · مدينة · ريف دمشق'],
    ['شو الوضع بحرستا اليوم؟', 'حرستا · مدينة · ريف دمشق'],
    ['/حرستا', 'حرستا · مدينة · ريف دمشق'],
    ['بيت أهلي في قلعة المضيق', 'قلعة المضيق · مدينة · حماة'],
  ])('is understood: %s', async (text, label) => {
    const answer = await asked(text)
    expect(answer.text).toContain('اضغطوا على المكان المطلوب لمتابعته')
    expect(answer.labels).toEqual([label])
  })

  it('names several places at once', async () => {
    const { labels } = await asked('حرستا\nسقبا')
    expect(labels).toEqual(['حرستا · مدينة · ريف دمشق', 'سقبا · مدينة · ريف دمشق'])
  })

  it('can tell places of one name apart', async () => {
    const { labels } = await asked('رأس العين')
    expect(new Set(labels).size).toBe(3)
    expect(labels).toContain('رأس العين · قرية · قرب سقبا، ريف دمشق')
    expect(labels).toContain('رأس العين · قرية · قرب دوما، ريف دمشق')
    expect(labels).toContain('راس العين · قرية · السويداء')
    const done = await journey.press(
      chat,
      journey
        .latest(chat)
        .rows.flat()
        .find(label => label.includes('سقبا'))!,
    )
    expect(bare(done.text)).toContain('تتابعون الآن: رأس العين (قرب سقبا، ريف دمشق)')
  })

  it('writes a point of a map', async () => {
    const { text, labels } = await asked('33.5601, 36.3702')
    expect(text).toContain('أقرب الأماكن إليكم')
    expect(labels[0]).toContain('حرستا')
  })

  it.each([
    ['مرحبا', 'هذه ليست صفارة إنذار'],
    ['شكراً', 'على الرحب'],
    ['ساعدوني', '/forget'],
    ['أماكني', 'لا تتابعون أي مكان بعد'],
  ])('is answered in kind: %s', async (text, answer) => {
    expect((await asked(text)).text).toContain(answer)
  })

  it('finds every way to hear less, by a word or by /stop', async () => {
    for (const text of ['/stop', 'إلغاء']) {
      const { labels } = await asked(text)
      expect(labels).toEqual(['ما أتابعه', 'إيقاف الرسائل يوماً', 'محو كل شيء'])
    }
    expect((await journey.press(chat, 'محو كل شيء')).text).toContain('لا رجعة في ذلك')
    expect(
      (await sql`select 1 from hudna.chat where id_hash = ${journey.deps.cipher.hash(chat as never)}`.execute(journey.deps.db)).rows,
    ).toEqual([])
  })

  it('is told that a name was not found, whatever was asked of it', async () => {
    for (const text of ['حرسته', '/town حرسته', '/qr حرسته']) expect((await asked(text)).text).toContain('لم نجد مكاناً باسم «حرسته»')
  })

  it('spells a name anew in the same message; a command takes no effect by that', async () => {
    chat += 1
    await journey.ask(chat, 'حرررر')
    const first = journey.api.say(chat, 'ششش')
    await journey.api.waitFor({ chatId: chat, text: 'لم نجد' })
    await journey.bot.idle()
    journey.api.say(chat, 'سقبا', { edited: first })
    await expect.poll(() => bare(journey.latest(chat).rows.flat()[0] ?? '')).toContain('سقبا · مدينة')
    const sent = journey.api.sent({ chatId: chat, method: 'sendMessage' }).length
    journey.api.say(chat, '/forget', { edited: first })
    await journey.ask(chat, '/my')
    expect(journey.api.sent({ chatId: chat, method: 'sendMessage' })).toHaveLength(sent + 1)
  })

  it.each(['photo', 'voice', 'sticker', 'video_note', 'document', 'contact'])('is told that a %s is not read', async thing => {
    chat += 1
    await journey.bot.handleUpdate(update(chat, { [thing]: {} }))
    await journey.bot.idle()
    expect(journey.latest(chat).text).toContain('لا نقرأ إلا النص والموقع')
    expect(journey.latest(chat).rows).toEqual([['اختيار من قائمة']])
  })

  it('is not written to for what Telegram notes, nor in a group', async () => {
    const before = journey.api.sent().length
    await journey.bot.handleUpdate(update(chat, { pinned_message: {} }))
    await journey.bot.handleUpdate(update(-1_009_000, { photo: [] }, 'supergroup'))
    await journey.bot.idle()
    expect(journey.api.sent()).toHaveLength(before)
  })

  it('is told of a forward that it was not read, whatever its length', async () => {
    journey.api.say(chat, 'نص', { forwardOrigin: { type: 'hidden_user', sender_user_name: 'x', date: 1_520_000_000 } })
    const told = await journey.api.waitFor({ chatId: chat, text: 'لا نقرأ الرسائل المحوّلة' })
    expect(told.text).toContain('مثل: دوما')
  })

  it('sees the settings of a place that is followed, and what was told in a month', async () => {
    chat += 1
    await journey.ask(chat, '/start C2302')
    const town = await journey.ask(chat, '/town حرستا')
    expect(town.rows.flat().map(bare)).toEqual(['آخر 30 يوماً', 'إعدادات المتابعة'])
    expect(bare((await journey.press(chat, town.rows[0]![0]!)).text)).toContain('في آخر 30 يوماً')
    await journey.press(chat, 'إعدادات المتابعة')
    expect(journey.latest(chat).rows.flat()).toContain('إيقاف المتابعة')
    expect((await journey.ask(chat, '/start')).rows.flat()).toContain('ما أتابعه')
    expect((await journey.ask(chat, '/unfollow')).text).toContain('تتابعون مكاناً واحداً')
    expect((await journey.ask(chat, '/unfollow سقبا')).text).toContain('لا تتابعون مكاناً بهذا الاسم')
    expect((await journey.ask(chat, '/unfollow حرستا')).text).toContain('للتوقف عن متابعة مكان')
    expect((await journey.ask(chat, '/mute')).rows.flat()).not.toContain('استئناف الرسائل')
  })

  it.each([
    ['/quiet من 10 ليلاً حتى 6 صباحاً', 'من 10:00 ليلاً حتى 6:00 صباحاً'],
    ['/quiet 11pm 7am', 'من 11:00 ليلاً حتى 7:00 صباحاً'],
    ['/quiet ١٢ ليلاً - ٨ ص', 'من 12:00 ليلاً حتى 8:00 صباحاً'],
    ['/quiet 22.30-6', 'من 10:30 ليلاً حتى 6:00 صباحاً'],
    ['/quiet 1 ليلا الى 7 صباحا', 'من 1:00 ليلاً حتى 7:00 صباحاً'],
    ['/quiet من 10 مساءً حتى 6 صباحًا', 'من 10:00 ليلاً حتى 6:00 صباحاً'],
    ['/quiet من 11 بالليل لـ 6 الصبح', 'من 11:00 ليلاً حتى 6:00 صباحاً'],
    ['/quiet 1 ظهراً 4 عصراً', 'من 1:00 ظهراً حتى 4:00 عصراً'],
    ['/quiet 12 ظهراً 3 فجراً', 'من 12:00 ظهراً حتى 3:00 ليلاً'],
    ['/quiet off', 'غير محددة'],
    ['/quiet إلغاء', 'غير محددة'],
    ['/quiet 13pm 7am', 'لم نفهم الساعات'],
    ['/quiet 22', 'لم نفهم الساعات'],
    ['/quiet 22 22', 'لم نفهم الساعات'],
  ])('%s', async (text, answer) => {
    expect((await asked(text)).text).toContain(answer)
  })

  it('reads of a pause by the clock of which city it ends', async () => {
    await asked('/mute')
    expect(bare((await journey.press(chat, 'يوم')).text)).toMatch(/متوقفة حتى .+ \(توقيت دمشق\)/)
  })
})

let updateId = 81_000_000
function update(id: number, body: object, type = 'private') {
  updateId += 1
  const from = { id: Math.abs(id), is_bot: false, first_name: 'x' }
  return { update_id: updateId, message: { message_id: updateId, date: 1, chat: { id, type }, from, ...body } }
}
