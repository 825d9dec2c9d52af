import type { PlaceId } from './ids.ts'

export const KINDS = ['shelling', 'ceasefire', 'corridor'] as const
export type Kind = (typeof KINDS)[number]

export const SHELLING_STATUSES = ['reported', 'denied'] as const
export const CEASEFIRE_STATUSES = ['proposed', 'announced', 'in_effect', 'violated', 'ended', 'denied'] as const
export const CORRIDOR_STATUSES = ['proposed', 'announced', 'open', 'closed', 'denied'] as const
export type ShellingStatus = (typeof SHELLING_STATUSES)[number]
export type CeasefireStatus = (typeof CEASEFIRE_STATUSES)[number]
export type CorridorStatus = (typeof CORRIDOR_STATUSES)[number]
export type Status = ShellingStatus | CeasefireStatus | CorridorStatus

export const WEAPONS = [
  'airstrike',
  'artillery',
  'mortar',
  'rocket',
  'missile',
  'barrel_bomb',
  'drone',
  'cluster',
  'incendiary',
  'chemical',
  'naval',
] as const
export type Weapon = (typeof WEAPONS)[number]

export const TARGETS = [
  'homes',
  'hospital',
  'market',
  'school',
  'camp',
  'mosque',
  'bakery',
  'farmland',
  'road',
  'power',
  'military',
  'rescuers',
] as const
export type Target = (typeof TARGETS)[number]

/** Half-open range of UTF-16 offsets into the article's text as it was given. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Bound = 'min' | 'max' | 'about'

/** A number that a text states of people or things. */
export interface Count {
  readonly value: number
  readonly bound: Bound | null
}

/** `YYYY-MM-DD` in the place's zone. */
export type LocalDate = string
/** `YYYY-MM-DDTHH:MM` in the place's zone. */
export type LocalMinute = string
/** `HH:MM-HH:MM` in the place's zone, every day. */
export type DailyHours = string

export type Side =
  | 'government'
  | 'russia'
  | 'opposition'
  | 'sdf'
  | 'turkey'
  | 'israel'
  | 'us'
  | 'iran'
  | 'isis'
  | 'hts'
  | 'neutral'
  | 'monitor'
  | 'rescue'
  | 'media'
  | 'activists'
  | 'residents'
  | 'unknown'

/** Who is named as saying it: a person by role, a body or an outlet, never a private person's name. */
export interface Speaker {
  /** Name from the party table, or a role («ناشط محلي»), as it may be shown. */
  readonly name: string
  /** Key in the party table, or null. */
  readonly party: string | null
  readonly side: Side
  /** The outlet through which the word came («نقلاً عن», «لـ"العربي الجديد"»), or null. */
  readonly outlet: string | null
}

export interface Toll {
  readonly killed: Count | null
  readonly wounded: Count | null
  /** Of the killed or wounded together, as the text says («بينهم طفلان»). */
  readonly children: Count | null
  readonly women: Count | null
  /** «10 بين قتيل وجريح»: one figure for both, never split. */
  readonly casualties: Count | null
}

/** Where the gazetteer leaves a mention: settled on one place, or in doubt between several. */
export interface DetectedPlace {
  /** Null for a place that only the text knows, or where the doubt is not settled. */
  readonly id: PlaceId | null
  /** The name as the gazetteer has it, or as the text has it. */
  readonly name: string
  /** The words of the text, kind words included. */
  readonly mention: string
  readonly lat: number | null
  readonly lon: number | null
  /** All places it may be when `id` is null and the name is known; empty otherwise. */
  readonly candidates: readonly PlaceId[]
  /** For a named place that no table knows: the area the text puts it in. */
  readonly area: PlaceId | null
  readonly reason: string
}

/** One thing that one article says. */
export interface Detection {
  readonly kind: Kind
  readonly status: Status
  readonly places: readonly DetectedPlace[]
  /** Day of a shelling; null where the text and the date give none. */
  readonly day: LocalDate | null
  /** The text names the day; otherwise it is inferred from the publication. */
  readonly dayStated: boolean
  /** Clock time or part of the day in the article's words («صباحاً», «الساعة 8:30»), or null. */
  readonly timeText: string | null
  readonly start: LocalMinute | null
  readonly end: LocalMinute | null
  readonly daily: DailyHours | null
  readonly weapons: readonly Weapon[]
  readonly targets: readonly Target[]
  readonly toll: Toll
  /** Key in the party table of whoever is said to have done, declared or opened it, or null. */
  readonly actor: string | null
  readonly speakers: readonly Speaker[]
  /** Who is said to deny it, beside the ones who say it. */
  readonly deniedBy: readonly Speaker[]
  readonly evidence: readonly Span[]
  readonly summary: string
  /** Name of the rule that made it. */
  readonly rule: string
  /** 0 to 1. */
  readonly confidence: number
}

export const NO_TOLL: Toll = { killed: null, wounded: null, children: null, women: null, casualties: null }
