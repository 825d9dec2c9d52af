import type { Opts } from '@grammyjs/types'
import { Telegram } from 'telegraf'
import { type CallError, describeCallError } from './call-error.ts'

export type CallResult = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: CallError }

type Methods = Opts<never>

/** The one way out to Telegram. */
export interface Transport {
  /** Never rejects; an error holds neither token nor chat nor text. */
  call<Method extends keyof Methods>(method: Method, payload: Methods[Method], deadlineMs?: number): Promise<CallResult>
}

export interface TransportOptions {
  readonly token: string
  /** `https://api.telegram.org`, or that of a stand-in. */
  readonly apiRoot: string
  /** How long a call may take, unless it says otherwise. */
  readonly deadlineMs?: number
  /** Told of a token that Telegram does not know, or of a method: nothing can be sent any more, and somebody has to look. */
  readonly onRefused?: (error: CallError) => void
}

export const CALL_DEADLINE_MS = 10_000

type CallApi = (method: string, payload: object, options: { readonly signal: AbortSignal }) => Promise<unknown>

export function createTransport({ token, apiRoot, onRefused, deadlineMs = CALL_DEADLINE_MS }: TransportOptions): Transport {
  const client = new Telegram(token, { apiRoot, webhookReply: false })
  // telegraf's own types stop at an older Bot API and know another shim of AbortSignal.
  const callApi = client.callApi.bind(client) as unknown as CallApi
  return {
    call: async (method, payload, ownDeadlineMs = deadlineMs) => {
      try {
        return { ok: true, result: await callApi(method, payload, { signal: AbortSignal.timeout(ownDeadlineMs) }) }
      } catch (thrown) {
        const error = describeCallError(method, thrown)
        if (error.code === 401 || error.code === 404) onRefused?.(error)
        return { ok: false, error }
      }
    },
  }
}
