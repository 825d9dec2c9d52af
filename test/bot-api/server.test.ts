import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, post } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
const folder = mkdtempSync(join(tmpdir(), 'bot-api-'))
const logFile = join(folder, 'sent.ndjson')

beforeAll(async () => {
  api = await startBotApi({ logFile })
  api.addChat(7)
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

describe('addresses', () => {
  it.each([
    ['/bot1:wrong/getMe', 401, 'Unauthorized'],
    ['/botnonsense/getMe', 404, 'Not Found'],
    ['/bot4242:stand-in', 404, 'Not Found'],
    ['/elsewhere', 404, 'Not Found'],
    ['/bot4242:stand-in/sendNothing', 404, 'Not Found: method not found'],
    ['/file/bot4242:stand-in/documents/none.txt', 404, 'Not Found'],
  ])('%s is refused with %i', async (path, code, description) => {
    const response = await fetch(api.url + path)
    expect(response.status).toBe(code)
    expect(await response.json()).toEqual({ ok: false, error_code: code, description })
  })

  it('takes the name of a method in any case', async () => {
    expect((await call(api, 'GETME')).result).toMatchObject({ id: 4242, is_bot: true, username: 'hudna_test_bot' })
  })
})

describe('bodies', () => {
  it('takes the query string', async () => {
    const response = await fetch(`${api.url}/bot${api.token}/sendMessage?chat_id=7&text=${encodeURIComponent('من العنوان')}`)
    expect(await response.json()).toMatchObject({ ok: true, result: { text: 'من العنوان' } })
  })

  it('takes an urlencoded form', async () => {
    const form = new URLSearchParams({ chat_id: '7', text: 'نص', reply_markup: '{"inline_keyboard":[[{"text":"أ","callback_data":"a"}]]}' })
    expect((await post(api, 'sendMessage', form)).result.reply_markup.inline_keyboard[0][0]).toEqual({ text: 'أ', callback_data: 'a' })
  })

  it.each(['document', 'elsewhere'])('takes a file in a multipart form, in the part %s', async part => {
    const form = new FormData()
    form.set('chat_id', '7')
    form.set('caption', 'ملف\r\nفي سطرين')
    if (part !== 'document') form.set('document', `attach://${part}`)
    form.set(part, new Blob(['a,b\r\n\r\n--c'], { type: 'text/csv' }), 'towns.csv')
    const { result } = await post(api, 'sendDocument', form)
    expect(result.caption).toBe('ملف\nفي سطرين')
    expect(result.document).toMatchObject({ file_name: 'towns.csv', mime_type: 'text/csv', file_size: 10 })

    const { file_path } = (await call(api, 'getFile', { file_id: result.document.file_id })).result
    const file = await fetch(`${api.url}/file/bot${api.token}/${file_path}`)
    expect(await file.text()).toBe('a,b\r\n\r\n--c')
  })

  it.each([
    ['{"chat_id":7,', "Bad Request: can't parse JSON encoded body"],
    ['[7]', 'Bad Request: object expected as JSON encoded body'],
    ['{"chat_id":7,"text":"x","reply_markup":"{"}', "Bad Request: can't parse reply markup JSON object"],
  ])('refuses %s', async (body, description) => {
    expect(await post(api, 'sendMessage', body, { 'content-type': 'application/json' })).toMatchObject({ status: 400, description })
  })

  it('refuses a multipart body that does not keep its boundary', async () => {
    const answer = await post(api, 'sendMessage', '--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer).toMatchObject({ status: 400, description: "Bad Request: can't parse multipart body" })
  })

  it('refuses more than 50 MB', async () => {
    const form = new FormData()
    form.set('document', new Blob([new Uint8Array(50 * 1024 * 1024 + 1)]), 'big.bin')
    expect(await post(api, 'sendDocument', form)).toMatchObject({ status: 413, description: 'Request Entity Too Large' })
  })
})

describe('books', () => {
  it('notes parameters that Telegram does not know', async () => {
    api.resetStats()
    await call(api, 'sendMessage', { chat_id: 7, text: 'x', disable_notification: true })
    expect(api.stats().unknownParameters).toEqual([])
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'y', colour: 'red' }]] }
    await call(api, 'sendMessage', { chat_id: 7, text: 'x', silent: true, reply_markup })
    expect(api.stats().unknownParameters).toEqual(['sendMessage.silent', 'sendMessage.button.colour'])
  })

  it('writes every accepted call to the log before it answers, and no refused one', async () => {
    const before = readFileSync(logFile, 'utf8').split('\n').length
    const { result } = await call(api, 'sendMessage', { chat_id: 7, text: 'للسجل' })
    await call(api, 'sendMessage', { chat_id: 7, text: '' })
    const lines = readFileSync(logFile, 'utf8').split('\n')
    expect(lines.length).toBe(before + 1)
    expect(JSON.parse(lines.at(-2)!)).toMatchObject({ method: 'sendMessage', chatId: 7, messageId: result.message_id, text: 'للسجل' })
  })

  it('counts accepted and refused calls', async () => {
    api.resetStats()
    await call(api, 'sendMessage', { chat_id: 7, text: 'x' })
    await call(api, 'sendMessage', { chat_id: 8, text: 'x' })
    expect(api.stats()).toMatchObject({ accepted: { sendMessage: 1 }, refusedCalls: { 'sendMessage 400': 1 } })
    expect(api.refused()).toMatchObject([{ method: 'sendMessage', chatId: 8, code: 400, description: 'Bad Request: chat not found' }])
  })

  it('numbers messages per chat and dates them in seconds of its own clock', async () => {
    api.addChat(100)
    api.addChat(101)
    api.setClockOffset(-1_000_000_000)
    const ids = []
    for (const chat_id of [100, 100, 101]) ids.push((await call(api, 'sendMessage', { chat_id, text: 'x' })).result.message_id)
    const { date } = (await call(api, 'sendMessage', { chat_id: 101, text: 'x' })).result
    api.setClockOffset(0)
    expect(ids).toEqual([1, 2, 1])
    expect(Math.abs(Date.now() / 1000 - 1_000_000 - date)).toBeLessThan(30)
  })

  it('keeps ids only, if told to', async () => {
    const light = await startBotApi({ keepContent: false, autoChats: true })
    const { result } = await call(light, 'sendMessage', { chat_id: 5, text: 'نص طويل' })
    expect(light.sent()).toMatchObject([{ method: 'sendMessage', chatId: 5, messageId: result.message_id, params: {} }])
    expect(await call(light, 'editMessageText', { chat_id: 5, message_id: 1, text: 'نص طويل' })).toMatchObject({ ok: true })
    expect(await call(light, 'deleteMessage', { chat_id: 5, message_id: 2 })).toMatchObject({ status: 400 })
    expect(light.messages(5)).toEqual([])
    await light.close()
  })
})
