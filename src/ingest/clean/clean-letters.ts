import type { CountDrop } from './clean-text.ts'

/**
 * Letters that are safe to store and to show: no NUL and controls, no half surrogates, nothing that turns the direction of a line or
 * takes no room, every space a space, every line end a `\n`. NFC and not NFKC, which would rewrite quotations; only Arabic letters in
 * their presentation forms, as some old pages have them, become the letters they stand for.
 */
export function cleanLetters(raw: string, drop: CountDrop = () => {}): string {
  let text = raw
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[\uFB50-\uFBB1\uFBD3-\uFBFF\uFE80-\uFEFC]/g, form => form.normalize('NFKC'))
  for (const [rule, pattern] of REMOVED) {
    text = text.replace(pattern, () => {
      drop(rule)
      return ''
    })
  }
  return text
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

const REMOVED: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['control', /[\0-\x08\x0E-\x1F\x7F-\x9F]/g],
  ['half-surrogate', /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g],
  ['bidi-control', /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g],
  // The joiners too: in Arabic they change the look of a word and never the word.
  ['zero-width', /[\u00AD\u180E\u200B-\u200D\u2060-\u2065\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/g],
  ['non-character', /[\uFDD0-\uFDEF\uFFFE\uFFFF]/g],
]
