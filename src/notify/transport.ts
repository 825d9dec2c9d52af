import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
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
/** Connections are kept between calls, for less long than servers keep them: what is sent on one that is just being closed ends in doubt. */
const IDLE_CONNECTION_MS = 15_000
const MOST_IDLE_CONNECTIONS = 256

/** The parts of telegraf's client that its own types hide, or show as an older Bot API and another shim of AbortSignal have them. */
interface Client {
  readonly options: { agent: Agent | PlainAgent | undefined }
  callApi(method: string, payload: object, options: { readonly signal: AbortSignal }): Promise<unknown>
}

export function createTransport({ token, apiRoot, onRefused, deadlineMs = CALL_DEADLINE_MS }: TransportOptions): Transport {
  const client = new Telegram(token, { apiRoot, webhookReply: false }) as unknown as Client
  // Set afterwards: for plain HTTP telegraf drops the agent that it is given, and then opens a connection for every call.
  client.options.agent = keepingAgent(apiRoot)
  return {
    call: async (method, payload, ownDeadlineMs = deadlineMs) => {
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(), ownDeadlineMs)
      try {
        return { ok: true, result: await client.callApi(method, payload, { signal: deadline.signal }) }
      } catch (thrown) {
        const error = describeCallError(method, thrown)
        if (error.code === 401 || error.code === 404) onRefused?.(error)
        return { ok: false, error }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** No limit on connections: a call that waited for one would start after it was told to. */
function keepingAgent(apiRoot: string): Agent | PlainAgent {
  const options = {
    keepAlive: true,
    keepAliveMsecs: IDLE_CONNECTION_MS,
    timeout: IDLE_CONNECTION_MS,
    maxFreeSockets: MOST_IDLE_CONNECTIONS,
  }
  return apiRoot.startsWith('http://') ? new PlainAgent(options) : new Agent(options)
}
