import { closeSync, openSync, writeSync } from 'node:fs'
import type { Chat } from './chats.ts'
import type { Entity } from './entities.ts'
import type { Json, Params } from './params.ts'

/** One accepted call. `seq` counts from 1; `at` is the stand-in's clock in milliseconds. */
export interface SentRecord {
  readonly seq: number
  readonly at: number
  readonly method: string
  readonly chatId?: number
  readonly messageId?: number
  /** Text or caption after parsing. */
  readonly text?: string
  readonly entities?: readonly Entity[]
  readonly replyMarkup?: Json
  readonly disableNotification?: boolean
  readonly replyTo?: number
  readonly params: Params
}

export interface RefusedRecord {
  readonly at: number
  readonly method: string
  readonly chatId?: number
  readonly code: number
  readonly description: string
}

/** What must hold of a record; `text` is looked for within its text, `after` is a `seq`. */
export interface SentFilter {
  readonly method?: string | readonly string[]
  readonly chatId?: number
  readonly messageId?: number
  readonly text?: string
  readonly after?: number
}

export interface MessageVersion {
  readonly at: number
  readonly text: string
  readonly entities: readonly Entity[]
  readonly replyMarkup?: Json
}

export interface StoredMessage {
  readonly id: number
  readonly outgoing: boolean
  /** Telegram's Message object as it is now. */
  body: Json
  readonly versions: MessageVersion[]
  silent: boolean
  protected: boolean
  deleted: boolean
}

export type NewRecord = Omit<SentRecord, 'seq' | 'at' | 'params'>

const REFUSED_KEPT = 10_000

/** Everything that was accepted, in order. */
export class Transcript {
  readonly #records: SentRecord[] = []
  readonly #refused: RefusedRecord[] = []
  readonly #listeners = new Set<(record: SentRecord) => void>()
  readonly #keepContent: boolean
  readonly #log: number | undefined
  #seq = 0

  constructor(keepContent: boolean, logFile: string | undefined) {
    this.#keepContent = keepContent
    this.#log = logFile === undefined ? undefined : openSync(logFile, 'a')
  }

  add(at: number, call: NewRecord, params: Params): void {
    const seq = ++this.#seq
    if (this.#log !== undefined) writeSync(this.#log, `${JSON.stringify({ seq, at, ...call })}\n`)
    const record: SentRecord = this.#keepContent ? { seq, at, ...call, params } : { seq, at, ...identity(call), params: {} }
    this.#records.push(record)
    for (const listener of this.#listeners) listener(record)
  }

  refuse(record: RefusedRecord): void {
    this.#refused.push(record)
    if (this.#refused.length > 2 * REFUSED_KEPT) this.#refused.splice(0, REFUSED_KEPT)
  }

  sent(filter: SentFilter = {}): SentRecord[] {
    return this.#records.filter(record => matches(record, filter))
  }

  refused(): RefusedRecord[] {
    return this.#refused.slice(-REFUSED_KEPT)
  }

  /** The first record that fits, past or to come. Rejects when it has not come in time. */
  waitFor(wanted: SentFilter | ((record: SentRecord) => boolean), timeoutMs: number): Promise<SentRecord> {
    const fits = typeof wanted === 'function' ? wanted : (record: SentRecord) => matches(record, wanted)
    const known = this.#records.find(fits)
    if (known) return Promise.resolve(known)
    return new Promise((resolve, reject) => {
      const listener = (record: SentRecord) => {
        if (!fits(record)) return
        settle()
        resolve(record)
      }
      const timer = setTimeout(() => {
        settle()
        reject(new Error(`nothing fitting was sent within ${timeoutMs} ms; ${this.#records.length} calls were accepted`))
      }, timeoutMs)
      const settle = () => {
        clearTimeout(timer)
        this.#listeners.delete(listener)
      }
      this.#listeners.add(listener)
    })
  }

  clear(): void {
    this.#records.length = 0
    this.#refused.length = 0
  }

  close(): void {
    if (this.#log !== undefined) closeSync(this.#log)
  }
}

function identity(call: NewRecord): NewRecord {
  return {
    method: call.method,
    ...(call.chatId !== undefined && { chatId: call.chatId }),
    ...(call.messageId !== undefined && { messageId: call.messageId }),
  }
}

function matches(record: SentRecord, filter: SentFilter): boolean {
  const { method, chatId, messageId, text, after } = filter
  return (
    (method === undefined || (typeof method === 'string' ? method === record.method : method.includes(record.method))) &&
    (chatId === undefined || chatId === record.chatId) &&
    (messageId === undefined || messageId === record.messageId) &&
    (after === undefined || record.seq > after) &&
    (text === undefined || (record.text?.includes(text) ?? false))
  )
}

export function storeMessage(chat: Chat, message: StoredMessage): void {
  chat.messages ??= new Map()
  chat.messages.set(message.id, message)
}

/** The message of that id, unless it never was or is deleted. */
export function findMessage(chat: Chat, id: number | undefined): StoredMessage | undefined {
  const message = id === undefined ? undefined : chat.messages?.get(id)
  return message?.deleted ? undefined : message
}
