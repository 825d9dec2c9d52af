import type { AdminDeps } from '../admin/deps.ts'
import { createAdminDesk } from '../admin/desk.ts'
import { rememberUpdate } from '../db/bot-update-store.ts'
import { type AnswerContext, answer, answerFlood } from './answer.ts'
import type { BotDeps } from './deps.ts'
import { sendDueWatches } from './features/watch.ts'
import { createFloodGate } from './flood-gate.ts'
import { type Incoming, parseIncoming, senderOf } from './incoming.ts'
import { createIntake, type Intake } from './intake.ts'
import { introduce } from './introduce.ts'
import { createLanes } from './lanes.ts'
import { createRecentMessages } from './recent-messages.ts'
import { createWebhookHandler, type WebhookHandler } from './webhook.ts'

export interface BotOptions {
  readonly token: string
  readonly apiRoot: string
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
  readonly admin: AdminDeps
}

export interface Bot {
  /** Takes one update of whatever form; resolves when there is room for more, and never rejects. */
  handleUpdate(update: unknown): Promise<void>
  /** To be mounted at the path of the webhook's url; null where the bot polls. */
  readonly webhook: WebhookHandler | null
  /** Begins to take updates, and tells Telegram of texts and menus beside that. */
  start(): void
  /** Sends the weekly reports that are due; how many. */
  sendWatches(): Promise<number>
  /** Takes no more, and waits for the answers under way. */
  stop(): Promise<void>
  /** Resolves when everything taken so far is answered. */
  idle(): Promise<void>
  state(): ReturnType<Intake['state']> | 'webhook'
}

const HANDLER_TIMEOUT_MS = 20_000
const STOP_TIMEOUT_MS = 10_000
const POST_WAITS_MS = [500, 2_000, 6_000, 10_000] as const
const FLOOD = { perSecond: 3, burst: 20 } as const
const LANES = { sideBySide: 8, waitingPerKey: 30, mostWaiting: 500 } as const

class HandlerTimeoutError extends Error {
  override readonly name = 'HandlerTimeoutError'
}

/** The bot: takes updates, lets nobody flood it, and answers each chat in order. One bad update ends nothing. */
export function createBot(deps: BotDeps, options: BotOptions): Bot {
  let username: string | null = null
  const { log } = deps
  const context: AnswerContext = {
    deps,
    recent: createRecentMessages(),
    admins: createAdminDesk(deps, options.admin),
    username: () => username,
  }
  const flood = createFloodGate(FLOOD)
  const lanes = createLanes(LANES, error => log.error({ err: error }, 'an update was not answered'))

  async function handleUpdate(update: unknown): Promise<void> {
    try {
      // The gate stands before everything that costs: a flood is turned away unread.
      const user = senderOf(update)
      const verdict = user === null ? 'pass' : flood.check(user, performance.now())
      if (verdict === 'drop') return
      const parsed = parseIncoming(update)
      if (parsed?.incoming) take(parsed.id, parsed.incoming, verdict)
      await lanes.room()
    } catch (error) {
      log.error({ err: error }, 'an update was not taken')
    }
  }

  function take(id: number, incoming: Incoming, verdict: 'pass' | 'warn'): void {
    const key = String('room' in incoming ? incoming.room.id : incoming.user)
    const work = verdict === 'pass' ? () => answerOnce(id, incoming) : () => answerFlood(context, incoming)
    if (lanes.add(key, () => withLimit(work())) === 'full')
      log.warn({ kind: incoming.kind }, 'an update was turned away: too many wait for this chat')
  }

  async function answerOnce(id: number, incoming: Incoming): Promise<void> {
    if (incoming.kind === 'post') return takePost(incoming)
    if (!(await rememberUpdate(deps.db, id))) return
    try {
      await answer(context, incoming)
    } catch (error) {
      log.error({ err: error, kind: incoming.kind }, 'an update was not answered')
      await apologise(incoming)
    }
  }

  /** News is not lost to a database that is away for a moment; that it comes twice does no harm, since articles are recognised. */
  async function takePost(incoming: Incoming): Promise<void> {
    for (const waitMs of [...POST_WAITS_MS, null]) {
      try {
        return await answer(context, incoming)
      } catch (error) {
        if (waitMs === null) throw error
        log.warn({ err: error, waitMs }, 'a post was not taken, tries again')
        await new Promise(resolve => setTimeout(resolve, waitMs))
      }
    }
  }

  async function apologise(incoming: Incoming): Promise<void> {
    const text = deps.messages.t('ar', 'failed')
    if (incoming.kind === 'press') await deps.call('answerCallbackQuery', { callback_query_id: incoming.callbackId, text })
    else if (incoming.kind === 'text' && incoming.room.type === 'private')
      await deps.call('sendMessage', { chat_id: incoming.room.id, text })
  }

  const intake = options.webhook ? null : createIntake({ token: options.token, apiRoot: options.apiRoot, log, onUpdate: handleUpdate })

  const stopping = new AbortController()
  let introduced: Promise<void> = Promise.resolve()

  return {
    handleUpdate,
    webhook: options.webhook ? createWebhookHandler(options.webhook.secret, handleUpdate) : null,
    idle: () => lanes.idle(),
    state: () => intake?.state() ?? 'webhook',
    sendWatches: () => sendDueWatches(deps, context.recent),
    start() {
      const onUsername = (name: string): void => {
        username = name
      }
      introduced = introduce(deps, { webhook: options.webhook, onUsername, stop: stopping.signal }).catch(error =>
        log.error({ err: error }, 'the bot was not introduced'),
      )
      intake?.start()
    },
    async stop() {
      stopping.abort()
      await intake?.stop()
      await Promise.race([Promise.all([lanes.idle(), introduced]), new Promise(resolve => setTimeout(resolve, STOP_TIMEOUT_MS).unref())])
    },
  }
}

/** Lets go of work that takes too long, so that the chat's next update is answered. */
async function withLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandlerTimeoutError(`no answer within ${HANDLER_TIMEOUT_MS} ms`)), HANDLER_TIMEOUT_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
