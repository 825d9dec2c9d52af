import { badRequest, forbidden } from './errors.ts'
import type { FloodTrack } from './flood.ts'
import type { Json, Params } from './params.ts'
import type { StoredMessage } from './transcript.ts'

type ChatType = 'private' | 'group' | 'supergroup' | 'channel'
export type MemberStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'

/** What stands between the bot and the chat. Private chats are blocked, groups and channels kick. */
export type ChatState =
  | 'ok'
  | 'blocked'
  | 'deactivated'
  | 'kicked'
  | 'left'
  | 'deleted'
  | 'not-found'
  | 'write-forbidden'
  | { readonly migratedTo: number }

export interface ChatOptions {
  readonly type?: ChatType
  /** Private chats: the person has written to the bot, or pressed start. Default true. */
  readonly started?: boolean
  readonly state?: ChatState
  readonly title?: string
  readonly username?: string
  readonly firstName?: string
  readonly languageCode?: string
  /** What the bot is there. Default: administrator in channels, else member. */
  readonly botStatus?: MemberStatus
  /** Topics of a forum. */
  readonly threads?: readonly number[]
}

export interface Chat {
  readonly id: number
  readonly type: ChatType
  readonly title: string
  readonly username: string | undefined
  readonly languageCode: string
  readonly threads: readonly number[]
  state: ChatState
  started: boolean
  botStatus: MemberStatus
  lastMessageId: number
  flood: FloodTrack | undefined
  messages: Map<number, StoredMessage> | undefined
  members: Map<number, { status: MemberStatus; user: Json }> | undefined
}

/** All chats by id. */
export class ChatBook {
  readonly #chats = new Map<number, Chat>()
  readonly #autoChats: boolean

  constructor(autoChats: boolean) {
    this.#autoChats = autoChats
  }

  add(id: number, options: ChatOptions = {}): Chat {
    const type = options.type ?? typeOfId(id)
    const chat: Chat = {
      id,
      type,
      title: options.firstName ?? options.title ?? (type === 'private' ? 'Salma' : 'Chat'),
      username: options.username,
      languageCode: options.languageCode ?? 'ar',
      threads: options.threads ?? [],
      state: options.state ?? 'ok',
      started: options.started ?? true,
      botStatus: options.botStatus ?? (type === 'channel' ? 'administrator' : 'member'),
      lastMessageId: 0,
      flood: undefined,
      messages: undefined,
      members: undefined,
    }
    this.#chats.set(id, chat)
    return chat
  }

  find(id: number): Chat | undefined {
    return this.#chats.get(id) ?? (this.#autoChats && Number.isSafeInteger(id) && id !== 0 ? this.add(id) : undefined)
  }

  /** The chat for a control function. Throws where nobody added it. */
  known(id: number): Chat {
    const chat = this.find(id)
    if (!chat) throw new Error(`no chat ${id}: add it first, or start with autoChats`)
    return chat
  }

  /** The chat that a call names by id or @username. Throws 400. */
  named(params: Params, name = 'chat_id'): Chat {
    const raw = params[name]
    const text = raw === undefined || raw === null ? '' : String(raw)
    if (text === '') throw badRequest(`${name} is empty`)
    const chat = text.startsWith('@') ? this.#byUsername(text.slice(1)) : /^-?\d{1,16}$/.test(text) ? this.find(Number(text)) : undefined
    if (!chat || chat.state === 'not-found') throw badRequest('chat not found')
    return chat
  }

  /** As `named`, and the bot may write there. Throws 400 or 403. */
  writable(params: Params): Chat {
    const chat = this.named(params)
    checkWritable(chat)
    return chat
  }

  #byUsername(username: string): Chat | undefined {
    for (const chat of this.#chats.values()) {
      if (chat.username?.toLowerCase() === username.toLowerCase()) return chat
    }
    return undefined
  }
}

function checkWritable(chat: Chat): void {
  const { state } = chat
  if (typeof state === 'object') {
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: state.migratedTo })
  }
  switch (state) {
    case 'blocked':
      throw forbidden('bot was blocked by the user')
    case 'deactivated':
      throw forbidden('user is deactivated')
    case 'kicked':
      throw forbidden(`bot was kicked from the ${chat.type} chat`)
    case 'left':
      throw forbidden(`bot is not a member of the ${chat.type} chat`)
    case 'deleted':
      throw forbidden('the group chat was deleted')
    case 'not-found':
      throw badRequest('chat not found')
    case 'write-forbidden':
      throw badRequest('CHAT_WRITE_FORBIDDEN')
    case 'ok':
      if (chat.type === 'private' && !chat.started) throw forbidden("bot can't initiate conversation with a user")
      if (chat.type === 'channel' && chat.botStatus !== 'administrator') throw badRequest('need administrator rights in the channel chat')
  }
}

/** The Chat object of Telegram. */
export function chatObject(chat: Chat): Json {
  const { id, type, title, username } = chat
  return {
    id,
    type,
    ...(type === 'private' ? { first_name: title } : { title }),
    ...(username !== undefined && { username }),
    ...(chat.threads.length > 0 && { is_forum: true }),
  }
}

function typeOfId(id: number): ChatType {
  if (id > 0) return 'private'
  return id <= -1_000_000_000_000 ? 'supergroup' : 'group'
}
