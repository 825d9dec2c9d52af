import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, post } from './calling.ts'
import type { ChatOptions } from './chats.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const PRIVATE = 1
const GROUP = -20
const FORUM = -1_000_000_000_030

beforeAll(async () => {
  api = await startBotApi()
  api.addChat(PRIVATE)
  api.addChat(GROUP)
  api.addChat(FORUM, { threads: [5], username: 'forum' })
})
afterAll(() => api.close())

const send = (params: object) => call(api, 'sendMessage', { chat_id: PRIVATE, text: 'x', ...params })

describe('chats', () => {
  it.each<[string, ChatOptions, number, string]>([
    ['blocked', { state: 'blocked' }, 403, 'Forbidden: bot was blocked by the user'],
    ['deactivated', { state: 'deactivated' }, 403, 'Forbidden: user is deactivated'],
    ['never started', { type: 'private', started: false }, 403, "Forbidden: bot can't initiate conversation with a user"],
    ['kicked', { type: 'group', state: 'kicked' }, 403, 'Forbidden: bot was kicked from the group chat'],
    ['kicked', { type: 'supergroup', state: 'kicked' }, 403, 'Forbidden: bot was kicked from the supergroup chat'],
    ['kicked', { type: 'channel', state: 'kicked' }, 403, 'Forbidden: bot was kicked from the channel chat'],
    ['left', { type: 'supergroup', state: 'left' }, 403, 'Forbidden: bot is not a member of the supergroup chat'],
    ['deleted', { type: 'group', state: 'deleted' }, 403, 'Forbidden: the group chat was deleted'],
    ['not found', { state: 'not-found' }, 400, 'Bad Request: chat not found'],
    ['read only', { type: 'group', state: 'write-forbidden' }, 400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
    ['not an admin', { type: 'channel', botStatus: 'member' }, 400, 'Bad Request: need administrator rights in the channel chat'],
  ])('%s: %o is refused', async (_, options, code, description) => {
    api.addChat(-99, options)
    const before = api.sent().length
    expect(await send({ chat_id: -99 })).toMatchObject({ status: code, error_code: code, description })
    expect(api.sent().length).toBe(before)
  })

  it('says where a group has gone', async () => {
    api.addChat(-21, { type: 'group', state: { migratedTo: FORUM } })
    expect(await send({ chat_id: -21 })).toMatchObject({
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: FORUM },
    })
  })

  it.each([
    [undefined, 'Bad Request: chat_id is empty'],
    [12345, 'Bad Request: chat not found'],
    ['@nobody', 'Bad Request: chat not found'],
  ])('refuses the chat %s', async (chat_id, description) => {
    expect(await send({ chat_id })).toMatchObject({ status: 400, description })
  })

  it('finds a chat by its username', async () => {
    expect((await send({ chat_id: '@Forum' })).result.chat.id).toBe(FORUM)
  })

  it('makes chats up where it may', async () => {
    const open = await startBotApi({ autoChats: true })
    expect(await call(open, 'sendMessage', { chat_id: 77, text: 'x' })).toMatchObject({ ok: true })
    await open.close()
  })
})

describe('places in a chat', () => {
  it('replies', async () => {
    const first = (await send({})).result.message_id
    const { result } = await send({ reply_parameters: { message_id: first } })
    expect(result.reply_to_message.message_id).toBe(first)
    expect(api.sent().at(-1)?.replyTo).toBe(first)
  })

  it('does not reply to what is not there, unless that is allowed', async () => {
    expect(await send({ reply_parameters: { message_id: 9999 } })).toMatchObject({
      description: 'Bad Request: message to be replied not found',
    })
    const { result } = await send({ reply_parameters: { message_id: 9999, allow_sending_without_reply: true } })
    expect(result.reply_to_message).toBeUndefined()
  })

  it('knows the topics of a forum', async () => {
    expect((await send({ chat_id: FORUM, message_thread_id: 5 })).result).toMatchObject({ message_thread_id: 5, is_topic_message: true })
    expect(await send({ chat_id: FORUM, message_thread_id: 6 })).toMatchObject({ description: 'Bad Request: message thread not found' })
  })

  it('notes silence, protection and the preview', async () => {
    await send({ disable_notification: true, protect_content: true, link_preview_options: { is_disabled: true } })
    expect(api.sent().at(-1)).toMatchObject({ disableNotification: true, params: { link_preview_options: { is_disabled: true } } })
    expect(api.messages(PRIVATE).at(-1)).toMatchObject({
      silent: true,
      isProtected: true,
      body: { link_preview_options: { is_disabled: true } },
    })
  })
})

describe('keyboards', () => {
  const inline = (button: object) => ({ inline_keyboard: [[button]] })
  it.each([
    { text: 'x', callback_data: 'د'.repeat(32) },
    { text: 'x', url: 'https://example.org' },
    { text: 'x', copy_text: { text: 'س'.repeat(256) } },
    { text: 'x', callback_data: 'a', style: 'danger' },
    { text: 'x', switch_inline_query_chosen_chat: { query: 'دوما' } },
  ])('takes the button %o', async button => {
    const { result } = await send({ reply_markup: inline(button) })
    expect(result.reply_markup.inline_keyboard[0][0]).toEqual(button)
  })

  it.each([
    [{ text: 'x', callback_data: 'د'.repeat(33) }, 'BUTTON_DATA_INVALID'],
    [{ text: 'x', callback_data: '' }, 'BUTTON_DATA_INVALID'],
    [{ text: 'x' }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
    [{ callback_data: 'x' }, 'can\'t parse inline keyboard button: Can\'t find field "text"'],
    [
      { text: 'x', callback_data: 'x', url: 'https://example.org' },
      "can't parse inline keyboard button: exactly one action must be specified",
    ],
    [{ text: 'x', url: 'x y' }, "inline keyboard button URL 'x y' is invalid: Wrong HTTP URL"],
    [{ text: 'x', copy_text: { text: 'س'.repeat(257) } }, 'BUTTON_COPY_TEXT_INVALID'],
    [{ text: 'x', copy_text: { text: '' } }, 'BUTTON_COPY_TEXT_INVALID'],
    [{ text: 'x', callback_data: 'x', style: 'red' }, "can't parse inline keyboard button: invalid button style specified"],
  ])('refuses the button %o', async (button, reason) => {
    expect(await send({ reply_markup: inline(button) })).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })

  it('refuses more than a hundred buttons', async () => {
    const inline_keyboard = Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }])
    expect(await send({ reply_markup: { inline_keyboard } })).toMatchObject({ description: 'Bad Request: reply markup is too long' })
  })

  it.each([
    ['request_location', 'location can be requested in private chats only'],
    ['request_contact', 'phone number can be requested in private chats only'],
  ])('lets %s stand in private chats only', async (action, reason) => {
    const reply_markup = { keyboard: [['نعم', { text: 'x', [action]: true }]], resize_keyboard: true }
    expect((await send({ reply_markup })).ok).toBe(true)
    expect(await send({ chat_id: GROUP, reply_markup })).toMatchObject({ description: `Bad Request: ${reason}` })
  })

  it.each([{ remove_keyboard: true }, { force_reply: true }])('takes %o', async reply_markup => {
    expect((await send({ reply_markup })).ok).toBe(true)
  })
})

describe('media', () => {
  it('sends a picture with its size, and the same again by its id', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000002800000016808060000000000000000', 'hex')
    const form = new FormData()
    form.set('chat_id', String(PRIVATE))
    form.set('caption', '<b>خريطة</b>')
    form.set('parse_mode', 'HTML')
    form.set('photo', new Blob([png], { type: 'image/png' }), 'map.png')
    const { result } = await post(api, 'sendPhoto', form)
    expect(result).toMatchObject({ caption: 'خريطة', caption_entities: [{ type: 'bold' }], photo: [{ width: 640, height: 360 }] })
    const again = await call(api, 'sendPhoto', { chat_id: PRIVATE, photo: result.photo[0].file_id })
    expect(again.result.photo[0].file_id).toBe(result.photo[0].file_id)
  })

  it.each([
    ['sendPhoto', {}, 'there is no photo in the request'],
    ['sendDocument', { document: 'file-999' }, 'wrong file identifier/HTTP URL specified'],
    ['sendLocation', { latitude: 91, longitude: 0 }, 'invalid latitude specified'],
    ['sendLocation', { latitude: 33 }, 'invalid longitude specified'],
    ['sendMediaGroup', { media: [{ type: 'photo', media: 'https://example.org/a.png' }] }, 'media group must include 2-10 items'],
    ['sendChatAction', { action: 'dancing' }, 'wrong parameter action in request'],
  ])('%s refuses %o', async (method, params, reason) => {
    expect(await call(api, method, { chat_id: PRIVATE, ...params })).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })

  it('sends an album as so many messages', async () => {
    const form = new FormData()
    form.set('chat_id', String(PRIVATE))
    form.set(
      'media',
      JSON.stringify([
        { type: 'photo', media: 'attach://a', caption: 'أ' },
        { type: 'photo', media: 'attach://b' },
      ]),
    )
    form.set('a', new Blob(['1']), 'a.png')
    form.set('b', new Blob(['2']), 'b.png')
    const { result } = await post(api, 'sendMediaGroup', form)
    expect(result).toMatchObject([{ caption: 'أ' }, { message_id: result[0].message_id + 1, media_group_id: result[0].media_group_id }])
  })

  it('sends a place', async () => {
    const { result } = await call(api, 'sendLocation', { chat_id: PRIVATE, latitude: '33.57', longitude: 36.4 })
    expect(result.location).toEqual({ latitude: 33.57, longitude: 36.4 })
  })
})

describe('copies and forwards', () => {
  it('copies a text with its entities, under no name', async () => {
    const { result: source } = await send({ text: '<b>أ</b>', parse_mode: 'HTML' })
    const { result } = await call(api, 'copyMessage', { chat_id: GROUP, from_chat_id: PRIVATE, message_id: source.message_id })
    const copy = api.messages(GROUP).at(-1)
    expect(result).toEqual({ message_id: copy?.messageId })
    expect(copy).toMatchObject({ text: 'أ', entities: [{ type: 'bold' }] })
    expect(copy?.body['forward_origin']).toBeUndefined()
  })

  it('forwards with the origin', async () => {
    const message_id = api.say(PRIVATE, 'كلام')
    const { result } = await call(api, 'forwardMessage', { chat_id: GROUP, from_chat_id: PRIVATE, message_id })
    expect(result).toMatchObject({ text: 'كلام', forward_origin: { type: 'user', sender_user: { id: PRIVATE } } })
  })

  it.each([
    ['copyMessage', 'message to copy not found'],
    ['forwardMessage', 'message to forward not found'],
  ])('%s refuses what is not there', async (method, reason) => {
    const answer = await call(api, method, { chat_id: GROUP, from_chat_id: PRIVATE, message_id: 9999 })
    expect(answer).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })

  it('does not forward what is protected', async () => {
    const { message_id } = (await send({ protect_content: true })).result
    const answer = await call(api, 'forwardMessage', { chat_id: GROUP, from_chat_id: PRIVATE, message_id })
    expect(answer.description).toBe("Bad Request: message can't be forwarded")
  })

  it('copies several and leaves out what is missing', async () => {
    const { message_id } = (await send({})).result
    const answer = await call(api, 'copyMessages', { chat_id: GROUP, from_chat_id: PRIVATE, message_ids: [message_id, 9999] })
    expect(answer.result).toEqual([{ message_id: api.messages(GROUP).at(-1)?.messageId }])
  })
})
