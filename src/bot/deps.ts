import type { ChatCipher } from '../db/chat-cipher.ts'
import type { Db } from '../db/database.ts'
import type { AlertBody } from '../domain/alert.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { AlertId, ChatId, PlaceId, TelegramChatId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import type { Logger } from '../logger.ts'
import type { RichText } from '../notify/render/rich-text.ts'
import type { CallResult } from '../notify/transport.ts'
import type { EventRecords } from '../queries/event-records.ts'
import type { Period, Report } from '../queries/report.ts'
import type { ToldAlert } from '../queries/told-alert.ts'
import type { TownAnswer } from '../queries/town.ts'
import type { Post } from './incoming.ts'
import type { Digits, Language, Messages } from './messages/messages.ts'

/** Calls the Bot API with a deadline and on the budget kept for answers; never rejects. */
export type Call = (method: string, payload: Readonly<Record<string, unknown>>) => Promise<CallResult>

export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** For whom an event is told: the place is the one that was asked for, or null. */
export interface EventReader {
  readonly language: Language
  readonly digits: Digits
  readonly followed: PlaceId | null
}

/** What the bot asks about places and events. */
export interface Answers {
  /** Best first; a score of 0.95 and more is certain. */
  search(query: string, limit: number): readonly { readonly place: Place; readonly score: number; readonly matched: string }[]
  /** Nearest first; the direction is that of the place, seen from the point. */
  nearest(
    lat: number,
    lon: number,
    limit: number,
  ): readonly { readonly place: Place; readonly distanceKm: number; readonly direction: Direction }[]
  town(place: Place, days: number): Promise<TownAnswer>
  inForce(): Promise<readonly Event[]>
  /** What sources told of a place in a period, for staff of aid organisations. */
  report(place: PlaceId, period: Period): Promise<Report>
  readonly records: EventRecords
  /** An event in the words and with the care of an alert. */
  tell(event: Event, reader: EventReader): RichText
  /** What an alert to this chat says; an event as it stands now. Null where the chat was sent no such alert. */
  alert(chat: ChatId, alert: AlertId): Promise<ToldAlert | null>
  /** An alert that is not news of an event, as its message reads. */
  read(body: AlertBody, reader: EventReader): RichText
}

/** A text that an admin forwards or that a channel of ours posts, for ingest. */
export interface ArticleSubmission {
  readonly from: 'channel' | 'admin'
  /** Keyed hash of the channel's id, by which the table of sources knows it; null where the origin is hidden. */
  readonly channelHash: Uint8Array | null
  readonly post: Post
  readonly edited: boolean
}
/** `unknown source`: a channel that is not in the table of sources. Anybody may add a bot to a channel: its posts are not read for that. */
export type ArticleReceipt = 'taken' | 'known' | 'unknown source' | { /** Key of the message that says why. */ readonly refused: string }

export interface BotDeps {
  readonly db: Db
  readonly cipher: ChatCipher
  readonly messages: Messages
  readonly call: Call
  readonly log: Logger
  /** Time of the world. */
  readonly now: () => Date
  readonly gazetteer: Gazetteer
  readonly answers: Answers
  readonly adminIds: readonly TelegramChatId[]
  readonly onArticle: (submission: ArticleSubmission) => Promise<ArticleReceipt>
}
