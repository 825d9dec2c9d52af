import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Telegraf, TelegramError } from 'telegraf'
import { message } from 'telegraf/filters'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi
let bot: Telegraf

beforeEach(async () => {
  api = await startBotApi()
  api.addChat(1, { languageCode: 'ar' })
  bot = new Telegraf(api.token, { telegram: { apiRoot: api.url, webhookReply: false } })
  bot.start(context => context.reply('أهلاً', { reply_markup: { inline_keyboard: [[{ text: 'دوما', callback_data: 'f:1' }]] } }))
  bot.on(message('text'), context => context.replyWithHTML(`<b>${context.message.text}</b>`))
  bot.on('callback_query', async context => {
    await context.answerCbQuery('تم')
    await context.editMessageText('تتابع دوما')
  })
})
afterEach(() => api.close())

/** A resident's first minute: start, press, write. */
async function firstMinute(): Promise<void> {
  api.say(1, '/start')
  const welcome = await api.waitFor({ method: 'sendMessage', text: 'أهلاً' })
  const query = api.press(1, welcome.messageId!, 'دوما')
  await api.waitFor({ method: 'editMessageText', text: 'تتابع دوما' })
  expect(api.answersTo(query)).toHaveLength(1)
  api.say(1, 'سقبا')
  expect(await api.waitFor({ text: 'سقبا' })).toMatchObject({ chatId: 1, entities: [{ type: 'bold', offset: 0, length: 4 }] })
  expect(api.stats().unknownParameters).toEqual([])
}

describe('telegraf', () => {
  it('polls', async () => {
    const running = bot.launch({ allowedUpdates: ['message', 'callback_query'] })
    await firstMinute()
    bot.stop()
    await running
    expect(api.stats().pendingUpdates).toBe(0)
  })

  it('is called by a webhook', async () => {
    const server = createServer(await bot.createWebhook({ domain: '127.0.0.1', path: '/hook', secret_token: 'secret' }))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await bot.telegram.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 'secret' })
    await firstMinute()
    expect((await bot.telegram.getWebhookInfo()).pending_update_count).toBe(0)
    await bot.telegram.deleteWebhook()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })

  it('uploads files', async () => {
    const sent = await bot.telegram.sendDocument(1, { source: Buffer.from('a,b'), filename: 'towns.csv' }, { caption: 'جدول' })
    expect(sent).toMatchObject({ caption: 'جدول', document: { file_name: 'towns.csv', file_size: 3 } })
    const link = await bot.telegram.getFileLink(sent.document.file_id)
    expect(await (await fetch(link)).text()).toBe('a,b')
    const album = await bot.telegram.sendMediaGroup(1, [
      { type: 'photo', media: { source: Buffer.from('1') }, caption: 'أ' },
      { type: 'photo', media: { source: Buffer.from('2') } },
    ])
    expect(album).toHaveLength(2)
  })

  it('understands refusals', async () => {
    api.setChat(1, 'blocked')
    const refusal = await bot.telegram.sendMessage(1, 'x').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(TelegramError)
    expect(refusal).toMatchObject({ code: 403, description: 'Forbidden: bot was blocked by the user' })
  })
})
