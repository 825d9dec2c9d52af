import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { dayPeriod } from './period.ts'
import { NO_DATE, type PeriodPiece, type TimeRule } from './piece.ts'
import { FINAL, MODS, RELATIVE_DAYS, RELATIVE_PRONOUNS, THIS } from './words.ts'

const DAY_WORD = wordSet('يوم ليوم بيوم ويوم نهار فيوم')
const THE_DAY = wordSet('اليوم لليوم باليوم واليوم')
const BEFORE = wordSet('قبل اول اولت')
const AFTER = wordSet('بعد')
const FIRST = wordSet('الاول الاولي')
/** «في اليوم نفسه»: a day of the story, not of the article. */
const ANAPHORIC = wordSet('نفسه ذاته عينه اياه الواحد')

/** «صباح ذلك اليوم» likewise. */
const THAT = wordSet('ذلك ذاك ذالك')

/** «أمس», «اليوم», «غداً», «أمس الأول», «أول من أمس», «بعد غد», «اليوم السابق», «اليوم الذي بعد الغد». */
export const relativeDay: TimeRule = {
  name: 'relative day',
  starts: [RELATIVE_DAYS, DAY_WORD, THIS, wordSet('اول قبل بعد ما اولت وقبل وبعد')],
  read: (tokens, at) => {
    const start = skip(tokens, at)
    const shifted = shiftedDay(tokens, start)
    if (shifted) return dayPiece(tokens, at, shifted.to, shifted.offset)
    return start === at || !BEFORE.has(tokens[at]?.text ?? '') ? plainDay(tokens, at, start) : null
  },
}

/** «يوم», «هذا» before the day. */
function skip(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? ''
  if (DAY_WORD.has(text)) return at + 1
  return THIS.has(text) && THE_DAY.has(tokens[at + 1]?.text ?? '') ? at + 1 : at
}

/** A day next to one of yesterday and tomorrow. */
function shiftedDay(tokens: readonly Token[], at: number): { to: number; offset: number } | null {
  let start = at
  if (THE_DAY.has(tokens[start]?.text ?? '') && RELATIVE_PRONOUNS.has(tokens[start + 1]?.text ?? '')) start += 2
  if (tokens[start]?.text === 'ما') start++
  const text = tokens[start]?.text ?? ''
  const word = text.startsWith('و') ? text.slice(1) : text
  const back = BEFORE.has(word)
  if (!back && !AFTER.has(word)) return null
  const next = tokens[start + 1]?.text === 'من' ? start + 2 : start + 1
  if (next === start + 2 && word !== 'اول') return null
  const day = RELATIVE_DAYS.get(tokens[next]?.text ?? '')?.value
  if (day === (back ? -1 : 1)) return { to: next + 1, offset: day * 2 }
  return null
}

function plainDay(tokens: readonly Token[], at: number, start: number): PeriodPiece | null {
  const text = tokens[start]?.text ?? ''
  const day = RELATIVE_DAYS.get(text)?.value
  if (day === undefined) return null
  const next = tokens[start + 1]?.text ?? ''
  if (day === -1 && FIRST.has(next)) return dayPiece(tokens, at, start + 2, -2)
  if (day === -1 && next === '(' && FIRST.has(tokens[start + 2]?.text ?? '') && tokens[start + 3]?.text === ')')
    return dayPiece(tokens, at, start + 4, -2)
  if (!THE_DAY.has(text)) return dayPiece(tokens, at, start + 1, day)
  if (ANAPHORIC.has(next) || FINAL.has(next) || THAT.has(tokens[at - 1]?.text ?? '')) return null
  const mod = MODS.get(next)
  if (!mod || THIS.has(next)) return dayPiece(tokens, at, start + 1, 0)
  const piece = dayPiece(tokens, at, start + 2, mod === 'last' ? -1 : mod === 'next' ? 1 : 0)
  // «وفي اليوم التالي» of a report is a day of its story
  return mod === 'next' ? { ...piece, date: null, resolve: (now, tense) => (tense === 'past' ? [] : piece.resolve(now, tense)) } : piece
}

function dayPiece(tokens: readonly Token[], from: number, to: number, offset: number): PeriodPiece {
  const date = { ...NO_DATE, offset }
  return dayPeriod(tokens, from, to, date)
}
