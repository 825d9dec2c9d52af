import type { Token } from '../normalize/tokens.ts'
import type { Draft } from './drafts.ts'

/** Numbers of the lists that begin as a target: «استهدفت سقبا وعربين», «غارات جوية على سقبا وعربين». What is fired at is somewhere. */
export function targetLists(tokens: readonly Token[], drafts: readonly Draft[]): ReadonlySet<number> {
  return new Set(drafts.filter(draft => isTarget(draft, tokens)).map(draft => draft.list))
}

function isTarget(draft: Draft, tokens: readonly Token[]): boolean {
  const before = tokens[draft.kindFrom - 1]
  if (before?.kind !== 'word') return false
  if (FIRE.test(before.text)) return true
  if (before.text !== 'علي') return false
  for (let at = draft.kindFrom - 2; at >= 0 && at >= draft.kindFrom - 7; at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (FIRE.test(token.text)) return true
  }
  return false
}

const FIRE =
  /^(و|ف|ب|ال|وال)?(قصف|قصفت|قصفا|استهدف|استهدفت|استهداف|يستهدف|تستهدف|غاره|غارات|غارتين|قذيفه|قذايف|صاروخ|صواريخ|براميل|قصفه|هاون|مجزره|مجازر)$/
