import { foldText, foldWords } from '../fold.ts'
import type { CountDrop } from './clean-text.ts'
import { FURNITURE, type FurnitureRule } from './furniture.ts'

const LIST_MAX_LINES = 12
const HEADLINE_MAX_WORDS = 18
const FURNITURE_MAX_CHARS = 500

/**
 * Lines without page furniture. Under a heading such as "related articles" the headlines of other articles go too, since they would
 * alert people to old news; a line that reads like part of a text ends such a list.
 */
export function dropFurniture(lines: readonly string[], drop: CountDrop): readonly string[] {
  const kept: string[] = []
  const related: string[] = []
  let headlinesLeft = 0
  for (const line of lines) {
    const rule = line === '' ? null : furnitureOf(line)
    if (rule !== null) {
      drop(rule.name)
      headlinesLeft = rule.heads === 'list' ? LIST_MAX_LINES : rule.heads === 'next' ? 1 : headlinesLeft
    } else if (line !== '' && headlinesLeft > 0 && looksLikeHeadline(line)) {
      related.push(line)
      headlinesLeft -= 1
    } else {
      kept.push(line)
      if (line !== '') headlinesLeft = 0
    }
  }
  // A text of nothing but such lines has lost its only content to a heading: better a stale headline than no news.
  if (kept.every(line => line === '')) return related
  if (related.length > 0) drop('related-headline', related.length)
  return kept
}

/** The rule by which a line is no part of the article, or null. */
export function furnitureOf(line: string): FurnitureRule | null {
  if (line.length > FURNITURE_MAX_CHARS) return null
  const folded = foldText(line)
  return FURNITURE.find(rule => rule.is(folded, line)) ?? null
}

function looksLikeHeadline(line: string): boolean {
  const endsSentence = /(?<!\.)[.:،؛]["»”)]?$/u.test(line)
  return !endsSentence && foldWords(line).length <= HEADLINE_MAX_WORDS
}
