import { fold } from '../../detect/normalize/fold.ts'

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
  return keysOfAll([name])[0] as Keys
}

/** Reads all names in one pass over one text, a line each: one by one they would cost more than all else at the start. */
export function keysOfAll(names: readonly string[]): Keys[] {
  const keys: Keys[] = new Array(names.length)
  const isArabic = (name: string) => ARABIC.test(name)
  for (const [arabic, read] of [
    [true, arabicForms],
    [false, latinForms],
  ] as const) {
    const at = [...names.keys()].filter(index => isArabic(names[index] as string) === arabic)
    if (at.length === 0) continue
    const forms = read(at.map(index => (names[index] as string).replaceAll('\n', ' ')).join('\n'))
    const [exact = [], loose = [], skeleton = []] = forms.map(text => text.split('\n'))
    at.forEach((index, line) => {
      keys[index] = { isArabic: arabic, exact: exact[line] ?? '', loose: loose[line] ?? '', skeleton: skeleton[line] ?? '' }
    })
  }
  return keys
}

const ARABIC = /[\u0621-\u064A\u0671-\u06D3]/
/** A ة ends its word, whatever was typed on without a space. */
const GLUED = /ة(?=[\u0621-\u064A])/g
const SIGNS = /[-_.,،؛;:!?؟()«»"/\\*+#|]+/g

/** Exact, loose and skeleton forms of a text of one name a line. */
type Forms = readonly [string, string, string]

function tidy(text: string): string {
  return text.replace(/ +/g, ' ').replace(/^ | $/gm, '')
}

function arabicForms(names: string): Forms {
  const exact = tidy(fold(names.replace(SIGNS, ' ').replace(GLUED, '$& ')).text)
  const bare = exact.replace(/(?<![^ \n])ال(?=[^ \n]{3})/g, '')
  const loose = bare.replace(/([^ \n]{2})(?:اء|(?<=[^ \n]{3})[اهيء])(?![^ \n])/g, '$1').replaceAll(' ', '')
  const skeleton = collapse(bare.replace(/ه(?![^ \n])/g, '').replace(/[^\n]/g, letter => ARABIC_CLASSES[letter] ?? ''))
  return [exact, loose, skeleton]
}

const ARABIC_CLASSES: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ط: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  ه: 'h',
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

/** The digits by which chats write Arabic sounds that Latin lacks: 3arbin, 7arasta. */
const CHAT_DIGITS: Readonly<Record<string, string>> = { 2: '', 3: 'a', 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' }

/** An article stands before a further word: «al bab», «ras al ain», and half typed at the end, «maarat al». */
const ARTICLES =
  /(?<![^ \n])(?:al|el|ul|il|ar|as|ash|ad|at|an|az|adh|ath|ed|et|en|er|es|ez|esh|ech|ej|e|a) (?=[^\n])| (?:al|el|an|ash)(?![^\n])/g

function latinForms(names: string): Forms {
  const marked = names.normalize('NFKD').replace(/[\u0300-\u036F'`‘’ʻʼʿʾ]/g, '')
  const exact = tidy(marked.toLowerCase().replace(SIGNS, ' '))
  const sounded = exact.replace(/(?<!\d)[2356789](?!\d)/g, digit => CHAT_DIGITS[digit] as string)
  const bare = sounded.replace(ARTICLES, '').replace(/(?<![^ \n])[ae]l(?=[^aeiou \n][^ \n]{3})/g, '')
  const loose = bare
    .replace(/(?<![^ \n])a?[ae][iy]n(?![aeiou])/g, 'ayn')
    .replace(/[eo][iyeaouw](?<=ee|ea|ei|ey|ou|oo|ow)/g, pair => (pair.startsWith('e') ? 'i' : 'u'))
    .replace(/ch|ph|d[jg]|o|e|y(?![^ \n])/g, sound => SOUNDS[sound] as string)
    .replace(/([^ \n])\1+/g, '$1')
    .replace(/[iau]h?(?![^ \n])/g, 'a')
    .replaceAll(' ', '')
  const skeleton = bare
    .replace(/h(?![^ \n])/g, '')
    .replace(/kh|[sc]h|gh|th|dh|ph|d[jg]|[^\n]/g, sound => LATIN_CLASSES[sound] ?? (CONSONANT.test(sound) ? sound : ''))
  return [exact, loose, collapse(skeleton)]
}

const SOUNDS: Readonly<Record<string, string>> = { ch: 'sh', ph: 'f', dj: 'j', dg: 'j', o: 'u', e: 'i', y: 'i' }
const CONSONANT = /^[bdfghjklmnrstz]$/
const LATIN_CLASSES: Readonly<Record<string, string>> = {
  kh: 'x',
  sh: 'c',
  ch: 'c',
  gh: 'g',
  th: 't',
  dh: 'd',
  ph: 'f',
  v: 'f',
  dj: 'j',
  dg: 'j',
  x: 'ks',
  q: 'k',
  c: 'k',
  p: 'b',
}

function collapse(skeleton: string): string {
  return skeleton.replace(/([^\n])\1+/g, '$1')
}
