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
  /** Every tag that some token has, once. */
  readonly allTags: readonly Tag[]
  /** Tokens where a clause begins, the first of them `from`. */
  readonly clauses: readonly number[]
}

export function tokenAt(line: Line, at: number): Token | undefined {
  return at >= line.from && at < line.to ? line.text.tokens[at] : undefined
}

/** The folded text of a token of the line; empty beyond its ends. */
export function textAt(line: Line, at: number): string {
  return tokenAt(line, at)?.text ?? ''
}

/** Whether a token belongs to a place that the line names, its words of kind among it. */
export function isNamedAt(line: Line, at: number): boolean {
  return line.mentions.some(({ kindFrom, to }) => kindFrom <= at && at < to)
}

export function has(line: Line, at: number, ...tags: readonly Tag[]): boolean {
  const own = line.tags[at - line.from]
  return own !== undefined && own.length > 0 && share(own, tags)
}

/** Most words have no tag, and the few tags are one object each: comparing them one by one is the fastest there is. */
function share(own: readonly Tag[], tags: readonly Tag[]): boolean {
  for (let at = 0; at < own.length; at++) {
    const tag = own[at]
    for (let other = 0; other < tags.length; other++) if (tag === tags[other]) return true
  }
  return false
}

/** The first token of [from, to) with one of the tags, or -1. */
export function findTag(line: Line, from: number, to: number, ...tags: readonly Tag[]): number {
  if (!share(line.allTags, tags)) return -1
  const end = Math.min(to, line.to) - line.from
  for (let at = Math.max(from - line.from, 0); at < end; at++) {
    const own = line.tags[at] as readonly Tag[]
    if (own.length > 0 && share(own, tags)) return at + line.from
  }
  return -1
}

export function hasTag(line: Line, from: number, to: number, ...tags: readonly Tag[]): boolean {
  return findTag(line, from, to, ...tags) >= 0
}

/** Whether the folded text of some token of [from, to) fits. */
export function hasWord(line: Line, from: number, to: number, pattern: RegExp): boolean {
  for (let at = from; at < to; at++) if (pattern.test(textAt(line, at))) return true
  return false
}

/** The folded words of a range, for looking at a few of them. */
export function wordsOf(line: Line, from: number, to: number): string[] {
  return line.text.tokens.slice(Math.max(from, line.from), Math.min(to, line.to)).map(token => token.text)
}
