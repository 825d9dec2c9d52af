import type { Bound } from '../../domain/detection.ts'
import type { Token } from '../normalize/tokens.ts'
import { NUMBER_WORDS } from './number-words.ts'

type Phrase = readonly string[]

const BEFORE: Readonly<Record<Bound, string>> = {
  min: `اكثر من|اكتر من|ازيد من|ما يزيد عن|ما يزيد علي|يزيد عن|يزيد علي|تزيد عن|تزيد علي|يزيدون عن|يزيدون علي|ما لا يقل عن|مالا يقل عن|لا يقل عن|لا تقل عن|لايقل عن|لا يقلون عن
    |ما يفوق|يفوق|تفوق|فاق|ما يربو علي|يربو علي|ما يربو عن|يربو عن|تجاوز|تجاوزت|يتجاوز|تتجاوز|ما يتجاوز|تخطي|تخطت|يتخطي|ما ينيف عن|ما ينيف علي|ينوف عن|علي الاقل|اقله|اقلها|فوق ال|بما لا يقل عن`,
  max: `اقل من|ما لا يزيد عن|ما لا يزيد علي|لا يزيد عن|لا يزيد علي|لا تزيد عن|لا تزيد علي|لا يتجاوز|لا تتجاوز|لم يتجاوز|لم تتجاوز|ما لا يتجاوز|لا يتعدي|لا تتعدي|علي الاكثر|كحد اقصي|بحد اقصي|ما دون|لا يفوق`,
  about: `نحو|قرابه|حوالي|زهاء|ما يقارب|يقارب|تقارب|مايقارب|ما يناهز|يناهز|تناهز|ما يقرب من|يقرب من|قريبا من|قريب من|بحدود|حدود|في حدود|تقريبا|ناهز|قارب|يقدر ب`,
}
const AFTER: Readonly<Record<Bound, string>> = {
  min: 'علي الاقل|علي الاقل تقدير|علي اقل تقدير|كحد ادني|بحد ادني|او اكثر|فاكثر|واكثر|وما فوق|فما فوق|او يزيد|ونيف',
  max: 'علي الاكثر|علي ابعد تقدير|كحد اقصي|بحد اقصي|او اقل|فاقل',
  about: 'تقريبا|علي وجه التقريب|بالتقريب',
}
const CLITICS = ['', 'و', 'ف', 'ب', 'ل', 'وب', 'ول']

const BEFORE_BY_LAST = index(BEFORE, phrase => phrase[phrase.length - 1] as string)
const AFTER_BY_FIRST = index(AFTER, phrase => phrase[0] as string)
/** Words that a phrase before a number begins with. */
const OPENERS: ReadonlySet<string> = new Set([...BEFORE_BY_LAST.values()].flatMap(list => list.map(({ phrase }) => phrase[0] as string)))
/** How far behind a number its «على الأقل» may stand: «خمسة مدنيين من عائلة واحدة على الأقل». */
const REACH = 5
const BARRIERS = new Set(['بينهم', 'بينها', 'منهم', 'ضمنهم', 'واصابه', 'وجرح', 'واصيب', 'واصابت', 'وسقوط', 'ومقتل', 'و'])

/** The bound that the words before token `from` or after token `to` put on a number there, and the token where its phrase begins. */
export function boundAround(tokens: readonly Token[], from: number, to: number): { bound: Bound; from: number } | null {
  return boundBefore(tokens, from) ?? boundAfter(tokens, to, from)
}

export function boundBefore(tokens: readonly Token[], from: number): { bound: Bound; from: number } | null {
  const before = isArticle(tokens[from - 1]) ? from - 2 : from - 1
  const last = tokens[before]
  if (last?.kind !== 'word') return null
  let best: { bound: Bound; from: number } | null = null
  for (const { phrase, bound } of BEFORE_BY_LAST.get(last.text) ?? []) {
    const start = before - phrase.length + 1
    if (start >= 0 && (!best || start < best.from) && matches(tokens, start, phrase)) best = { bound, from: start }
  }
  return best
}

function boundAfter(tokens: readonly Token[], to: number, from: number): { bound: Bound; from: number } | null {
  for (let at = to; at < to + REACH; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || BARRIERS.has(token.text) || (NUMBER_WORDS.get(token.text)?.value ?? 1) !== 1) return null
    for (const { phrase, bound } of AFTER_BY_FIRST.get(token.text) ?? []) if (matches(tokens, at, phrase)) return { bound, from }
  }
  return null
}

/** Whether a phrase that binds a number behind it may begin with the word. */
export function mayOpenBound(word: string): boolean {
  return OPENERS.has(word)
}

/** The «ال» of «الـ24», a token of its own. */
export function isArticle(token: Token | undefined): boolean {
  return token !== undefined && ARTICLES.has(token.text)
}

const ARTICLES = new Set(['ال', 'وال', 'بال', 'لل'])

function matches(tokens: readonly Token[], start: number, phrase: Phrase): boolean {
  for (let i = phrase.length - 1; i >= 0; i--) if (tokens[start + i]?.text !== phrase[i]) return false
  return true
}

function index(table: Readonly<Record<Bound, string>>, key: (phrase: Phrase) => string): Map<string, { phrase: Phrase; bound: Bound }[]> {
  const map = new Map<string, { phrase: Phrase; bound: Bound }[]>()
  for (const bound of ['min', 'max', 'about'] as const)
    for (const text of table[bound].split('|')) {
      const words = text.trim().split(' ')
      for (const clitic of table === BEFORE ? CLITICS : ['']) {
        const phrase = [clitic + words[0], ...words.slice(1)]
        const list = map.get(key(phrase)) ?? []
        list.push({ phrase, bound })
        map.set(key(phrase), list)
      }
    }
  return map
}
