/**
 * The form under which two spellings of a place name are one: without marks and hamza seats, ة as ه, ى as ي, Persian and Kurdish letters as
 * their Arabic neighbours, one space between words. Latin letters are lowered and lose their accents.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0671-\u06D5]/gu, letter => NEIGHBOURS[letter] ?? letter)
    .replace(/ى|ئ/gu, 'ي')
    .replace(/ؤ/gu, 'و')
    .replace(/ة/gu, 'ه')
    .replace(/[ء'`‘’ʻʼ]/gu, '')
    .replace(/[-_/،,.]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** A wider fold, for deciding whether a doubtful alias is a spelling of a name: without ال, without spaces, without a final ا, ة, ه or ى. */
export function looseName(name: string): string {
  return name
    .split(/[\s\-_]+/u)
    .map(word => foldName(word.replace(/ى$/u, 'ا')))
    .map(word => (word.length > 3 ? word.replace(/^ال/u, '') : word))
    .map(word => (word.length > 2 ? word.replace(/[اه]$/u, '') : word))
    .join('')
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  '\u0622': 'ا',
  '\u0623': 'ا',
  '\u0625': 'ا',
  '\u0671': 'ا',
  '\u067E': 'ب',
  '\u0686': 'ج',
  '\u0698': 'ز',
  '\u06A4': 'ف',
  '\u06A9': 'ك',
  '\u06AF': 'ك',
  '\u06C6': 'و',
  '\u06CC': 'ي',
  '\u06D5': 'ه',
}
