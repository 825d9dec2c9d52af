import { has, type Line } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { casesAbout } from '../relief/cases.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { isStandstill, ownVerb } from './beginnings.ts'
import { GOVERNORS, THAT, type Walk } from './governors.ts'
import { isDateOfFire, isInVain, isNoSooner } from './in-vain.ts'
import { isClause, isConfirmed } from './settled.ts'

/** What the words before a truce make of it. */
export type Governor =
  | 'denied'
  | 'refused'
  | 'asked'
  | 'broken'
  | 'despite'
  | 'over'
  | 'failed'
  | 'agreed'
  | 'begun'
  | 'during'
  | 'deal'
  | 'begins'
  | 'unmet'
  | null

const REACH = 22
/** What is asked for or denied stands nearer than what was agreed. */
const NEAR = 14

/** The nearest word before the truce that settles its standing; a deal passes on to what governs it. Every status rule asks it of the same matter. */
export const governorOf = once(({ line, at }: Matter): Governor => {
  const { from } = segmentOf(line, at)
  if (isNoDifferent(line, at) || isInVain(line, at) || isNoSooner(line, at) || isDateOfFire(line, at)) return 'broken'
  const walk: Walk = { line, at, from, i: at, word: '', soft: null, said: false }
  const told = walkBack(walk)
  if (told !== undefined) return told
  const { soft } = walk
  if (soft !== 'begins' && isCalmSince(line, at, from)) return 'begun'
  if ((soft === null || soft === 'deal') && isClause(line, at, from)) return 'agreed'
  if (soft === null && isConfirmed(line, at)) return 'agreed'
  if (soft === null && isStandstill(line, at)) return 'begun'
  if (soft === null && isCalledFor(line, at, from)) return 'asked'
  return soft === null || soft === 'agreed' || soft === 'deal' ? (ownVerb(line, at) ?? soft) : soft
})

/** What the words before the truce decide, from the nearest to the furthest; undefined where none does, whatever some may make of it. */
function walkBack(walk: Walk): Governor | undefined {
  const { line, at, from } = walk
  for (let i = at - 1; i >= Math.max(from, at - REACH); i--) {
    walk.i = i
    walk.word = plain(line, i)
    if (at - i > NEAR && !has(line, i, 'truce-agree')) {
      walk.said ||= THAT.test(walk.word)
      continue
    }
    for (const { step } of casesOf(line, i)) {
      const next = step(walk)
      if (next === 'no further') return undefined
      if (next === 'next word') break
      if (next !== undefined) return next
    }
  }
  return undefined
}

const casesOf = casesAbout(GOVERNORS)

/** «دعا الرئيس، في اتصال مع نظيره …، إلى احترام هدنة الغوطة»: however much stands between the verb and what it asks for. */
function isCalledFor(line: Line, at: number, from: number): boolean {
  // «ناشد القوى الكبرى …، وأن يصمت السلاح»
  if (THAT_IT.test(plain(line, at - 1))) return findWord(line, from, at, CALLS) >= 0
  const to = findWord(line, at - 3, at, /^الي$/)
  const call = to < 0 ? -1 : findWord(line, from, to, CALLS)
  return call >= 0 && findWord(line, call + 1, to, /^الي$/) < 0
}

const CALLS = /^([يت]دعو|دعا|دعت|دعوا|[يت]حث|حث|حثت|[يت]حض|حض|حضت|ناشد|ناشدت|[يت]ناشد|طالب|طالبت|[يت]طالب|طلب|طلبت|شدد|شددت|اهاب|اهابت)$/
const THAT_IT = /^[وف]?(ان|بان)$/

/** «لا يرون فرقاً بين ساعات الهدنة وغيرها» */
function isNoDifferent(line: Line, at: number): boolean {
  const difference = findWord(line, at - 4, at, /^فرق(ا)?$/)
  return difference >= 0 && findWord(line, difference - 4, difference, /^(لا|لم|ما|بلا|دون)$/) >= 0
}

/** «عاد الهدوء إلى القامشلي بعد اتفاق على وقف النار»: calm that came with the deal. */
function isCalmSince(line: Line, at: number, from: number): boolean {
  const since = findWord(line, Math.max(from, at - 8), at, /^(بعد|عقب|اثر|بموجب|بفضل|نتيجه|منذ|مع|جراء|بفعل)$/)
  const calm = since < 0 ? -1 : findWord(line, from, since, /^(ال)?هدوء(ا)?$/)
  if (plain(line, since) === 'مع' && !/^(بدء|بدايه|دخول|سريان|انطلاق|اعلان|حلول)$/.test(plain(line, since + 1))) return false
  return calm >= 0 && findWord(line, calm - 3, calm, /^(لا|لم|دون|بلا|خرق|قطع|عكر|انهي|تبدد|بدد)$/) < 0
}
