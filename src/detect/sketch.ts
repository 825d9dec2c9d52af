import type { DailyHours, Kind, LocalDate, LocalMinute, Speaker, Status, Target, Toll, Weapon } from '../domain/detection.ts'
import type { Line } from './reading/line.ts'
import type { PlacedMention } from './reading/placed-mention.ts'

/** A detection in the making: one kind, one place, one stretch of text. Refiners drop, change and merge sketches. */
export interface Sketch {
  readonly kind: Kind
  readonly status: Status
  /** What is told of a corridor: the way itself, people who leave by arrangement, or aid that comes in. */
  readonly way: 'passage' | 'leaving' | 'aid' | null
  readonly place: PlacedMention
  readonly line: Line
  /** Tokens of the text that tell it, half-open. */
  readonly from: number
  readonly to: number
  /** Further stretches that tell more of it. */
  readonly more: readonly { readonly from: number; readonly to: number }[]
  /** Sketches of one act share a number. */
  readonly act: number
  readonly day: LocalDate | null
  readonly dayStated: boolean
  /** Where the text puts it when that is no news: long past, or still to come. */
  readonly outOfNews: 'past' | 'ahead' | null
  readonly timeText: string | null
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
  readonly weapons: readonly Weapon[]
  readonly targets: readonly Target[]
  readonly toll: Toll
  readonly actor: string | null
  readonly speakers: readonly Speaker[]
  readonly deniedBy: readonly Speaker[]
  readonly rule: string
  readonly confidence: number
}
