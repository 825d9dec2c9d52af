import { pino } from 'pino'

export interface Logger {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
  child(fields: Record<string, string>): Logger
}

/** Field names that never reach a log, at the top or one level down: the last net under rules that keep them out in the first place. */
const REDACTED = [
  'token',
  'chatId',
  'chat_id',
  'text',
  'title',
  'name',
  'username',
  'first_name',
  'last_name',
  'payload',
  'authorization',
  'from',
]

/**
 * JSON lines on standard error: standard output belongs to the commands.
 * error = our fault, warn = look soon, info = a fact.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: REDACTED.flatMap(key => [key, `*.${key}`]), censor: '[redacted]' },
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** Class and code of an error, and where in our code it arose; not its message, which may quote an article, a url or a token. */
export function describeError(error: unknown): { type: string; code?: string; at?: string; cause?: object } {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : undefined
  const at = error.stack
    ?.split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 6)
    .map(line => line.trim().replace(/\(?file:\/\/\S*\/(src|workers|node_modules)\//, '($1/'))
    .join(' < ')
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(at === undefined ? {} : { at }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
