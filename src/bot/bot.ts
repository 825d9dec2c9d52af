import type { AdminDeps } from '../admin/deps.ts'
import { createAdminDesk } from '../admin/desk.ts'
import type { AnswerContext } from './answer.ts'
import type { BotDeps } from './deps.ts'
import { sendDueWatches } from './features/watch.ts'
import { createIntake, type Intake } from './intake.ts'
import { introduce } from './introduce.ts'
import { createRecentMessages } from './recent-messages.ts'
import { createUpdateTaker } from './take-updates.ts'
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
  /** Looks after what admins watch: progress whose process has ended, sources that have fallen silent. */
  tend(): Promise<void>
  /** Takes no more, and waits for the answers under way. */
  stop(): Promise<void>
  /** Resolves when everything taken so far is answered. */
  idle(): Promise<void>
  state(): ReturnType<Intake['state']> | 'webhook'
}

const STOP_TIMEOUT_MS = 10_000
/** Longer than an answer may take: what is older was cut short. */
const LEASE_MS = 30_000
/** Polling confirms what it has read when it reads on: nearly every update is answered by then, and a slow one keeps nobody waiting. */
const ANSWERED_FIRST_MS = 250

/** The bot: takes updates by polling or by webhook, and tells Telegram of itself. */
export function createBot(deps: BotDeps, options: BotOptions): Bot {
  let username: string | null = null
  const { log } = deps
  const recent = createRecentMessages()
  const context: AnswerContext = {
    deps,
    recent,
    admins: createAdminDesk(deps, options.admin, recent),
    username: () => username,
  }
  const updates = createUpdateTaker(context, options.webhook === null ? 0 : LEASE_MS)

  async function handleUpdate(update: unknown): Promise<void> {
    const answered = updates.take(update).catch(error => log.warn({ err: error }, 'an update was not taken'))
    await withinMs(answered, ANSWERED_FIRST_MS)
    await updates.room()
  }

  const intake = options.webhook ? null : createIntake({ token: options.token, apiRoot: options.apiRoot, log, onUpdate: handleUpdate })

  const stopping = new AbortController()
  let introduced: Promise<void> = Promise.resolve()

  return {
    handleUpdate,
    webhook: options.webhook ? createWebhookHandler(options.webhook.secret, update => updates.take(update)) : null,
    idle: () => updates.idle(),
    state: () => intake?.state() ?? 'webhook',
    sendWatches: () => sendDueWatches(deps, recent),
    tend: () => context.admins.tend(),
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
      context.admins.stop()
      await intake?.stop()
      await Promise.race([Promise.all([updates.idle(), introduced]), new Promise(resolve => setTimeout(resolve, STOP_TIMEOUT_MS).unref())])
    },
  }
}

function withinMs(work: Promise<void>, ms: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
