import { type Lexeme, lexemeOf, noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'

/** A stretch of a sentence in which a word may govern another. Token indices are half-open. */
export interface Segment {
  readonly from: number
  readonly to: number
}

/** Openers after which the sentence still speaks of the same matter. */
const GOES_ON = /^(و|ف)?(رغم|برغم|بالرغم|وذلك|ما|مما|الا|بالتزامن|تزامنا|لتكون|عندما|فضلا|الامر)$/

/** «في وقت متأخر» tells the hour. */
const OF_TIME = /^(متاخر|سابق|لاحق|مبكر|واحد)$/

/** No word governs another from further away. */
const REACH = 80

/** What stands around a token between the words that turn the sentence to something else («فيما», «في حين», «؛» …). */
export function segmentOf(line: Line, at: number): Segment {
  const { before, behind } = turnsOf(line)
  const own = at - line.from
  return { from: Math.max(before[own] ?? line.from, at - REACH), to: Math.min(behind[own] ?? line.to, at + REACH) }
}

/** By token minus the line's `from`: the turn that it is or that stands last before it (the line's begin for none) and the first behind it (the line's end). */
const turnsOf = once((line: Line) => {
  const length = line.to - line.from
  const [before, behind] = [new Array<number>(length).fill(line.from), new Array<number>(length).fill(line.to)]
  // its first word turns from nothing
  for (let at = 1, last = 0; at < length; at++) {
    before[at] = line.from + last
    if (!turns(line, line.from + at)) continue
    behind.fill(line.from + at, last, at)
    before[at] = line.from + at
    last = at
  }
  return { before, behind }
})

function turns(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (text === '؛' || text === ';') return true
  // «على أن يتم في المقابل إجلاء …»
  if (text === 'في' && /^(ان )?(يتم|تتم|يجري|تجري)$/.test(textAt(line, at - 1))) return false
  // «خرجت في الوقت نفسه من …»
  if (text === 'في' && /^الوقت$/.test(textAt(line, at + 1)) && /^(نفسه|ذاته|عينه)$/.test(textAt(line, at + 2)) && isWord(line, at - 1))
    return false
  if (turnsToNextWay(line, at)) return true
  return has(line, at, 'clause') && !GOES_ON.test(text) && !OF_TIME.test(textAt(line, at + 2))
}

/** «إغلاق معبر أ وفتح معبر ب», «إغلاق ممر أ وممر ب يفتح غداً»: of two ways each has its own, where nobody asks or plans for both. */
function turnsToNextWay(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (!text.startsWith('و')) return false
  const word = text.slice(1)
  const next = WAY.test(word) ? ownWord(line, at) : OPENS_OR_SHUTS.test(word) && firstOf(line, at + 1, at + 3, WAY) >= 0 ? at : -1
  if (next < 0) return false
  const own = firstOf(line, line.from, at, DONE)
  if (own < 0 || firstOf(line, own - 3, own + 5, WAY) < 0 || firstOf(line, own - 2, own, UNDONE) >= 0) return false
  return SHUTS.test(textAt(line, own)) !== SHUTS.test(textAt(line, next)) && !hasTag(line, line.from, at, ...OF_BOTH)
}

/** «وممر حرستا يفتح غداً», but not «وممر حرستا قبل فتح ممر جديد»: where the way at token `at` is opened or shut, or -1. */
function ownWord(line: Line, at: number): number {
  const next = firstOf(line, at + 2, at + OWN_REACH, OPENS_OR_SHUTS)
  return next >= 0 && firstOf(line, at + 2, next, ANOTHER) < 0 ? next : -1
}

const OWN_REACH = 7
const ANOTHER = /^(قبل|بعد|عقب|رغم|منذ|حتي|الذي|التي|،)$|^و/
/** «لم يتم إغلاق معبر أ وفتح معبر ب» */
const UNDONE = /^(الي|علي|ان|لن|لم|لا)$/
/** «نفى إغلاق معبر أ وفتح معبر ب» */
const OF_BOTH = ['relief-ask', 'deal', 'plan', 'truce', 'denial', 'refusal'] as const

function firstOf(line: Line, from: number, to: number, words: RegExp): number {
  for (let at = Math.max(from, line.from); at < to; at++) if (words.test(textAt(line, at))) return at
  return -1
}

const WAY = /^(ال|ل|لل)?(ممر|معبر|منفذ|طريق|بوابه)$/
const DONE = /^(فتح|اغلق|غلق|افتتح)(ت|وا)?$|^(افتتاح|اغلاق)$|^(مفتوح|مغلق)ا?$|^(اعاده|اعيد|اعادت)$/
const OPENS_OR_SHUTS = /^و?(س?[يت]?فتح(ت|وا)?|افتتاح|س?[يت]?فتتح(ت)?|اعاده|اعيد|س?[يت]عاد|مفتوحا?|س?[يت]غلق|ا?غلق(ت|وا)?|اغلاق|مغلقا?)$/
const SHUTS = /غلق|غلاق/

function isWord(line: Line, at: number): boolean {
  return tokenAt(line, at)?.kind === 'word'
}

/** Words whose first letter is their own «و». */
export const OWN_WAW = /^و(قف|قت|صل|اصل|فق|زع|قع|ضع|عد|حيد|جه|ثق|اف|سط|رد|فد|زار|كال|ساط|جود|صول|زير|حد|لا|طن|ضح|قود|اجه)/

const NOT_AND = /^[وف](لم|لن|لا)$/

/** A word without «و», «ف» before it, for the small lists of rules. */
export function plain(line: Line, at: number): string {
  return plainWord(line, at)?.text ?? ''
}

/** The record of that word; null beyond the ends of the line. */
export function plainWord(line: Line, at: number): Lexeme | null {
  const token = tokenAt(line, at)
  return token ? plainOf(token.lexeme) : null
}

const plainOf = noted((text): Lexeme => {
  if (NOT_AND.test(text)) return lexemeOf(text.slice(1))
  const starts = text.length >= 4 && ((text.startsWith('و') && !OWN_WAW.test(text)) || text.startsWith('فال'))
  return lexemeOf(starts ? text.slice(1) : text)
})

/** The first token of [from, to) whose word fits, plain or as it stands; or -1. */
export function findWord(line: Line, from: number, to: number, words: RegExp): number {
  const end = Math.min(to, line.to)
  for (let at = Math.max(from, line.from); at < end; at++) {
    const { lexeme, text } = line.text.tokens[at] as Token
    const bare = plainOf(lexeme).text
    if (words.test(bare) || (bare !== text && words.test(text))) return at
  }
  return -1
}
