import type { Chat } from '../db/chat-store.ts'
import { ensureChat } from '../db/chat-store.ts'
import type { TelegramChatId } from '../domain/ids.ts'
import type { BotDeps, CallOutcome } from './deps.ts'
import type { Room } from './incoming.ts'
import { inlineKeyboard, type Rows } from './keyboard.ts'
import type { Digits, Language, MessageArgs } from './messages/messages.ts'
import type { RecentMessages } from './recent-messages.ts'
import type { RichText } from './rich-text.ts'

export interface Screen {
  readonly text: string | RichText
  readonly rows?: Rows
  /** A keyboard below the input field instead of buttons below the message. */
  readonly replyMarkup?: object
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
  /** In place of the message whose button was pressed, or as a new one. */
  show(screen: Screen): Promise<void>
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
    }
  }

  async function send(screen: Screen): Promise<number | null> {
    const outcome = await patiently(deps, 'sendMessage', payloadOf(screen))
    const id = outcome.ok ? messageIdOf(outcome.result) : null
    if (id !== null) recent.add(chatHash, id)
    return id
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
    toast,
    async show(screen) {
      if (pressed === null || screen.replyMarkup) {
        await send(screen)
        return
      }
      const edit = { ...payloadOf(screen), message_id: pressed.messageId }
      const outcome = await patiently(deps, 'editMessageText', edit)
      if (outcome.ok || outcome.description.includes('message is not modified')) return
      if (outcome.code === 400) await send(screen)
    },
    keep: async () => chat ?? ensureChat(deps.db, deps.cipher, room.id, room.type, language),
  }
}

/** Waits once where Telegram asks for a short pause; a longer one is not worth a handler's time, and the reader will ask again. */
async function patiently(deps: BotDeps, method: string, payload: Record<string, unknown>): Promise<CallOutcome> {
  const outcome = await deps.call(method, payload)
  if (outcome.ok || outcome.retryAfterS === null || outcome.retryAfterS > LONGEST_WAIT_S) return report(deps, method, outcome)
  await new Promise(resolve => setTimeout(resolve, outcome.retryAfterS! * 1000))
  return report(deps, method, await deps.call(method, payload))
}

function report(deps: BotDeps, method: string, outcome: CallOutcome): CallOutcome {
  if (!outcome.ok && outcome.code === 400 && !outcome.description.includes('message is not modified')) {
    deps.log.warn({ method, code: outcome.code }, 'an answer was refused')
  }
  return outcome
}

function messageIdOf(result: unknown): number | null {
  if (typeof result !== 'object' || result === null || !('message_id' in result)) return null
  return typeof result.message_id === 'number' ? result.message_id : null
}
