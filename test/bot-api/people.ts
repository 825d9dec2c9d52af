import { type Chat, chatObject, type MemberStatus } from './chats.ts'
import type { Entity } from './entities.ts'
import type { Json } from './params.ts'
import { findMessage, storeMessage } from './transcript.ts'
import { botObject, nextMessageId, type World } from './world.ts'

/** A person, as far as it matters to a test; the rest is made up plausibly. */
export interface Person {
  readonly id?: number
  readonly first_name?: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}

export interface SayOptions {
  readonly from?: Person
  /** Message id in the same chat. */
  readonly replyTo?: number
  /** Instead of those that Telegram finds by itself. */
  readonly entities?: readonly Entity[]
  /** The id of an earlier message of theirs that this text replaces. */
  readonly edited?: number
  /** Telegram's MessageOrigin, for a forwarded message. */
  readonly forwardOrigin?: Json
  /** Sent through the bot's inline mode. */
  readonly viaBot?: boolean
}

const GROUP_SPEAKER_ID = 700_000_001

/** The User object of whoever acts in a chat. */
export function userObject(chat: Chat | undefined, person: Person = {}): Json {
  const isPrivate = chat?.type === 'private'
  return {
    id: isPrivate ? chat.id : GROUP_SPEAKER_ID,
    is_bot: false,
    first_name: isPrivate ? chat.title : 'Samir',
    language_code: chat?.languageCode ?? 'ar',
    ...person,
  }
}

/** A person writes a text. Returns the message's id; the bot hears of it where Telegram would let it. */
export function say(world: World, chatId: number, text: string, options: SayOptions = {}): number {
  const chat = openChat(world, chatId)
  const user = joined(chat, userObject(chat, options.from))
  const entities = options.entities ?? foundEntities(text)
  const fields: Json = { text, ...(entities.length > 0 && { entities }) }
  if (options.edited !== undefined) {
    return editMessage(world, chat, options.edited, text, fields, 'edited_message')
  }
  return receive(world, chat, user, fields, options, text)
}

/** A person shares a place. Returns the message's id. */
export function share(world: World, chatId: number, latitude: number, longitude: number, options: SayOptions = {}): number {
  const chat = openChat(world, chatId)
  return receive(world, chat, joined(chat, userObject(chat, options.from)), { location: { latitude, longitude } }, options, '')
}

/** A person sends a file that `addFile` has put into the store. Returns the message's id. */
export function sendFile(world: World, chatId: number, fileId: string, options: SayOptions = {}): number {
  const chat = openChat(world, chatId)
  const file = world.files.byId(fileId)
  if (!file) throw new Error(`no file ${fileId}`)
  const document = {
    file_id: file.id,
    file_unique_id: `u-${file.id}`,
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.bytes.length,
  }
  return receive(world, chat, joined(chat, userObject(chat, options.from)), { document }, options, '')
}

/** Something is posted in a channel. Returns the message's id. */
export function channelPost(world: World, chatId: number, text: string, options: SayOptions = {}): number {
  const chat = world.chats.known(chatId)
  const place = chatObject(chat)
  const entities = options.entities ?? foundEntities(text)
  const fields: Json = { text, ...(entities.length > 0 && { entities }) }
  if (options.edited !== undefined) return editMessage(world, chat, options.edited, text, fields, 'edited_channel_post')
  const body = {
    message_id: nextMessageId(chat),
    sender_chat: place,
    chat: place,
    date: world.clock.seconds(),
    ...(options.forwardOrigin && { forward_origin: options.forwardOrigin }),
    ...fields,
  }
  keep(world, chat, body, text)
  if (chat.state === 'ok' && chat.botStatus === 'administrator') world.updates.push('channel_post', body, `chat ${chat.id}`)
  return body.message_id
}

/** Writing to the bot starts it; a person who has blocked it has to unblock it first (see `memberChange`). */
function openChat(world: World, chatId: number): Chat {
  const chat = world.chats.known(chatId)
  if (chat.type === 'private' && chat.state !== 'ok') throw new Error(`nobody can write in chat ${chatId}: it is ${String(chat.state)}`)
  chat.started = true
  return chat
}

function receive(world: World, chat: Chat, user: Json, fields: Json, options: SayOptions, text: string): number {
  const replied = findMessage(chat, options.replyTo)
  if (options.replyTo !== undefined && !replied) throw new Error(`no message ${options.replyTo} in chat ${chat.id} to reply to`)
  const body = {
    message_id: nextMessageId(chat),
    from: user,
    chat: chatObject(chat),
    date: world.clock.seconds(),
    ...(options.forwardOrigin && { forward_origin: options.forwardOrigin }),
    ...(options.viaBot && { via_bot: botObject(world) }),
    ...(replied && { reply_to_message: { ...replied.body, reply_to_message: undefined } }),
    ...fields,
  }
  keep(world, chat, body, text)
  if (hears(world, chat, text, replied?.outgoing ?? false)) world.updates.push('message', body, `chat ${chat.id}`)
  return body.message_id
}

function editMessage(world: World, chat: Chat, id: number, text: string, fields: Json, kind: string): number {
  const message = findMessage(chat, id)
  if (!message || message.outgoing) throw new Error(`no message ${id} of theirs in chat ${chat.id} to edit`)
  message.body = { ...message.body, ...fields, edit_date: world.clock.seconds() }
  message.versions.push({ at: world.clock.now(), text, entities: [] })
  world.updates.push(kind, message.body, `chat ${chat.id}`)
  return id
}

function keep(world: World, chat: Chat, body: Json & { readonly message_id: number }, text: string): void {
  if (!world.settings.keepContent) return
  const version = { at: world.clock.now(), text, entities: [] }
  storeMessage(chat, {
    id: body.message_id,
    outgoing: false,
    body,
    versions: [version],
    silent: false,
    protected: false,
    deleted: false,
  })
}

/** Privacy mode: a plain member bot hears commands, replies to it and mentions of it. */
function hears(world: World, chat: Chat, text: string, isReply: boolean): boolean {
  if (chat.type === 'private') return true
  if (chat.state !== 'ok') return false
  if (!world.settings.privacyMode || chat.botStatus === 'administrator' || isReply) return true
  const { username } = world.settings.botUser
  const addressed = /^\/[A-Za-z0-9_]+(?:@([A-Za-z0-9_]+))?/.exec(text)
  if (addressed) return addressed[1] === undefined || addressed[1].toLowerCase() === username.toLowerCase()
  return text.toLowerCase().includes(`@${username.toLowerCase()}`)
}

function joined(chat: Chat, user: Json, status: MemberStatus = 'member'): Json {
  if (chat.type === 'private') return user
  chat.members ??= new Map()
  const id = Number(user['id'])
  if (!chat.members.has(id)) chat.members.set(id, { status, user })
  return user
}

const FOUND: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['bot_command', /(?<![\w/])\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{4,32})?/g],
  ['url', /\bhttps?:\/\/[^\s]+/g],
  ['mention', /(?<![\w/])@[A-Za-z][A-Za-z0-9_]{3,31}/g],
  ['hashtag', /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+/gu],
]

/** What Telegram finds in a person's text by itself. */
function foundEntities(text: string): Entity[] {
  const found: Entity[] = []
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const overlaps = found.some(other => match.index < other.offset + other.length && other.offset < match.index + match[0].length)
      if (!overlaps) found.push({ type, offset: match.index, length: match[0].length })
    }
  }
  return found.sort((a, b) => a.offset - b.offset)
}
