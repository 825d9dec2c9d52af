import type { NormalText } from '../normalize/tokens.ts'
import { OWN_WAW } from '../relief/segment.ts'

/** Why a paragraph tells no news of its own. */
export type Furniture =
  | 'read also'
  | 'caption'
  | 'list of other articles'
  | 'repeated'
  | 'trailing headline'
  | 'headline between paragraphs'

/** The furniture among the paragraphs of a text, by their number. */
export function findFurniture(text: NormalText): ReadonlyMap<number, Furniture> {
  const paragraphs = readParagraphs(text)
  const marks = new Map<number, Furniture>()
  const seen = new Set<string>()
  let listing = false
  let bodies = 0
  for (const paragraph of paragraphs) {
    const { number, words, body } = paragraph
    if (body) {
      listing = false
      bodies++
    }
    if (isListHead(paragraph)) {
      listing = true
      marks.set(number, 'list of other articles')
    } else if (listing) marks.set(number, 'list of other articles')
    else if (startsWith(words, READ_ALSO)) marks.set(number, 'read also')
    else if (!body && words.length < 25 && words.some(word => CAPTION.has(word))) marks.set(number, 'caption')
    // links to other articles stand between the paragraphs, as headlines without a full stop
    if (
      !body &&
      bodies >= 3 &&
      !paragraph.ended &&
      !paragraph.listed &&
      !paragraph.goesOn &&
      words.length >= 4 &&
      words.length <= 16 &&
      !marks.has(number)
    )
      marks.set(number, 'headline between paragraphs')
    if (words.length > 5) {
      const key = words.join(' ')
      if (seen.has(key)) marks.set(number, 'repeated')
      seen.add(key)
    }
  }
  markTail(paragraphs, marks)
  markCut(paragraphs, marks)
  return marks
}

/** «قصف على حي …...»: the beginning of a post as its page's title, above the post itself. */
function markCut(paragraphs: readonly Paragraph[], marks: Map<number, Furniture>): void {
  for (const { number, words, cut } of paragraphs.slice(0, TITLE_PARAGRAPHS)) {
    if (!cut || words.length < CUT_WORDS) continue
    const end = ` ${words.slice(-CUT_WORDS).join(' ')} `
    if (paragraphs.some(other => other.number > number && !marks.has(other.number) && ` ${other.words.join(' ')} `.includes(end)))
      marks.set(number, 'repeated')
  }
}

const TITLE_PARAGRAPHS = 3
const CUT_WORDS = 4

interface Paragraph {
  readonly number: number
  readonly words: readonly string[]
  /** Running text: long, or long enough and ended by a full stop. */
  readonly body: boolean
  /** Ended by a full stop or the like. */
  readonly ended: boolean
  /** A point of a list: «- دوما: …». */
  readonly listed: boolean
  /** «كما شنت …», «وأضاف …»: goes on with the text, as no headline does. */
  readonly goesOn: boolean
  /** Ended by three dots. */
  readonly cut: boolean
  /** «… كالتالي:»: what follows goes on with it. */
  readonly announces: boolean
}

function readParagraphs(text: NormalText): Paragraph[] {
  const paragraphs: { number: number; words: string[]; first: string; last: string; cut: boolean }[] = []
  for (const sentence of text.sentences) {
    let paragraph = paragraphs[paragraphs.length - 1]
    if (paragraph?.number !== sentence.paragraph) {
      paragraph = { number: sentence.paragraph, words: [], first: text.tokens[sentence.from]?.text ?? '', last: '', cut: false }
      paragraphs.push(paragraph)
    }
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = text.tokens[at]
      if (!token) continue
      if (token.kind !== 'mark') paragraph.words.push(token.text)
      paragraph.cut = token.text === '…' || (token.text === '.' && paragraph.last === '.')
      paragraph.last = token.text
    }
  }
  return paragraphs.map(({ number, words, first, last, cut }) => ({
    number,
    words,
    cut,
    body: words.length >= 28 || (words.length >= 12 && (last === '.' || last === '"' || last === '؟' || last === '!')),
    ended: last === '.' || last === '؟' || last === '!' || last === ':' || last === '"',
    listed: /^[-*•–\d]/.test(first),
    goesOn: words.length >= 5 && goesOn(words),
    announces: last === ':',
  }))
}

/** «وبدورها …», «هذا وتعيش …», «أما …»: no headline begins so. */
function goesOn([first = '', second = '']: readonly string[]): boolean {
  return (AND.test(first) && !OWN_WAW.test(first)) || GOES_ON.test(first) || GOES_ON.test(`${first} ${second}`)
}

const AND = /^و../
const GOES_ON =
  /^(كما|اما|فيما|بينما|كذلك|وكذلك|هذا و\S+|من (جهته|جهتها|جانبه|جانبها|ناحيته|ناحيتها)|الي ذلك|في (حين|المقابل|السياق|سياق|غضون))$/

/** Headlines of other articles below the last running text. One alone may be a late line of the article itself. */
function markTail(paragraphs: readonly Paragraph[], marks: Map<number, Furniture>): void {
  let last = paragraphs.length - 1
  while (last >= 0 && !paragraphs[last]?.body) last--
  if (last < 0) return
  const tail = paragraphs.slice(last + 1)
  if (tail.length < 2) return
  // a sentence with its full stop is no headline, nor are the points of a list that the text announces
  const announces = paragraphs[last]?.announces
  for (const { number, ended, listed, goesOn } of tail) {
    if (marks.has(number) || ended || goesOn || (announces && listed)) continue
    marks.set(number, 'trailing headline')
  }
}

function isListHead({ words, body }: Paragraph): boolean {
  return !body && words.length <= 7 && startsWith(words, LIST_HEADS)
}

function startsWith(words: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  return phrases.some(phrase => phrase.every((word, at) => words[at] === word))
}

/** Words of a picture's caption. */
const CAPTION = new Set(['ارشيفيه', 'ارشيف', 'ارشيفي', 'الارشيف', 'متداول', 'انترنت', 'getty', 'تعبيريه'])

const phrases = (...list: string[]) => list.map(phrase => phrase.split(' '))
const READ_ALSO = phrases(
  'اقرا ايضا',
  'إقرا ايضا',
  'اقرا المزيد',
  'شاهد ايضا',
  'انظر ايضا',
  'للمزيد',
  'اقراوا ايضا',
  'اقرا',
  'طالع ايضا',
  'شاهد',
  'تابعونا',
  'تابعنا',
  'لمتابعه',
  'مواضيع ذات',
  'للاشتراك',
  'اقرا كذلك',
  'اقرا عن',
  'ذات صله',
  'موضوعات',
  'صدر الصوره',
  'التعليق علي',
)
const LIST_HEADS = phrases(
  'مقالات ذات',
  'مواضيع ذات',
  'مواد متعلقه',
  'مواضيع متعلقه',
  'اخبار ذات',
  'المواضيع الاكثر',
  'الاكثر قراءه',
  'الاكثر مشاهده',
  'اخترنا لكم',
  'اخترنا لك',
  'اخر الاخبار',
  'احدث الاخبار',
  'الاحدث',
  'كلمات مفتاحيه',
  'كلمات دلاليه',
  'اترك تعليقا',
  'اترك رد',
  'دع تعليقا',
  'شارك',
  'مشاركه',
  'التعليقات',
  'تعليقات',
  'مقالات مشابهه',
  'اقرا التالي',
  'قد يعجبك',
  'قد يهمك',
  'مقالات اخري',
  'المزيد من',
  'تصفح المقالات',
  'مقالات',
  'ترشيحاتنا',
  'موضوعات متعلقه',
  'الوسوم',
  'وسوم',
  'تاغ',
  'tags',
  'share',
  'اخبار متعلقه',
  'المقال السابق',
  'المقال التالي',
  'السابق',
  'التالي',
  'ربما يعجبك',
  'مواضيع اخري',
  'مواضيع قد',
  'قصص ذات',
)
