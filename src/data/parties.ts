import type { Side } from '../domain/detection.ts'
import { PARTY_ROWS } from './party-rows.ts'

/** One neutral name and the days for which it holds. */
export interface PartyName {
  readonly ar: string
  readonly en: string
  /** First day, `YYYY-MM-DD`; null for always. */
  readonly from: string | null
  /** First day on which it holds no more; null for ever. */
  readonly until: string | null
}

/** A party, body or office that is named as doing or as saying something. */
export interface Party {
  readonly key: string
  readonly side: Side
  readonly names: readonly PartyName[]
  /** As met in news, of whatever colour: for reading only, never shown. */
  readonly aliases: readonly string[]
  /** The UN and the ICRC: the only bodies whose own knowledge confirms relief (SAFETY). */
  readonly neutralBody: boolean
}

export const PARTIES: ReadonlyMap<string, Party> = new Map(PARTY_ROWS.map(row => [row.key, row]))

/** The one neutral name of a party on a day (`YYYY-MM-DD`); null for a key that the table does not hold. */
export function partyName(key: string, day: string, language: 'ar' | 'en'): string | null {
  const names = PARTIES.get(key)?.names
  const name = names?.find(({ from, until }) => (from === null || from <= day) && (until === null || day < until))
  return name?.[language] ?? null
}

export function isNeutralBody(key: string | null): boolean {
  return key !== null && PARTIES.get(key)?.neutralBody === true
}
