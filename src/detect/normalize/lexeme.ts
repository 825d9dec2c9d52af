/**
 * One record for every word of all texts. Rules look the same few thousand words up over and over: what they found is noted on the word itself,
 * one step away from its token.
 */
export interface Lexeme {
  readonly text: string
  /** By reader (`noted`), undefined until it was asked. What readers note is shared and never changed. */
  readonly notes: unknown[]
}

/** The record of a folded word. */
export function lexemeOf(text: string): Lexeme {
  return lexemeAt(text, 0, text.length)
}

/** The record of the word at [start, end) of a folded text. */
export function lexemeAt(text: string, start: number, end: number): Lexeme {
  const length = end - start
  if (length > LONGEST) return newLexeme(text.slice(start, end))
  let hash = length
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  for (let slot = (hash ^ (hash >>> 15)) & MASK; ; slot = (slot + 1) & MASK) {
    const known = slots[slot]
    if (known === undefined) return keep(text.slice(start, end), slot)
    if (known.text.length === length && isAt(known.text, text, start)) return known
  }
}

/** Longer runs of letters are no words. */
const LONGEST = 24
const SLOTS = 1 << 17
const MASK = SLOTS - 1
/** Beyond it the memory starts anew, so that mixed-up input can neither fill the process nor crowd the slots. */
const REMEMBERED = SLOTS / 2

const slots: (Lexeme | undefined)[] = new Array<Lexeme | undefined>(SLOTS).fill(undefined)
let size = 0

function keep(word: string, slot: number): Lexeme {
  const kept = newLexeme(asKey(word))
  if (++size > REMEMBERED) {
    slots.fill(undefined)
    size = 0
    return kept
  }
  slots[slot] = kept
  return kept
}

function newLexeme(text: string): Lexeme {
  return { text, notes: [] }
}

/** The engine keeps one object for all equal property names and literals: comparing such words compares addresses. */
function asKey(word: string): string {
  return Object.keys({ [word]: 0 })[0] as string
}

function isAt(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

let readers = 0

/** The same reader of words, which reads each word once. It must return something else than undefined. */
export function noted<Value>(read: (word: string) => Value): (word: Lexeme) => Value {
  const reader = readers++
  return ({ text, notes }) => {
    const known = notes[reader]
    if (known !== undefined) return known as Value
    const value = read(text)
    while (notes.length < reader) notes.push(undefined)
    notes[reader] = value
    return value
  }
}
