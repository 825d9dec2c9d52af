import type { AlertBody } from '../domain/alert.ts'
import type { Kind, Status } from '../domain/detection.ts'
import type { AlertId, EventId, PlaceId } from '../domain/ids.ts'
import type { RichText } from '../notify/render/rich-text.ts'

export type BroadcastBody = Extract<AlertBody, { form: 'broadcast' }>

/** Followers of these places and of everything inside them, or everybody. */
export type BroadcastAudience = { readonly by: 'all' } | { readonly by: 'places'; readonly places: readonly PlaceId[] }

/** Kinds of subscribers: everybody, people alone, staff of aid organisations, groups and channels. */
export const WHO = ['everybody', 'people', 'ngo', 'groups'] as const
export type Who = (typeof WHO)[number]

export interface BroadcastOrder {
  readonly body: BroadcastBody
  readonly audience: BroadcastAudience
  readonly who: Who
  /** Goes ahead of others and sounds in quiet hours. */
  readonly urgent: boolean
}

export interface BroadcastProgress {
  readonly total: number
  readonly sent: number
  /** Refused, given up, unknown, withdrawn. */
  readonly ended: number
  /** What is not sent yet waits for an admin's word. */
  readonly paused: boolean
  /** Nothing is left to send, and nothing is paused. */
  readonly finished: boolean
}

/** What the ledger does for an admin's broadcasts. */
export interface Broadcasts {
  audienceSize(audience: BroadcastAudience, who: Who): Promise<number>
  /** The message exactly as a chat of that language gets it. */
  render(body: BroadcastBody, language: 'ar' | 'en'): RichText
  /** Writes the alert and its deliveries. */
  send(order: BroadcastOrder): Promise<AlertId>
  progress(alert: AlertId): Promise<BroadcastProgress>
  /** What is not sent yet waits until it is resumed; what is under way arrives. */
  pause(alert: AlertId): Promise<void>
  resume(alert: AlertId): Promise<void>
  /** What is not sent yet stays unsent. */
  cancel(alert: AlertId): Promise<void>
  /** Withdraws what is not sent, deletes what was, and tells those whom it reached; how many messages are deleted. A second time nobody is told. */
  recall(alert: AlertId): Promise<number>
}

/** What an admin puts right, in a report that was held or in an event that was told. */
export type Amendment =
  | { readonly what: 'place'; readonly place: PlaceId }
  | { readonly what: 'kind'; readonly kind: Kind; readonly status: Status }

export interface AdminDeps {
  readonly broadcasts: Broadcasts
  /**
   * Lets what was held go its way, as if its time had come, as it is or put right, and settles the review; false where somebody else settled it
   * before. Without it held items can only be dropped.
   */
  readonly acceptReview?: (review: string, by: Uint8Array, amendment: Amendment | null) => Promise<boolean>
  /** Puts an event right, or takes it back (null), and tells those whom the mistake reached; false for an event that is not there. */
  readonly correctEvent?: (event: EventId, amendment: Amendment | null) => Promise<boolean>
  /** Reads a feed once, without keeping anything of it; null where the source is not there or is no feed. */
  readonly testSource?: (key: string) => Promise<SourceTest | null>
}

export type SourceTest =
  | { readonly ok: true; readonly items: number; readonly newest: { readonly title: string; readonly publishedAt: Date | null } | null }
  | { readonly ok: false; readonly reason: string }
