import type { Json } from './params.ts'
import type { PendingUpdate, UpdateQueue } from './updates.ts'

const ANSWER_TIMEOUT_MS = 60_000
const LONGEST_RETRY_MS = 60_000
const LONGEST_RETRY_AFTER_S = 3600

export interface WebhookTarget {
  readonly url: string
  readonly secret: string | undefined
  readonly maxConnections: number
}

export interface WebhookReport {
  readonly delivered: number
  readonly failed: number
  readonly lastErrorAt: number | undefined
  readonly lastError: string | undefined
}

/**
 * Posts updates to the bot: several at once, but those of one chat in order. An answer other than 2xx is tried
 * again with a growing delay. A method call in the answer is carried out, its outcome is lost, as with Telegram.
 */
export class WebhookSender {
  #target: WebhookTarget | undefined
  #abort = new AbortController()
  #lanes = new Map<string, PendingUpdate[]>()
  #ready: string[] = []
  #underWay = 0
  #report: WebhookReport = { delivered: 0, failed: 0, lastErrorAt: undefined, lastError: undefined }
  readonly #updates: UpdateQueue
  readonly #retryMs: number
  readonly #call: (method: string, params: Json) => void

  constructor(updates: UpdateQueue, retryMs: number, call: (method: string, params: Json) => void) {
    this.#updates = updates
    this.#retryMs = retryMs
    this.#call = call
  }

  get target(): WebhookTarget | undefined {
    return this.#target
  }

  get report(): WebhookReport {
    return this.#report
  }

  /** Starts over with another target; `undefined` stops the deliveries. */
  set(target: WebhookTarget | undefined): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.#target = target
    this.#lanes = new Map()
    this.#ready = []
    this.#underWay = 0
    this.#updates.onPush = target && (update => this.#enqueue(update))
    if (!target) return
    for (const update of this.#updates.pending.values()) this.#enqueue(update)
  }

  #enqueue(update: PendingUpdate): void {
    const lane = this.#lanes.get(update.key)
    if (lane) {
      lane.push(update)
    } else {
      this.#lanes.set(update.key, [update])
      this.#ready.push(update.key)
    }
    this.#pump()
  }

  #pump(): void {
    while (this.#target && this.#underWay < this.#target.maxConnections) {
      const key = this.#ready.shift()
      if (key === undefined) return
      this.#underWay++
      void this.#deliver(key, this.#target, this.#abort.signal, 0)
    }
  }

  async #deliver(key: string, target: WebhookTarget, stopped: AbortSignal, attempt: number): Promise<void> {
    const lane = this.#lanes.get(key) ?? []
    const update = lane[0]
    const outcome = update ? await post(target, update.body, stopped) : { ok: true as const, body: '' }
    if (stopped.aborted) return
    this.#underWay--
    if (outcome.ok) {
      lane.shift()
      if (update) this.#updates.pending.delete(update.id)
      if (lane.length > 0) this.#ready.push(key)
      else this.#lanes.delete(key)
      this.#report = { ...this.#report, delivered: this.#report.delivered + 1 }
      this.#answerCall(outcome.body)
    } else {
      const { failed } = this.#report
      this.#report = { ...this.#report, failed: failed + 1, lastErrorAt: Date.now(), lastError: outcome.reason }
      const delay = outcome.retryAfterMs ?? Math.min(LONGEST_RETRY_MS, this.#retryMs * 2 ** attempt)
      setTimeout(() => {
        if (stopped.aborted) return
        this.#underWay++
        void this.#deliver(key, target, stopped, attempt + 1)
      }, delay).unref()
    }
    this.#pump()
  }

  #answerCall(body: string): void {
    if (!body.startsWith('{')) return
    try {
      const { method, ...params } = JSON.parse(body) as Json
      if (typeof method === 'string') this.#call(method, params)
    } catch {
      // Telegram drops an answer that is no JSON.
    }
  }
}

type Outcome = { ok: true; body: string } | { ok: false; reason: string; retryAfterMs: number | undefined }

async function post(target: WebhookTarget, update: Json, stopped: AbortSignal): Promise<Outcome> {
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(target.secret !== undefined && { 'x-telegram-bot-api-secret-token': target.secret }),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    })
    const body = await answer.text()
    if (answer.ok) return { ok: true, body }
    const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return {
      ok: false,
      reason: `Wrong response from the webhook: ${answer.status} ${answer.statusText}`,
      retryAfterMs: retryAfter > 0 ? Math.min(retryAfter, LONGEST_RETRY_AFTER_S) * 1000 : undefined,
    }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'Connection failed', retryAfterMs: undefined }
  }
}
