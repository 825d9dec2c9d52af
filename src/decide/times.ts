import type { LocalMinute } from '../domain/detection.ts'

/** Reckoning between instants and the clocks of the places; given from outside, so that zones are known in one place only. */
export interface PlaceTimes {
  /** Local time of the places to an instant; seconds may be absent. */
  readonly instantOf: (local: LocalMinute) => Date
  /** What the clocks of the places show at an instant. */
  readonly localOf: (instant: Date) => LocalMinute
}

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** An hour of the day that words name roughly: `from` to `to`, `to` exclusive; a night passes midnight. */
export interface PartOfDay {
  readonly name: 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'
  readonly from: number
  readonly to: number
}

const PARTS: readonly (PartOfDay & { readonly words: RegExp })[] = [
  { name: 'dawn', from: 3, to: 7, words: /فجر|سحر/ },
  { name: 'morning', from: 6, to: 12, words: /صباح|ضحى|قبل (?:ال)?ظهر/ },
  { name: 'afternoon', from: 13, to: 18, words: /بعد (?:ال)?ظهر|عصر/ },
  { name: 'noon', from: 11, to: 15, words: /ظهر|ظهيرة/ },
  { name: 'evening', from: 16, to: 22, words: /مساء|مغرب/ },
  { name: 'night', from: 18, to: 28, words: /ليل|منتصف/ },
]

/** The part of the day in a text («صباحاً», «الساعة 8:30 مساءً»), or null. */
export function partOfDay(text: string | null): PartOfDay | null {
  return text === null ? null : (PARTS.find(({ words }) => words.test(text)) ?? null)
}

/** Whether the two exclude each other; unknown ones exclude nothing. */
export function otherPartOfDay(a: string | null, b: string | null): boolean {
  const [left, right] = [partOfDay(a), partOfDay(b)]
  if (left === null || right === null || left.name === right.name) return false
  return !BLURRED.has(`${left.name} ${right.name}`) && !BLURRED.has(`${right.name} ${left.name}`)
}

/** Parts that one hour may be called by either. */
const BLURRED: ReadonlySet<string> = new Set(['noon afternoon', 'afternoon evening', 'evening night'])
