import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAudit } from '../../src/db/audit-store.ts'
import { insertReview } from '../../src/db/review-store.ts'
import { sourceOfChannel } from '../../src/db/source-store.ts'
import type { ArticleId, TelegramChatId } from '../../src/domain/ids.ts'
import { ADMIN, type Journey, startJourney } from '../bot/journey.ts'

describe('an admin at night', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({
      admin: async () => ({
        testSource: async key => {
          if (key === 'none') return null
          if (key === 'broken') return { ok: false, reason: 'timeout' }
          return { ok: true, items: 3, newest: { title: 'عنوان @someone', publishedAt: new Date('2018-03-12T09:05:00Z') } }
        },
      }),
    })
  })
  afterAll(() => journey.close())

  const hold = async (text: string, parts: { kind?: string; status?: string; reason?: string } = {}): Promise<void> => {
    const { kind = 'ceasefire', status = 'announced', reason = 'no date' } = parts
    const { db } = journey.deps
    const { rows } = await sql<{ id: ArticleId }>`
      insert into hudna.article (text, title, source, url, content_hash)
      values (${text}, 'عنوان @someone', 'outlet', 'https://example.org/a', ${randomUUID()}) returning id`.execute(db)
    const { rows: detections } = await sql<{ id: string }>`
      insert into hudna.detection (article_id, ordinal, body)
      values (${rows[0]!.id}, 0, ${JSON.stringify({ kind, status, places: [{ name: 'دوما' }], evidence: [] })}::text::jsonb)
      returning id`.execute(db)
    await insertReview(db, { articleId: rows[0]!.id, detectionId: detections[0]!.id, reason, releaseAfterS: null })
  }
  const reviews = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ state: string }>`select state from hudna.review order by at`.execute(journey.deps.db)
    return rows.map(row => row.state)
  }

  it('works off what was held, with the reason before the eyes', async () => {
    expect((await journey.ask(ADMIN, '/review')).text).toContain('لا شيء ينتظر')
    await hold('نص أول')
    await hold('نص ثانٍ')
    const first = await journey.ask(ADMIN, '/review')
    expect(first.text).toContain('خبران في الانتظار')
    expect(first.text).toContain('no date')
    expect(first.text).toContain('نص أول')
    const next = await journey.press(ADMIN, 'قبول')
    expect(next.text).toContain('نص ثانٍ')
    const done = await journey.press(ADMIN, 'إسقاط')
    expect(done.text).toContain('لا شيء ينتظر')
    expect(await reviews()).toEqual(['accepted', 'dropped'])
    expect((await journey.ask(ADMIN, '/audit')).text).toContain('إسقاط خبر محجوز')
  })

  it.each([
    ['shelling', 'reported', 'low confidence', ['قصف', 'غير موثوقة']],
    ['shelling', 'denied', 'place unknown', ['نفي قصف', 'لا نعرف المكان']],
    ['ceasefire', 'proposed', 'place in doubt between 2', ['هدنة مقترَحة', 'بين مكانين']],
    ['ceasefire', 'in_effect', 'place in doubt between 3', ['سارية', 'بين 3 أماكن']],
    ['ceasefire', 'denied', 'place in doubt between 12', ['نفي هدنة', 'بين 12 مكاناً']],
    ['corridor', 'proposed', 'deciding failed', ['ممر مقترَح', 'آلياً']],
    ['corridor', 'open', 'no date of publication', ['ممر أُعلن فتحه', 'لا تاريخ للنشر']],
    ['corridor', 'denied', 'relief without a window in an article over 72 hours old', ['نفي فتح ممر', '72 ساعة']],
  ])('reads in words what is held: %s %s, %s', async (kind, status, reason, words) => {
    await hold('نص', { kind, status, reason })
    const shown = (await journey.ask(ADMIN, '/review')).text.replace(/[\u2068\u2069]/g, '')
    for (const word of words) expect(shown).toContain(word)
    // outlet and title alone are in other letters
    expect(shown.replace(/@?\u200b?(outlet|someone)/g, '')).not.toMatch(/[a-z_]{3}/i)
    await sql`update hudna.review set state = 'dropped'`.execute(journey.deps.db)
  })

  it('reads in words why a source was not read', async () => {
    await journey.ask(ADMIN, '/sources add slow-feed https://example.org/slow.xml صحيفة بطيئة')
    await sql`update hudna.source set failures = 3, failure = 'status' where key = 'slow-feed'`.execute(journey.deps.db)
    const shown = (await journey.ask(ADMIN, '/sources slow-feed')).text
    expect(shown).toContain('لا يمكن الوصول إليها')
    expect(shown).not.toContain('status')
  })

  it('reads page by page what was done', async () => {
    const { db, cipher } = journey.deps
    for (let index = 0; index < 21; index++)
      await recordAudit(db, cipher.hash(ADMIN as TelegramChatId), 'source pause', { key: `feed-${index}` })
    await recordAudit(db, null, 'broadcast sent', { alert: 'a', audience: { by: 'all' } })
    const newest = await journey.ask(ADMIN, '/audit')
    expect(newest.text.split('\n')[0]!.replace(/[\u2068\u2069]/g, '')).toMatch(/· إرسال رسالة: كل المتابعين · النظام$/)
    expect(newest.text).toContain('feed-20')
    expect(newest.text).not.toContain('feed-1\u2069')
    expect((await journey.press(ADMIN, 'الأقدم')).text).toContain('feed-1\u2069')
    expect(journey.latest(ADMIN).text).toContain('أنتم')
  })

  it('takes a channel among the sources by one of its posts', async () => {
    const origin = { type: 'channel', chat: { id: -1_007_000, type: 'channel', title: 'قناة' }, message_id: 5, date: 1_520_000_000 }
    expect((await journey.ask(ADMIN, '/sources channel x')).text).toContain('الشكل المطلوب')
    await journey.ask(ADMIN, '/sources channel town-channel قناة البلدة')
    const after = journey.api.sent().at(-1)!.seq
    journey.api.say(ADMIN, 'منشور', { forwardOrigin: origin })
    await journey.api.waitFor({ after, chatId: ADMIN, text: 'قناة البلدة' })
    await journey.bot.idle()
    expect(journey.articles).toEqual([])
    const source = await sourceOfChannel(journey.deps.db, journey.deps.cipher.hash(-1_007_000 as TelegramChatId))
    expect(source).toMatchObject({ key: 'town-channel', kind: 'channel', outlet: 'قناة البلدة' })
    // The next one is an article again.
    journey.api.say(ADMIN, 'منشور آخر', { forwardOrigin: origin })
    await journey.api.waitFor({ after, chatId: ADMIN, text: 'وصل الخبر' })
    await journey.bot.idle()
    expect(journey.articles).toHaveLength(1)
  })

  it('tries a feed, and hears what is wrong with it', async () => {
    const told = (await journey.ask(ADMIN, '/sources test local')).text
    expect(told).toContain('عدد المواد')
    expect(told).toContain('12 آذار 2018')
    expect(told).not.toContain('@someone')
    const broken = (await journey.ask(ADMIN, '/sources test broken')).text
    expect(broken).toContain('تأخرت الصفحة')
    expect(broken).not.toContain('timeout')
    expect((await journey.ask(ADMIN, '/sources test none')).text).toContain('لا خلاصة بهذا الرمز')
    expect((await journey.ask(ADMIN, '/sources test ../x')).text).toContain('لا خلاصة بهذا الرمز')
  })

  it('adds a feed, pauses it, and trusts it more', async () => {
    expect((await journey.ask(ADMIN, '/sources add Bad! x y')).text).toContain('الشكل المطلوب')
    const added = await journey.ask(ADMIN, '/sources add local-feed https://example.org/feed.xml صحيفة محلية')
    expect(added.text).toContain('صحيفة محلية')
    expect(added.text).toContain('لم يُقرأ بعد')
    await journey.press(ADMIN, 'إيقاف القراءة')
    await journey.press(ADMIN, 'ثقة أكثر')
    const { rows } = await sql`select paused, round(trust::numeric, 1)::text as trust from hudna.source where key = 'local-feed'`.execute(
      journey.deps.db,
    )
    expect(rows).toEqual([{ paused: true, trust: '0.4' }])
    expect((await journey.ask(ADMIN, '/sources')).text).toMatch(/⏸ \u2068صحيفة محلية\u2069 · \u2068local-feed/)
    expect((await journey.ask(ADMIN, '/sources none')).text).toContain('لا مصدر بهذا الرمز')
    expect((await journey.ask(ADMIN, '/sources add local-feed https://example.org/b اسم')).text).toContain('مستعمل')
  })
})
