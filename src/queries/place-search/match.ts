import { kindWord } from '../../detect/where/kind-words.ts'
import { STOP_WORDS } from '../../detect/where/stop-words.ts'
import { NEVER_NAMES } from '../../detect/where/words.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { editDistance, slipsAllowed } from './edit-distance.ts'
import type { NameRow, NameTable } from './name-table.ts'
import { isOfKind, type Reading } from './query.ts'

export interface NameMatch {
  readonly row: NameRow
  readonly score: number
}

/** Scores: the name itself, then its likely spellings, its beginning, its slips, its consonants. Only the first are certain (0.95 and more). */
const EXACT = 1
const EXACT_ALIAS = 0.98
const EXACT_LATIN = 0.97
/** An exact match that is just as well no place. */
const DOUBTFUL = 0.94
const LOOSE = 0.93
const LOOSE_LATIN = 0.9
const SLIP = 0.1
const SKELETON = 0.74
const HALF_WORD = 0.6

export function matchNames(table: NameTable, reading: Reading, gazetteer: Gazetteer): NameMatch[] {
  const { keys } = reading
  const found = new Map<number, number>()
  const offer = (row: number, score: number) => {
    if (score > (found.get(row) ?? 0)) found.set(row, score)
  }
  for (const row of table.byExact.get(keys.exact) ?? []) offer(row, exactScore(table.rows[row] as NameRow))
  for (const row of table.byLoose.get(keys.loose) ?? []) offer(row, keys.isArabic ? LOOSE : LOOSE_LATIN)
  if (keys.loose.length >= 2) {
    for (const row of table.startingWith(keys.loose)) {
      const whole = (table.rows[row] as NameRow).keys.loose.length
      offer(row, HALF_WORD + 0.28 * (keys.loose.length / whole))
    }
  }
  // who typed a name without a slip means it
  if (!table.byExact.has(keys.exact)) offerSlips(table, reading, offer)
  if (keys.skeleton.length >= 2) {
    for (const row of table.bySkeleton.get(keys.skeleton) ?? []) offer(row, skeletonScore(table.rows[row] as NameRow, reading))
  }
  return [...found].map(([row, score]) => fitted(table.rows[row] as NameRow, score, reading, gazetteer))
}

function exactScore({ keys, place, isAlias }: NameRow): number {
  if (!keys.isArabic) return EXACT_LATIN
  const isWord = STOP_WORDS.has(keys.exact) || NEVER_NAMES.has(keys.exact) || kindWord(keys.exact) !== undefined
  const isHamlet = place.population < 3 && (place.kind === 'village' || place.kind === 'neighbourhood') && !keys.exact.includes(' ')
  if (isWord || (isHamlet && isAlias) || (place.ordinaryWord && place.population < 3 && !keys.exact.includes(' '))) return DOUBTFUL
  return isAlias ? EXACT_ALIAS : EXACT
}

function offerSlips(table: NameTable, { keys }: Reading, offer: (row: number, score: number) => void): void {
  const allowed = slipsAllowed(keys.loose.length)
  if (allowed === 0) return
  for (const row of table.alike(keys.loose)) {
    const other = (table.rows[row] as NameRow).keys
    const slips = editDistance(keys.loose, other.loose, allowed)
    // a slip in a long name is less of one
    if (slips > 0 && slips <= allowed) offer(row, 0.9 - (SLIP * slips * 6) / Math.max(4, Math.min(12, keys.loose.length + 1)))
  }
}

/** Consonants alone say little of short names: the letters between them decide. */
function skeletonScore({ keys }: NameRow, reading: Reading): number {
  const length = reading.keys.skeleton.length
  const base = SKELETON + 0.03 * Math.min(length, 4)
  if (keys.isArabic !== reading.keys.isArabic) return base - 0.02
  const longest = Math.max(keys.loose.length, reading.keys.loose.length)
  const distance = Math.min(editDistance(keys.loose, reading.keys.loose, 4), longest)
  return base - 0.15 * (distance / longest)
}

/** A kind or an area that was typed and does not fit speaks against a place, one that fits for it. */
function fitted(row: NameRow, score: number, { kind, area }: Reading, gazetteer: Gazetteer): NameMatch {
  let fit = score
  if (kind) fit -= isOfKind(row.place, kind) ? 0.005 : 0.06
  if (area) fit -= gazetteer.inside(row.place.id, area) && row.place.id !== area ? 0 : 0.3
  return { row, score: Math.max(0, fit) }
}
