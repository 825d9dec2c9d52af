import type { PlaceId } from './ids.ts'

/** A place name found in a text. Offsets are UTF-16, half-open, into the text as it was given. */
export interface Mention {
  readonly start: number
  readonly end: number
  /** The text between the offsets: the name with its clitic removed, without kind words. */
  readonly text: string
  /** Offset where the kind words before it begin («مدينة», «ريف»), or `start`. */
  readonly kindStart: number
  /** The kind word as folded («مدينه», «ريف», «محيط»), or null. */
  readonly kindWord: string | null
  /** The place chosen, or null where nothing decides or where only the text knows it. */
  readonly chosen: PlaceId | null
  readonly candidates: readonly PlaceId[]
  /** For a named place that no table knows: the area it lies in, if the text gives one. */
  readonly area: PlaceId | null
  readonly reason: MentionReason
}

export const MENTION_REASONS = [
  'only candidate',
  'governorate said',
  'neighbours said',
  'source region',
  'population 20:1',
  'kind word',
  'named by the text',
  'in doubt',
] as const
export type MentionReason = (typeof MENTION_REASONS)[number]
