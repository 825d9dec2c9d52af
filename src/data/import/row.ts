import type { Place, PlaceKind } from '../../domain/place.ts'

/** A place as a foreign file tells it, before it is fitted into the gazetteer. */
export interface ImportRow {
  /** Line of the file, from 1. */
  readonly line: number
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly aliases: readonly string[]
  readonly aliasesEn: readonly string[]
  readonly kind: PlaceKind
  readonly lat: number | null
  readonly lon: number | null
  readonly residents: number
  /** Codes of the areas it is said to lie in, the smallest first. */
  readonly areas: readonly string[]
  /** What only our own format tells. */
  readonly ours?: Pick<Place, 'members' | 'population' | 'ordinaryWord'>
}

export interface SkippedRow {
  readonly line: number
  /** The row's own id, where it has one. */
  readonly id: string | null
  readonly reason: SkipReason
}

export type SkipReason =
  | 'not readable'
  | 'no id'
  | 'no Arabic name'
  | 'name cut'
  | 'no populated place'
  | 'other country'
  | 'no position'
  | 'no area known'
  | 'far from the country'
  | 'id twice'

export interface ReadRows {
  readonly rows: readonly ImportRow[]
  readonly skipped: readonly SkippedRow[]
}

/** Ids of other makers in the form that links and buttons take: `wof:12` becomes `wof-12`. */
export function placeIdText(id: string): string {
  return id
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 32)
}

/** Names parted by `|` or `_`, trimmed, each once; those of the wrong script or with broken letters are left out. */
export function namesIn(cell: string | undefined, script: 'arabic' | 'latin'): string[] {
  const wanted = script === 'arabic' ? /[\u0621-\u064A]/ : /[A-Za-z]/
  const names = (cell ?? '')
    .split(/[|_]/)
    .map(name => name.replace(/\s+/g, ' ').trim())
    .filter(name => wanted.test(name) && !name.includes('\uFFFD'))
  return [...new Set(names)]
}

/** Degrees, or null where the cell holds none. */
export function degrees(cell: string | undefined, limit: number): number | null {
  const text = (cell ?? '').trim()
  const value = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && Math.abs(value) <= limit ? value : null
}

export function headCount(cell: string | undefined): number {
  const value = Math.round(Number((cell ?? '').replace(/[, ]/g, '')))
  return Number.isFinite(value) && value > 0 && value < 1e8 ? value : 0
}
