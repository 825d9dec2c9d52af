import { z } from 'zod'
import { editDistance } from './queries/place-search/edit-distance.ts'

export const ROLES = ['bot', 'http', 'ingest', 'detect', 'decide', 'notify', 'schedule'] as const
export type Role = (typeof ROLES)[number]

export interface Config {
  readonly telegram: {
    readonly token: string | null
    readonly apiRoot: string
    readonly webhook: { readonly url: string; readonly secret: string } | null
  }
  readonly storage:
    | { readonly kind: 'embedded'; readonly dataDir: string }
    | {
        readonly kind: 'server'
        readonly databaseUrl: string
        readonly redisUrl: string
        readonly dataDir: string
        /** Connections to Postgres that this process holds at most; absent for the default. */
        readonly poolSize?: number
      }
  /** 32 bytes, or null where the embedded set-up makes its own on first start. */
  readonly dataKey: Uint8Array | null
  readonly http: { readonly host: string; readonly port: number }
  readonly ingestKeys: readonly string[]
  readonly queryKeys: readonly string[]
  readonly adminIds: readonly number[]
  readonly messagesPerSecond: number
  readonly timeZone: string
  readonly logLevel: string
  /** Time of the world at which a drill or a test starts. */
  readonly clock: Date | null
}

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  )

/** Keys that a header can carry: one that it cannot would let nobody in. */
const keys = list.refine(parts => parts.every(key => /^[\x21-\x7e]+$/.test(key)), {
  error: 'must be of Latin letters, digits and signs without spaces, comma-separated',
})

const number = (least: number, most: number) => {
  const error = `must be a number from ${least} to ${most}`
  return z.coerce.number({ error }).min(least, { error }).max(most, { error })
}
const whole = (least: number, most: number) => number(least, most).int({ error: `must be a whole number from ${least} to ${most}` })

const url = (schemes: readonly string[]) =>
  z
    .string()
    .refine(text => URL.canParse(text) && schemes.includes(new URL(text).protocol), { error: `must be a URL of ${schemes.join(' or ')}` })

const Environment = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]{20,}$/, 'must look like 123456:ABC…')
    .optional(),
  TELEGRAM_API_ROOT: url(['http:', 'https:']).default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: url(['https:', 'http:']).optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL_SIZE: whole(2, 100).optional(),
  REDIS_URL: url(['redis:', 'rediss:', 'unix:']).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATA_KEY: z
    .string()
    .refine(text => Buffer.from(text, 'base64').length === 32, { error: 'must be 32 bytes in base64 (openssl rand -base64 32)' })
    .optional(),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: whole(0, 65535).default(8080),
  INGEST_KEYS: keys,
  QUERY_KEYS: keys,
  ADMIN_IDS: list.refine(ids => ids.every(id => /^[1-9]\d{0,15}$/.test(id)), { error: 'must be Telegram user ids, comma-separated' }),
  MESSAGES_PER_SECOND: number(1, 1000).default(30),
  TIME_ZONE: z.string().refine(isTimeZone, { error: 'must be an IANA time zone' }).default('Asia/Damascus'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CLOCK: z.iso.datetime({ offset: true, error: 'must be an ISO time with zone, such as 2018-03-12T15:00:00Z' }).optional(),
})

/** Reads the environment once, at the edge. Every problem names its variable; an empty variable counts as unset, and space around a value as none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])))
  const parsed = Environment.safeParse(given)
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}`)
  return parsed.success && problems.length === 0 ? { ok: true, config: toConfig(parsed.data) } : { ok: false, problems }
}

const NEAR = 2
/** Names shorter than these are near to many that are none of ours. */
const SHORTEST_NAME = 7

/** Variables that are none of ours and read like one, a sentence each: with DATABASE_URI a system would start, on another database than was meant. */
export function strayVariables(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = Object.keys(Environment.shape)
  return Object.keys(env).flatMap(name => {
    if (known.includes(name) || name.length < SHORTEST_NAME || !env[name]?.trim()) return []
    const meant = known.find(one => one.length >= SHORTEST_NAME && editDistance(name, one, NEAR) <= NEAR)
    if (meant !== undefined) return [`${name}: no such setting; ${meant} is meant?`]
    return isOfTelegram(name) ? [`${name}: no such setting; there are ${known.filter(isOfTelegram).join(', ')}`] : []
  })
}

function isOfTelegram(name: string): boolean {
  return name.startsWith('TELEGRAM_')
}

type Environment = z.infer<typeof Environment>

function contradictions(env: Environment): string[] {
  const problems: string[] = []
  if (env.DATABASE_URL && !env.REDIS_URL)
    problems.push('REDIS_URL: missing; DATABASE_URL alone is no set-up: give both, or neither for the embedded one')
  if (env.REDIS_URL && !env.DATABASE_URL)
    problems.push('DATABASE_URL: missing; REDIS_URL alone is no set-up: give both, or neither for the embedded one')
  if (env.DATABASE_URL && env.REDIS_URL && !env.DATA_KEY)
    problems.push('DATA_KEY: missing; the server set-up needs the key that chat ids are encrypted with (openssl rand -base64 32)')
  if (env.TELEGRAM_WEBHOOK_URL && !env.TELEGRAM_WEBHOOK_SECRET)
    problems.push('TELEGRAM_WEBHOOK_SECRET: missing; TELEGRAM_WEBHOOK_URL needs it')
  return problems
}

function toConfig(env: Environment): Config {
  return {
    telegram: {
      token: env.TELEGRAM_BOT_TOKEN ?? null,
      apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      webhook: env.TELEGRAM_WEBHOOK_URL ? { url: env.TELEGRAM_WEBHOOK_URL, secret: env.TELEGRAM_WEBHOOK_SECRET ?? '' } : null,
    },
    storage:
      env.DATABASE_URL && env.REDIS_URL
        ? {
            kind: 'server',
            databaseUrl: env.DATABASE_URL,
            redisUrl: env.REDIS_URL,
            dataDir: env.DATA_DIR,
            ...(env.DATABASE_POOL_SIZE === undefined ? {} : { poolSize: env.DATABASE_POOL_SIZE }),
          }
        : { kind: 'embedded', dataDir: env.DATA_DIR },
    dataKey: env.DATA_KEY ? Buffer.from(env.DATA_KEY, 'base64') : null,
    http: { host: env.HTTP_HOST, port: env.HTTP_PORT },
    ingestKeys: env.INGEST_KEYS,
    queryKeys: env.QUERY_KEYS,
    adminIds: env.ADMIN_IDS.map(Number),
    messagesPerSecond: env.MESSAGES_PER_SECOND,
    timeZone: env.TIME_ZONE,
    logLevel: env.LOG_LEVEL,
    clock: env.CLOCK ? new Date(env.CLOCK) : null,
  }
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
