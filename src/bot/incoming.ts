import { z } from 'zod'
import { CHAT_TYPES, type ChatType } from '../db/chat-store.ts'
import { parseTelegramChatId, type TelegramChatId } from '../domain/ids.ts'

export interface Room {
  readonly id: TelegramChatId
  readonly type: ChatType
}

/** One update as the bot sees it: nothing of it that the bot has no use for, such as names of people. */
export type Incoming =
  | {
      readonly kind: 'text'
      readonly room: Room
      readonly user: TelegramChatId | null
      /** Sent by an admin of the group in the group's own name. */
      readonly anonymousAdmin: boolean
      readonly text: string
      readonly messageId: number
      readonly edited: boolean
      readonly languageCode: string | null
    }
  | { readonly kind: 'forward'; readonly room: Room; readonly user: TelegramChatId | null; readonly post: Post }
  /** A photo, a voice message or another thing that is not read; in private chats alone. */
  | { readonly kind: 'unread'; readonly room: Room; readonly user: TelegramChatId | null }
  | {
      readonly kind: 'location'
      readonly room: Room
      readonly user: TelegramChatId | null
      readonly lat: number
      readonly lon: number
    }
  | {
      readonly kind: 'press'
      readonly room: Room
      readonly user: TelegramChatId
      readonly data: string
      readonly callbackId: string
      readonly messageId: number
    }
  | { readonly kind: 'stale press'; readonly user: TelegramChatId; readonly callbackId: string }
  | {
      readonly kind: 'membership'
      readonly room: Room
      readonly user: TelegramChatId
      readonly status: 'member' | 'administrator' | 'out'
      readonly before: 'member' | 'administrator' | 'out'
      readonly title: string | null
      readonly username: string | null
    }
  | { readonly kind: 'migrated'; readonly room: Room; readonly to: TelegramChatId }
  | { readonly kind: 'post'; readonly room: Room; readonly post: Post; readonly edited: boolean }
  | { readonly kind: 'inline'; readonly user: TelegramChatId; readonly queryId: string; readonly query: string }

/** A public post: text of a channel, with where and when it was published. */
export interface Post {
  readonly text: string
  readonly publishedAt: Date
  readonly channel: TelegramChatId | null
  readonly title: string | null
  /** Address of the post, for channels with a public name. */
  readonly url: string | null
  /** Username of the bot that wrote it; null for everybody else. */
  readonly bot: string | null
}

/** Null for everything that the bot does not act on, and for anything that is not in the form that Telegram documents. */
export function parseIncoming(update: unknown): { readonly id: number; readonly incoming: Incoming | null } | null {
  const parsed = Update.safeParse(update)
  if (!parsed.success) return null
  const { update_id: id, ...body } = parsed.data
  return { id, incoming: toIncoming(body) }
}

const SENDER_OF = ['message', 'callback_query', 'edited_message', 'inline_query', 'my_chat_member'] as const

/** Id of the person behind an update that is not read yet; null where there is none. */
export function senderOf(update: unknown): number | null {
  for (const kind of SENDER_OF) {
    const id = fieldOf(fieldOf(fieldOf(update, kind), 'from'), 'id')
    if (typeof id === 'number') return id
  }
  return null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

const ChatId = z.number().transform((value, issues) => {
  const id = parseTelegramChatId(value)
  if (id !== null) return id
  issues.addIssue({ code: 'custom', message: 'no chat id' })
  return z.NEVER
})
const ChatShape = z.object({
  id: ChatId,
  type: z.enum(CHAT_TYPES),
  title: z.string().optional(),
  username: z.string().optional(),
})
const UserShape = z.object({ id: ChatId, language_code: z.string().optional() })
const Origin = z.object({
  type: z.string(),
  date: z.number(),
  chat: ChatShape.optional(),
  sender_chat: ChatShape.optional(),
  sender_user: z.object({ is_bot: z.boolean(), username: z.string().optional() }).optional().catch(undefined),
  message_id: z.number().optional(),
})
/** What a person sends; whatever else comes without text is a note of Telegram's own, such as a pinned message. */
const SENT_THINGS = [
  ...(['photo', 'voice', 'video', 'video_note', 'audio', 'sticker', 'animation', 'document', 'contact', 'poll', 'dice', 'story'] as const),
] as const
const MessageShape = z.object({
  message_id: z.number().int(),
  date: z.number(),
  chat: ChatShape,
  from: UserShape.optional(),
  sender_chat: ChatShape.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  forward_origin: Origin.optional().catch(undefined),
  forward_date: z.number().optional(),
  forward_from_chat: ChatShape.optional().catch(undefined),
  forward_from_message_id: z.number().optional(),
  migrate_to_chat_id: ChatId.optional(),
  via_bot: z.unknown().optional(),
  ...(Object.fromEntries(SENT_THINGS.map(thing => [thing, z.unknown().optional()])) as Record<
    (typeof SENT_THINGS)[number],
    z.ZodOptional<z.ZodUnknown>
  >),
})
const MemberShape = z.object({ status: z.string(), is_member: z.boolean().optional() })
const Update = z.object({
  update_id: z.number().int().nonnegative(),
  message: MessageShape.optional().catch(undefined),
  edited_message: MessageShape.optional().catch(undefined),
  channel_post: MessageShape.optional().catch(undefined),
  edited_channel_post: MessageShape.optional().catch(undefined),
  callback_query: z
    .object({
      id: z.string().min(1),
      from: UserShape,
      message: z.object({ message_id: z.number().int(), chat: ChatShape }).optional().catch(undefined),
      data: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  my_chat_member: z
    .object({ chat: ChatShape, from: UserShape, old_chat_member: MemberShape, new_chat_member: MemberShape })
    .optional()
    .catch(undefined),
  inline_query: z
    .object({ id: z.string().min(1), from: UserShape, query: z.string() })
    .optional()
    .catch(undefined),
})
type MessageShape = z.infer<typeof MessageShape>

function toIncoming(update: Omit<z.infer<typeof Update>, 'update_id'>): Incoming | null {
  if (update.message) return ofMessage(update.message, false)
  if (update.edited_message) return ofMessage(update.edited_message, true)
  if (update.channel_post) return ofPost(update.channel_post, false)
  if (update.edited_channel_post) return ofPost(update.edited_channel_post, true)
  if (update.callback_query) {
    const { id: callbackId, from, message, data } = update.callback_query
    if (message === undefined || data === undefined) return { kind: 'stale press', user: from.id, callbackId }
    return { kind: 'press', room: message.chat, user: from.id, data, callbackId, messageId: message.message_id }
  }
  if (update.my_chat_member) {
    const { chat, from, old_chat_member: before, new_chat_member: after } = update.my_chat_member
    const names = { title: chat.title ?? null, username: chat.username ?? null }
    return { kind: 'membership', room: roomOf(chat), user: from.id, status: standing(after), before: standing(before), ...names }
  }
  if (update.inline_query) {
    const { id, from, query } = update.inline_query
    return { kind: 'inline', user: from.id, queryId: id, query }
  }
  return null
}

function ofMessage(message: MessageShape, edited: boolean): Incoming | null {
  const room = roomOf(message.chat)
  const user = message.sender_chat ? null : (message.from?.id ?? null)
  if (message.migrate_to_chat_id !== undefined) return { kind: 'migrated', room, to: message.migrate_to_chat_id }
  if (message.via_bot !== undefined) return null
  const text = message.text ?? message.caption ?? ''
  if (message.forward_origin || message.forward_date !== undefined) {
    return edited || text === '' ? null : { kind: 'forward', room, user, post: forwardedPost(message, text) }
  }
  if (message.location && !edited) {
    return { kind: 'location', room, user, lat: message.location.latitude, lon: message.location.longitude }
  }
  if (message.text === undefined) return !edited && SENT_THINGS.some(thing => thing in message) ? { kind: 'unread', room, user } : null
  return {
    kind: 'text',
    room,
    user,
    anonymousAdmin: message.sender_chat?.id === room.id,
    text: message.text,
    messageId: message.message_id,
    edited,
    languageCode: message.from?.language_code ?? null,
  }
}

function ofPost(message: MessageShape, edited: boolean): Incoming | null {
  const text = message.text ?? message.caption ?? ''
  // A post that the channel only forwards is not its own news, and its time is not the time of the news.
  if (text === '' || message.forward_origin || message.forward_date !== undefined) return null
  return { kind: 'post', room: roomOf(message.chat), edited, post: postOf(message.chat, message.message_id, message.date, text) }
}

function forwardedPost(message: MessageShape, text: string): Post {
  const origin = message.forward_origin
  const chat = origin?.chat ?? message.forward_from_chat
  const date = origin?.date ?? message.forward_date ?? message.date
  if (chat?.type === 'channel') return postOf(chat, origin?.message_id ?? message.forward_from_message_id ?? null, date, text)
  const bot = origin?.sender_user?.is_bot ? (origin.sender_user.username ?? null) : null
  return { text, publishedAt: new Date(date * 1000), channel: null, title: null, url: null, bot }
}

function postOf(chat: z.infer<typeof ChatShape>, messageId: number | null, date: number, text: string): Post {
  const url = chat.username && messageId !== null ? `https://t.me/${chat.username}/${messageId}` : null
  return { text, publishedAt: new Date(date * 1000), channel: chat.id, title: chat.title ?? null, url, bot: null }
}

function roomOf(chat: z.infer<typeof ChatShape>): Room {
  return { id: chat.id, type: chat.type }
}

function standing(member: z.infer<typeof MemberShape>): 'member' | 'administrator' | 'out' {
  if (member.status === 'administrator' || member.status === 'creator') return 'administrator'
  if (member.status === 'member' || (member.status === 'restricted' && member.is_member !== false)) return 'member'
  return 'out'
}
