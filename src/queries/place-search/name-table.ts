import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Place } from '../../domain/place.ts'
import { type Keys, keysOfAll } from './keys.ts'

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
  const rows = nameRows(gazetteer)
  const sorted = Int32Array.from(
    rows
      .map((row, index) => ({ loose: row.keys.loose, index }))
      .sort((a, b) => compare(a.loose, b.loose))
      .map(({ index }) => index),
  )
  const pairs = pairIndex(rows)
  const lengths = Uint8Array.from(rows, row => Math.min(255, row.keys.loose.length))
  const counts = new Uint8Array(rows.length)
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
    alike: loose => mostShared(loose, lengths, pairs, counts),
  }
}

function nameRows(gazetteer: Gazetteer): NameRow[] {
  const named: { place: Place; name: string; isAlias: boolean }[] = []
  for (const place of gazetteer.places.values()) {
    named.push({ place, name: place.name, isAlias: false })
    for (const name of place.aliases) named.push({ place, name, isAlias: true })
    if (place.nameEn !== '') named.push({ place, name: place.nameEn, isAlias: false })
    for (const name of place.aliasesEn) named.push({ place, name, isAlias: true })
  }
  const keys = keysOfAll(named.map(({ name }) => name))
  return named.map((row, at) => ({ ...row, keys: keys[at] as Keys })).filter(row => row.keys.loose !== '')
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
  return found
}

function pairIndex(rows: readonly NameRow[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>()
  rows.forEach((row, at) => {
    for (const pair of pairsOf(row.keys.loose)) {
      const list = index.get(pair)
      if (!list) index.set(pair, [at])
      else if (list[list.length - 1] !== at) list.push(at)
    }
  })
  return index
}

/** `counts` is scratch space as long as the rows, all zero before and after. */
function mostShared(loose: string, lengths: Uint8Array, pairs: ReadonlyMap<number, readonly number[]>, counts: Uint8Array): number[] {
  const touched: number[] = []
  const wanted = new Set(pairsOf(loose))
  for (const pair of wanted) {
    for (const row of pairs.get(pair) ?? []) {
      const count = counts[row] as number
      if (count === 0) touched.push(row)
      counts[row] = count + 1
    }
  }
  const least = Math.max(1, Math.floor(wanted.size * 0.4))
  const close: { row: number; share: number }[] = []
  for (const row of touched) {
    const count = counts[row] as number
    const length = lengths[row] as number
    counts[row] = 0
    if (count >= least && Math.abs(length - loose.length) <= 2) close.push({ row, share: (2 * count) / (wanted.size + length) })
  }
  return close
    .sort((a, b) => b.share - a.share)
    .slice(0, ALIKE_ROWS)
    .map(({ row }) => row)
}
