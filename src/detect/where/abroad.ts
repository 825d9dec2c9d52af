import type { Place } from '../../domain/place.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Draft } from './drafts.ts'
import type { Surroundings } from './evidence.ts'
import { kindOf } from './kind-words.ts'
import type { Match } from './scan.ts'

/**
 * Drops the namesakes abroad: what the text puts into a place abroad («قرية المنصورة في أطراف عامرية الفلوجة»), and, where it speaks more of other
 * countries, what it names in one breath with one («حي الزهراء والسواني»). Large towns of ours are meant all the same.
 */
export function dropAbroad({ text: { tokens }, drafts, isAbroad }: Surroundings, foreign: readonly Match[]): void {
  if (foreign.length === 0) return
  let next = 0
  for (const draft of drafts) {
    if (draft.state !== 'accepted') continue
    const large = (draft.chosen !== null && isLarge(draft.chosen)) || draft.candidates.some(isLarge)
    // «حي الجيزة في مدينة سرت» is no town of ours, however large
    if (large && draft.kinds[draft.kinds.length - 1]?.kind !== 'quarter') continue
    while (next < foreign.length && (foreign[next] as Match).from < draft.to) next++
    const before = foreign[next - 1]
    const after = foreign[next]
    const isInside = after !== undefined && liesIn(tokens, draft, after)
    const isListed =
      isAbroad &&
      ((after && joins(tokens, draft.to, after.from, after.clitic)) ||
        (before && draft.kinds.length === 0 && joins(tokens, before.to, draft.from, draft.match.clitic)))
    if (isInside || (isListed && !large)) draft.state = 'dropped'
  }
}

function isLarge({ kind, population }: Place): boolean {
  return population >= 4 || kind === 'governorate' || kind === 'district' || kind === 'country'
}

/** «في», «ب» or «ضمن» and words of kind between them, and nothing else but the end of the name («الجيزة البحرية في مدينة سرت»). */
function liesIn(tokens: readonly Token[], draft: Draft, { from, clitic }: Match): boolean {
  const start = ADJECTIVE.test(tokens[draft.to]?.text ?? '') ? draft.to + 1 : draft.to
  if (from - start > 3) return false
  let inside = clitic === 'ب'
  for (let at = start; at < from; at++) {
    const token = tokens[at] as Token
    if (INSIDE.has(token.text) || kindOf(token)?.clitic === 'ب') inside = true
    else if (!kindOf(token)) return false
  }
  return inside
}

const ADJECTIVE = /^ال.+(يه|ي)$/
const INSIDE: ReadonlySet<string> = new Set(['في', 'ضمن', 'وسط', 'داخل'])

/** Nothing but a comma or «و» between two names. */
function joins(tokens: readonly Token[], from: number, to: number, clitic: string): boolean {
  if (from === to) return clitic === 'و'
  const token = tokens[from]
  return to === from + 1 && (token?.text === '،' || token?.text === ',' || token?.text === 'و')
}
