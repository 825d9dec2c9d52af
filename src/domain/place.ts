import type { PlaceId } from './ids.ts'

export const PLACE_KINDS = [
  'country',
  'governorate',
  'district',
  'subdistrict',
  'town',
  'village',
  'neighbourhood',
  'camp',
  'region',
  'crossing',
  'facility',
  'natural',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** A node of the gazetteer. Positions are those of the town, in degrees (WGS 84). */
export interface Place {
  readonly id: PlaceId
  readonly name: string
  readonly nameEn: string
  /** Other spellings and names met in news, Arabic first, without those that fold to `name`. */
  readonly aliases: readonly string[]
  readonly aliasesEn: readonly string[]
  readonly kind: PlaceKind
  /** The next larger administrative area; null only for the country. */
  readonly parent: PlaceId | null
  /** What a region holds besides its tree: towns, or areas with all within them. Empty for everything else. */
  readonly members: readonly PlaceId[]
  readonly lat: number | null
  readonly lon: number | null
  /** 0 unknown, 1 under 1,000, 2 under 5,000, 3 under 20,000, 4 under 100,000, 5 more: for ranking only. */
  readonly population: number
  /** Head count where one is known, for the 20 : 1 rule; 0 where not. */
  readonly residents: number
  /** The name is also an ordinary word: in a text it counts only with a cue. */
  readonly ordinaryWord: boolean
}
