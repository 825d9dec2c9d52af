import type { Count, DailyHours, Kind, LocalDate, LocalMinute, Speaker, Status, Target, Toll, Weapon } from './detection.ts'
import type { ArticleId, EventId, PlaceId } from './ids.ts'

/** A place of an event: known, or named by the text inside a known area, or in doubt between candidates. */
export interface EventPlace {
  readonly id: PlaceId | null
  readonly name: string
  /** The text's own words for a known place where they are not its name, kind words included. */
  readonly reportedAs?: string
  readonly area: PlaceId | null
  readonly candidates: readonly PlaceId[]
}

/** The known places that it stands for: itself, or the area around it, or all that it may be. */
export function centresOf({ id, area, candidates }: EventPlace): readonly PlaceId[] {
  if (id !== null) return [id]
  return area !== null ? [area] : candidates
}

/** One source's account of an event, as of one article. Times are ISO instants. */
export interface Claim {
  readonly article: ArticleId
  readonly source: string
  readonly outlet: string
  /** Articles of one family (same owner, same wire text, quoting the same outlet) count as one source. */
  readonly family: string
  readonly url: string | null
  readonly publishedAt: string
  readonly status: Status
  readonly speakers: readonly Speaker[]
  readonly deniedBy: readonly Speaker[]
  readonly placeNames: readonly string[]
  readonly toll: Toll
  readonly weapons: readonly Weapon[]
  readonly actor: string | null
  readonly timeText: string | null
  readonly summary: string
  /** Of a corridor: `closed` for fire on its way alone, of which nobody says that it shut it. */
  readonly underFire?: 'shelled' | 'shot at'
}

/** A report of fire at the place of a truce or on the way of a corridor. */
export interface FireReport {
  readonly eventId: EventId
  /** That told of it; absent where that made no sound, and in what was stored before this was noted. */
  readonly article?: ArticleId
  /** When it was published, ISO. */
  readonly at: string
  readonly speaker: Speaker
  readonly placeNames: readonly string[]
}

/** Where a truce or corridor stands by the clock alone: nobody has to have said so. */
export type Phase = 'before' | 'running' | 'between days' | 'over'

/** What the clock has done with a window; kept with the event, so that no step is told twice, whoever restarts. */
export interface EventClock {
  /** ISO instant since which the window is known as it is: steps before it were never to be told. */
  readonly since: string
  /** Keys of the steps told, the oldest first. */
  readonly told: readonly string[]
  /** Null where no window is known. */
  readonly phase: Phase | null
}

/** One thing that happened, as all articles together tell it. Instants are ISO strings, so that it goes into the database as it is. */
export interface Event {
  readonly id: EventId
  readonly kind: Kind
  readonly status: Status
  readonly version: number
  readonly places: readonly EventPlace[]
  readonly day: LocalDate | null
  readonly dayStated: boolean
  readonly timeText: string | null
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
  readonly weapons: readonly Weapon[]
  readonly targets: readonly Target[]
  readonly actor: string | null
  readonly claims: readonly Claim[]
  readonly createdAt: string
  readonly updatedAt: string
  /** When it was last said to be open or in effect: what "last reported open at" shows. */
  readonly lastHeldAt: string | null
  readonly closedAt: string | null
  /** Of a strike: the running truce that it fell into. */
  readonly during?: EventId
  /** Of a truce or corridor: reports of fire since it was told. */
  readonly fire?: readonly FireReport[]
  readonly clock?: EventClock
  /** Set once the whole of it was retracted: it is told to nobody any more, and nothing is added to it. */
  readonly withdrawnAt?: string
}

/** The lowest and highest figure over each speaker's latest word; a range, never a sum. */
export interface FigureRange {
  readonly min: Count
  readonly max: Count
  readonly minBy: Speaker
  readonly maxBy: Speaker
}
