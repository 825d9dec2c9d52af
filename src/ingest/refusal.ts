import type { FetchFailure } from './fetch/fetch-guarded.ts'
import type { PageFailure } from './page/page-reader.ts'

/** Why something that was handed in became no article. */
export type RefusalReason = 'invalid' | PageFailure | FetchFailure

/** A refusal for the one who handed it in: English for the log and for programs, a key of the message table for people. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly message: string
  readonly messageKey: string
  /** Whether the same may be taken another time: the network's and our own trouble, not what the article is. */
  readonly mayRetry: boolean
  readonly field?: string
}

export function refusal(reason: RefusalReason, message: string, field?: string): Refusal {
  const plain = { reason, message, messageKey: MESSAGE_KEYS[reason], mayRetry: PASSING.has(reason) }
  return field === undefined ? plain : { ...plain, field }
}

/** Key of the words for people; null for a reason that is none of ours. */
export function refusalKey(reason: string): string | null {
  return Object.hasOwn(MESSAGE_KEYS, reason) ? MESSAGE_KEYS[reason as RefusalReason] : null
}

const PASSING: ReadonlySet<RefusalReason> = new Set(['unknown-host', 'timeout', 'aborted', 'status', 'network', 'busy'])

const MESSAGE_KEYS: Readonly<Record<RefusalReason, string>> = {
  aborted: 'ingest-refused-unreachable',
  'bad-url': 'ingest-refused-url',
  broken: 'ingest-refused-page',
  busy: 'ingest-refused-busy',
  credentials: 'ingest-refused-url',
  encoding: 'ingest-refused-page',
  invalid: 'ingest-refused-invalid',
  memory: 'ingest-refused-page',
  network: 'ingest-refused-unreachable',
  'no-text': 'ingest-refused-no-text',
  port: 'ingest-refused-url',
  'private-address': 'ingest-refused-url',
  scheme: 'ingest-refused-url',
  status: 'ingest-refused-unreachable',
  timeout: 'ingest-refused-timeout',
  'too-deep': 'ingest-refused-page',
  'too-large': 'ingest-refused-too-large',
  'too-many-redirects': 'ingest-refused-unreachable',
  'too-many-tags': 'ingest-refused-page',
  'unknown-host': 'ingest-refused-unreachable',
}
