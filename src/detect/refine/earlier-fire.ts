import { findTag, has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'

/** «منذ بدء القصف على …», «قصف سابق على …» */
export function isEarlierFire({ line, from, to, place }: Sketch): boolean {
  if (isFireOfYear(line, from, to)) return true
  if (isInTimeBehind(line, from, to)) return true
  if (isYearsAfter(line, from, place.kindFrom) || isAfterYearsOf(line, place.to, to)) return true
  for (let at = Math.min(place.kindFrom, line.to) - 1; at >= from; at--) {
    if (!has(line, at, 'fire-noun', 'strike-noun')) continue
    const began = /^(بدء|بدايه|انطلاق|بدات|بدا)$/.test(textAt(line, at - 1))
    // «قصف … للمرة الأولى منذ بدء هجوم …» measures the fire before it
    if (began && /^و?منذ$/.test(textAt(line, at - 2))) return !hasTag(line, from, at - 2, 'fire-verb', 'fire-noun')
    // «منذ أيام لقصف متقطع» counts the days of fire that goes on
    if (
      (HEIGHT.test(textAt(line, at - 1)) && !/^و?منذ$/.test(textAt(line, at - 2))) ||
      isQualifiedEarlier(line, at + 1, place.kindFrom) ||
      (textAt(line, place.to) === 'في' && EARLIER.test(textAt(line, place.to + 1)))
    )
      return true
    return false
  }
  return false
}

/** «قصف مدفعي سابق», and not «الغارات مواقع عسكرية سابقة». */
function isQualifiedEarlier(line: Line, from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + 3); at++) {
    if (EARLIER.test(textAt(line, at))) return true
    if (!/(ي|يه)$/.test(textAt(line, at))) return false
  }
  return false
}

/** «في ذروة القصف على درعا», «إبان القصف» */
const HEIGHT = /^(و|ب)?(ذروه|اوج|ابان|زمن|حقبه|ايام|سنوات|اعوام)$/
export const EARLIER = /^(ال)?(سابق|سابقه|سابقا)$/

/** «تضررت جراء قصف عام 2018»: the fire has a year, and no day. */
function isFireOfYear(line: Line, from: number, to: number): boolean {
  const at = findTag(line, from, to, 'fire-noun')
  if (at < 0 || findTag(line, at + 1, to, 'fire-noun', 'fire-verb') >= 0) return false
  for (let next = at + 1; next < at + 4; next++)
    if (/^(عام|سنه)$/.test(textAt(line, next)) && /^(19|20)\d\d$/.test(textAt(line, next + 1))) return true
  return false
}

/** «في السنة التي تلت هدنتها», «خلال الأشهر التي سبقت الاتفاق»: a time measured from something else. */
function isInTimeBehind(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 2; at++)
    if (SPAN.test(textAt(line, at)) && /^(التي|الذي|الذين|اللذين|اللتين)$/.test(textAt(line, at + 1)) && BESIDE.test(textAt(line, at + 2)))
      return true
  return false
}

const SPAN = /^(ال)?(سنه|سنوات|عام|عامين|اعوام|شهر|اشهر|شهرين|اسبوع|اسابيع|اسبوعين|فتره|مده)$/
const BESIDE = /^(تل|اعقب|سبق|تبع|[يت]ل|[يت]عقب|[يت]سبق)(ت|ي|تها?|ها|ه)?$/

/** «بعد عام كامل على قصف …», «مرور أربع سنوات على مجزرة …», «بعد أسابيع من القصف» */
function isYearsAfter(line: Line, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    if (!/^(علي|من)$/.test(textAt(line, at)) || !has(line, at + 1, 'fire-noun', 'strike-noun', 'receive')) continue
    for (let before = at - 1; before >= Math.max(from, at - 3); before--)
      if (/^(عام|عاما|عامين|سنه|سنوات|سنتين|اعوام|اشهر|شهر|شهرين|اسابيع|اسبوعين|ايام)$/.test(textAt(line, before))) return true
  }
  return false
}

/** «ما آلت إليه سقبا بعد أربعة أعوام من القصف» */
function isAfterYearsOf(line: Line, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (
      tokenAt(line, at)?.text === 'من' &&
      has(line, at + 1, 'fire-noun') &&
      /^(عام|عاما|عامين|سنه|سنوات|سنتين|اعوام|عقد|عقدين)$/.test(textAt(line, at - 1))
    )
      return true
  return false
}
