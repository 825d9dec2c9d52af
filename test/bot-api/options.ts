/** Options of the stand-in. Every field may be left out; see `settingsOf` for the defaults. */
export interface BotApiOptions {
  readonly port?: number
  readonly host?: string
  readonly token?: string
  readonly botUser?: Partial<BotUser>
  /** `false`: as fast as one likes; `true`: Telegram's published limits. */
  readonly flood?: boolean | FloodRules
  /** Delay of every answer, half before and half after the call is accepted. */
  readonly latencyMs?: number | readonly [min: number, max: number]
  /** Every accepted call is appended here as a line of JSON before it is answered. */
  readonly logFile?: string
  /** A chat that is written to without having been added exists and has started the bot. */
  readonly autoChats?: boolean
  /** In groups an ordinary member bot hears only commands, replies to it and mentions of it. */
  readonly privacyMode?: boolean
  /** `false` keeps ids and counts only: for runs of a million messages. */
  readonly keepContent?: boolean
  /** First delay before a failed webhook delivery is tried again; it doubles up to a minute. */
  readonly webhookRetryMs?: number
}

interface BotUser {
  readonly id: number
  readonly username: string
  readonly first_name: string
}

export interface FloodRules {
  readonly global: BucketRule
  readonly chat: BucketRule
  readonly group: { readonly perMinute: number }
}

export interface BucketRule {
  readonly capacity: number
  readonly perSecond: number
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly token: string
  readonly botUser: BotUser
  readonly flood: FloodRules | false
  readonly latencyMs: readonly [min: number, max: number]
  readonly logFile: string | undefined
  readonly autoChats: boolean
  readonly privacyMode: boolean
  readonly keepContent: boolean
  readonly webhookRetryMs: number
}

/** Telegram's limits as its FAQ states them: 30 a second in all, one a second to a chat, 20 a minute to a group. */
export const TELEGRAM_FLOOD_RULES: FloodRules = {
  global: { capacity: 30, perSecond: 30 },
  chat: { capacity: 3, perSecond: 1 },
  group: { perMinute: 20 },
}

export function settingsOf(options: BotApiOptions): Settings {
  const latency = options.latencyMs ?? 0
  const flood = options.flood ?? false
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    token: options.token ?? '4242:stand-in',
    botUser: { id: 4242, username: 'hudna_test_bot', first_name: 'Hudna', ...options.botUser },
    flood: flood === true ? TELEGRAM_FLOOD_RULES : flood,
    latencyMs: typeof latency === 'number' ? [latency, latency] : latency,
    logFile: options.logFile,
    autoChats: options.autoChats ?? false,
    privacyMode: options.privacyMode ?? true,
    keepContent: options.keepContent ?? true,
    webhookRetryMs: options.webhookRetryMs ?? 1000,
  }
}
