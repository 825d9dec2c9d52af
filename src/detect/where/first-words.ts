import { foldUnit } from '../normalize/fold.ts'
import { FIRST_PARTS, LONG_FIRST_PARTS } from './name-forms.ts'

/** Names by the word that they may begin with. A key stands for all spellings of a word, and now and then for another word too. */
export interface FirstWords {
  /** Visits the names of a key in their order; the second time none, since the first visitor has taken them. */
  take(key: number, visit: (name: number) => void): void
}

/** Many more than there are names: a key that stands for another word as well has names spelt out that no text says. */
const KEYS = 1 << 18
const NONE = -1

/**
 * Files every name under the keys of the words that its spellings begin with, read letter by letter: its first word, what that is together with the
 * next, a part that may be cut off, and behind a word of `kinds` the next word. Names of anything but Arabic letters are spelt out by `keysOf`.
 */
export function createFirstWords(
  names: readonly string[],
  kinds: ReadonlySet<string>,
  keysOf: (name: number) => ReadonlySet<number>,
): FirstWords {
  const kindKeys = new Set([...kinds].map(firstWordKey))
  const joining = new Set([...FIRST_PARTS].map(firstWordKey))
  const chains = new Int32Array(KEYS).fill(NONE)
  const filed: number[] = []
  const next: number[] = []
  const file = (name: number, key: number) => {
    filed.push(name)
    next.push(chains[key] as number)
    chains[key] = filed.length - 1
  }
  // from the last to the first: each chain then has the order of the names
  for (let name = names.length - 1; name >= 0; name--) {
    const text = names[name] as string
    let from = 0
    let end = readLetters(text, 0, 0)
    let key = keyOf(end)
    if (end > 0 && end < text.length && kindKeys.has(key) && kinds.has(wordAtHand(end))) {
      from = end + 1
      end = readLetters(text, from, 0)
      key = keyOf(end)
    }
    const both = end > 0 && joining.has(key) ? readLetters(text, from + end + 1, end) : 0
    if (end <= 0 || both < 0) {
      for (const spelt of keysOf(name)) file(name, spelt)
      continue
    }
    file(name, key)
    if (both > end) file(name, keyOf(both))
    else if (from + end === text.length) for (const part of LONG_FIRST_PARTS) if (startsWith(part)) file(name, keyOf(part.length))
  }
  return {
    take: (key, visit) => {
      for (let at = chains[key] as number; at !== NONE; at = next[at] as number) visit(filed[at] as number)
      chains[key] = NONE
    },
  }
}

/** One key for every way in which news writes the first word of a name: with ال or without, its last ا، ه، ي or ء changed. The word is folded. */
export function firstWordKey(word: string): number {
  const length = Math.min(word.length, units.length)
  for (let at = 0; at < length; at++) units[at] = word.charCodeAt(at)
  return keyOf(length)
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

function keyOf(length: number): number {
  let from = 0
  while (from + 1 < length && units[from] === ALEF && units[from + 1] === LAM) from += 2
  let to = length
  while (to > from && ENDINGS[units[to - 1] as number] === 1) to--
  let hash = to - from
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193)
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
