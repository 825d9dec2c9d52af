/**
 * Folding for fingerprints: words parted by single spaces, in one spelling of letters and digits, without marks and punctuation.
 * Kept apart from the detector's folding, because hashes are stored: what changes here makes every stored article a stranger.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(SILENT, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیئ]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ک/g, 'ك')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Tashkeel, small high signs, tatweel, soft hyphen and everything of no width. */
const SILENT = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

export function foldWords(text: string): readonly string[] {
  const folded = foldText(text)
  return folded === '' ? [] : folded.split(' ')
}
