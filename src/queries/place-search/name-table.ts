import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Place } from '../../domain/place.ts'
import { type Keys, keysOf } from './keys.ts'

export interface NameRow {
  readonly place: Place
  readonly name: string
  readonly isAlias: boolean
  readonly keys: Keys
}

/** Every name of every place, with the ways into them: by key, by beginning, by parts. Row numbers stand for rows. */
export interface NameTable {
  readonly rows: readonly NameRow[]
  readonly byExact: ReadonlyMap<string, readonly number[]>
  readonly byLoose: ReadonlyMap<string, readonly number[]>
  readonly bySkeleton: ReadonlyMap<string, readonly number[]>
  /** Rows whose loose key begins so. */
  startingWith(loose: string): readonly number[]
  /** Rows that share the most pairs of letters with the loose key, best first. */
  alike(loose: string): readonly number[]
}

const PREFIX_ROWS = 400
const ALIKE_ROWS = 250

export function createNameTable(gazetteer: Gazetteer): NameTable {
  const rows: NameRow[] = []
  for (const place of gazetteer.places.values()) {
    const seen = new Set<string>()
    const add = (name: string, isAlias: boolean) => {
      const keys = keysOf(name)
      if (keys.loose === '' || seen.has(keys.exact)) return
      seen.add(keys.exact)
      rows.push({ place, name, isAlias, keys })
    }
    add(place.name, false)
    for (const alias of place.aliases) add(alias, true)
    if (place.nameEn !== '') add(place.nameEn, false)
    for (const alias of place.aliasesEn) add(alias, true)
  }
  const sorted = Int32Array.from(rows.keys()).sort((a, b) => compare(looseOf(rows, a), looseOf(rows, b)))
  const pairs = pairIndex(rows)
  const counts = new Uint16Array(rows.length)
  return {
    rows,
    byExact: grouped(rows, row => row.keys.exact),
    byLoose: grouped(rows, row => row.keys.loose),
    bySkeleton: grouped(rows, row => row.keys.skeleton),
    startingWith: loose => {
      const found: number[] = []
      for (let at = lowerBound(rows, sorted, loose); at < sorted.length && found.length < PREFIX_ROWS; at++) {
        const row = sorted[at] as number
        if (!looseOf(rows, row).startsWith(loose)) break
        found.push(row)
      }
      return found
    },
    alike: loose => mostShared(loose, rows, pairs, counts),
  }
}

function looseOf(rows: readonly NameRow[], row: number): string {
  return (rows[row] as NameRow).keys.loose
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function grouped(rows: readonly NameRow[], keyOf: (row: NameRow) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  rows.forEach((row, index) => {
    const key = keyOf(row)
    if (key === '') return
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  })
  return groups
}

function lowerBound(rows: readonly NameRow[], sorted: Int32Array, key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (looseOf(rows, sorted[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Two neighbouring letters as one number; the beginning of a name counts as a letter. */
function pairsOf(loose: string): number[] {
  const found = [loose.charCodeAt(0)]
  for (let at = 1; at < loose.length; at++) found.push(loose.charCodeAt(at - 1) * 0x10000 + loose.charCodeAt(at))
  return [...new Set(found)]
}

function pairIndex(rows: readonly NameRow[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>()
  rows.forEach((row, at) => {
    for (const pair of pairsOf(row.keys.loose)) {
      const list = index.get(pair)
      if (list) list.push(at)
      else index.set(pair, [at])
    }
  })
  return index
}

/** `counts` is scratch space as long as `rows`, all zero before and after. */
function mostShared(loose: string, rows: readonly NameRow[], pairs: ReadonlyMap<number, readonly number[]>, counts: Uint16Array): number[] {
  const touched: number[] = []
  const wanted = pairsOf(loose)
  for (const pair of wanted) {
    for (const row of pairs.get(pair) ?? []) {
      if (counts[row] === 0) touched.push(row)
      counts[row] = (counts[row] as number) + 1
    }
  }
  const least = Math.max(1, Math.floor(wanted.length * 0.4))
  const scored = touched
    .filter(row => (counts[row] as number) >= least && Math.abs(looseOf(rows, row).length - loose.length) <= 3)
    .map(row => ({ row, share: (2 * (counts[row] as number)) / (wanted.length + looseOf(rows, row).length) }))
  for (const row of touched) counts[row] = 0
  return scored
    .sort((a, b) => b.share - a.share)
    .slice(0, ALIKE_ROWS)
    .map(({ row }) => row)
}
