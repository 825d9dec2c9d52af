import type { PlaceId } from './ids.ts'

/** A place name found in a text. Offsets are UTF-16, half-open, into the text as it was given. */
export interface Mention {
  readonly start: number
  readonly end: number
  /** The text between the offsets: the name with its clitic removed, without kind words. */
  readonly text: string
  /** Offset where the kind words before it begin («مدينة», «ريف»), or `start`. */
  readonly kindStart: number
  /** The kind word next to the name, as folded, singular or plural as it stands («مدينه», «احياء», «مطار»), or null. */
  readonly kindWord: string | null
  /** All of them, outermost first: «محيط بلدة …» gives «محيط», «بلده». */
  readonly kindWords: readonly string[]
  /** Token indices of the name, half-open. */
  readonly from: number
  readonly to: number
  /** Token index where the kind words begin, or `from`. */
  readonly kindFrom: number
  /** The letters that the name's first word carries and that are not the name's: «و», «ب», «ول»; empty for none. */
  readonly clitic: string
  /** Mentions of one list («سقبا وجسرين وعربين») share a number. */
  readonly list: number
  /** The place chosen, or null where nothing decides or where only the text knows it. */
  readonly chosen: PlaceId | null
  readonly candidates: readonly PlaceId[]
  /** For a named place that no table knows: the area it lies in, if the text gives one. */
  readonly area: PlaceId | null
  readonly reason: MentionReason
}

/** A name of somewhere outside the gazetteer's country. Offsets as in a mention. */
export interface ForeignMention {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  /** ISO 3166 code; null where it lies in no country. */
  readonly country: string | null
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
