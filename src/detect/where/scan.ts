import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { kindWord, openingKind } from './kind-words.ts'
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

export interface Scan {
  /** The longest names from left to right, none within another. */
  readonly matches: readonly Match[]
  /** Indices of the words of kind that may introduce a name, in their order. */
  readonly openings: readonly number[]
}

/** What a word may be to a scan; nearly all are nothing. */
interface Reading {
  /** As the first word of a name: one reading per clitic that it may carry. */
  readonly starts: readonly Start[]
  readonly isOpening: boolean
}

interface Start {
  readonly node: NameNode
  readonly clitic: string
  readonly skip: number
}

const NOTHING: Reading = { starts: [], isOpening: false }

/** Goes once over the tokens. Remembers how words read, since a text's next word is mostly one seen before. */
export function createNameScanner(index: NameIndex): (tokens: readonly Token[]) => Scan {
  const readingOf = noted((word): Reading => {
    const starts = readStarts(word, index)
    const isOpening = openingKind(kindWord(word)) !== null
    return starts.length > 0 || isOpening ? { starts, isOpening } : NOTHING
  })
  return tokens => {
    const matches: Match[] = []
    const openings: number[] = []
    let free = 0
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token
      const reading = token.kind === 'word' ? readingOf(token.lexeme) : NOTHING
      if (reading === NOTHING) continue
      if (reading.isOpening) openings.push(at)
      const found = at >= free && reading.starts.length > 0 ? longest(tokens, at, reading.starts) : null
      if (!found) continue
      matches.push(found)
      free = found.to
    }
    return { matches, openings }
  }
}

function longest(tokens: readonly Token[], at: number, starts: readonly Start[]): Match | null {
  let best: Match | null = null
  for (const { node, clitic, skip } of starts) {
    const found = walk(tokens, at, node, clitic, skip)
    if (!found || (best && found.to <= best.to)) continue
    // of three letters a clitic leaves too few for a name
    if (clitic === '' || found.to > at + 1 || (tokens[at] as Token).text.length > 3) best = found
  }
  return best
}

function readStarts(word: string, index: NameIndex): readonly Start[] {
  const starts: Start[] = []
  const whole = index.get(word)
  if (whole) starts.push({ node: whole, clitic: '', skip: 0 })
  if (word.length >= 3 && !UNPARTED.has(word)) {
    for (const { letters, restored } of CLITICS) {
      const node = word.startsWith(letters) ? index.get(restored + word.slice(letters.length)) : undefined
      if (node) starts.push({ node, clitic: restored ? letters.slice(0, -1) : letters, skip: letters.length - restored.length })
    }
  }
  return starts
}

function walk(tokens: readonly Token[], from: number, start: NameNode, clitic: string, skip: number): Match | null {
  let found: Match | null = null
  let node: NameNode | undefined = start
  for (let to = from + 1; node; to++) {
    if (node.entry) found = { from, to, clitic, skip, entry: node.entry }
    const { next }: NameNode = node
    if (!next) break
    node = next.get(tokens[to]?.text ?? '')
    // «جبل "الزاوية"»
    if (!node && isOpeningQuote(tokens[to])) node = next.get(tokens[++to]?.text ?? '')
  }
  return found
}

function isOpeningQuote(token: Token | undefined): boolean {
  return token?.kind === 'mark' && (token.text === '"' || token.text === "'" || token.text === '(')
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
