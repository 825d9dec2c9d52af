import { commandMenus, introductions } from './commands.ts'
import type { BotDeps } from './deps.ts'
import { ALLOWED_UPDATES } from './intake.ts'

export interface Introduction {
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** Told of the bot's own username. */
  readonly onUsername: (username: string) => void
  readonly stop: AbortSignal
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/**
 * Tells Telegram what it has to know of the bot: where to bring updates, texts and menus. Each call is made until Telegram has taken or refused it,
 * beside everything else, so that a start does not wait for a network that is away.
 */
export async function introduce(
  deps: Pick<BotDeps, 'call' | 'log' | 'messages'>,
  { webhook, onUsername, stop }: Introduction,
): Promise<void> {
  const describe = (language: 'ar' | 'en', key: string): string => deps.messages.t(language, key)
  if (webhook !== null) {
    const { url, secret } = webhook
    await untilTaken(deps, stop, 'setWebhook', { url, secret_token: secret, allowed_updates: [...ALLOWED_UPDATES] })
  }
  const me = await untilTaken(deps, stop, 'getMe', {})
  if (typeof me === 'object' && me !== null && 'username' in me) onUsername(String(me.username))
  for (const { method, payload } of introductions(describe)) await untilTaken(deps, stop, method, payload)
  for (const menu of commandMenus(describe)) await untilTaken(deps, stop, 'setMyCommands', menu)
}

/** The answer; null where Telegram refuses, or where it is time to stop. */
async function untilTaken(
  { call, log }: Pick<BotDeps, 'call' | 'log'>,
  stop: AbortSignal,
  method: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  let waitMs = FIRST_WAIT_MS
  while (!stop.aborted) {
    const result = await call(method, payload)
    if (result.ok) return result.result
    const { code, retryAfter } = result.error
    if (code !== null && code < 500 && code !== 429) {
      log.error({ method, code }, 'Telegram refuses what the bot tells of itself')
      return null
    }
    await wait(retryAfter === null ? waitMs : retryAfter * 1000, stop)
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }
  return null
}

function wait(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
