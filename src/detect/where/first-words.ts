import { foldUnit } from '../normalize/fold.ts'
import { FIRST_PARTS, LONG_FIRST_PARTS } from './name-forms.ts'

/** Names by the words that they may begin with. A key stands for all spellings of such a beginning, and now and then for another one too. */
export interface FirstWords {
  /** Whether names of several words may begin with a word of this key (`firstKey`). */
  goesOn(first: number): boolean
  /** Whether any name may be, or begin with, words of this key (`aloneKey`, `pairKey`). */
  holds(key: number): boolean
  /** Visits the names that may in their order; the second time none, since the first visitor has taken them. */
  take(key: number, visit: (name: number) => void): void
}

/** Many more than there are names: a key that stands for another word as well has names spelt out that no text says. */
const KEYS = 1 << 18
const NONE = -1

/**
 * Files every name under the keys of the two words that its spellings begin with, read letter by letter: its first two words, behind a word of `kinds`
 * the two after it; its first two as one, with the third; a part that may be cut off, with the rest. Names of anything but Arabic letters are spelt out
 * by `spellingsOf`.
 */
export function createFirstWords(
  names: readonly string[],
  kinds: ReadonlySet<string>,
  spellingsOf: (name: number) => readonly (readonly string[])[],
): FirstWords {
  const kindKeys = new Set([...kinds].map(firstKey))
  const joining = new Set([...FIRST_PARTS].map(firstKey))
  const goesOn = new Uint8Array(KEYS)
  // a bit for each key: most questions end here, in a table that stays close to the processor
  const held = new Uint8Array(KEYS / 8)
  const chains = new Int32Array(KEYS).fill(NONE)
  const filed: number[] = []
  const next: number[] = []
  const file = (name: number, key: number) => {
    filed.push(name)
    next.push(chains[key] as number)
    chains[key] = filed.length - 1
    held[key >> 3] = (held[key >> 3] as number) | (1 << (key & 7))
  }
  const filePair = (name: number, first: number, second: number) => {
    goesOn[first] = 1
    file(name, pairKey(first, second))
  }
  const fileSpelt = (name: number) => {
    for (const [first, second] of spellingsOf(name)) {
      if (second === undefined) file(name, aloneKey(first as string))
      else filePair(name, firstKey(first as string), laterKey(second))
    }
  }
  const fileRead = (name: number) => {
    const text = names[name] as string
    let at = 0
    let end = readLetters(text, 0, 0)
    if (end > 0 && end < text.length && kindKeys.has(firstAtHand(end)) && kinds.has(wordAtHand(end))) {
      at = end + 1
      end = readLetters(text, at, 0)
    }
    if (end <= 0) return fileSpelt(name)
    at += end + 1
    if (at > text.length) {
      file(name, aloneAtHand(end))
      for (const part of LONG_FIRST_PARTS) if (startsWith(part)) filePair(name, firstAtHand(part.length), laterAtHand(part.length, end))
      return
    }
    const first = firstAtHand(end)
    const joins = joining.has(first)
    const both = readLetters(text, at, end)
    at += both - end + 1
    const isLast = at > text.length
    const third = joins && !isLast && both > end ? readLetters(text, at, both) : both
    if (both <= end || third < 0) return fileSpelt(name)
    filePair(name, first, laterAtHand(end, both))
    if (joins && isLast) file(name, aloneAtHand(both))
    else if (joins) filePair(name, firstAtHand(both), laterAtHand(both, third))
  }
  // from the last to the first: each chain then has the order of the names
  for (let name = names.length - 1; name >= 0; name--) fileRead(name)
  return {
    goesOn: first => goesOn[first] === 1,
    holds: key => ((held[key >> 3] as number) & (1 << (key & 7))) !== 0,
    take: (key, visit) => {
      const first = chains[key] as number
      chains[key] = NONE
      for (let at = first; at !== NONE; at = next[at] as number) visit(filed[at] as number)
    },
  }
}

/** The key of a name of one word, in every way in which news writes it: with ال or without, its last ا، ه، ي or ء changed. The word is folded. */
export function aloneKey(word: string): number {
  return aloneAtHand(atHand(word))
}

/** The key of the first of several words, which loses or gains ال only. */
export function firstKey(word: string): number {
  return firstAtHand(atHand(word))
}

/** The key of a word after the first, which may be the last. */
export function laterKey(word: string): number {
  return laterAtHand(0, atHand(word))
}

/** The key of two words that names begin with. */
export function pairKey(first: number, second: number): number {
  return mixed(Math.imul(first ^ 0x5bd1e995, 0x85ebca6b) ^ second)
}

/** The folded letters of the word at hand. */
const units = new Uint16Array(64)

/** Adds the letters from `from` to the word at hand after its first `length`; returns the new length, -1 where anything but letters stands there. */
function readLetters(text: string, from: number, length: number): number {
  let to = length
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === SPACE) break
    if (code < HAMZA || code > YA || code === TATWEEL || to === units.length) return -1
    units[to++] = foldUnit(code)
  }
  return to
}

const SPACE = 0x20
const HAMZA = 0x621
const YA = 0x64a
const TATWEEL = 0x640

/** Puts the letters of a folded word at hand; returns their number. */
function atHand(word: string): number {
  const length = Math.min(word.length, units.length)
  for (let at = 0; at < length; at++) units[at] = word.charCodeAt(at)
  return length
}

function aloneAtHand(end: number): number {
  return mixed(~laterAtHand(0, end))
}

function firstAtHand(end: number): number {
  return hashOf(withoutArticle(0, end, SHORTEST_DEFINITE), end)
}

function laterAtHand(start: number, end: number): number {
  const from = withoutArticle(start, end, ARTICLE)
  let to = end
  while (to > from && ENDINGS[units[to - 1] as number] === 1) to--
  return hashOf(from, to)
}

function withoutArticle(start: number, end: number, shortest: number): number {
  let from = start
  while (end - from >= shortest && units[from] === ALEF && units[from + 1] === LAM) from += ARTICLE
  return from
}

const ARTICLE = 2
/** A shorter word has its ال for good: «الي» is no «ي» (`name-forms.ts`). */
const SHORTEST_DEFINITE = 5

function hashOf(from: number, to: number): number {
  let hash = to - from
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193)
  return mixed(hash)
}

function mixed(hash: number): number {
  return (hash ^ (hash >>> 15)) & (KEYS - 1)
}

const ALEF = 0x627
const LAM = 0x644
const ENDINGS = new Uint8Array(0x10000)
for (const letter of 'اهيء') ENDINGS[letter.charCodeAt(0)] = 1

/** The word at hand, which is short. */
function wordAtHand(length: number): string {
  return String.fromCharCode(...units.subarray(0, length))
}

function startsWith(part: string): boolean {
  for (let at = 0; at < part.length; at++) if (units[at] !== part.charCodeAt(at)) return false
  return true
}
