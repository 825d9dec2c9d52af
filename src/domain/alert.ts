import type { Event } from './event.ts'
import type { EventId, PlaceId } from './ids.ts'

export const ALERT_TYPES = ['first', 'edit', 'follow-up', 'correction', 'retraction', 'broadcast', 'notice'] as const
export type AlertType = (typeof ALERT_TYPES)[number]

/** Order in which the ledger is worked off: 0 corrections, 1 urgent, 2 normal, 3 low. */
export type Lane = 0 | 1 | 2 | 3

/** A place near a very place of an event: its followers hear where their radius reaches that far. */
export interface NearPlace {
  readonly place: PlaceId
  readonly km: number
}

/** Who is to hear of an alert, before the database knows the chats. */
export type Audience =
  /** Followers of these places and of everything inside them, and of what they lie in where followed with all within. */
  | {
      readonly by: 'places'
      /** The very places: their followers hear first. */
      readonly exact: readonly PlaceId[]
      /** Inside the exact ones. */
      readonly inside: readonly PlaceId[]
      /** What the exact ones lie in: only subscriptions with all within. */
      readonly around: readonly PlaceId[]
      /** Within reach of the exact ones: only subscriptions whose radius is as wide as the distance. */
      readonly near?: readonly NearPlace[]
      /** Chats that already had a first message of one of these events get none. */
      readonly notReachedBy: readonly EventId[]
    }
  /** Exactly the chats that an alert of this event reached (`sent` or `unknown`). */
  | {
      readonly by: 'reached'
      readonly eventId: EventId
      /** Without the chats that have a message of these events. */
      readonly notReachedBy?: readonly EventId[]
    }

/** What the decision wants said, to whom, how urgently. */
export interface AlertPlan {
  readonly type: AlertType
  readonly lane: Lane
  readonly silent: boolean
  readonly audience: Audience
  /** ISO instant after which it is not sent; null for danger, which never expires. */
  readonly expiresAt: string | null
  readonly body: AlertBody
}

/** A snapshot from which the message of every chat is rendered. */
export type AlertBody =
  | {
      readonly form: 'event'
      readonly event: Event
      /** What this alert adds to what was said before. */
      readonly news: EventNews
      /** Set on late news: it goes out silently and says so. */
      readonly late: boolean
      /** The truce that this shelling falls into: the message replies to the truce's own, where the chat has it. */
      readonly replyTo?: EventId
    }
  | {
      readonly form: 'correction'
      readonly sort: CorrectionSort
      /** The event as it was told. */
      readonly before: Event
      /** As it is now; null where it is withdrawn. */
      readonly after: Event | null
      /** ISO instant at which the mistake was told first. */
      readonly saidAt: string
    }
  /** Normal alerts that one chat has waited for, told as one message. */
  | { readonly form: 'merged'; readonly parts: readonly MergedPart[] }
  | {
      readonly form: 'broadcast'
      readonly textAr: string
      readonly textEn: string | null
      readonly source: string
      readonly drill: boolean
    }
  /** A chat's day in short, until that instant (ISO). */
  | {
      readonly form: 'digest'
      readonly until: string
      /** What matters most first: as many as fit into one message. */
      readonly blocks: readonly DigestBlock[]
      /** Of all that there was to tell. */
      readonly total: number
      /** No source could be read since then (ISO); null while they are. */
      readonly blindSince: string | null
    }
  /** No source could be read since then; `until` once one can be again. ISO instants. */
  | { readonly form: 'blindness'; readonly since: string; readonly until: string | null }

/** The strike that all under a truce are told of, in an alert of the truce. */
export function toldBesides(body: AlertBody, own: EventId | null): readonly EventId[] {
  return body.form === 'event' && body.event.id !== own ? [body.event.id] : []
}

/** An event of a digest as it stood when that was made; as words, since whole events for every chat's day would fill the ledger. */
export interface DigestBlock {
  readonly event: EventId
  readonly ar: DigestWords
  readonly en: DigestWords
}

export interface DigestWords {
  readonly head: string
  readonly text: string
  readonly link: { readonly label: string; readonly url: string } | null
}

/** One of several stories in one message. `followed`: what the chat is told of it for; absent where that is the same as for the whole. */
export type MergedPart = Extract<AlertBody, { readonly form: 'event' }> & { readonly followed?: PlaceId | null }

/** What was wrong: the place, the kind, a figure, anything else of it, or that it happened at all. */
export type CorrectionSort = 'place' | 'kind' | 'figures' | 'details' | 'withdrawn'

export type EventNews =
  | 'first'
  | 'more sources'
  | 'toll rises'
  | 'first death'
  | 'new town'
  | 'status changes'
  | 'shortened'
  | 'extended'
  | 'shelled'
  | 'begins'
  | 'ends soon'
  | 'ended'
  | 'day ended'
  | 'lapsed'
  | 'denied'
  | 'small change'
  | 'during truce'
  | 'fire reported'
  | 'corrected'
