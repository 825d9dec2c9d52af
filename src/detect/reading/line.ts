import type { Tag } from '../../data/lexicon/index.ts'
import type { Weapon } from '../../domain/detection.ts'
import type { NormalText, Sentence, Token } from '../normalize/tokens.ts'
import type { PlacedMention } from './placed-mention.ts'

/** One sentence as the rules see it. Token indices are those of the whole text. */
export interface Line {
  readonly text: NormalText
  readonly index: number
  readonly sentence: Sentence
  readonly from: number
  readonly to: number
  readonly mentions: readonly PlacedMention[]
  /** By token minus `from`. */
  readonly tags: readonly (readonly Tag[])[]
  readonly weapons: readonly (readonly Weapon[])[]
  /** Tokens where a clause begins, the first of them `from`. */
  readonly clauses: readonly number[]
}

export function tokenAt(line: Line, at: number): Token | undefined {
  return at >= line.from && at < line.to ? line.text.tokens[at] : undefined
}

export function tagsAt(line: Line, at: number): readonly Tag[] {
  return line.tags[at - line.from] ?? []
}

export function has(line: Line, at: number, ...tags: readonly Tag[]): boolean {
  const own = line.tags[at - line.from]
  if (!own) return false
  for (const tag of tags) if (own.includes(tag)) return true
  return false
}

/** The first token of [from, to) with one of the tags, or -1. */
export function findTag(line: Line, from: number, to: number, ...tags: readonly Tag[]): number {
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++) if (has(line, at, ...tags)) return at
  return -1
}

export function hasTag(line: Line, from: number, to: number, ...tags: readonly Tag[]): boolean {
  return findTag(line, from, to, ...tags) >= 0
}

/** The mention whose name or kind words cover a token. */
export function mentionOver(line: Line, at: number): PlacedMention | undefined {
  return line.mentions.find(mention => mention.kindFrom <= at && at < mention.to)
}

/** The folded words of a range, for looking at a few of them. */
export function wordsOf(line: Line, from: number, to: number): string[] {
  return line.text.tokens.slice(Math.max(from, line.from), Math.min(to, line.to)).map(token => token.text)
}
