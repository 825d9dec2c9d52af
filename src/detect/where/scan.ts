import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { kindWord, openingKind } from './kind-words.ts'
import type { NameEntry, NameIndex, NameNode } from './name-index.ts'
import type { NameReading } from './name-reading.ts'
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
  /** What may follow the singular, of a word for two that belongs to the names: «جبلي», «مطاري». */
  readonly pair: Start | null
  readonly isOpening: boolean
}

interface Start {
  readonly node: NameNode
  readonly clitic: string
  readonly skip: number
}

const NOTHING: Reading = { starts: [], pair: null, isOpening: false }

/** Goes once over the tokens. Remembers how words read, since a text's next word is mostly one seen before. */
export function createNameScanner(index: NameIndex): (tokens: readonly Token[]) => Scan {
  const readingOf = noted((word): Reading => {
    const starts = readStarts(word, index)
    const kind = kindWord(word)
    const singular = kind?.many ? index.get(PAIRS.get(kind.word) ?? '') : undefined
    const pair = kind && singular ? { node: singular, clitic: kind.clitic, skip: kind.clitic.length } : null
    const isOpening = openingKind(kind) !== null
    return starts.length > 0 || pair || isOpening ? { starts, pair, isOpening } : NOTHING
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
      if (at < free) continue
      if (reading.pair) {
        for (const match of pairOf(tokens, at, reading.pair)) {
          matches.push(match)
          free = match.to
        }
        if (at < free) continue
      }
      const found = longest(tokens, at, reading.starts)
      if (!found) continue
      matches.push(found)
      free = found.to
    }
    return { matches, openings }
  }
}

/** «جبلي التركمان والأكراد», «مطاري دمشق وحلب»: the word for both belongs to the name of each. Empty where the first is no such name. */
function pairOf(tokens: readonly Token[], at: number, { node: singular, clitic, skip }: Start): Match[] {
  const first = walk(tokens, at, singular, clitic, skip)
  if (!first || first.to === at + 1) return []
  let from = first.to
  while (isQuote(tokens[from])) from++
  if (!tokens[from]?.text.startsWith('و')) return [first]
  const isApart = tokens[from]?.text === 'و'
  if (isApart) from++
  while (isQuote(tokens[from])) from++
  const node = singular.next?.get((tokens[from]?.text ?? '').slice(isApart ? 0 : 1))
  const second = node ? walk(tokens, from, node, isApart ? '' : 'و', isApart ? 0 : 1) : null
  return second ? [first, { ...second, entry: byLaterWords(second.entry) }] : [first]
}

/** The name without its first word: what the rest alone would mean is of no account. */
function byLaterWords(entry: NameEntry): NameEntry {
  const candidates = [...entry.exact, ...entry.derived]
  const reading: NameReading = { level: 'strong', isLarge: true, noun: null, isOpener: false, isCut: false, candidates }
  return { ...entry, readings: new Map(['', 'و'].map(clitic => [clitic, reading])), fitting: new Map() }
}

/** Words for two of what is called by its kind and a name, and the word for one. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['جبلي', 'جبل'],
  ['جبلا', 'جبل'],
  ['مطاري', 'مطار'],
  ['مطارا', 'مطار'],
  ['سدي', 'سد'],
  ['حقلي', 'حقل'],
  ['قاعدتي', 'قاعده'],
  ['تلتي', 'تله'],
  ['تلي', 'تل'],
  ['معبري', 'معبر'],
  ['معبرا', 'معبر'],
  ['ممري', 'ممر'],
  ['مخيمي', 'مخيم'],
])

function isQuote(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.text === '"'
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
