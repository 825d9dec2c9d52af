import type { Tag } from '../data/lexicon/index.ts'
import { has, tokenAt } from './reading/line.ts'
import type { Reading } from './reading/reading.ts'
import { timesOf } from './slots/day.ts'
import { localNow } from './slots/local-now.ts'
import type { Matter } from './status-rule.ts'

/** How far a word may stand from what it governs. */
const LEFT = 9
const RIGHT = 10

/** Whether a word before the matter, in its clause and near, plays one of the parts. */
export function governedBy(matter: Matter, ...tags: readonly Tag[]): boolean {
  return findBefore(matter, ...tags) >= 0
}

/** The nearest such word, or -1. */
export function findBefore({ line, from, at }: Matter, ...tags: readonly Tag[]): number {
  for (let before = at - 1; before >= Math.max(from, at - LEFT); before--) if (has(line, before, ...tags)) return before
  return -1
}

/** Whether a word behind the matter, in its clause and near, plays one of the parts. */
export function followedBy({ line, to, at }: Matter, ...tags: readonly Tag[]): boolean {
  for (let behind = at + 1; behind < Math.min(to, at + RIGHT); behind++) if (has(line, behind, ...tags)) return true
  return false
}

/** Words of the clause around the matter that match. */
export function saysNear({ line, from, to, at }: Matter, pattern: RegExp, left = LEFT, right = RIGHT): boolean {
  for (let near = Math.max(from, at - left); near < Math.min(to, at + right); near++) {
    if (near !== at && pattern.test(tokenAt(line, near)?.text ?? '')) return true
  }
  return false
}

/** The clause dates it further back than so many days, and nothing says that it goes on. */
export function isOld({ line, from, to }: Matter, { article: { publishedAt } }: Reading, days: number): boolean {
  const now = localNow(publishedAt)
  if (now === null) return false
  return timesOf(line, publishedAt).some(time => {
    if (time.from < from || time.to > to || time.recurs !== null) return false
    const end = time.relation === 'since' ? time.start : (time.end ?? time.start)
    return end !== null && Date.parse(`${now}Z`) - Date.parse(`${end}Z`) > days * 86_400_000
  })
}
