import { broadcastsOver } from '../src/admin/ledger.ts'
import type { Context } from '../src/app.ts'
import { type Bot, createBot } from '../src/bot/bot.ts'
import type { ArticleReceipt, ArticleSubmission, BotDeps, Call } from '../src/bot/deps.ts'
import { createMessages } from '../src/bot/messages/messages.ts'
import { addAnswers } from '../src/db/pace-store.ts'
import type { TelegramChatId } from '../src/domain/ids.ts'
import { logSparingly } from '../src/log-sparingly.ts'
import { createAnswerBudget } from '../src/notify/answer-budget.ts'
import { createRender } from '../src/notify/render-for-chat.ts'
import { answersOver } from '../src/queries/answers.ts'
import { amended, changeOf } from './amendments.ts'
import { acceptReview, applyCorrection } from './clock.ts'
import { ingestPost } from './ingest.ts'
import { testSource } from './test-source.ts'

/** Methods that count as messages: the others are free. */
const PACED = /^(send|edit|copy|forward)/

/** The bot: takes updates, answers people. Null where no token is set. */
export function startBot(context: Context): Bot | null {
  const { transport, config } = context
  const { token, apiRoot, webhook } = config.telegram
  if (transport === null || token === null) return null
  const budget = createAnswerBudget({ rate: config.messagesPerSecond, spend: count => addAnswers(context.db, count) })
  const call: Call = async (method, payload) => {
    if (PACED.test(method)) await budget.take((payload as { readonly chat_id?: number }).chat_id)
    return transport.call(method as never, payload as never)
  }
  const basis = { db: context.db, gazetteer: context.gazetteer, timeZone: config.timeZone, render: createRender(context) }
  const deps: BotDeps = {
    db: context.db,
    cipher: context.cipher,
    messages: createMessages(),
    call,
    log: context.log,
    now: () => context.clock.now(),
    gazetteer: context.gazetteer,
    answers: answersOver({ ...basis, search: () => context.pack.search }),
    adminIds: config.adminIds as TelegramChatId[],
    onArticle: (submission: ArticleSubmission): Promise<ArticleReceipt> => ingestPost(context, submission),
  }
  const bot = createBot(deps, {
    token,
    apiRoot,
    webhook,
    admin: {
      broadcasts: broadcastsOver({ ...basis, queues: context.queues, messages: deps.messages }),
      acceptReview: (review, by, amendment) =>
        acceptReview(context, review, by, amendment && (detection => amended(detection, amendment, context.gazetteer))),
      testSource: key => testSource(context, key),
      correctEvent: (event, amendment) => applyCorrection(context, event, changeOf(amendment, context.gazetteer)),
    },
  })
  bot.start()
  return withWatches(bot, context)
}

const LOOK_EVERY_MS = 15_000

/** Looks after what goes on by the clock: weekly reports, what admins watch. A look that still runs is not joined by the next. */
function withWatches(bot: Bot, { log }: Context): Bot {
  let looking: Promise<unknown> | null = null
  const failed = logSparingly(log, 'what is due was not looked after')
  const timer = setInterval(() => {
    looking ??= Promise.all([bot.sendWatches(), bot.tend()])
      .catch(failed)
      .finally(() => {
        looking = null
      })
  }, LOOK_EVERY_MS)
  return {
    ...bot,
    stop: async () => {
      clearInterval(timer)
      await looking
      await bot.stop()
    },
  }
}
