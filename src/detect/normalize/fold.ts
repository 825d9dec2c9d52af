/**
 * Folding makes spellings of one word equal: marks, tatweel and invisible signs go, alef and hamza forms, ya and ta marbuta merge,
 * both Arabic digit sets become Western ones, presentation forms become letters. One pass, linear, with the way back to the source.
 */
export interface Folded {
  readonly text: string
  /** `offsets[i]` is the UTF-16 offset in the source of folded unit i; `offsets[length]` is the source's length. */
  readonly offsets: Uint32Array
}

const DROP = 0xffff
const TABLE = foldTable()

export function fold(source: string): Folded {
  const { units, offsets } = desk(source.length * LONGEST_LIGATURE)
  let length = 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    const folded = TABLE[code] as number
    if (folded === DROP) continue
    // a space between words is by far the most frequent of them, and masks nothing
    if (IS_MASK[code] === 1 && length > 0 && !(code === SPACE && isLetter(source.charCodeAt(at + 1)))) {
      const masked = maskEnd(source, at, units[length - 1] as number)
      if (masked > at) {
        at = masked - 1
        continue
      }
    }
    if (folded === 0) {
      for (const unit of decompose(code)) {
        units[length] = unit
        offsets[length++] = at
      }
      continue
    }
    units[length] = folded
    offsets[length++] = at
    // «كنصفرةان»: no word goes on after it, so the page lost a space
    if (code === TA_MARBUTA && isLetter(source.charCodeAt(at + 1))) {
      units[length] = SPACE
      offsets[length++] = at + 1
    }
  }
  offsets[length] = source.length
  return { text: decode(units.subarray(0, length)), offsets: offsets.slice(0, length + 1) }
}

const LONGEST_LIGATURE = 3
/** Texts up to this length are folded on one desk: names and words are folded by the thousand at the start. */
const DESK = 4096
const shared = { units: new Uint16Array(DESK), offsets: new Uint32Array(DESK + 1) }

function desk(length: number): typeof shared {
  return length <= DESK ? shared : { units: new Uint16Array(length), offsets: new Uint32Array(length + 1) }
}

/** An Arabic letter as folding leaves it. */
export function foldUnit(code: number): number {
  return TABLE[code] as number
}

/** The folded form of a word or phrase, for tables. */
export function foldWord(text: string): string {
  return fold(text).text.trim().replace(/\s+/g, ' ')
}

const TA_MARBUTA = 0x629
const TATWEEL = 0x640
const IS_MASK = new Uint8Array(0x10001)
for (const sign of ".*•,\u060c'!^~+/- ") IS_MASK[sign.charCodeAt(0)] = 1
const LONGEST_MASK = 3

/**
 * Posts break words of violence so that machines do not read them: a sign beside a tatweel within a word, a star between letters, or a dot
 * within such a word. Returns where the signs end, or `at` where they are signs like any other.
 */
function maskEnd(source: string, at: number, before: number): number {
  const code = source.charCodeAt(at)
  if (!isLetter(before)) return at
  let end = at + 1
  while (end < at + LONGEST_MASK && IS_MASK[source.charCodeAt(end)] === 1) end++
  const next = source.charCodeAt(end)
  const stretched = source.charCodeAt(at - 1) === TATWEEL
  const spaced = source.slice(at, end).includes(' ')
  // a tatweel alone is a dash: «قصف ـ سقبا»
  if (next === TATWEEL) return (spaced && !stretched) || !isLetter(source.charCodeAt(end + 1)) ? at : end
  if (!isLetter(next) || spaced || end > at + 2) return at
  if (code === STAR || (stretched && code !== DASH)) return end
  return code === DOT && VIOLENCE.test(lettersAround(source, at)) ? end : at
}

/** «صار.وخ», «الشهد.اء»: what posts mask; «حلب.وقال» are two sentences without a space. */
const VIOLENCE =
  /^[وفبلك]?(ال|لل)?([يت]?قصف|غار[ةه]|غارات|صاروخ|صواريخ|قذيف[ةه]|قذائف|قنبل[ةه]|قنابل|شهيد|شهداء|[اإ]ستشهاد|[اإ]ستشهد|قتل|قتل[ىي]|مقتل|قتيل|جريح|جرح[ىي]|[اإ]صاب[ةه]|[اإ]صابات|انفجار|مجزر[ةه]|مجازر|حرب|طيران|مسير[ةه]|هجوم|احتلال|مجرم|نظام|ضحايا|عدوان|حرب)(ي|ي[ةه]|ين|ان|ون|ات|وا|ت|ه|ها|هم)?$/

/** The letters on both sides of a sign, as they stand. */
function lettersAround(source: string, at: number): string {
  let from = at
  while (from > at - LONGEST_WORD && isLetter(source.charCodeAt(from - 1))) from--
  let to = at + 1
  while (to < at + LONGEST_WORD && isLetter(source.charCodeAt(to))) to++
  return source.slice(from, at) + source.slice(at + 1, to)
}

const LONGEST_WORD = 16

const SPACE = 0x20
const STAR = 0x2a
const DOT = 0x2e
const DASH = 0x2d

function isLetter(code: number): boolean {
  return code >= 0x621 && code <= 0x64a && code !== TATWEEL
}

const utf16 = new TextDecoder('utf-16le')

function decode(units: Uint16Array): string {
  return units.length > SHORT ? utf16.decode(units) : String.fromCharCode.apply(null, units as unknown as number[])
}

/** Below it the decoder's own call costs more than the letters. */
const SHORT = 64

/** Presentation forms (ligatures included) are the only signs that become several letters, none of them longer than three that matter. */
function decompose(code: number): number[] {
  const text = String.fromCharCode(code).normalize('NFKC')
  const out: number[] = []
  for (let i = 0; i < text.length && out.length < 3; i++) {
    const folded = TABLE[text.charCodeAt(i)] as number
    if (folded !== DROP && folded !== 0) out.push(folded)
  }
  return out
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) table[code] = code
  // 0 marks what has to be decomposed; NUL itself reads as a space
  table[0] = 0x20
  const drop = (from: number, to = from) => table.fill(DROP, from, to + 1)
  drop(0x0610, 0x061a)
  drop(0x061c)
  drop(0x0640)
  drop(0x064b, 0x065f)
  drop(0x0670)
  drop(0x06d6, 0x06dc)
  drop(0x06df, 0x06e4)
  drop(0x06e7, 0x06e8)
  drop(0x06ea, 0x06ed)
  drop(0x00ad)
  drop(0x200b, 0x200f)
  drop(0x202a, 0x202e)
  drop(0x2060, 0x2069)
  drop(0x0300, 0x036f)
  drop(0xfe00, 0xfe0f)
  drop(0xfeff)
  table.fill(0, 0xfb50, 0xfdfe)
  table.fill(0, 0xfe70, 0xfefd)
  const map = (letters: string, to: string) => {
    for (const letter of letters) table[letter.charCodeAt(0)] = to.charCodeAt(0)
  }
  map('أإآٱٲٳ', 'ا')
  map('ىیېئ', 'ي')
  map('ة', 'ه')
  map('ؤ', 'و')
  map('گڪک', 'ك')
  map('ڤ', 'ف')
  map('چ', 'ج')
  map('پ', 'ب')
  map('ھہەۀ', 'ه')
  for (let digit = 0; digit < 10; digit++) {
    table[0x0660 + digit] = 0x30 + digit
    table[0x06f0 + digit] = 0x30 + digit
  }
  map('\u066a', '%')
  map('\u066b', '.')
  map('\u066c', ',')
  map('“”„‟«»″〝〞＂', '"')
  map('‘’‚‛′`´', "'")
  map('‐‑‒–—―−', '-')
  map('\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f', ' ')
  map('\r\u0085\u2028\u2029', '\n')
  for (let upper = 0x41; upper <= 0x5a; upper++) table[upper] = upper + 0x20
  // a lone surrogate never reaches a reader; a pair (emoji) parts words like any other sign
  table.fill(0x20, 0xd800, 0xe000)
  return table
}
