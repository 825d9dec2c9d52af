import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fitFile } from '../../src/bot/features/export.ts'
import { changeChat, ensureChat, findChat } from '../../src/db/chat-store.ts'
import { muteStory, unmuteStory } from '../../src/db/mute-store.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { EventId, TelegramChatId } from '../../src/domain/ids.ts'
import { parseGeoJson } from '../http/geojson-rules.ts'
import { claim, place, storeEvent } from '../support/stored-events.ts'
import { ADMIN, type Journey, startJourney } from './journey.ts'

const NGO = 7001 as TelegramChatId
const FOLLOWER = 7002
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '')

describe('a file', () => {
  const write = (rows: readonly string[]) => rows.join('\n')
  it.each([
    [3, 100, 3],
    [1000, 2000, 172],
    [10, 5, 1],
  ])('of %i rows holds as many, from the first, as go into %i bytes', (count, mostBytes, rows) => {
    const fitted = fitFile(
      Array.from({ length: count }, () => 'ضضضضض'),
      write,
      mostBytes,
    )
    expect(fitted.rows).toBe(rows)
    expect(fitted.bytes.toString('utf8').split('\n')).toHaveLength(rows)
    if (rows > 1) expect(fitted.bytes.length).toBeLessThanOrEqual(mostBytes)
  })
})

describe('staff of an aid organisation', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({ now: () => new Date('2018-04-01T09:00:00Z') })
    const { db, cipher } = journey.deps
    const chat = await ensureChat(db, cipher, NGO, 'private')
    await changeChat(db, chat.id, { role: 'ngo' })
    const killed = (value: number, bound: 'min' | null = null) => ({ ...NO_TOLL, killed: { value, bound } })
    for (const day of ['2018-03-03', '2018-03-05', '2018-03-12'])
      await storeEvent(db, {
        places: [place('C2302', 'حرستا')],
        day,
        claims: [claim({ toll: killed(2) }), claim({ outlet: 'صحيفة النموذج', speakers: [], toll: killed(5, 'min') })],
      })
    await storeEvent(db, { places: [place('C2303', 'سقبا')], day: '2018-02-10' })
    await storeEvent(db, { places: [place('C2303', 'سقبا')], day: '2018-03-20', status: 'denied', claims: [claim({ status: 'denied' })] })
    await storeEvent(db, {
      places: [place('SY0302', 'منطقة دوما')],
      kind: 'ceasefire',
      status: 'violated',
      start: '2018-03-06T09:00',
      claims: [claim({ status: 'announced' }), claim({ status: 'violated' })],
    })
  })
  afterAll(() => journey.close())

  const files = (method: string) => journey.api.sent().filter(record => record.method === method && record.chatId === NGO)
  const asked = async (text: string, method: string) => {
    await journey.unhurried(NGO)
    const seen = journey.api.sent().at(-1)?.seq ?? 0
    journey.api.say(NGO, text)
    const record = await journey.api.waitFor(sent => sent.seq > seen && sent.chatId === NGO && sent.method === method, 20_000)
    await journey.bot.idle()
    return record
  }

  /** The file of the newest message, as Telegram hands it out. */
  async function newestFile(): Promise<Buffer> {
    const { api } = journey
    const message = api
      .messages(NGO)
      .filter(view => view.outgoing)
      .at(-1)!
    const { file_id } = (message.body as { document: { file_id: string } }).document
    const described = await fetch(`${api.url}/bot${api.token}/getFile?file_id=${file_id}`)
    const { result } = (await described.json()) as { result: { file_path: string } }
    return Buffer.from(await (await fetch(`${api.url}/file/bot${api.token}/${result.file_path}`)).arrayBuffer())
  }

  it('gets a report with counts, both periods, places, tolls as ranges and truces', async () => {
    await asked('/report ريف دمشق 2018-03-01 2018-03-31', 'sendMessage')
    const text = bare(journey.latest(NGO).text)
    expect(text).toContain('عدد ما ورد في المصادر، وليس إحصاءً')
    expect(text).toContain('أخبار قصف: 4 (قبلها: 1)')
    expect(text).toContain('منها أخبار هناك من ينفيها: 1')
    expect(text).toContain('من الخميس 1 آذار 2018 إلى السبت 31 آذار 2018 (31 يوماً)')
    expect(text).toMatch(/مقالات ذكرت هذه الأحداث: \d+ \(قبلها: 1\)/)
    expect(text).toContain('لا نذكر نسبة مئوية')
    expect(text).not.toContain('%')
    expect(text).toContain('حرستا: 3')
    expect(text).not.toContain('سقبا: 1')
    expect(text).toContain('القتلى: من 6 إلى 15 على الأقل')
    expect(text).toContain('عدم الالتزام بها أو عن قصف خلالها: 1')
    expect(journey.latest(NGO).rows).toEqual([['GeoJSON', 'CSV (HXL)'], ['تقرير كل أسبوع']])
    expect(files('sendPhoto')).toHaveLength(2)
  })

  it('gets a file in one message, which Excel reads, each row with its sources and certainty', async () => {
    await asked('/export ريف دمشق 1/3/2018 ٣١/٣/٢٠١٨', 'sendDocument')
    const file = await newestFile()
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const rows = parse(file.toString('utf8'), { bom: true, columns: true }) as Record<string, string>[]
    expect(rows[0]).toMatchObject({ event_id: '#event+id', certainty: '#meta+certainty' })
    expect(rows).toHaveLength(1 + 5)
    for (const row of rows.slice(1))
      expect([row['certainty'] !== '', Number(row['sources']) > 0, row['links'] !== '']).toEqual([true, true, true])
    await asked('/export حرستا 40d geojson', 'sendDocument')
    expect(parseGeoJson((await newestFile()).toString('utf8'))).toHaveLength(3)
  })

  it('reads which of two towns of one name a report means, and one style of digits', async () => {
    const { db, cipher } = journey.deps
    await storeEvent(db, { places: [place('C2301', 'دوما')], day: '2018-01-05' })
    await storeEvent(db, { places: [place('C6001', 'دوما')], day: '2018-01-06' })
    await asked('/report سوريا كانون الثاني 2018', 'sendMessage')
    const text = bare(journey.latest(NGO).text)
    expect(text).toContain('• دوما (ريف دمشق): 1')
    expect(text).toContain('• دوما (السويداء): 1')
    const chat = (await findChat(db, cipher, NGO))!
    await changeChat(db, chat.id, { digits: 'arabic' })
    const file = await asked('/export حرستا 2018', 'sendDocument')
    await changeChat(db, chat.id, { digits: 'western' })
    expect(String(file.params['caption'])).toContain('٢٠١٨')
    expect(String(file.params['caption'])).not.toMatch(/[0-9]/)
  })

  it('gets the file by a button of the report, while the role lasts', async () => {
    await asked('/report ريف دمشق 2018-03-01 2018-03-31', 'sendMessage')
    const before = files('sendDocument').length
    await journey.press(NGO, 'CSV (HXL)')
    expect(files('sendDocument')).toHaveLength(before + 1)
    await asked('/report ريف دمشق 2018-03-01 2018-03-31', 'sendMessage')
    const { db, cipher } = journey.deps
    const chat = (await findChat(db, cipher, NGO))!
    await changeChat(db, chat.id, { role: 'follower' })
    const { text } = await journey.press(NGO, 'GeoJSON')
    expect(text).toContain('هذا الأمر لموظفي منظمات الإغاثة')
    expect(files('sendDocument')).toHaveLength(before + 1)
    await changeChat(db, chat.id, { role: 'ngo' })
  })

  it.each([
    ['/report', 'الشكل المطلوب'],
    ['/report ريف دمشق 2018-13-01', 'لم نفهم التاريخ'],
    ['/report ريف دمشق 2018-03-01 2018-02-01', 'بعد تاريخ النهاية'],
    ['/report ريف دمشق 2010-01-01 2018-02-01', 'أطول من ثلاث سنوات'],
    ['/report ريف دمشق 2019-01-01 2019-02-01', 'لم تأتِ بعد'],
    ['/report 30d', 'الشكل المطلوب'],
    ['/report بلدة لا وجود لها', 'لم نجد مكاناً'],
    ['/report حرسته 30d', 'لم نجد مكاناً باسم'],
    ['/report دوما', 'أي مكان؟'],
    ['/export حماة 2018-03-01 2018-03-02', 'هذا لا يعني الهدوء'],
  ])('is told what is wrong: %s', async (question, answer) => {
    await asked(question, 'sendMessage')
    expect(journey.latest(NGO).text).toContain(answer)
  })

  it('goes from a question to the file in two messages at most', async () => {
    await asked('/export حرستا شهر', 'sendDocument')
    let steps = 0
    await asked('ريف دمشق 40d', 'sendMessage')
    steps += 1
    expect(bare(journey.latest(NGO).text)).toContain('تقرير | محافظة ريف دمشق')
    const before = files('sendDocument').length
    await journey.press(NGO, 'CSV (HXL)')
    steps += 1
    expect(files('sendDocument')).toHaveLength(before + 1)
    expect((await newestFile()).toString('utf8')).toContain('#event+id')
    expect(steps).toBeLessThanOrEqual(2)
    expect((await journey.ask(FOLLOWER, 'ريف دمشق 40d')).text).toContain('اضغطوا على المكان')
  })

  it('finds these commands in the help, and others do not', async () => {
    expect((await journey.ask(NGO, '/help')).text).toContain('/report')
    expect((await journey.ask(FOLLOWER, '/help')).text).not.toContain('/report')
  })

  it('is the only one, beside admins, and in private', async () => {
    for (const command of ['/report حرستا', '/export حرستا', '/watch حرستا'])
      expect((await journey.ask(FOLLOWER, command)).text).toContain('هذا الأمر لموظفي منظمات الإغاثة')
    expect(
      (await sql`select 1 from hudna.chat where id_hash = ${journey.deps.cipher.hash(FOLLOWER as TelegramChatId)}`.execute(journey.deps.db))
        .rows,
    ).toEqual([])
    expect(bare((await journey.ask(ADMIN, '/watch')).text)).toContain('لا تقارير أسبوعية')
  })

  it('watches a place, hears of it in a week, once, and ends it', async () => {
    const { db } = journey.deps
    expect(bare((await journey.ask(NGO, '/watch ريف دمشق')).text)).toContain('سيصلكم تقرير محافظة ريف دمشق كل أسبوع')
    expect(await journey.bot.sendWatches()).toBe(0)
    await sql`update hudna.watch set due_at = hudna.hudna_now() - interval '1 minute'`.execute(db)
    expect(await Promise.all([journey.bot.sendWatches(), journey.bot.sendWatches()]).then(([a, b]) => a + b)).toBe(1)
    expect(bare(journey.latest(NGO).text)).toContain('تقرير | محافظة ريف دمشق')
    expect(bare(journey.latest(NGO).text)).toContain('31 آذار 2018 (7 أيام)')
    await journey.ask(NGO, '/watch')
    await journey.press(NGO, journey.latest(NGO).rows[0]![0]!)
    expect((await sql`select 1 from hudna.watch`.execute(db)).rows).toEqual([])
  })

  it('who hides details reads in a weekly report nothing but that there is one, until a press; no report makes a sound', async () => {
    const { db, cipher } = journey.deps
    await journey.ask(NGO, '/watch حرستا')
    const chat = (await findChat(db, cipher, NGO))!
    await changeChat(db, chat.id, { discreet: true })
    await sql`update hudna.watch set due_at = hudna.hudna_now() - interval '1 minute'`.execute(db)
    expect(await journey.bot.sendWatches()).toBe(1)
    expect(journey.latest(NGO)).toMatchObject({ text: 'تحديث جديد', rows: [['التفاصيل']] })
    expect(journey.api.sent({ chatId: NGO, method: 'sendMessage' }).at(-1)?.params).toMatchObject({ disable_notification: true })
    await journey.press(NGO, 'التفاصيل')
    expect(bare(journey.latest(NGO).text)).toContain('تقرير | حرستا')
    await changeChat(db, chat.id, { discreet: false })
    await sql`delete from hudna.watch`.execute(db)
  })

  it('does not hear of what it watches once the role is gone, and forgetting erases it', async () => {
    const { db, cipher } = journey.deps
    await journey.ask(NGO, '/watch حرستا')
    const chat = (await findChat(db, cipher, NGO))!
    await changeChat(db, chat.id, { role: 'follower' })
    await sql`update hudna.watch set due_at = hudna.hudna_now() - interval '1 minute'`.execute(db)
    expect(await journey.bot.sendWatches()).toBe(0)
    const stored = await storeEvent(db, { places: [place('C2302')], day: '2018-03-30' })
    await muteStory(db, chat.id, stored.id)
    await muteStory(db, chat.id, stored.id)
    expect(await unmuteStory(db, chat.id, crypto.randomUUID() as EventId)).toBe(false)
    await sql`delete from hudna.chat where id = ${chat.id}`.execute(db)
    const left = await sql`select 1 from hudna.watch union all select 1 from hudna.mute`.execute(db)
    expect(left.rows).toEqual([])
  })
})
