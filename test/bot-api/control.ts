import { inline, memberChange, press, pressRaw, pushUpdate } from './actions.ts'
import type { ChatOptions, ChatState, MemberStatus } from './chats.ts'
import type { Entity } from './entities.ts'
import type { FaultPlan } from './faults.ts'
import type { FloodFigures } from './flood.ts'
import type { Json } from './params.ts'
import { channelPost, type Person, type SayOptions, say, sendFile, share, userObject } from './people.ts'
import type { QueryAnswer } from './queries.ts'
import type { MessageVersion, RefusedRecord, SentFilter, SentRecord, StoredMessage } from './transcript.ts'
import type { World } from './world.ts'

/** A message as it stands in its chat now. */
export interface MessageView {
  readonly chatId: number
  readonly messageId: number
  /** Sent by the bot. */
  readonly outgoing: boolean
  readonly text: string
  readonly entities: readonly Entity[]
  readonly replyMarkup?: Json
  readonly silent: boolean
  readonly isProtected: boolean
  readonly deleted: boolean
  readonly versions: readonly MessageVersion[]
  /** Telegram's Message object. */
  readonly body: Json
}

interface Stats extends FloodFigures {
  /** Accepted calls by method. */
  readonly accepted: Readonly<Record<string, number>>
  /** Refused calls by method and code, as in `sendMessage 403`. */
  readonly refusedCalls: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  /** `method.parameter` (or `method.button.field`) that Telegram does not know. */
  readonly unknownParameters: readonly string[]
  readonly pendingUpdates: number
  readonly webhook: { readonly delivered: number; readonly failed: number }
}

/** What tests and the demo do to the stand-in: play the people, look at what they got, break things. */
export interface BotApiControl {
  addChat(id: number, options?: ChatOptions): void
  setChat(id: number, state: ChatState): void
  setMember(chatId: number, userId: number, status: MemberStatus, person?: Person): void
  say(chatId: number, text: string, options?: SayOptions): number
  share(chatId: number, latitude: number, longitude: number, options?: SayOptions): number
  /** Puts a file, as base64, into the store. Returns its file id. */
  addFile(name: string, mime: string, base64: string): string
  sendFile(chatId: number, fileId: string, options?: SayOptions): number
  channelPost(chatId: number, text: string, options?: SayOptions): number
  editChannelPost(chatId: number, messageId: number, text: string): number
  press(chatId: number, messageId: number, textOrData: string, from?: Person): string
  pressRaw(chatId: number, messageId: number, data: string, from?: Person): string
  inline(query: string, from?: Person, location?: { latitude: number; longitude: number }): string
  memberChange(chatId: number, before: MemberStatus, after: MemberStatus, from?: Person): void
  update(update: Json): number | undefined
  messages(chatId: number): MessageView[]
  sent(filter?: SentFilter): SentRecord[]
  refused(): RefusedRecord[]
  waitFor(wanted: SentFilter | ((record: SentRecord) => boolean), timeoutMs?: number): Promise<SentRecord>
  answersTo(queryId: string): readonly QueryAnswer[]
  stats(): Stats
  /** Forgets figures and transcript; chats and their messages stay. */
  resetStats(): void
  setFaults(plan: FaultPlan): void
  setClockOffset(milliseconds: number): void
}

const WAIT_MS = 10_000

export const CONTROL_NAMES = [
  'addChat',
  'setChat',
  'setMember',
  'say',
  'share',
  'addFile',
  'sendFile',
  'channelPost',
  'editChannelPost',
  'press',
  'pressRaw',
  'inline',
  'memberChange',
  'update',
  'messages',
  'sent',
  'refused',
  'waitFor',
  'answersTo',
  'stats',
  'resetStats',
  'setFaults',
  'setClockOffset',
] as const satisfies readonly (keyof BotApiControl)[]

export function createControl(world: World): BotApiControl {
  return {
    addChat: (id, options) => void world.chats.add(id, options),
    setChat: (id, state) => {
      world.chats.known(id).state = state
    },
    setMember: (chatId, userId, status, person) => {
      const chat = world.chats.known(chatId)
      chat.members ??= new Map()
      chat.members.set(userId, { status, user: userObject(chat, { ...person, id: userId }) })
    },
    say: (chatId, text, options) => say(world, chatId, text, options),
    share: (chatId, latitude, longitude, options) => share(world, chatId, latitude, longitude, options),
    addFile: (name, mime, base64) => world.files.keep({ name, mime, bytes: Buffer.from(base64, 'base64') }).id,
    sendFile: (chatId, fileId, options) => sendFile(world, chatId, fileId, options),
    channelPost: (chatId, text, options) => channelPost(world, chatId, text, options),
    editChannelPost: (chatId, messageId, text) => channelPost(world, chatId, text, { edited: messageId }),
    press: (chatId, messageId, textOrData, from) => press(world, chatId, messageId, textOrData, from),
    pressRaw: (chatId, messageId, data, from) => pressRaw(world, chatId, messageId, data, from),
    inline: (query, from, location) => inline(world, query, from, location),
    memberChange: (chatId, before, after, from) => memberChange(world, chatId, before, after, from),
    update: update => pushUpdate(world, update),
    messages: chatId => [...(world.chats.known(chatId).messages?.values() ?? [])].map(message => viewOf(chatId, message)),
    sent: filter => world.transcript.sent(filter),
    refused: () => world.transcript.refused(),
    waitFor: (wanted, timeoutMs = WAIT_MS) => world.transcript.waitFor(wanted, timeoutMs),
    answersTo: queryId => world.queries.answersTo(queryId),
    stats: () => statsOf(world),
    resetStats: () => resetStats(world),
    setFaults: plan => world.faults.set(plan),
    setClockOffset: milliseconds => world.clock.setOffset(milliseconds),
  }
}

function viewOf(chatId: number, message: StoredMessage): MessageView {
  const last = message.versions.at(-1)
  const { id, outgoing, silent, deleted, versions, body } = message
  return {
    chatId,
    messageId: id,
    outgoing,
    text: last?.text ?? '',
    entities: last?.entities ?? [],
    ...(last?.replyMarkup && { replyMarkup: last.replyMarkup }),
    silent,
    isProtected: message.protected,
    deleted,
    versions: [...versions],
    body,
  }
}

function statsOf(world: World): Stats {
  const { delivered, failed } = world.webhook.report
  return {
    ...world.flood.figures(),
    accepted: { ...world.accepted },
    refusedCalls: { ...world.refused },
    faults: world.faults.figures(),
    unknownParameters: [...world.unknownParameters],
    pendingUpdates: world.updates.pending.size,
    webhook: { delivered, failed },
  }
}

function resetStats(world: World): void {
  for (const counters of [world.accepted, world.refused]) {
    for (const key of Object.keys(counters)) delete counters[key]
  }
  world.unknownParameters.clear()
  world.transcript.clear()
  world.flood.resetFigures()
  world.faults.resetFigures()
}
