import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChat } from '../../src/db/chat-store.ts'
import { follow, MOST_PLACES } from '../../src/db/subscription-store.ts'
import type { Event } from '../../src/domain/event.ts'
import type { ArticleId, EventId, PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import { gazetteer } from '../support/detections.ts'
import { claim, event, place as storedPlace } from '../support/stored-events.ts'
import { type Journey, startJourney } from './journey.ts'

const CHAT = 6001
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '')

describe('what is told of a town', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney()
    await tell({ kind: 'shelling', status: 'reported', day: '2018-03-12' }, 'C2302', ['outlet-a', 'outlet-b'])
    await tell({ kind: 'ceasefire', status: 'announced', daily: '09:00-14:00' }, 'SY0302', ['outlet-c'])
    await tell({ kind: 'corridor', status: 'closed' }, 'C2302', ['outlet-c'])
    await tell({ kind: 'shelling', status: 'reported', day: '2018-03-12' }, 'C6001', ['outlet-d'])
  })
  afterAll(() => journey.close())

  async function tell(fields: Partial<Event>, place: string, families: readonly string[]): Promise<void> {
    const { db, gazetteer } = journey.deps
    const id = crypto.randomUUID() as EventId
    const at = new Date().toISOString()
    const articleId = crypto.randomUUID() as ArticleId
    const claims = families.map(family => claim({ article: articleId, outlet: family, publishedAt: at }))
    const name = gazetteer.get(place as PlaceId)!.name
    const told = event({ id, places: [storedPlace(place, name)], claims, createdAt: at, updatedAt: at, ...fields })
    await sql`
      insert into hudna.article (id, text, content_hash) values (${articleId}, 'x', ${articleId})`.execute(db)
    await sql`
      insert into hudna.event (id, kind, status, place_ids, day, body)
      values (${id}, ${told.kind}, ${told.status}, ${[place]}::text[], ${told.day}, ${JSON.stringify(told)}::text::jsonb)`.execute(db)
    for (const [ordinal, body] of claims.entries()) {
      const { rows } = await sql<{ id: string }>`
        insert into hudna.detection (article_id, ordinal, body) values (${articleId}, ${ordinal}, '{}') returning id`.execute(db)
      await sql`
        insert into hudna.claim (event_id, article_id, detection_id, body)
        values (${id}, ${articleId}, ${rows[0]!.id}, ${JSON.stringify(body)}::text::jsonb)`.execute(db)
    }
  }

  it('shows the truce of the area, the days past, and how much is seen', async () => {
    const { text } = await journey.ask(CHAT, '/town حرستا')
    expect(text).toContain('ما أُعلن ولم يصلنا أنه انتهى:')
    expect(text).toContain('هدنة')
    expect(text.indexOf('هدنة')).toBeLessThan(text.indexOf('🔴'))
    expect(text).toContain('ولا نعرف إن كان سيُلتزم به')
    expect(text).toContain('ممر')
    expect(text.replace(/[\u2068\u2069]/g, '')).toContain('ذكرته 3 مصادر خلال هذا الأسبوع')
    expect(text.length).toBeLessThanOrEqual(4096)
  })

  it('does not show what happened in a place of the same name', async () => {
    const found = await journey.ask(CHAT, '/town دوما')
    expect(found.text).toContain('أي مكان؟')
    const village = await journey.press(CHAT, found.rows[1]![0]!)
    expect(village.text).toContain('السويداء')
    expect(village.text).not.toContain('هدنة مُعلَنة')
    expect(village.text).toContain('ذكره مصدر واحد فقط خلال هذا الأسبوع: ما نراه من هنا قليل.')
  })

  it('is quoted in another chat, with the time of the quotation', async () => {
    const query = journey.api.inline('حرستا', { id: CHAT })
    await expect.poll(() => journey.api.answersTo(query).length).toBe(1)
    const { results } = journey.api.answersTo(query)[0]!.params as {
      results: {
        id: string
        description: string
        input_message_content: { message_text: string }
        reply_markup: { inline_keyboard: { url: string }[][] }
      }[]
    }
    expect(results.map(result => result.id)).toEqual(['C2302'])
    const quoted = bare(results[0]!.input_message_content.message_text)
    expect(quoted).toMatch(/ما وصلنا حتى .+ 20\d\d، .+ بتوقيت دمشق/)
    expect(quoted).toMatch(/من \S+ \d+ .+ 20\d\d إلى .+ 20\d\d:/)
    expect(quoted).toContain('🗣 ناشط محلي لـ«outlet-a»')
    expect(quoted).toContain('ولا نعرف إن كان سيُلتزم به')
    expect(quoted).toContain('ذكرت هذا المكان 3 مصادر')
    expect(quoted).toContain('غياب الخبر لا يعني الأمان')
    expect(quoted).not.toMatch(/في آخر|أمس|اليوم|قبل ساع|منذ/)
    expect(bare(results[0]!.description)).toContain('ذكرته 3 مصادر خلال أسبوع. كل من في المحادثة يرى')
    expect(results[0]!.reply_markup.inline_keyboard[0]![0]!.url).toBe('https://t.me/hudna_test_bot?start=C2302')
    expect(journey.api.answersTo(query)[0]!.params).toMatchObject({ is_personal: true, cache_time: 20 })
    const empty = journey.api.inline('', { id: CHAT })
    await expect.poll(() => journey.api.answersTo(empty).length).toBe(1)
    expect(journey.api.answersTo(empty)[0]!.params).toMatchObject({
      results: [],
      button: { start_parameter: 'search', text: expect.stringContaining('اكتبوا اسم مكان') },
    })
    const { rows } = await sql`select 1 from hudna.chat`.execute(journey.deps.db)
    expect(rows).toHaveLength(0)
    expect((await journey.ask(CHAT, '/start search')).text).toContain('هذه ليست صفارة إنذار')
  })

  it('is quoted in the language of who asks, whose own places are offered first, unless hidden', async () => {
    const reader = CHAT + 1
    await journey.ask(reader, '/start C2303')
    await journey.ask(reader, '/language')
    await journey.press(reader, 'English')
    const asked = async (text: string) => {
      const query = journey.api.inline(text, { id: reader })
      await expect.poll(() => journey.api.answersTo(query).length).toBe(1)
      return (journey.api.answersTo(query)[0]!.params as { results: { id: string; input_message_content: { message_text: string } }[] })
        .results
    }
    const [own] = await asked('')
    expect(own?.id).toBe('C2303')
    expect(bare(own!.input_message_content.message_text)).toContain('No news does not mean safety')
    await journey.ask(reader, '/discreet')
    await journey.press(reader, 'Hide details')
    expect(await asked('')).toEqual([])
    expect((await asked('Saqba')).map(result => result.id)).toEqual(['C2303'])
    await sql`delete from hudna.chat`.execute(journey.deps.db)
  })

  it('fits into one message however much there is, and says how much is left out', async () => {
    for (let count = 0; count < 14; count++)
      await tell({ kind: 'shelling', status: 'reported', day: '2018-03-12' }, 'C2303', ['one', 'two'])
    const { text } = await journey.ask(CHAT, '/town سقبا')
    expect(text.length).toBeLessThanOrEqual(4096)
    expect(text.match(/🔴/g)!.length).toBeGreaterThan(3)
    expect(text).toMatch(/و.{1,6} أخبار أخرى/)
  })

  it('says so when no source can be read', async () => {
    await sql`
      insert into hudna.source (key, outlet, kind, feed_url, read_at)
      values ('feed', 'x', 'feed', 'https://example.org/f', hudna.hudna_now() - interval '31 minutes')`.execute(journey.deps.db)
    expect((await journey.ask(CHAT, '/town حرستا')).text).toContain('انقطع وصولنا إلى المصادر منذ')
    await sql`update hudna.source set read_at = hudna.hudna_now()`.execute(journey.deps.db)
    expect((await journey.ask(CHAT, '/town حرستا')).text).not.toContain('انقطع')
  })

  it('lists truces and corridors as announced, without those that are over', async () => {
    const { text } = await journey.ask(CHAT, '/truces')
    expect(text).toMatch(/^هدن وممرات مُعلَنة/)
    expect(text).toContain('منطقة دوما')
    expect(text).not.toContain('🔴')
    expect(text).not.toContain('آمن')
  })

  it('leaves out no truce without a word, and begins with that of one’s own place', async () => {
    await journey.ask(CHAT + 1, '/start C3001')
    await tell({ kind: 'ceasefire', status: 'announced' }, 'SY0501', ['outlet-e'])
    for (let count = 0; count < 24; count++) await tell({ kind: 'ceasefire', status: 'announced' }, 'SY1301', ['outlet-c'])
    const truces = (await journey.ask(CHAT + 1, '/truces')).text
    expect(truces.match(/\|[^\n]*/)?.[0]).toContain('السقيلبية')
    expect(truces.length).toBeLessThanOrEqual(4096)
    expect(truces).toMatch(/و.{1,6} إعلاناً آخر\.$/)
    const town = (await journey.ask(CHAT + 1, '/town دوما السويداء')).text
    expect(town.length).toBeLessThanOrEqual(4096)
    const shown = town.match(/🟡/gu)!.length
    expect(bare(town)).toContain(`و${24 - shown} إعلاناً آخر`)
    expect(town).toContain('🔴 قصف')
  })
})

describe('whoever follows many places', () => {
  it('is offered each of them', async () => {
    const journey = await startJourney({ gazetteer })
    const { db, cipher } = journey.deps
    const chat = await ensureChat(db, cipher, CHAT as TelegramChatId, 'private')
    for (const id of [...gazetteer.places.keys()].slice(0, MOST_PLACES)) await follow(db, chat.id, id)
    expect((await journey.ask(CHAT, '/town')).rows).toHaveLength(MOST_PLACES)
    await journey.close()
  })
})
