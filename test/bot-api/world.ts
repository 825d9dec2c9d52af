import { type Chat, ChatBook } from './chats.ts'
import { Clock } from './clock.ts'
import { Faults } from './faults.ts'
import { FileStore } from './files.ts'
import { Flood } from './flood.ts'
import type { UploadedFile } from './multipart.ts'
import type { Settings } from './options.ts'
import type { Json, Params } from './params.ts'
import { Profile } from './profile.ts'
import { QueryBook } from './queries.ts'
import { Transcript } from './transcript.ts'
import { UpdateQueue } from './updates.ts'
import { WebhookSender } from './webhook.ts'

/** One call of the bot, under Telegram's spelling of the method. */
export interface Call {
  readonly method: string
  readonly params: Params
  readonly files: ReadonlyMap<string, UploadedFile>
  /** Aborts when the caller hangs up. */
  readonly hungUp: () => AbortSignal
}

/** A method of the Bot API: the parameters that it knows, and what it does. Throws `ApiError`. */
export interface Method {
  readonly parameters: readonly string[]
  readonly run: (world: World, call: Call) => unknown
}

/** Everything that the stand-in knows. */
export interface World {
  readonly settings: Settings
  readonly clock: Clock
  readonly chats: ChatBook
  readonly transcript: Transcript
  readonly updates: UpdateQueue
  readonly webhook: WebhookSender
  readonly queries: QueryBook
  readonly files: FileStore
  readonly profile: Profile
  readonly flood: Flood
  readonly faults: Faults
  readonly accepted: Record<string, number>
  readonly refused: Record<string, number>
  readonly unknownParameters: Set<string>
}

export function createWorld(settings: Settings, callFromWebhook: (method: string, params: Json) => void): World {
  const clock = new Clock()
  const updates = new UpdateQueue(clock)
  return {
    settings,
    clock,
    updates,
    chats: new ChatBook(settings.autoChats),
    transcript: new Transcript(settings.keepContent, settings.logFile),
    webhook: new WebhookSender(updates, settings.webhookRetryMs, callFromWebhook),
    queries: new QueryBook(clock),
    files: new FileStore(),
    profile: new Profile(),
    flood: new Flood(settings.flood),
    faults: new Faults(),
    accepted: {},
    refused: {},
    unknownParameters: new Set(),
  }
}

/** The bot as a User of Telegram. */
export function botObject(world: World): Json {
  const { id, username, first_name } = world.settings.botUser
  return { id, is_bot: true, first_name, username }
}

export function nextMessageId(chat: Chat): number {
  chat.lastMessageId += 1
  return chat.lastMessageId
}
