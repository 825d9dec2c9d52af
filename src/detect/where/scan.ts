import type { Token } from '../normalize/tokens.ts'
import type { NameEntry, NameIndex, NameNode } from './name-index.ts'
import { UNPARTED } from './words.ts'

/** A sequence of tokens that is a name of something in the index. Token indices are half-open. */
export interface Match {
  readonly from: number
  readonly to: number
  /** The letters before the name that belong to the word and not to it: «و», «ب», «ول»; empty for none. */
  readonly clitic: string
  /** Letters of the first token that are not the name's: those of the clitic, less the ا that «لل» swallowed. */
  readonly skip: number
  readonly entry: NameEntry
}

/** The longest names from left to right, none within another. */
export function scanNames(tokens: readonly Token[], index: NameIndex): Match[] {
  const matches: Match[] = []
  let at = 0
  while (at < tokens.length) {
    const found = longestAt(tokens, at, index)
    if (found) {
      matches.push(found)
      at = found.to
    } else at++
  }
  return matches
}

function longestAt(tokens: readonly Token[], at: number, index: NameIndex): Match | null {
  const token = tokens[at] as Token
  if (token.kind !== 'word') return null
  const whole = index.get(token.text)
  let best = whole ? walk(tokens, at, whole, '', 0) : null
  const first = token.text.charCodeAt(0)
  if (!CLITIC_LETTERS.has(first) || token.text.length < 3 || UNPARTED.has(token.text)) return best
  for (const { letters, restored } of CLITICS) {
    if (letters.charCodeAt(0) !== first || !token.text.startsWith(letters)) continue
    const node = index.get(restored + token.text.slice(letters.length))
    if (!node) continue
    const skip = letters.length - restored.length
    const found = walk(tokens, at, node, restored ? letters.slice(0, -1) : letters, skip)
    if (found && (token.text.length > 3 || found.to > at + 1) && (!best || found.to > best.to)) best = found
  }
  return best
}

function walk(tokens: readonly Token[], from: number, start: NameNode, clitic: string, skip: number): Match | null {
  let found: Match | null = null
  let node: NameNode | undefined = start
  for (let to = from + 1; node; to++) {
    if (node.entry) found = { from, to, clitic, skip, entry: node.entry }
    const next: Token | undefined = tokens[to]
    node = next && node.next ? node.next.get(next.text) : undefined
  }
  return found
}

interface Clitic {
  readonly letters: string
  /** What the letters swallowed: «لل» stands for ل and ال. */
  readonly restored: string
}

/** Shortest first: of two readings of one length, the one that takes less away stands. */
const CLITICS: readonly Clitic[] = ['و', 'ف', 'ب', 'ل', 'ك', 'لل', 'وب', 'ول', 'وك', 'فب', 'فل', 'ولل', 'فلل'].map(letters => ({
  letters,
  restored: letters.endsWith('لل') ? 'ال' : '',
}))
const CLITIC_LETTERS = new Set(CLITICS.map(({ letters }) => letters.charCodeAt(0)))
