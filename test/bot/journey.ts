import { assert, vi } from 'vitest'
import type { AdminDeps, BroadcastOrder, Broadcasts } from '../../src/admin/deps.ts'
import { type Bot, createBot } from '../../src/bot/bot.ts'
import type { ArticleSubmission, BotDeps, Call } from '../../src/bot/deps.ts'
import { createFloodGate } from '../../src/bot/flood-gate.ts'
import { createMessages } from '../../src/bot/messages/messages.ts'
import { createChatCipher } from '../../src/db/chat-cipher.ts'
import { settleReview } from '../../src/db/review-store.ts'
import type { Gazetteer } from '../../src/domain/gazetteer.ts'
import type { AlertId, TelegramChatId } from '../../src/domain/ids.ts'
import type { Logger } from '../../src/logger.ts'
import { createTransport, type Transport } from '../../src/notify/transport.ts'
import type { BotApiOptions } from '../bot-api/options.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { openEmbedded, type Setup, type TestDatabase } from '../support/databases.ts'
import { answersIn, smallGazetteer } from './places.ts'

export const ADMIN = 9001
export const SECOND_ADMIN = 9002

export interface Journey {
  readonly api: BotApi
  readonly bot: Bot
  readonly deps: BotDeps
  readonly test: TestDatabase
  /** Everything that went to the log, as one text. */
  readonly logged: () => string
  readonly articles: readonly ArticleSubmission[]
  readonly broadcasts: readonly BroadcastOrder[]
  /** What somebody writes, and the bot's answer to it. */
  ask(chat: number, text: string): Promise<Answered>
  /** A press on a button of the bot's newest message, and what the message reads then, or the new one. */
  press(chat: number, label: string, from?: { id: number }): Promise<Answered>
  latest(chat: number): Answered
  /** Waits as long as a person takes: one who types faster than the bot lets anybody is turned away. */
  unhurried(user: number): Promise<void>
  close(): Promise<void>
}

export interface Answered {
  readonly messageId: number
  readonly text: string
  /** Labels, row by row as Telegram lays them: from the left. */
  readonly rows: readonly (readonly string[])[]
  readonly data: readonly string[]
}

export interface JourneyOptions {
  readonly setup?: Setup
  readonly api?: BotApiOptions
  readonly adminIds?: readonly number[]
  readonly webhook?: { readonly url: string; readonly secret: string }
  readonly now?: () => Date
  /** Instead of the small country. */
  readonly gazetteer?: Gazetteer
  /** Instead of an admin's ledger that only notes down. */
  readonly admin?: (test: TestDatabase) => Promise<Partial<AdminDeps>>
}

const ANSWER_WITHIN_MS = 10_000

/** The bot on a real database, talking over HTTP to the stand-in. */
export async function startJourney(options: JourneyOptions = {}): Promise<Journey> {
  const test = await (options.setup?.open() ?? openEmbedded())
  const api = await startBotApi({ autoChats: true, ...options.api })
  const { log, text: logged } = captureLog()
  const gazetteer = options.gazetteer ?? smallGazetteer()
  const articles: ArticleSubmission[] = []
  const broadcasts: BroadcastOrder[] = []
  const deps: BotDeps = {
    db: test.database.db,
    cipher: createChatCipher(Buffer.alloc(32, 7)),
    messages: createMessages(),
    call: callOver(createTransport({ token: api.token, apiRoot: api.url })),
    log,
    now: options.now ?? (() => new Date()),
    gazetteer,
    answers: answersIn(test.database.db, gazetteer),
    adminIds: (options.adminIds ?? [ADMIN]).map(id => id as TelegramChatId),
    onArticle: async submission => {
      articles.push(submission)
      return 'taken'
    },
  }
  const bot = createBot(deps, {
    token: api.token,
    apiRoot: api.url,
    webhook: options.webhook ?? null,
    admin: {
      broadcasts: ledgerOf(broadcasts),
      acceptReview: (review, by) => settleReview(test.database.db, review, 'accepted', by),
      ...(await options.admin?.(test)),
    },
  })
  bot.start()
  await vi.waitFor(() => assert(api.stats().accepted['setMyCommands'] === 6), { timeout: ANSWER_WITHIN_MS })

  const pace = createFloodGate({ perSecond: 2.8, burst: 18 })
  async function unhurried(user: number): Promise<void> {
    while (pace.check(user, performance.now()) !== 'pass') await new Promise(resolve => setTimeout(resolve, 100))
  }

  const latest = (chat: number): Answered => viewOf(api, chat)
  async function settled(chat: number, seen: number): Promise<Answered> {
    await api.waitFor(
      record => record.seq > seen && record.chatId === chat && /^(sendMessage|sendPhoto|editMessageText)$/.test(record.method),
      ANSWER_WITHIN_MS,
    )
    await bot.idle()
    return latest(chat)
  }
  return {
    api,
    bot,
    deps,
    test,
    logged,
    articles,
    broadcasts,
    latest,
    unhurried,
    async ask(chat, text) {
      await unhurried(chat)
      const seen = lastSeq(api)
      api.say(chat, text)
      return settled(chat, seen)
    },
    async press(chat, label, from) {
      await unhurried(from?.id ?? chat)
      const query = api.press(chat, latest(chat).messageId, label, from)
      await vi.waitFor(() => assert(api.answersTo(query).length > 0), { timeout: ANSWER_WITHIN_MS, interval: 5 })
      await bot.idle()
      return latest(chat)
    },
    async close() {
      await bot.stop()
      await api.close()
      await test.close()
    },
  }
}

/** The transport as the bot calls it: names of methods are texts there. */
function callOver(transport: Transport): Call {
  return (method, payload) => transport.call(method as 'sendMessage', payload as never)
}

function ledgerOf(sent: BroadcastOrder[]): Broadcasts {
  return {
    audienceSize: async audience => (audience.by === 'all' ? 1237 : 7),
    render: (body, language) => ({
      text: `📢 من إدارة الخدمة\n${language === 'en' ? body.textEn : body.textAr}\n🗣 ${body.source}`,
      entities: [],
    }),
    async send({ body, audience, who, urgent }) {
      sent.push({ body, audience, who, urgent })
      return '00000000-0000-4000-8000-000000000001' as AlertId
    },
    progress: async () => ({ total: 40, sent: 40, ended: 0, paused: false, finished: true }),
    pause: async () => {},
    resume: async () => {},
    cancel: async () => {},
    recall: async () => 40,
  }
}

function viewOf(api: BotApi, chat: number): Answered {
  const message = api
    .messages(chat)
    .filter(view => view.outgoing && !view.deleted)
    .at(-1)
  if (message === undefined) throw new Error('the bot has sent nothing to this chat')
  const markup = message.replyMarkup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined
  const rows = markup?.inline_keyboard ?? []
  return {
    messageId: message.messageId,
    text: message.text,
    rows: rows.map(row => row.map(button => button.text)),
    data: rows.flat().map(button => button.callback_data),
  }
}

function lastSeq(api: BotApi): number {
  return api.sent().at(-1)?.seq ?? 0
}

function captureLog(): { readonly log: Logger; readonly text: () => string } {
  const lines: string[] = []
  const write = (fields: object, message: string): void => {
    const shown =
      'err' in fields && fields.err instanceof Error
        ? { ...fields, err: `${fields.err.name}: ${fields.err.message} ${fields.err.stack}` }
        : fields
    lines.push(`${message} ${JSON.stringify(shown)}`)
  }
  const log: Logger = { error: write, warn: write, info: write, debug: write, child: () => log }
  return { log, text: () => lines.join('\n') }
}
