import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChat } from '../../src/db/chat-store.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { ADMIN, type Journey, startJourney } from './journey.ts'

const GROUP = -1_001_000
const GROUP_ADMIN = { id: 8001, first_name: 'ا' }
const MEMBER = { id: 8002, first_name: 'ب' }
const CHANNEL = -1_002_000

describe('a group', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await startJourney({ api: { privacyMode: true } })
    journey.api.addChat(GROUP, { type: 'supergroup', title: 'جيران' })
    journey.api.setMember(GROUP, GROUP_ADMIN.id, 'administrator')
    journey.api.setMember(GROUP, MEMBER.id, 'member')
    journey.api.addChat(CHANNEL, { type: 'channel', title: 'قناة', username: 'news_channel' })
  })
  afterAll(() => journey.close())

  const say = async (text: string, from: { id: number; first_name: string }): Promise<string> => {
    await journey.unhurried(from.id)
    const after = journey.api.sent().at(-1)?.seq ?? 0
    journey.api.say(GROUP, text, { from })
    const sent = await journey.api.waitFor(record => record.seq > after && record.chatId === GROUP && record.method === 'sendMessage')
    await journey.bot.idle()
    return sent.text ?? ''
  }
  const followed = async (chat: number): Promise<readonly string[]> => {
    const { rows } = await sql<{ place_id: string }>`
      select place_id from hudna.subscription join hudna.chat on chat.id = chat_id
      where id_hash = ${journey.deps.cipher.hash(chat as TelegramChatId)}`.execute(journey.deps.db)
    return rows.map(row => row.place_id)
  }

  it('is greeted with a warning when the bot is let in', async () => {
    journey.api.memberChange(GROUP, 'left', 'member', GROUP_ADMIN)
    const sent = await journey.api.waitFor({ chatId: GROUP, text: 'كل من في المجموعة يرى' })
    expect(sent.text).toContain('/follow')
  })

  it('is told the way that works in it: a name alone is conversation there', async () => {
    expect(await say('/my', MEMBER)).toContain('/follow دوما')
    const helped = await say('/help', MEMBER)
    expect(helped).toContain('/follow دوما')
    for (const alone of ['/near', '/qr']) expect(helped).not.toContain(alone)
    expect(await say('/follow', GROUP_ADMIN)).toContain('/follow دوما')
  })

  it('has its places set by its admins alone, at every press', async () => {
    expect(await say('/follow سقبا', MEMBER)).toContain('لمشرفيها فقط')
    await say('/follow@hudna_test_bot سقبا', GROUP_ADMIN)
    const label = journey.latest(GROUP).rows[0]![0]!
    await journey.press(GROUP, label, MEMBER)
    expect(await followed(GROUP)).toEqual([])
    const done = await journey.press(GROUP, label, GROUP_ADMIN)
    expect(done.text).toContain('كل من في المجموعة يرى')
    expect(await followed(GROUP)).toEqual(['C2303'])
    expect(await followed(MEMBER.id)).toEqual([])
  })

  it('keeps its places when it becomes a supergroup', async () => {
    const after = -1_001_999
    journey.api.addChat(after, { type: 'supergroup' })
    await journey.bot.handleUpdate({
      update_id: 50_000_001,
      message: { message_id: 1, date: 1, chat: { id: GROUP, type: 'group' }, migrate_to_chat_id: after },
    })
    await journey.bot.idle()
    expect(await followed(after)).toEqual(['C2303'])
    expect(await followed(GROUP)).toEqual([])
  })

  it('is left in peace by what is not meant for the bot, and by what people say', async () => {
    const before = journey.api.sent().length
    for (const [index, text] of ['دوما', '/follow@other_bot دوما', '/unknown'].entries()) {
      await journey.bot.handleUpdate({
        update_id: 50_000_100 + index,
        message: { message_id: index, date: 1, chat: { id: GROUP, type: 'supergroup' }, from: { id: GROUP_ADMIN.id }, text },
      })
    }
    await journey.bot.idle()
    expect(journey.api.sent().length).toBe(before)
  })

  it('that is a channel follows what a post of it says, which is no news', async () => {
    const channel = -1_002_500
    journey.api.addChat(channel, { type: 'channel', title: 'قناة البلدة' })
    journey.api.setMember(channel, GROUP_ADMIN.id, 'administrator')
    journey.api.channelPost(channel, '/follow سقبا')
    await journey.api.waitFor({ chatId: channel, text: 'اضغطوا على المكان' })
    await journey.bot.idle()
    const label = journey.latest(channel).rows[0]![0]!
    await journey.press(channel, label, MEMBER)
    expect(await followed(channel)).toEqual([])
    expect((await journey.press(channel, label, GROUP_ADMIN)).text).toContain('كل من في')
    expect(await followed(channel)).toEqual(['C2303'])
    journey.api.channelPost(channel, '/broadcast')
    await journey.bot.idle()
    expect(journey.latest(channel).text).not.toContain('إلى من؟')
    expect(journey.articles.filter(article => article.post.text.startsWith('/follow'))).toEqual([])
    journey.api.channelPost(channel, '/town')
    await journey.api.waitFor({ chatId: channel, text: '📍' })
    expect(journey.latest(channel).text).toContain('سقبا')
  })

  it('of a channel: its posts go to ingest, with the address and the time of the post', async () => {
    journey.api.channelPost(CHANNEL, 'نص منشور')
    const told = () => journey.articles.filter(each => each.post.text === 'نص منشور')
    await expect.poll(() => told().length).toBe(1)
    const [article] = told()
    expect(article).toMatchObject({ from: 'channel', edited: false, post: { text: 'نص منشور', title: 'قناة' } })
    expect(article?.post.url).toMatch(/^https:\/\/t\.me\/news_channel\/\d+$/)
    expect(Math.abs(article!.post.publishedAt.getTime() - Date.now())).toBeLessThan(60_000)
    expect(Buffer.from(article!.channelHash!)).toEqual(Buffer.from(journey.deps.cipher.hash(CHANNEL as TelegramChatId)))
  })

  it('forwarded posts are articles from admins, and nothing from others', async () => {
    const origin = {
      type: 'channel',
      chat: { id: CHANNEL, type: 'channel', title: 'قناة', username: 'news_channel' },
      message_id: 5,
      date: 1_520_000_000,
    }
    journey.api.say(ADMIN, 'خبر محوّل', { forwardOrigin: origin })
    await expect.poll(() => journey.articles.length).toBe(2)
    expect(journey.articles[1]).toMatchObject({
      from: 'admin',
      post: { publishedAt: new Date(1_520_000_000_000), url: 'https://t.me/news_channel/5' },
    })
    journey.api.say(MEMBER.id, 'خبر محوّل', { forwardOrigin: origin })
    await journey.api.waitFor({ chatId: MEMBER.id, method: 'sendMessage' })
    journey.api.say(ADMIN, '/broadcast', { forwardOrigin: origin })
    await expect.poll(() => journey.articles.length).toBe(3)
    await journey.bot.idle()
    expect(journey.api.sent({ chatId: ADMIN, text: 'إلى من؟' })).toEqual([])
  })

  it('a message of the bot itself is no news, from whatever chat it is forwarded', async () => {
    const before = journey.articles.length
    const bot = { id: 1, is_bot: true, first_name: 'x', username: 'hudna_test_bot' }
    const followed = -1_003_000
    journey.api.addChat(followed, { type: 'channel', title: 'جيران' })
    await ensureChat(journey.deps.db, journey.deps.cipher, followed as TelegramChatId, 'channel')
    for (const forwardOrigin of [
      { type: 'user', date: 1_520_000_000, sender_user: bot },
      { type: 'channel', date: 1_520_000_000, message_id: 6, chat: { id: followed, type: 'channel', title: 'جيران' } },
    ]) {
      const after = journey.api.sent().at(-1)?.seq ?? 0
      journey.api.say(ADMIN, 'رسالة تجريبية، ليست خبراً | قصف على سقبا', { forwardOrigin })
      await journey.api.waitFor(record => record.seq > after && record.chatId === ADMIN && (record.text ?? '').includes('من رسائلنا'))
    }
    expect(journey.articles.length).toBe(before)
    const other = { type: 'user', date: 1_520_000_000, sender_user: { ...bot, id: 2, username: 'other_news_bot' } }
    journey.api.say(ADMIN, 'خبر من بوت آخر', { forwardOrigin: other })
    await expect.poll(() => journey.articles.length).toBe(before + 1)
  })
})
