import type { Bound } from '../../domain/detection.ts'
import type { Token } from '../normalize/tokens.ts'
import { boundBefore, isArticle, mayOpenBound } from './bounds.ts'
import { numberAt } from './find-numbers.ts'
import { joinedKin, type Kin } from './kin.ts'
import { type FoundNoun, type NounClass, nounOf } from './nouns.ts'

/** How many of what, in tokens [from, to): «أكثر من عشرة مدنيين», «قتيلان», «امرأة وطفلها», «القتلى السبعة», «طفل». */
export interface CountedNoun {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly bound: Bound | null
  /** Folded lemma of what is counted, or null where the number stands alone («قتل 5 وجرح 3»). */
  readonly noun: string | null
  readonly class: NounClass | null
  /** «مدنيين» of «7 قتلى مدنيين», and the relatives of «امرأة وطفلها». */
  readonly others: readonly { readonly class: NounClass; readonly lemma: string; readonly value: number | null }[]
}

/** Words that may stand between a number and its noun. */
const BETWEEN = new Set(['من', 'ال', 'هم', 'جميعهم', 'كانوا', 'علي', 'الاقل', 'و'])
const CLOSERS = new Set(['"', ')'])
const ADJECTIVES = new Set(['اخرين', 'اخرون', 'اخر', 'اخري', 'اخريات', 'جدد', 'مدنيين', 'مدنيون', 'مدنيا', 'سوريين', 'سوريون'])
/** Said of one before those joined: «رجل مسن وزوجته». */
const OF_ONE = new Set(['مسن', 'مسنه', 'مدني', 'مدنيه', 'نازح', 'نازحه', 'سوري', 'سوريه', 'حامل'])

/**
 * The counted noun that begins at token `at` (at its bound phrase, its number or its noun), or null. A singular without «ال» counts 1:
 * whether it is counted at all («مقتل طفل») is for the caller to know from the word before. A plural without a number gives null.
 */
export function countedNoun(tokens: readonly Token[], at: number): CountedNoun | null {
  const start = skipBound(tokens, at)
  const number = numberAt(tokens, start)
  if (number && number.form !== 'dual') return numbered(tokens, at, number)
  const noun = nounOf(tokens[start])
  if (!noun) return null
  if (noun.number === 'two') return withNumberWord(tokens, at, start, noun, 2, number?.bound ?? null)
  if (noun.number === 'many') return afterNoun(tokens, at, start, noun)
  if (noun.definite || noun.noun === 'other') return null
  return withNumberWord(tokens, at, start, noun, 1, boundBefore(tokens, start)?.bound ?? null)
}

/** «عشرات», «عدد من», «بضعة»: many, but no number. */
export function isVagueQuantity(word: string): boolean {
  return VAGUE.has(word)
}

const VAGUE = new Set(
  ['عشرات', 'ميات', 'مايات', 'الاف', 'ملايين', 'عدد', 'بضعه', 'بضع', 'عده', 'بعض', 'عديد', 'مجموعه'].flatMap(word =>
    ['', 'و', 'ف', 'ب', 'ل', 'ال', 'وال', 'بال', 'لل', 'وب'].map(clitic => clitic + word),
  ),
)

function numbered(tokens: readonly Token[], from: number, number: { to: number; value: number; bound: Bound | null }): CountedNoun {
  let at = number.to
  let noun: FoundNoun | null = null
  for (let steps = 0; steps < 4 && at < tokens.length; steps++, at++) {
    const token = tokens[at] as Token
    // «(4) شهداء», «47" قتيلا»
    if (token.kind === 'mark' && CLOSERS.has(token.text)) continue
    if (token.kind !== 'word') break
    noun = counts(token, number.value)
    // «أربعة من أسرة واحدة» are no families
    if (noun?.noun === 'family' && !noun.definite && tokens[at - 1]?.text === 'من') noun = null
    if (noun || !BETWEEN.has(token.text)) break
  }
  if (!noun) return { from, to: number.to, value: number.value, bound: number.bound, noun: null, class: null, others: [] }
  const value = people(noun) ? wholePeople(tokens, number) : number.value
  return finish(tokens, from, at + 1, noun, value, number.bound)
}

/** A noun right behind a number, unless it opens a new count («5 وجرح», «ثلاثة وطفلان») or tells by what («20 بصواريخ»). */
function counts(token: Token | undefined, value: number): FoundNoun | null {
  const noun = nounOf(token)
  if (!noun || /^(و|ب|ل)/.test(noun.clitic) || (noun.number === 'two' && value !== 2)) return null
  return noun.number === 'one' && value > 1 && value < 11 && !noun.definite && noun.noun === 'thing' ? null : noun
}

/** «1.200 قتيل»: dots group thousands where people are counted. */
function wholePeople(tokens: readonly Token[], number: { to: number; value: number }): number {
  const text = tokens[number.to - 1]?.text ?? ''
  return /^\d{1,3}\.\d{3}$/.test(text) ? Number(text.replace('.', '')) : number.value
}

/** «طفل واحد», «شخصين اثنين», «طفلة وأمها». */
function withNumberWord(
  tokens: readonly Token[],
  from: number,
  at: number,
  noun: FoundNoun,
  value: number,
  bound: Bound | null,
): CountedNoun {
  const echo = numberAt(tokens, at + 1)
  // «رجلان وطفلان» are four
  const to = echo && echo.form !== 'dual' && echo.value === value && echo.to === at + 2 ? at + 2 : at + 1
  return finish(tokens, from, to, noun, value, bound)
}

/** «القتلى السبعة», «أطفال ثلاثة»: the number behind its plural. */
function afterNoun(tokens: readonly Token[], from: number, at: number, noun: FoundNoun): CountedNoun | null {
  const behind = isArticle(tokens[at + 1]) ? at + 2 : at + 1
  const number = numberAt(tokens, behind)
  if (!number || number.form === 'dual' || /^[وفبل](?!اح)/.test(tokens[behind]?.text ?? '')) return null
  const definite = behind === at + 2 || (tokens[behind]?.text.startsWith('ال') ?? false)
  if (definite !== noun.definite || !people(noun) || counts(tokens[number.to], number.value)) return null
  return finish(tokens, from, number.to, noun, number.value, number.bound)
}

function finish(tokens: readonly Token[], from: number, end: number, noun: FoundNoun, value: number, bound: Bound | null): CountedNoun {
  const others: { class: NounClass; lemma: string; value: number | null }[] = []
  let to = end
  while (ADJECTIVES.has(tokens[to]?.text ?? '')) {
    const adjective = nounOf(tokens[to])
    if (adjective && adjective.noun !== 'other') others.push({ class: adjective.noun, lemma: adjective.lemma, value: null })
    to++
  }
  if (value === 1 && OF_ONE.has(tokens[to]?.text ?? '') && joinedKin(tokens[to + 1]?.text ?? '')) to++
  let total = value
  let open = false
  if (people(noun))
    for (let found = kinAt(tokens, to); found; found = kinAt(tokens, to)) {
      const { kin, at } = found
      const { count, to: next } = kinCount(tokens, at, kin)
      others.push({ class: kin.noun, lemma: kin.lemma, value: count })
      total += count ?? 0
      open ||= count === null
      to = next
    }
  return { from, to, value: total, bound: open ? 'min' : bound, noun: noun.lemma, class: noun.noun, others }
}

/** «وأولادها», «ومعها أولادها». */
function kinAt(tokens: readonly Token[], at: number): { readonly kin: Kin; readonly at: number } | null {
  const kin = joinedKin(tokens[at]?.text ?? '')
  if (kin) return { kin, at }
  const beside = WITH.test(tokens[at]?.text ?? '') ? joinedKin(`و${tokens[at + 1]?.text ?? ''}`) : null
  return beside && { kin: beside, at: at + 1 }
}

const WITH = /^(و)?مع(ه|ها|هم)$/

/** «وأطفالها الثلاثة» states 3; «وأطفالها» alone none. */
function kinCount(tokens: readonly Token[], at: number, kin: Kin): { count: number | null; to: number } {
  if (kin.count !== null) return { count: kin.count, to: at + 1 }
  const behind = isArticle(tokens[at + 1]) ? at + 2 : at + 1
  const number = numberAt(tokens, behind)
  const definite = behind === at + 2 || (tokens[behind]?.text.startsWith('ال') ?? false)
  return number && number.form !== 'dual' && definite ? { count: number.value, to: number.to } : { count: null, to: at + 1 }
}

export function people(noun: { readonly noun: NounClass }): boolean {
  return noun.noun !== 'thing' && noun.noun !== 'family'
}

/** A bound phrase is at most four words: the number is looked for behind it. */
function skipBound(tokens: readonly Token[], at: number): number {
  const end = mayOpenBound(tokens[at]?.text ?? '') ? at + 5 : at
  for (let next = at + 1; next <= end && next < tokens.length; next++) {
    const bound = boundBefore(tokens, next)
    if (bound && bound.from === at) return isArticle(tokens[next]) ? next + 1 : next
  }
  return isArticle(tokens[at]) ? at + 1 : at
}
