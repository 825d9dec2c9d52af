import { createHash } from 'node:crypto'
import { foldText, foldWords } from './fold.ts'

/**
 * SHA-256 of the folded title and text, hex: equal for articles that differ in marks, digits' script, punctuation and spaces only. The
 * title belongs to it, since with many a short text it alone names the town.
 */
export function contentHash(title: string, text: string): string {
  return createHash('sha256')
    .update(`${foldText(title)}\n${foldText(text)}`)
    .digest('hex')
}

/** Below this a text says too little to be recognised by likeness: two short reports may differ in nothing but the town. */
export const NEAR_MIN_WORDS = 60

const BANDS = 20
const ROWS = 3
const SHINGLE_WORDS = 3

/**
 * Keys by which near-identical texts find each other: 20 bands of 3 MinHash values over word triples, each 12 hex digits (the band's number
 * first). Texts that share half of their triples share a band with probability 0.93, those that share seven tenths with 0.9998, strangers
 * (a fiftieth) with 0.0002. They only propose: `addsNothing` decides.
 * @returns no bands for texts under `NEAR_MIN_WORDS`.
 */
export function nearBands(text: string): readonly string[] {
  const words = foldWords(text)
  if (words.length < NEAR_MIN_WORDS) return []
  const minima = minHash(words)
  return Array.from({ length: BANDS }, (_, band) => {
    let high = band
    let low = 0x9e3779b9 ^ band
    for (let row = 0; row < ROWS; row++) {
      const value = minima[band * ROWS + row]!
      high = mix(high ^ value)
      low = mix(low + value)
    }
    return (
      band.toString(16).padStart(2, '0') + (high & 0xffff).toString(16).padStart(4, '0') + (low & 0xffffff).toString(16).padStart(6, '0')
    )
  })
}

function minHash(words: readonly string[]): Uint32Array {
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  const seeds = minima.map((_, at) => mix(at * 0x9e3779b1 + 1))
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) {
    const shingle = hashWords(words, at)
    for (let each = 0; each < minima.length; each++) {
      const value = mix(shingle ^ seeds[each]!)
      if (value < minima[each]!) minima[each] = value
    }
  }
  return minima
}

function hashWords(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + SHINGLE_WORDS; at++) {
    const word = words[at]!
    for (let letter = 0; letter < word.length; letter++) hash = Math.imul(hash ^ word.charCodeAt(letter), 0x01000193)
    hash = Math.imul(hash ^ 0x20, 0x01000193)
  }
  return hash >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
