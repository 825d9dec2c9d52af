import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Kind, LocalDate } from '../domain/detection.ts'
import type { AlertId, ArticleId, ChatId, EventId, PlaceId } from '../domain/ids.ts'

/** Column with a default: may be left out of an insert. Times are Dates, 64-bit integers are strings, days are `YYYY-MM-DD`. */
type Defaulted<Type, Insert = Type> = ColumnType<Type, Insert | undefined, Insert>
/** JSON goes in as text that `JSON.stringify` made: node-postgres would turn an array into a Postgres array. */
type Json = ColumnType<unknown, string, string>
type JsonDefaulted = ColumnType<unknown, string | undefined, string>

/** The tables as Kysely sees them; the migrations are the truth. */
export interface Schema {
  'hudna.clock': { only_row: Generated<boolean>; start_at: Date | null; shift: Generated<string> }
  'hudna.setting': { key: string; value: Json; changed_at: Generated<Date> }
  'hudna.source': SourceTable
  'hudna.article': ArticleTable
  'hudna.detection': { id: Generated<string>; article_id: ArticleId; ordinal: number; body: Json }
  'hudna.event': EventTable
  'hudna.event_version': { event_id: EventId; version: number; body: Json; reason: string; at: Generated<Date> }
  'hudna.claim': ClaimTable
  'hudna.decision': DecisionTable
  'hudna.chat': ChatTable
  'hudna.subscription': SubscriptionTable
  'hudna.alert': AlertTable
  'hudna.delivery': DeliveryTable
  'hudna.bot_update': { update_id: string; at: Generated<Date>; done_at: Date | null }
  'hudna.broadcast_progress': {
    alert_id: AlertId
    user_hash: Uint8Array
    message_id: string
    begun_at: Generated<Date>
    beat_at: Generated<Date>
  }
  'hudna.action_token': ActionTokenTable
  'hudna.review': ReviewTable
  'hudna.audit': { id: Generated<string>; at: Generated<Date>; actor_hash: Uint8Array | null; action: string; detail: JsonDefaulted }
  'hudna.watch': { id: Generated<string>; chat_id: ChatId; place_id: PlaceId; due_at: Defaulted<Date> }
  'hudna.mute': { chat_id: ChatId; event_id: EventId; at: Generated<Date> }
  'hudna.imported_place': { id: string; line: string; origin: string; at: Generated<Date> }
  'hudna.migration': { number: number; name: string; checksum: string; at: Generated<Date> }
}

export type SourceKind = 'feed' | 'channel' | 'site' | 'person'

interface SourceTable {
  key: string
  outlet: string
  kind: SourceKind
  feed_url: string | null
  channel_hash: Uint8Array | null
  language: Generated<string>
  side: Generated<string>
  trust: Generated<number>
  wire_family: string | null
  region: string | null
  paused: Generated<boolean>
  poll_every_s: Generated<number>
  poll_state: JsonDefaulted
  poll_after: Defaulted<Date>
  polled_at: Date | null
  read_at: Date | null
  last_item_at: Date | null
  failures: Generated<number>
  failure: string | null
}

export type ArticleState = 'new' | 'detected' | 'decided' | 'failed'

interface ArticleTable {
  id: Generated<ArticleId>
  source: Generated<string>
  url: string | null
  canonical_url: string | null
  title: Generated<string>
  text: string
  published_at: Date | null
  fetched_at: Defaulted<Date>
  content_hash: string
  bands: Defaulted<string[]>
  supersedes: ArticleId | null
  state: Defaulted<ArticleState>
  tries: Generated<number>
  failure: string | null
  touched_at: Defaulted<Date>
}

interface EventTable {
  id: Generated<EventId>
  kind: Kind
  status: string
  version: Generated<number>
  place_ids: PlaceId[]
  day: LocalDate | null
  starts_at: Date | null
  ends_at: Date | null
  body: Json
  created_at: Defaulted<Date>
  updated_at: Defaulted<Date>
  closed_at: Date | null
  happened_on: GeneratedAlways<LocalDate>
}

interface ClaimTable {
  id: Generated<string>
  event_id: EventId
  article_id: ArticleId
  detection_id: string
  body: Json
  at: Generated<Date>
}

export type DecisionAction = 'create' | 'corroborate' | 'update' | 'correct' | 'retract' | 'ignore' | 'review'

interface DecisionTable {
  detection_id: string
  article_id: ArticleId
  event_id: EventId | null
  action: DecisionAction
  reason: string
  at: Generated<Date>
}

export type ChatType = 'private' | 'group' | 'supergroup' | 'channel'
export type ChatState = 'active' | 'blocked' | 'gone'

interface ChatTable {
  id: Generated<ChatId>
  id_hash: Uint8Array
  id_cipher: Uint8Array
  type: ChatType
  state: Defaulted<ChatState>
  language: Defaulted<'ar' | 'en'>
  digits: Defaulted<'western' | 'arabic'>
  zone: Generated<string>
  role: Defaulted<'follower' | 'ngo' | 'admin'>
  discreet: Generated<boolean>
  /** `HH:MM:SS` in the chat's zone. */
  quiet_from: string | null
  quiet_to: string | null
  quiet_mode: Defaulted<'silent' | 'hold' | 'off'>
  digest_hour: number | null
  paused_until: Date | null
  wait_until: Date | null
  joined_week: Defaulted<LocalDate>
}

interface SubscriptionTable {
  id: Generated<string>
  chat_id: ChatId
  place_id: PlaceId
  kinds: Defaulted<Kind[]>
  within: Generated<boolean>
  radius_km: number | null
}

export type AlertType = 'first' | 'edit' | 'follow-up' | 'correction' | 'retraction' | 'broadcast' | 'notice'

interface AlertTable {
  id: Generated<AlertId>
  event_id: EventId | null
  event_version: number | null
  type: AlertType
  lane: number
  body: Json
  expires_at: Date | null
  resend: Generated<boolean>
  silent: Generated<boolean>
  created_at: Generated<Date>
  cancelled_at: Date | null
  recalled_at: Date | null
  /** Events that it tells besides its own. */
  tells: Defaulted<EventId[]>
  finished_at: Date | null
}

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'failed' | 'gone' | 'unknown' | 'cancelled' | 'expired'
export type DeliveryAction = 'send' | 'edit' | 'delete'

interface DeliveryTable {
  id: Generated<string>
  alert_id: AlertId
  chat_id: ChatId | null
  place_id: PlaceId | null
  lane: number
  action: Defaulted<DeliveryAction>
  reply_to: string | null
  state: Defaulted<DeliveryState>
  tries: Generated<number>
  ambiguous: Generated<boolean>
  due_at: Generated<Date>
  lease_until: Date | null
  message_id: string | null
  sent_at: Date | null
  error: string | null
  held: Generated<boolean>
}

interface ActionTokenTable {
  token_hash: Uint8Array
  user_hash: Uint8Array
  action: string
  payload: Json
  expires_at: Date
  used_at: Date | null
}

export type ReviewState = 'open' | 'accepted' | 'changed' | 'dropped' | 'released'

interface ReviewTable {
  id: Generated<string>
  article_id: ArticleId
  detection_id: string | null
  reason: string
  release_at: Date | null
  state: Defaulted<ReviewState>
  at: Generated<Date>
  settled_at: Date | null
  settled_by: Uint8Array | null
}
