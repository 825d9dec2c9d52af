import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import { connectBotApi } from './client.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const CHAT = 1
const GROUP = -20
const CHANNEL = -1_000_000_000_040

beforeEach(async () => {
  api = await startBotApi()
  api.addChat(CHAT, { firstName: 'ليلى', languageCode: 'ar' })
  api.addChat(GROUP)
  api.addChat(CHANNEL, { type: 'channel', title: 'أخبار' })
})
afterEach(() => api.close())

// biome-ignore lint/suspicious/noExplicitAny: each test looks into another kind of update
async function updates(): Promise<any[]> {
  const { result } = await call(api, 'getUpdates', { limit: 100 })
  if (result.length > 0) await call(api, 'getUpdates', { offset: result.at(-1).update_id + 1 })
  return result
}
const lastUpdate = async () => (await updates()).at(-1)

describe('people', () => {
  it('write with their name and language, and Telegram marks commands', async () => {
    const id = api.say(CHAT, '/start SY0307')
    expect(await lastUpdate()).toMatchObject({
      message: {
        message_id: id,
        from: { id: CHAT, is_bot: false, first_name: 'ليلى', language_code: 'ar' },
        chat: { id: CHAT, type: 'private' },
        text: '/start SY0307',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    })
  })

  it('write in other languages, forward, reply, edit and use the inline mode', async () => {
    const { message_id } = (await call(api, 'sendMessage', { chat_id: CHAT, text: 'سؤال' })).result
    api.say(CHAT, 'yes', { from: { language_code: 'en', username: 'layla' }, replyTo: message_id })
    expect(await lastUpdate()).toMatchObject({
      message: { from: { language_code: 'en', username: 'layla' }, reply_to_message: { message_id } },
    })
    const origin = { type: 'channel', chat: { id: CHANNEL, type: 'channel', title: 'أخبار' }, message_id: 4, date: 5 }
    const id = api.say(CHAT, 'خبر', { forwardOrigin: origin, viaBot: true })
    expect(await lastUpdate()).toMatchObject({ message: { forward_origin: origin, via_bot: { id: 4242 } } })
    api.say(CHAT, 'خبر آخر', { edited: id })
    expect(await lastUpdate()).toMatchObject({ edited_message: { message_id: id, text: 'خبر آخر', edit_date: expect.any(Number) } })
  })

  it('share a place and send a file', async () => {
    api.share(CHAT, 33.5, 36.3)
    expect(await lastUpdate()).toMatchObject({ message: { location: { latitude: 33.5, longitude: 36.3 } } })
    api.sendFile(CHAT, api.addFile('subscribers.csv', 'text/csv', Buffer.from('a,b').toString('base64')))
    const { document } = (await lastUpdate()).message
    const { file_path } = (await call(api, 'getFile', { file_id: document.file_id })).result
    expect(await (await fetch(`${api.url}/file/bot${api.token}/${file_path}`)).text()).toBe('a,b')
  })

  it('start the bot by writing to it, and cannot write once they have blocked it', async () => {
    api.addChat(2, { started: false })
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).status).toBe(403)
    api.say(2, '/start')
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).ok).toBe(true)
    api.memberChange(2, 'member', 'kicked')
    expect(await lastUpdate()).toMatchObject({
      my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked', user: { id: 4242 } } },
    })
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).description).toBe('Forbidden: bot was blocked by the user')
    expect(() => api.say(2, 'x')).toThrow('nobody can write in chat 2')
    api.memberChange(2, 'kicked', 'member')
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).ok).toBe(true)
  })
})

describe('groups and channels', () => {
  it.each([
    ['كلام عابر', false],
    ['/my', true],
    ['/my@hudna_test_bot', true],
    ['/my@another_bot', false],
    ['يا @hudna_test_bot ماذا', true],
  ])('a plain member bot hears %j: %s', async (text, isHeard) => {
    api.say(GROUP, text, { from: { id: 9 } })
    expect((await updates()).length).toBe(isHeard ? 1 : 0)
  })

  it('hears everything as an admin, and replies to it always', async () => {
    const { message_id } = (await call(api, 'sendMessage', { chat_id: GROUP, text: 'x' })).result
    api.say(GROUP, 'جواب', { replyTo: message_id })
    expect(await updates()).toHaveLength(1)
    api.memberChange(GROUP, 'member', 'administrator')
    api.say(GROUP, 'كلام عابر')
    expect(await updates()).toHaveLength(2)
  })

  it('hears posts of channels that it is admin in, and their edits', async () => {
    const id = api.channelPost(CHANNEL, 'خبر')
    expect(await lastUpdate()).toMatchObject({
      channel_post: { message_id: id, sender_chat: { id: CHANNEL, title: 'أخبار' }, text: 'خبر' },
    })
    api.editChannelPost(CHANNEL, id, 'خبر مصحح')
    expect(await lastUpdate()).toMatchObject({ edited_channel_post: { message_id: id, text: 'خبر مصحح' } })
    api.memberChange(CHANNEL, 'administrator', 'left')
    await updates()
    api.channelPost(CHANNEL, 'خبر')
    expect(await updates()).toEqual([])
  })

  it('knows who is who', async () => {
    api.setMember(GROUP, 9, 'creator', { first_name: 'Huda' })
    api.say(GROUP, '/my', { from: { id: 10 } })
    const member = async (user_id: number) => (await call(api, 'getChatMember', { chat_id: GROUP, user_id })).result?.status
    expect([await member(9), await member(10), await member(4242)]).toEqual(['creator', 'member', 'member'])
    expect((await call(api, 'getChatMember', { chat_id: GROUP, user_id: 11 })).description).toBe('Bad Request: user not found')
    expect((await call(api, 'getChatAdministrators', { chat_id: GROUP })).result).toMatchObject([
      { status: 'creator', user: { first_name: 'Huda' } },
    ])
    expect((await call(api, 'getChat', { chat_id: CHAT })).result).toMatchObject({ id: CHAT, type: 'private', first_name: 'ليلى' })
  })

  it('is left', async () => {
    expect((await call(api, 'leaveChat', { chat_id: GROUP })).result).toBe(true)
    expect(await lastUpdate()).toMatchObject({ my_chat_member: { new_chat_member: { status: 'left' } } })
    expect((await call(api, 'sendMessage', { chat_id: GROUP, text: 'x' })).description).toBe(
      'Forbidden: bot is not a member of the group chat',
    )
  })
})

describe('buttons and queries', () => {
  const reply_markup = {
    inline_keyboard: [[{ text: 'دوما', callback_data: 'f:SY0307' }], [{ text: 'رابط', url: 'https://example.org' }]],
  }
  const sent = async () => (await call(api, 'sendMessage', { chat_id: CHAT, text: 'أي مكان؟', reply_markup })).result.message_id

  it.each(['دوما', 'f:SY0307'])('are pressed by text or data: %s', async button => {
    const message_id = await sent()
    const id = api.press(CHAT, message_id, button)
    expect(await lastUpdate()).toMatchObject({
      callback_query: { id, from: { id: CHAT }, data: 'f:SY0307', message: { message_id, text: 'أي مكان؟' } },
    })
  })

  it('cannot be pressed where they do not stand, but forged', async () => {
    const message_id = await sent()
    expect(() => api.press(CHAT, message_id, 'حرستا')).toThrow('no such button')
    expect(() => api.press(CHAT, message_id, 'رابط')).toThrow('does not call the bot')
    expect(() => api.press(CHAT, 999, 'دوما')).toThrow('no message 999')
    api.pressRaw(CHAT, 999, 'b:send', { id: 666 })
    expect(await lastUpdate()).toMatchObject({
      callback_query: { from: { id: 666 }, data: 'b:send', message: { message_id: 999, date: 0 } },
    })
  })

  it('are answered once, and soon', async () => {
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    const id = api.press(CHAT, await sent(), 'دوما')
    const answer = (callback_query_id: string, text = 'تم') => call(api, 'answerCallbackQuery', { callback_query_id, text })
    expect((await answer(id, 'س'.repeat(201))).description).toBe('Bad Request: MESSAGE_TOO_LONG')
    expect((await answer(id)).result).toBe(true)
    expect(api.answersTo(id)).toMatchObject([{ params: { text: 'تم' } }])
    expect((await answer(id)).description).toBe(tooOld)
    expect((await answer('0')).description).toBe(tooOld)
    const late = api.press(CHAT, await sent(), 'دوما')
    api.setClockOffset(3600_000)
    expect((await answer(late)).description).toBe(tooOld)
  })

  const article = (id: string, more: object = {}) => ({
    type: 'article',
    id,
    title: 'دوما',
    input_message_content: { message_text: 'نص' },
    ...more,
  })
  it('ask inline and are answered', async () => {
    const id = api.inline('دوما', { id: 9 }, { latitude: 33.5, longitude: 36.4 })
    expect(await lastUpdate()).toMatchObject({ inline_query: { id, query: 'دوما', from: { id: 9 }, location: { latitude: 33.5 } } })
    expect((await call(api, 'answerInlineQuery', { inline_query_id: id, results: [article('1')] })).result).toBe(true)
    expect(api.answersTo(id)).toHaveLength(1)
  })

  it.each([
    [Array.from({ length: 51 }, (_, i) => article(String(i))), 'RESULTS_TOO_MUCH'],
    [[article('')], 'RESULT_ID_INVALID'],
    [[article('د'.repeat(33))], 'RESULT_ID_INVALID'],
    [[article('1'), article('1')], 'RESULT_ID_DUPLICATE'],
    [[article('1', { input_message_content: { message_text: '' } })], 'message text is empty'],
    [[article('1', { title: '' })], 'ARTICLE_TITLE_EMPTY'],
    [[{ type: 'novel', id: '1' }], "can't parse inline query result: unallowed type specified"],
  ])('inline results are checked (%#)', async (results, reason) => {
    const answer = await call(api, 'answerInlineQuery', { inline_query_id: api.inline('x'), results })
    expect(answer).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })

  it('reactions', async () => {
    const react = (message_id: number, emoji: string) =>
      call(api, 'setMessageReaction', { chat_id: CHAT, message_id, reaction: [{ type: 'emoji', emoji }] })
    const id = api.say(CHAT, 'شكراً')
    expect((await react(id, '🙏')).result).toBe(true)
    expect((await react(id, '🪖')).description).toBe('Bad Request: REACTION_INVALID')
    expect((await react(999, '🙏')).description).toBe('Bad Request: message to react not found')
  })
})

describe('the transcript', () => {
  it('is waited for', async () => {
    const waiting = api.waitFor(record => record.text === 'ثانية', 5000)
    await call(api, 'sendMessage', { chat_id: CHAT, text: 'أولى' })
    await call(api, 'sendMessage', { chat_id: CHAT, text: 'ثانية' })
    expect(await waiting).toMatchObject({ seq: 2, method: 'sendMessage', chatId: CHAT, messageId: 2 })
    expect(await api.waitFor({ text: 'أو' })).toMatchObject({ seq: 1 })
    await expect(api.waitFor({ chatId: 5 }, 20)).rejects.toThrow('nothing fitting was sent within 20 ms; 2 calls were accepted')
  })

  it('is filtered', async () => {
    for (const text of ['أ', 'ب']) await call(api, 'sendMessage', { chat_id: CHAT, text })
    await call(api, 'sendMessage', { chat_id: GROUP, text: 'أ' })
    await call(api, 'editMessageText', { chat_id: CHAT, message_id: 1, text: 'ج' })
    const seqs = (filter: object) => api.sent(filter).map(record => record.seq)
    expect(seqs({ chatId: CHAT })).toEqual([1, 2, 4])
    expect(seqs({ method: 'sendMessage', text: 'أ' })).toEqual([1, 3])
    expect(seqs({ method: ['editMessageText'], messageId: 1 })).toEqual([4])
    expect(seqs({ after: 2 })).toEqual([3, 4])
  })
})

describe('another process', () => {
  it('drives the stand-in over HTTP', async () => {
    const remote = connectBotApi(api.url)
    await remote.addChat(5, { firstName: 'سامي' })
    await remote.say(5, 'دوما')
    await call(api, 'sendMessage', { chat_id: 5, text: 'جواب' })
    expect(await remote.waitFor({ chatId: 5 }, 1000)).toMatchObject({ text: 'جواب' })
    expect((await remote.messages(5)).map(message => message.text)).toEqual(['دوما', 'جواب'])
    expect((await remote.stats()).pendingUpdates).toBe(1)
    await expect(remote.messages(6)).rejects.toThrow('no chat 6')
    expect((await fetch(`${api.url}/emu/nothing`)).status).toBe(404)
    expect(await (await fetch(`${api.url}/emu/stats`)).json()).toMatchObject({ result: { pendingUpdates: 1 } })
  })

  it('runs the stand-in, which prints its address first and stops when told to', async () => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', main, '--auto-chats', '--token', '5:t'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string]
    const answer = await fetch(`${url}/bot5:t/sendMessage?chat_id=8&text=x`)
    expect(await answer.json()).toMatchObject({ ok: true })
    expect((await connectBotApi(url).sent()).map(record => record.chatId)).toEqual([8])
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
