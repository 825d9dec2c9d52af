import { foldWord } from '../../detect/normalize/fold.ts'

/** The forms under which a name is looked up: from the one as typed to the one that only its consonants make. */
export interface Keys {
  readonly isArabic: boolean
  /** Folded, words parted by one space: equal only for the same name. */
  readonly exact: string
  /** Without article, spaces and endings; Latin with its spellings of one sound made one. */
  readonly loose: string
  /** Consonant classes that Arabic and Latin spellings of one name share; empty for very short names. */
  readonly skeleton: string
}

export function keysOf(name: string): Keys {
  const isArabic = ARABIC.test(name)
  const exact = isArabic ? foldWord(name.replace(SIGNS, ' ').replace(GLUED, '$& ')) : latinExact(name)
  const loose = isArabic ? arabicLoose(exact) : latinLoose(exact)
  return { isArabic, exact, loose, skeleton: isArabic ? arabicSkeleton(exact) : latinSkeleton(exact) }
}

const ARABIC = /[\u0621-\u064A\u0671-\u06D3]/
/** A ة ends its word, whatever was typed on without a space. */
const GLUED = /ة(?=[\u0621-\u064A])/g
const SIGNS = /[-_.,،؛;:!?؟()«»"/\\]+/g

function arabicLoose(exact: string): string {
  return exact
    .split(' ')
    .map(word => (word.length > 4 && word.startsWith('ال') ? word.slice(2) : word))
    .map(word => (word.length > 3 ? word.replace(/(اء|[اهيء])$/, '') : word))
    .join('')
}

const ARABIC_CLASSES: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ط: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ض: 'd',
  ظ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
}

function arabicSkeleton(exact: string): string {
  const words = exact.split(' ').map(word => {
    const bare = word.length > 4 && word.startsWith('ال') ? word.slice(2) : word
    // a final ه is the ending ة, elsewhere it is heard
    return [...bare].map((letter, at) => (letter === 'ه' && at < bare.length - 1 ? 'h' : (ARABIC_CLASSES[letter] ?? ''))).join('')
  })
  return collapse(words.join(''))
}

/** The digits by which chats write Arabic sounds that Latin lacks: 3arbin, 7arasta. */
const CHAT_DIGITS: Readonly<Record<string, string>> = { 2: '', 3: 'a', 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' }

function latinExact(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replace(/['`‘’ʻʼʿʾ]/g, '')
    .replace(SIGNS, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const ARTICLE = /^(al|el|ul|il|ar|as|ash|ad|at|an|az|adh|ath|ed|et|en|er|es|ez|esh|ech|ej|a|e)$/

function latinWords(exact: string): string[] {
  const sounded = exact.replace(/[2356789]/g, (digit, at: number) =>
    /\d/.test(exact[at + 1] ?? '') ? digit : (CHAT_DIGITS[digit] ?? digit),
  )
  const words = sounded.split(' ').filter(word => word !== '')
  const bare = words.filter(word => words.length === 1 || !ARTICLE.test(word))
  return bare.map(word => (word.length > 5 && /^(al|el)[^aeiou]/.test(word) ? word.slice(2) : word))
}

function latinLoose(exact: string): string {
  return latinWords(exact)
    .map(word =>
      word
        .replace(/^(ain|ein|eyn|aain|aein|aeyn|aayn)(?=$|[^aeiou])/, 'ayn')
        .replace(/ch/g, 'sh')
        .replace(/dj|dg/g, 'j')
        .replace(/ph/g, 'f')
        .replace(/ou|oo|ow/g, 'u')
        .replace(/ee|ea|ei|ey/g, 'i')
        .replace(/o/g, 'u')
        .replace(/e/g, 'i')
        .replace(/y$/g, 'i')
        .replace(/(.)\1+/g, '$1')
        .replace(/[iau]h?$/, 'a'),
    )
    .join('')
}

function latinSkeleton(exact: string): string {
  const words = latinWords(exact).map(word =>
    word
      .replace(/kh/g, 'X')
      .replace(/sh|ch/g, 'C')
      .replace(/gh/g, 'G')
      .replace(/th/g, 'T')
      .replace(/dh/g, 'D')
      .replace(/ph|v/g, 'F')
      .replace(/dj|dg/g, 'J')
      .replace(/x/g, 'KS')
      .replace(/h$/, '')
      .replace(/[aeiouyw]/g, '')
      .replace(/[qc]/g, 'k')
      .replace(/p/g, 'b')
      .toLowerCase(),
  )
  return collapse(words.join(''))
}

function collapse(skeleton: string): string {
  return skeleton.replace(/[^a-z]/g, '').replace(/(.)\1+/g, '$1')
}
