import { lexemeOf, noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { kindWord, openingKind } from './kind-words.ts'
import { type FirstWord, type NameEntry, type NameIndex, type NameNode, newEntry } from './name-index.ts'
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
  /** As the first word of a name; null for none. */
  readonly start: Start | null
  /** What may follow the singular, of a word for two that belongs to the names: «جبلي», «مطاري». */
  readonly pair: Start | null
  readonly isOpening: boolean
}

/** The letters before a name that belong to its first word, as in `Match`. */
interface Lead {
  readonly clitic: string
  readonly skip: number
}

/** Flat and linked rather than listed: every step to another object is a wait for memory. */
interface Start extends FirstWord, Lead {
  /** With the next clitic that the word may carry. */
  readonly other: Start | null
}

const NOTHING: Reading = { start: null, pair: null, isOpening: false }

/** Goes once over the tokens. Remembers how words read, since a text's next word is mostly one seen before. */
export function createNameScanner(index: NameIndex): (tokens: readonly Token[]) => Scan {
  const readingOf = noted((word): Reading => {
    const start = readStarts(word, index)
    const kind = kindWord(word)
    const singular = kind?.many ? index.first(PAIRS.get(kind.word) ?? '') : undefined
    const pair = kind && singular ? newStart(singular, kind.clitic, kind.clitic.length, null) : null
    const isOpening = openingKind(kind) !== null
    return start || pair || isOpening ? { start, pair, isOpening } : NOTHING
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
        for (const match of pairOf(index, tokens, at, reading.pair)) {
          matches.push(match)
          free = match.to
        }
        if (at < free) continue
      }
      const found = longest(index, tokens, at, reading.start)
      if (!found) continue
      matches.push(found)
      free = found.to
    }
    return { matches, openings }
  }
}

/** «جبلي التركمان والأكراد», «مطاري دمشق وحلب»: the word for both belongs to the name of each. Empty where the first is no such name. */
function pairOf(index: NameIndex, tokens: readonly Token[], at: number, singular: Start): Match[] {
  const first = walk(index, tokens, at, singular)
  if (!first || first.to === at + 1) return []
  let from = first.to
  while (isQuote(tokens[from])) from++
  if (!tokens[from]?.text.startsWith('و')) return [first]
  const isApart = tokens[from]?.text === 'و'
  if (isApart) from++
  while (isQuote(tokens[from])) from++
  const named = tokens[from]
  if (!named) return [first]
  const node = index.second(singular, isApart ? named.lexeme : lexemeOf(named.text.slice(1)))
  const second = walkOn(tokens, from, from + 1, node, isApart ? BARE : JOINED)
  if (!second) return [first]
  const { to, clitic, skip, entry } = second
  return [first, { from, to, clitic, skip, entry: byLaterWords(entry) }]
}

const BARE: Lead = { clitic: '', skip: 0 }
const JOINED: Lead = { clitic: 'و', skip: 1 }

/** The name without its first word: what the rest alone would mean is of no account. */
function byLaterWords(entry: NameEntry): NameEntry {
  const later = newEntry(entry.exact, entry.names, entry.derived)
  later.foreign = entry.foreign
  later.blocked = entry.blocked
  const candidates = [...entry.exact, ...entry.derived]
  const reading: NameReading = { level: 'strong', isLarge: true, noun: null, isOpener: false, isCut: false, candidates }
  for (const key of ['', 'و']) later.readings = { key, value: reading, other: later.readings }
  return later
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

function longest(index: NameIndex, tokens: readonly Token[], at: number, first: Start | null): Match | null {
  let best: Match | null = null
  for (let start = first; start; start = start.other) {
    const found = walk(index, tokens, at, start)
    if (!found || (best && found.to <= best.to)) continue
    // of three letters a clitic leaves too few for a name
    if (start.clitic === '' || found.to > at + 1 || (tokens[at] as Token).text.length > 3) best = found
  }
  return best
}

/** The word as it stands, then without the clitics that it may carry. */
function readStarts(word: string, index: NameIndex): Start | null {
  let start: Start | null = null
  if (word.length >= 3 && !UNPARTED.has(word)) {
    for (const { letters, restored, clitic } of CLITICS) {
      const first = word.startsWith(letters) ? index.first(restored + word.slice(letters.length)) : undefined
      if (first) start = newStart(first, clitic, letters.length - restored.length, start)
    }
  }
  const whole = index.first(word)
  return whole ? newStart(whole, '', 0, start) : start
}

function newStart({ word, key, entry, goesOn }: FirstWord, clitic: string, skip: number, other: Start | null): Start {
  return { word, key, entry, goesOn, node: undefined, clitic, skip, other }
}

/** The longest name that begins with this word; null where none does. */
function walk(index: NameIndex, tokens: readonly Token[], from: number, start: Start): Match | null {
  let found: Match | null = null
  if (start.goesOn) {
    let to = from + 1
    let node = secondOf(index, start, tokens[to])
    // «جبل "الزاوية"»
    if (!node && isOpeningQuote(tokens[to])) node = secondOf(index, start, tokens[++to])
    if (node) found = walkOn(tokens, from, to + 1, node, start)
  }
  const { clitic, skip, entry } = start
  return found ?? (entry && { from, to: from + 1, clitic, skip, entry })
}

function secondOf(index: NameIndex, first: FirstWord, token: Token | undefined): NameNode | undefined {
  return token && index.second(first, token.lexeme)
}

/** The longest name that begins at `from` and goes on at `next` behind what the words so far may be. */
function walkOn(tokens: readonly Token[], from: number, next: number, reached: NameNode | undefined, { clitic, skip }: Lead): Match | null {
  let found: Match | null = null
  let node = reached
  for (let to = next; node; to++) {
    if (node.entry) found = { from, to, clitic, skip, entry: node.entry }
    const following: NameNode['next'] = node.next
    if (!following) break
    node = following.get(tokens[to]?.text ?? '')
    if (!node && isOpeningQuote(tokens[to])) node = following.get(tokens[++to]?.text ?? '')
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
  /** The letters that are the clitic's own. */
  readonly clitic: string
}

/** Longest first, since each goes before those found so far: of two readings of one length, the one that takes less away stands. */
const CLITICS: readonly Clitic[] = ['فلل', 'ولل', 'فل', 'فب', 'وك', 'ول', 'وب', 'لل', 'ك', 'ل', 'ب', 'ف', 'و'].map(letters => ({
  letters,
  restored: letters.endsWith('لل') ? 'ال' : '',
  clitic: letters.endsWith('لل') ? letters.slice(0, -1) : letters,
}))
