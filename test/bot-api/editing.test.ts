import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const CHAT = 1
const GROUP = -20
const KEYBOARD = { inline_keyboard: [[{ text: 'متابعة', callback_data: 'follow' }]] }
const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

beforeAll(async () => {
  api = await startBotApi()
  api.addChat(CHAT)
  api.addChat(GROUP)
})
afterAll(() => api.close())

async function sent(params: object = {}): Promise<number> {
  return (await call(api, 'sendMessage', { chat_id: CHAT, text: 'قديم', ...params })).result.message_id
}
const edit = (message_id: number, params: object) => call(api, 'editMessageText', { chat_id: CHAT, message_id, ...params })

describe('editing', () => {
  it('keeps every version', async () => {
    const id = await sent({ reply_markup: KEYBOARD })
    const { result } = await edit(id, { text: '<i>جديد</i>', parse_mode: 'HTML', reply_markup: KEYBOARD })
    expect(result).toMatchObject({ message_id: id, text: 'جديد', edit_date: expect.any(Number), reply_markup: KEYBOARD })
    const view = api.messages(CHAT).at(-1)
    expect(view).toMatchObject({ text: 'جديد', entities: [{ type: 'italic' }], replyMarkup: KEYBOARD })
    expect(view?.versions.map(version => version.text)).toEqual(['قديم', 'جديد'])
  })

  it('drops the keyboard that is not sent again', async () => {
    const id = await sent({ reply_markup: KEYBOARD })
    expect((await edit(id, { text: 'جديد' })).result.reply_markup).toBeUndefined()
    expect(api.messages(CHAT).at(-1)?.replyMarkup).toBeUndefined()
  })

  it('refuses what changes nothing, whatever the order of fields', async () => {
    const id = await sent({ reply_markup: KEYBOARD })
    const same = { inline_keyboard: [[{ callback_data: 'follow', text: 'متابعة' }]] }
    expect(await edit(id, { text: ' قديم ', reply_markup: same })).toMatchObject({ status: 400, description: NOT_MODIFIED })
    expect(await call(api, 'editMessageReplyMarkup', { chat_id: CHAT, message_id: id, reply_markup: same })).toMatchObject({
      description: NOT_MODIFIED,
    })
    expect(await edit(id, { text: 'قديم', entities: [{ type: 'bold', offset: 0, length: 1 }], reply_markup: same })).toMatchObject({
      ok: true,
    })
  })

  it('changes a keyboard alone', async () => {
    const id = await sent()
    const { result } = await call(api, 'editMessageReplyMarkup', { chat_id: CHAT, message_id: id, reply_markup: KEYBOARD })
    expect(result).toMatchObject({ text: 'قديم', reply_markup: KEYBOARD })
  })

  it('changes a caption, and neither takes the other for itself', async () => {
    const photo = (await call(api, 'sendPhoto', { chat_id: CHAT, photo: 'https://example.org/a.png', caption: 'أ' })).result.message_id
    const caption = (message_id: number) => call(api, 'editMessageCaption', { chat_id: CHAT, message_id, caption: 'ب' })
    expect((await caption(photo)).result.caption).toBe('ب')
    expect((await caption(await sent())).description).toBe('Bad Request: there is no caption in the message to edit')
    expect((await edit(photo, { text: 'ج' })).description).toBe('Bad Request: there is no text in the message to edit')
  })

  it.each([
    [{ message_id: 9999, text: 'x' }, 'message to edit not found'],
    [{ text: 'x' }, 'message identifier is not specified'],
    [{ message_id: 1, text: '' }, 'message text is empty'],
    [{ message_id: 1, text: 'س'.repeat(4097) }, 'message is too long'],
    [{ message_id: 1, text: 'x', reply_markup: { force_reply: true } }, 'inline keyboard expected'],
  ])('refuses %o', async (params, reason) => {
    expect(await call(api, 'editMessageText', { chat_id: CHAT, ...params })).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    })
  })

  it("refuses other people's messages and deleted ones", async () => {
    expect((await edit(api.say(CHAT, 'كلام'), { text: 'x' })).description).toBe("Bad Request: message can't be edited")
    const id = await sent()
    await call(api, 'deleteMessage', { chat_id: CHAT, message_id: id })
    expect((await edit(id, { text: 'x' })).description).toBe('Bad Request: message to edit not found')
  })

  it('takes an inline message', async () => {
    expect((await call(api, 'editMessageText', { inline_message_id: 'abc', text: 'x' })).result).toBe(true)
  })
})

describe('deleting', () => {
  it('deletes once', async () => {
    const message_id = await sent()
    expect((await call(api, 'deleteMessage', { chat_id: CHAT, message_id })).result).toBe(true)
    expect(api.messages(CHAT).find(message => message.messageId === message_id)?.deleted).toBe(true)
    expect((await call(api, 'deleteMessage', { chat_id: CHAT, message_id })).description).toBe('Bad Request: message to delete not found')
  })

  it('deletes nothing older than 48 hours', async () => {
    const message_id = await sent()
    api.setClockOffset(48 * 3600_000 + 5000)
    const answer = await call(api, 'deleteMessage', { chat_id: CHAT, message_id })
    const many = await call(api, 'deleteMessages', { chat_id: CHAT, message_ids: [message_id] })
    api.setClockOffset(0)
    expect([answer.description, many.result]).toEqual(["Bad Request: message can't be deleted", true])
    expect(api.messages(CHAT).at(-1)?.deleted).toBe(false)
  })

  it('deletes up to a hundred at once, and skips what is not there', async () => {
    const ids = [await sent(), await sent()]
    expect((await call(api, 'deleteMessages', { chat_id: CHAT, message_ids: [...ids, 9999] })).result).toBe(true)
    expect(
      api
        .messages(CHAT)
        .slice(-2)
        .every(message => message.deleted),
    ).toBe(true)
    const tooMany = Array.from({ length: 101 }, (_, i) => i + 1)
    expect((await call(api, 'deleteMessages', { chat_id: CHAT, message_ids: tooMany })).description).toBe(
      'Bad Request: too many message identifiers specified',
    )
  })

  it('deletes what others wrote in private chats, and in groups as an admin', async () => {
    const remove = (chat_id: number, message_id: number) => call(api, 'deleteMessage', { chat_id, message_id })
    expect((await remove(CHAT, api.say(CHAT, 'كلام'))).ok).toBe(true)
    const id = api.say(GROUP, 'كلام')
    expect((await remove(GROUP, id)).description).toBe("Bad Request: message can't be deleted")
    api.memberChange(GROUP, 'member', 'administrator')
    expect((await remove(GROUP, id)).ok).toBe(true)
  })
})
