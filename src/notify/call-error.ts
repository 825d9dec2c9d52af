import { parseTelegramChatId, type TelegramChatId } from '../domain/ids.ts'

/** What went wrong with a call: free of token, chat and text, which telegraf's errors carry. */
export interface CallError {
  readonly method: string
  /** Telegram's code; null where no answer of Telegram came. */
  readonly code: number | null
  /** Seconds, of a 429. */
  readonly retryAfter: number | null
  readonly description: string
  /** The id that a group has since it became a supergroup. */
  readonly migrateTo: TelegramChatId | null
  /** Whether Telegram may have done what was asked: `no`, it answered or was never reached; `perhaps`, nobody knows. */
  readonly done: 'no' | 'perhaps'
}

/** Codes of errors that arise before anything of the request has left this machine. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EMFILE',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const LONGEST_DESCRIPTION = 200

export function describeCallError(method: string, thrown: unknown): CallError {
  const answer = fieldOf(thrown, 'response')
  const code = fieldOf(answer, 'error_code')
  if (typeof code === 'number') return describeAnswer(method, code, answer)
  const name = fieldOf(thrown, 'code') ?? fieldOf(thrown, 'type') ?? fieldOf(thrown, 'name')
  // Only the kind of the error is kept: its message holds the address, and with it the token.
  const description = typeof name === 'string' && /^[A-Za-z][\w-]{0,60}$/.test(name) ? name : 'unknown'
  return { method, code: null, retryAfter: null, description, migrateTo: null, done: NOT_REACHED.has(description) ? 'no' : 'perhaps' }
}

function describeAnswer(method: string, code: number, answer: unknown): CallError {
  const parameters = fieldOf(answer, 'parameters')
  const retryAfter = fieldOf(parameters, 'retry_after')
  const migrateTo = fieldOf(parameters, 'migrate_to_chat_id')
  return {
    method,
    code,
    retryAfter: typeof retryAfter === 'number' && retryAfter > 0 ? retryAfter : null,
    description: withoutPersonal(fieldOf(answer, 'description')),
    migrateTo: typeof migrateTo === 'number' || typeof migrateTo === 'string' ? parseTelegramChatId(migrateTo) : null,
    done: code >= 500 ? 'perhaps' : 'no',
  }
}

/** Telegram quotes pieces of a message where it cannot read it, and now and then an id: words of its own stay, quotes and long numbers go. */
function withoutPersonal(description: unknown): string {
  if (typeof description !== 'string') return ''
  return description
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\w+:\/\/\S+/g, '…')
    .replace(/-?\d{5,}/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, LONGEST_DESCRIPTION)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined
}
