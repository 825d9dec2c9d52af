import { foldWords } from './fold.ts'

const LONG_WORD = 4
const FEWEST_WORDS = 3
const SHARE = 10

/**
 * Whether a page tells what its entry in a feed tells: it has at least a tenth of its long words, one in any case. Under the headlines of 213 articles each
 * had one; of pages that bid one wait, log in or go back to the front page, three in a hundred had one by chance.
 */
export function speaksOf(page: string, entry: string): boolean {
  const told = longWords(entry)
  if (told.size < FEWEST_WORDS) return true
  const there = longWords(page)
  const shared = [...told].filter(word => there.has(word)).length
  return shared > 0 && shared * SHARE >= told.size
}

/** Without what is written onto the beginning of a word: «بالقصف» and «القصف» are one. */
function longWords(text: string): ReadonlySet<string> {
  return new Set(
    foldWords(text)
      .map(word => word.replace(/^(?:[وف]?(?:ال|بال|كال|لل)|[وفبل])(?=.{3})/u, ''))
      .filter(word => word.length >= LONG_WORD),
  )
}
