import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Piece, TimeRule } from './piece.ts'
import { DIGIT_RULES, rulesFor } from './rules.ts'

/** What the rules read in tokens [from, to), in order, none overlapping: at each token the longest reading. */
export function piecesOf(tokens: readonly Token[], from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  for (let at = from; at < to; ) {
    const piece = longestAt(tokens, at)
    if (piece && piece.to <= to) {
      pieces.push(piece)
      at = piece.to
    } else at++
  }
  return pieces
}

function longestAt(tokens: readonly Token[], at: number): Piece | null {
  const token = tokens[at] as Token
  const rules = token.kind === 'number' ? DIGIT_RULES : token.kind === 'word' ? rulesOf(token.lexeme) : NO_RULES
  if (rules === NO_RULES) return null
  let best: Piece | null = null
  for (const rule of rules) {
    const piece = rule.read(tokens, at)
    if (piece && piece.to > (best?.to ?? at)) best = piece
  }
  return best
}

const NO_RULES: readonly TimeRule[] = []
const rulesOf = noted(word => {
  const rules = rulesFor(word)
  return rules.length === 0 ? NO_RULES : rules
})
