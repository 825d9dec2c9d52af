import type { Chat } from '../db/chat-store.ts'
import { ensureChat, markChat } from '../db/chat-store.ts'
import type { TelegramChatId } from '../domain/ids.ts'
import { messageIdOf } from '../notify/outcome.ts'
import type { RichText } from '../notify/render/rich-text.ts'
import type { CallResult } from '../notify/transport.ts'
import type { BotDeps } from './deps.ts'
import type { Room } from './incoming.ts'
import { inlineKeyboard, type Rows } from './keyboard.ts'
import type { Digits, Language, MessageArgs } from './messages/messages.ts'
import type { RecentMessages } from './recent-messages.ts'

export interface Screen {
  readonly text: string | RichText
  readonly rows?: Rows
  /** A keyboard below the input field instead of buttons below the message. */
  readonly replyMarkup?: object
  /** Without a sound: what nobody asked for at this hour. */
  readonly silent?: boolean
}

/** One update being answered: who asked where, in which language, and the ways to answer. */
export interface Turn {
  readonly deps: BotDeps
  readonly room: Room
  readonly user: TelegramChatId | null
  /** What is kept of the chat; null before it has chosen anything. */
  readonly chat: Chat | null
  readonly language: Language
  readonly digits: Digits
  readonly chatHash: Uint8Array
  t(key: string, args?: MessageArgs): string
  /** A new message; its id, or null where Telegram did not take it. */
  send(screen: Screen): Promise<number | null>
  /** A file with its caption; false where Telegram did not take it. */
  attach(method: 'sendPhoto' | 'sendDocument', payload: Readonly<Record<string, unknown>>): Promise<boolean>
  /** In place of the message whose button was pressed, or as a new one. */
  show(screen: Screen): Promise<void>
  /** Other buttons below the message whose button was pressed. */
  relabel(rows: Rows): Promise<void>
  /** A word above the chat for whoever pressed a button; nothing elsewhere. */
  toast(text: string): Promise<void>
  /** The chat's row, made where there is none: only when there is something to keep. */
  keep(): Promise<Chat>
}

export interface TurnOf {
  readonly room: Room
  readonly user: TelegramChatId | null
  readonly chat: Chat | null
  readonly pressed: { readonly callbackId: string; readonly messageId: number } | null
}

const LONGEST_WAIT_S = 3
const FAILED_WAIT_MS = 500
const MOST_TOAST_UNITS = 200

export function createTurn(deps: BotDeps, recent: RecentMessages, { room, user, chat, pressed }: TurnOf): Turn {
  const language = chat?.language ?? 'ar'
  const digits = chat?.digits ?? 'western'
  const chatHash = deps.cipher.hash(room.id)
  const t = (key: string, args?: MessageArgs): string => deps.messages.t(language, key, args, digits)

  const payloadOf = (screen: Screen): Record<string, unknown> => {
    const rich = typeof screen.text === 'string' ? { text: screen.text, entities: [] } : screen.text
    const markup = screen.replyMarkup ?? (screen.rows ? inlineKeyboard(screen.rows, language, chatHash) : undefined)
    return {
      chat_id: room.id,
      text: rich.text,
      ...(rich.entities.length > 0 ? { entities: rich.entities } : {}),
      link_preview_options: { is_disabled: true },
      ...(markup ? { reply_markup: markup } : {}),
      ...(screen.silent ? { disable_notification: true } : {}),
    }
  }

  /** What Telegram takes for a chat that counts as gone shows that it is back: not every return is told of. */
  let lost = chat !== null && chat.state !== 'active'
  async function answer(method: string, payload: Record<string, unknown>): Promise<CallResult> {
    const outcome = await patiently(deps, method, payload)
    if (outcome.ok && lost) {
      lost = false
      await markChat(deps.db, deps.cipher, room.id, 'active')
    }
    return outcome
  }

  async function send(screen: Screen): Promise<number | null> {
    const outcome = await answer('sendMessage', payloadOf(screen))
    const id = outcome.ok ? messageIdOf(outcome.result) : null
    if (id !== null) recent.add(chatHash, id)
    return id
  }

  async function attach(method: 'sendPhoto' | 'sendDocument', payload: Readonly<Record<string, unknown>>): Promise<boolean> {
    const outcome = await answer(method, { chat_id: room.id, ...payload })
    const id = outcome.ok ? messageIdOf(outcome.result) : null
    if (id !== null) recent.add(chatHash, id)
    return outcome.ok
  }

  let toasted = pressed === null
  async function toast(text: string): Promise<void> {
    if (toasted || pressed === null) return
    toasted = true
    await deps.call('answerCallbackQuery', { callback_query_id: pressed.callbackId, text: text.slice(0, MOST_TOAST_UNITS) })
  }

  return {
    deps,
    room,
    user,
    chat,
    language,
    digits,
    chatHash,
    t,
    send,
    attach,
    toast,
    async show(screen) {
      if (pressed === null || screen.replyMarkup) {
        await send(screen)
        return
      }
      const edit = { ...payloadOf(screen), message_id: pressed.messageId }
      const outcome = await answer('editMessageText', edit)
      if (outcome.ok || outcome.error.description.includes('message is not modified')) return
      if (outcome.error.code === 400) await send(screen)
    },
    async relabel(rows) {
      if (pressed === null) return
      const reply_markup = inlineKeyboard(rows, language, chatHash)
      await patiently(deps, 'editMessageReplyMarkup', { chat_id: room.id, message_id: pressed.messageId, reply_markup })
    },
    keep: async () => chat ?? ensureChat(deps.db, deps.cipher, room.id, room.type, language),
  }
}

/**
 * Tries once more after a short pause that Telegram asks for, and after a failure on the way: a reader who gets the same answer twice is better off
 * than one who gets none. A longer pause is not worth a handler's time; the reader will ask again.
 */
export async function patiently(deps: BotDeps, method: string, payload: Record<string, unknown>): Promise<CallResult> {
  const first = await deps.call(method, payload)
  const waitMs = retryAfterMs(first)
  if (waitMs === null) return report(deps, method, first)
  await new Promise(resolve => setTimeout(resolve, waitMs))
  return report(deps, method, await deps.call(method, payload))
}

function retryAfterMs(result: CallResult): number | null {
  if (result.ok) return null
  const { code, retryAfter } = result.error
  if (code === null || code >= 500) return FAILED_WAIT_MS
  return retryAfter !== null && retryAfter <= LONGEST_WAIT_S ? retryAfter * 1000 : null
}

function report(deps: BotDeps, method: string, result: CallResult): CallResult {
  if (!result.ok && result.error.code !== 403 && !result.error.description.includes('message is not modified')) {
    deps.log.warn({ method, code: result.error.code }, 'an answer did not go out')
  }
  return result
}
