import { type Folded, fold } from './fold.ts'
import { type Lexeme, lexemeAt } from './lexeme.ts'

/** A word, a run of digits (with inner separators) or one sign, in folded form. Offsets are into the folded text, half-open. */
export interface Token {
  readonly text: string
  readonly lexeme: Lexeme
  readonly kind: 'word' | 'number' | 'mark' | 'break'
  readonly start: number
  readonly end: number
}

/** A text as every reading step sees it. Sentences are half-open ranges of token indices. */
export interface NormalText {
  readonly source: string
  readonly folded: Folded
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
}

export interface Sentence {
  /** Token indices, half-open. */
  readonly from: number
  readonly to: number
  /** Offsets into the folded text, half-open. */
  readonly start: number
  readonly end: number
  /** Number of the paragraph (line) it stands in, from 0. */
  readonly paragraph: number
}

export function normalize(source: string): NormalText {
  const folded = fold(source)
  const tokens = tokenize(folded.text)
  return { source, folded, tokens, sentences: splitSentences(tokens) }
}

/** Source offsets of a folded range: what evidence and mentions carry. */
export function sourceSpan(text: NormalText, start: number, end: number): { start: number; end: number } {
  const { offsets } = text.folded
  const last = end > start ? (offsets[end - 1] ?? 0) + 1 : (offsets[start] ?? 0)
  return { start: offsets[start] ?? text.source.length, end: last }
}

const SPACE = 0
const LETTER = 1
const DIGIT = 2
const SIGN = 3
const BREAK = 4
/** Letters of other scripts: pages glue them to Arabic words («Publicأصيب»), and no word has both. */
const OTHER = 5
const CLASSES = charClasses()

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const push = (kind: Token['kind'], start: number, end: number) => {
    const lexeme = lexemeAt(text, start, end)
    tokens.push({ text: lexeme.text, lexeme, kind, start, end })
  }
  let at = 0
  while (at < text.length) {
    const kind = CLASSES[text.charCodeAt(at)]
    if (kind === SPACE) {
      at++
      continue
    }
    const start = at++
    if (kind === LETTER || kind === OTHER) {
      while (at < text.length && CLASSES[text.charCodeAt(at)] === kind) at++
      push('word', start, at)
    } else if (kind === DIGIT) {
      at = endOfNumber(text, at)
      push('number', start, at)
    } else push(kind === BREAK ? 'break' : 'mark', start, at)
  }
  return tokens
}

/** Digits with `.`, `,` or `:` between digits: 1,200 and 3.5 and 8:30 are one token each. */
function endOfNumber(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const kind = CLASSES[text.charCodeAt(at)]
    if (kind === DIGIT) at++
    else if (SEPARATORS.has(text.charCodeAt(at)) && CLASSES[text.charCodeAt(at + 1)] === DIGIT) at += 2
    else break
  }
  return at
}

const SEPARATORS = new Set(['.', ',', ':'].map(sign => sign.charCodeAt(0)))
const ENDS = new Set(['.', '!', '?', '؟', '…'])

function splitSentences(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = 0
  const close = (to: number) => {
    const first = tokens[from]
    const last = tokens[to - 1]
    if (first && last && to > from) sentences.push({ from, to, start: first.start, end: last.end, paragraph })
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'break') {
      close(at)
      from = at + 1
      paragraph++
    } else if (token.kind === 'mark' && ENDS.has(token.text) && endsSentence(tokens, at)) {
      let end = at + 1
      while (tokens[end]?.kind === 'mark' && (ENDS.has(tokens[end]?.text ?? '') || CLOSERS.has(tokens[end]?.text ?? ''))) end++
      close(end)
      from = end
      at = end - 1
    }
  }
  close(tokens.length)
  return sentences
}

const CLOSERS = new Set(['"', ')', "'", ']'])

/** «أ. ف. ب» and initials are no ends: a single letter before the dot. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return !(tokens[at]?.text === '.' && before?.kind === 'word' && before.text.length === 1 && before.end === tokens[at]?.start)
}

function charClasses(): Uint8Array {
  const classes = new Uint8Array(0x10001).fill(SIGN)
  for (const [from, to] of [
    [0, 0xd800],
    [0xe000, 0x10000],
  ] as const) {
    const all = String.fromCharCode(...Array.from({ length: to - from }, (_, at) => from + at))
    for (const { 0: run, index } of all.matchAll(/[\p{L}\p{M}]+/gu)) classes.fill(OTHER, from + index, from + index + run.length)
  }
  for (let code = 0x0600; code <= 0x06ff; code++) if (classes[code] === OTHER) classes[code] = LETTER
  for (let code = 0x30; code <= 0x39; code++) classes[code] = DIGIT
  classes[0x20] = SPACE
  for (let code = 0; code < 0x20; code++) classes[code] = SPACE
  classes[0x0a] = BREAK
  classes['_'.charCodeAt(0)] = SPACE
  return classes
}
