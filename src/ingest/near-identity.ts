import { NEAR_MIN_WORDS } from './fingerprint.ts'
import { foldText, foldWords } from './fold.ts'

/** Text as `cleanText` gives it. */
export interface Headed {
  readonly title: string
  readonly text: string
}

const HEADLINE_MAX_WORDS = 20
const SIGNATURE_MAX_WORDS = 5

/**
 * Whether an incoming text says nothing that a known one does not say: the same text under another headline, or with its tail cut off.
 * It is asked in one direction only, and when in doubt the answer is no, since a text that is wrongly taken for a copy is news that
 * nobody hears. So every sentence of the incoming text must stand word by word in the known one: another town, another figure, a
 * sentence more, and it is news. Only its headline may differ, if it names no new figure and no new turn of events.
 * Texts under `NEAR_MIN_WORDS` are never near-identical, whatever they share.
 */
export function addsNothing(known: Headed, incoming: Headed): boolean {
  const knownText = ` ${foldText(known.text)} `
  const sentences = sentencesOf(incoming.text)
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  if (words < NEAR_MIN_WORDS) return false
  const knownWords = new Set([...knownText.split(' '), ...foldWords(known.title)])
  if (!isHarmlessHeadline(foldWords(incoming.title), knownWords)) return false
  const fresh = sentences.filter((sentence, at) => !stands(knownText, sentence, at === sentences.length - 1))
  const freshWords = fresh.reduce((sum, sentence) => sum + sentence.words.length, 0)
  if (words - freshWords < NEAR_MIN_WORDS) return false
  return fresh.every(
    sentence => isSignature(sentence) || (sentence.at === 0 && sentence.isHeadline && isHarmlessHeadline(sentence.words, knownWords)),
  )
}

/** The same in both directions: neither says anything that the other does not. */
export function nearIdentical(a: Headed, b: Headed): boolean {
  return addsNothing(a, b) && addsNothing(b, a)
}

/** Whether most of an incoming text stands in the known one already, sentence by sentence. */
export function mostlyStands(known: Headed, incoming: Headed): boolean {
  const knownText = ` ${foldText(known.text)} `
  const sentences = sentencesOf(incoming.text)
  const count = (some: readonly Sentence[]) => some.reduce((sum, { words }) => sum + words.length, 0)
  return count(sentences.filter(sentence => stands(knownText, sentence, false))) * 2 > count(sentences)
}

/**
 * Whether a newer text at the same address has lost what the older one said of a truce or a way out: it was taken back without a word. A text that
 * is merely cut short (a teaser, half of the page) has lost it too, but takes nothing back.
 */
export function takesBack(known: Headed, incoming: Headed): boolean {
  const incomingText = ` ${foldText(incoming.text)} `
  const lost = sentencesOf(known.text).filter(sentence => !incomingText.includes(` ${sentence.folded} `))
  return lost.some(sentence => sentence.words.some(word => RELIEF.test(word))) && !isCutShort(known, incoming)
}

function isCutShort(known: Headed, incoming: Headed): boolean {
  const whole = foldText(known.text)
  const part = foldText(incoming.text)
  if (!whole.startsWith(part)) return false
  let length = 0
  const isWholeSentence = sentencesOf(known.text).some(({ folded }) => {
    length += folded.length + 1
    return length === part.length + 1
  })
  return !isWholeSentence || /(?:…|\.\.\.|\[\.+\])\s*$/u.test(incoming.text) || part.length * 2 < whole.length
}

/** The last sentence may be cut in the middle of a word, but not of a figure. */
function stands(knownText: string, sentence: Sentence, isLast: boolean): boolean {
  return knownText.includes(` ${sentence.folded}${isLast && !/\d$/.test(sentence.folded) ? '' : ' '}`)
}

interface Sentence {
  readonly at: number
  readonly folded: string
  readonly words: readonly string[]
  /** A line of its own without the end of a sentence. */
  readonly isHeadline: boolean
}

function sentencesOf(text: string): readonly Sentence[] {
  const parts = text.split('\n').flatMap(line => {
    const pieces = line.split(/(?<=[.!؟?])\s+/u)
    return pieces.map(piece => ({ piece, isLine: pieces.length === 1 }))
  })
  return parts
    .map(({ piece, isLine }) => ({ piece, isLine, folded: foldText(piece) }))
    .filter(({ folded }) => folded !== '')
    .map(({ piece, isLine, folded }, at) => {
      const words = folded.split(' ')
      return { at, folded, words, isHeadline: isLine && words.length <= HEADLINE_MAX_WORDS && !/[.؛]["»”)]?$/u.test(piece) }
    })
}

/** A headline may use other words than the text, but not bring a figure, a blow or a turn that the text does not know. */
function isHarmlessHeadline(words: readonly string[], knownWords: ReadonlySet<string>): boolean {
  const fresh = words.filter(word => !knownWords.has(word))
  if (fresh.some(word => FIGURE.test(word))) return false
  return NEWS.every(topic => !fresh.some(word => topic.test(word)) || [...knownWords].some(word => topic.test(word)))
}

/** "Source: agencies" and the like under a copied text. */
function isSignature(sentence: Sentence): boolean {
  return sentence.words.length <= SIGNATURE_MAX_WORDS && /^(?:المصدر|المصادر|مصدر|source|وكالات|متابعات)(?: |$)/.test(sentence.folded)
}

const FIGURE =
  /\d|^(?:[وبلف]|ال|بال|وال)?(?:واحد|اثن|ثلاث|اربع|خمس|ست[هة]?$|ستون|ستين|سبع|ثمان|تسع|عشر|مي[هت]|ميات|ماي[هت]|الف$|الفي?ن$|الاف$)/

/** Folded stems of what relief is told with. */
const RELIEF = /هدن|وقف|تهدي|ممر|معبر|معابر|فتح|خروج|اخلا|اجلا|عبور|ممن|امن/

/** Folded stems, one topic a line. */
const NEWS: readonly RegExp[] = [
  /قصف|ضرب|غار[هات]|صاروخ|صواريخ|قذيف|قذايف|برميل|براميل|هجوم|هجم|هاجم|ستهد|نفجر|نفجار|تفجير/,
  /غاز|كيميا|كيماو|سام[هة]?$/,
  /قتل|قتيل|شهيد|شهدا|ضحاي|مجزر|وفا[هت]|حصيل/,
  /جرح|جريح|اصاب|مصاب/,
  /هدن|اتفاق/,
  /خرق|انهار|انهيار|انته|سقوط/,
  /تمدي|تعليق|الغا|تاجيل|رفض/,
  /نفي|نفت|نفا|ينفي|تنفي|كذب|انكر|انكار/,
  /فتح|افتتاح/,
  /اغلا|غلق|مغلق/,
  /انسحب|انسحا|اخلا|اجلا|نزوح/,
  /بدء|بدا|يبدا|تبدا|دخول|دخل|استينا/,
  /تصحيح|توضيح|تحديث/,
]
