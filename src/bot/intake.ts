import { Telegraf, TelegramError } from 'telegraf'
import type { Logger } from '../logger.ts'

export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'my_chat_member',
  'inline_query',
] as const

export interface Intake {
  start(): void
  /** Stops asking for updates and tells Telegram which ones were taken. */
  stop(): Promise<void>
  /** `refused`: the token is not valid; nothing is tried again. */
  state(): 'stopped' | 'polling' | 'waiting' | 'refused'
}

export interface IntakeOptions {
  readonly token: string
  readonly apiRoot: string
  readonly log: Logger
  /** Resolves when there is room for more. */
  readonly onUpdate: (update: unknown) => Promise<void>
  readonly firstWaitMs?: number
  readonly longestWaitMs?: number
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** A poll that held so long was well: the next failure begins again with the short wait. */
const WELL_AFTER_MS = 60_000
const STOP_TIMEOUT_MS = 8_000
const STOP_AGAIN_MS = 100

/**
 * Long polling by telegraf under supervision: telegraf's loop ends at a conflict with another poller, at a wrong token and at any error that it does
 * not know. Each end but a wrong token is followed by another beginning.
 */
export function createIntake({
  token,
  apiRoot,
  log,
  onUpdate,
  firstWaitMs = FIRST_WAIT_MS,
  longestWaitMs = LONGEST_WAIT_MS,
}: IntakeOptions): Intake {
  let state: ReturnType<Intake['state']> = 'stopped'
  let stopping = new AbortController()
  let bot: Telegraf | null = null
  let running: Promise<void> = Promise.resolve()

  async function supervise(stop: AbortSignal): Promise<void> {
    let waitMs = firstWaitMs
    while (!stop.aborted) {
      const begunAt = Date.now()
      const error = await pollOnce()
      if (stop.aborted) break
      if (error instanceof TelegramError && error.code === 401) {
        state = 'refused'
        log.error({ code: 401 }, 'TELEGRAM_BOT_TOKEN is not valid: no updates are taken')
        return
      }
      if (Date.now() - begunAt > WELL_AFTER_MS) waitMs = firstWaitMs
      state = 'waiting'
      const code = error instanceof TelegramError ? error.code : null
      // A conflict means a second copy of this program: both would miss updates until one is stopped.
      log.warn({ code, waitMs }, code === 409 ? 'another program polls for this bot' : 'polling ended, begins again')
      await wait(waitMs, stop)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    }
    state = 'stopped'
  }

  /** Polls until it ends; what ended it, or null. */
  async function pollOnce(): Promise<unknown> {
    bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } })
    bot.catch(() => log.error({}, 'an update was not taken'))
    bot.use(context => onUpdate(context.update))
    try {
      state = 'polling'
      await bot.launch({ allowedUpdates: [...ALLOWED_UPDATES] })
      return null
    } catch (error) {
      return error
    } finally {
      bot = null
    }
  }

  return {
    state: () => state,
    start() {
      if (!stopping.signal.aborted && state !== 'stopped') return
      stopping = new AbortController()
      running = supervise(stopping.signal)
    },
    async stop() {
      stopping.abort()
      const stopBot = () => {
        try {
          bot?.stop()
        } catch {
          // It is not polling yet: telegraf says so by throwing. It will, and is stopped then.
        }
      }
      stopBot()
      const again = setInterval(stopBot, STOP_AGAIN_MS)
      await Promise.race([running, wait(STOP_TIMEOUT_MS)])
      clearInterval(again)
      state = 'stopped'
    },
  }
}

function wait(ms: number, stop?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    timer.unref()
    stop?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
