import type { Clock } from './clock.ts'
import { conflict } from './errors.ts'
import type { Json } from './params.ts'

const KEPT_SECONDS = 86_400
const REASKED_MS = 500
const EXCLUDED_BY_DEFAULT: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count']
const OTHER_POLLER = 'terminated by other getUpdates request; make sure that only one bot instance is running'

export interface PendingUpdate {
  readonly id: number
  readonly at: number
  /** Updates of one key reach a webhook in order, one at a time. */
  readonly key: string
  readonly body: Json
}

export interface Poll {
  readonly offset: number
  readonly limit: number
  readonly timeoutMs: number
  /** Aborts when the caller hangs up. */
  readonly signal: AbortSignal
}

interface Waiter {
  readonly end: (outcome: Error | undefined) => void
}

/** Updates that the bot has not confirmed yet, and the one poller that waits for them. */
export class UpdateQueue {
  readonly pending = new Map<number, PendingUpdate>()
  /** Hears of each update while a webhook is set; long polls are answered otherwise. */
  onPush: ((update: PendingUpdate) => void) | undefined
  #allowed: readonly string[] = []
  #nextId = Math.floor(Date.now() / 1000)
  #waiter: Waiter | undefined
  #lastOffset: number | undefined
  #lastPollAt = 0
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get allowed(): readonly string[] {
    return this.#allowed
  }

  /** Stays until it is set again; an empty list means Telegram's default. */
  setAllowed(types: readonly string[]): void {
    this.#allowed = types
  }

  /** Queues one update, or drops it where its kind is not asked for. Returns its id. */
  push(kind: string, payload: Json, key: string): number | undefined {
    const wanted = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !EXCLUDED_BY_DEFAULT.includes(kind)
    if (!wanted) return undefined
    const id = this.#nextId++
    const update: PendingUpdate = { id, at: this.#clock.seconds(), key, body: { update_id: id, [kind]: payload } }
    this.pending.set(id, update)
    if (this.onPush) this.onPush(update)
    else setImmediate(() => this.#waiter?.end(undefined))
    return id
  }

  /** Confirms what lies below the offset and answers with what comes from it on, waiting for it if need be. Throws 409. */
  async poll(poll: Poll): Promise<Json[]> {
    this.#waiter?.end(conflict(OTHER_POLLER))
    const now = performance.now()
    const reasked = poll.offset === this.#lastOffset && now - this.#lastPollAt < REASKED_MS
    this.#lastOffset = poll.offset
    this.#lastPollAt = now
    const limit = reasked ? 1 : poll.limit
    const offset = this.#confirm(poll.offset)
    const ready = this.#from(offset, limit)
    if (ready.length > 0 || poll.timeoutMs === 0) return ready
    await this.#wait(poll)
    return this.#from(offset, limit)
  }

  /** Ends the poll that waits, if one does. */
  terminate(reason: string): void {
    this.#waiter?.end(conflict(reason))
  }

  #wait(poll: Poll): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (outcome: Error | undefined) => {
        clearTimeout(timer)
        poll.signal.removeEventListener('abort', hungUp)
        if (this.#waiter === waiter) this.#waiter = undefined
        if (outcome) reject(outcome)
        else resolve()
      }
      const hungUp = () => end(undefined)
      const waiter: Waiter = { end }
      const timer = setTimeout(() => end(undefined), poll.timeoutMs)
      poll.signal.addEventListener('abort', hungUp)
      this.#waiter = waiter
    })
  }

  #confirm(offset: number): number {
    this.#forgetOld()
    const ids = [...this.pending.keys()]
    const first = offset < 0 ? (ids.at(offset) ?? ids[0] ?? 0) : offset
    for (const id of ids) {
      if (id >= first) break
      this.pending.delete(id)
    }
    return first
  }

  #forgetOld(): void {
    const oldest = this.#clock.seconds() - KEPT_SECONDS
    for (const update of this.pending.values()) {
      if (update.at > oldest) break
      this.pending.delete(update.id)
    }
  }

  #from(offset: number, limit: number): Json[] {
    const updates: Json[] = []
    for (const update of this.pending.values()) {
      if (updates.length === limit) break
      if (update.id >= offset) updates.push(update.body)
    }
    return updates
  }
}
