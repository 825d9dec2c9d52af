import { cardinalAt } from '../count/cardinal.ts'
import { hasTag, type Line } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { ageOf, hasOldTime } from '../relief/freshness.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { findWord, plain } from '../relief/segment.ts'

/** How many of the sentences that open an article say of when it speaks, and within how many words they say so. */
const OPENING = 4
const FIRST = 2
const WORDS = 10
const AFTER = /^(بعد|عقب|اثر|قبيل|غداه)$/
const THAT = /^(ذلك|تلك|ذاك|هذا)$/
const THEN = /^(بعدها|حينها|عندها|انذاك|وقتها|يومها|يومذاك|حينذاك)$/

/** «قبل عام تماما كانت حافلات تقف في …»: an article that opens with long ago and tells of no fresh day behind it speaks of then. */
export const isRetrospect = once(({ lines, article }: Reading): boolean => {
  const ages = lines.slice(0, OPENING).map(({ line }) => ageOf(line, line, article.publishedAt))
  if (ages.includes('fresh')) return false
  return lines.slice(0, FIRST).some(
    ({ line }, at) =>
      ages[at] === 'old' &&
      // «وكانت آخر قافلة دخلت … العام الماضي»: background of what goes before
      !(at > 0 && ages[0] !== 'old' && /^(كان|كانت|سبق|يذكر|يشار|منذ)$/.test(plain(line, line.from))) &&
      ageOf(line, { from: line.from, to: line.from + WORDS }, article.publishedAt) === 'old' &&
      // «منذ أكثر من عام», «قبل أسبوعين»: what goes on, and what is too near
      findWord(line, line.from, line.from + WORDS, /^(منذ|خلال|اسبوع|اسبوعين|اسابيع)$/) < 0,
  )
})

/** «وبعد ساعات من ذلك الهجوم، خرج المسلحون …» behind what was weeks ago. */
export function goesOnThen(read: ReadLine, reading: Reading, at: number): boolean {
  const { line } = read
  const opens = findWord(line, line.from, Math.min(at, line.from + 2), AFTER)
  const then =
    findWord(line, line.from, Math.min(at, line.from + 3), THEN) >= 0 || (opens >= 0 && findWord(line, opens, opens + 5, THAT) >= 0)
  return (
    then &&
    linesBefore(reading, read, 2)
      .slice(0, 1)
      .some(({ line: before }) => hasOldTime(before, reading.article.publishedAt))
  )
}

/** «ومنذ بدء الهجوم، … تم إجلاء عشرات الآلاف من …»: counted up over the whole of it. */
export function isSumSince(line: Line): boolean {
  if (isOfManyDays(line)) return true
  const since = findWord(line, line.from, line.from + 1, /^منذ$/)
  return (
    since >= 0 &&
    /^(بدء|بدايه|انطلاق|انطلاقه|اندلاع|مطلع)$/.test(plain(line, since + 1)) &&
    hasTag(line, line.from, line.to, 'take-out', 'go-out') &&
    findWord(line, line.from, line.to, /^(الاف|الفا|الف|ميات|شخص|شخصا|مدني|مدنيا)$/) >= 0
  )
}

/** «أجلي نحو 166 ألف شخص عبر الممر»: no one day sees so many leave. */
function isOfManyDays(line: Line): boolean {
  for (let at = line.from; at < line.to; at++) {
    const count = cardinalAt(line.text.tokens, at)
    if (count && count.value >= MANY && hasTag(line, at - NEAR_COUNT, count.to + 3, 'take-out', 'go-out')) return true
  }
  return false
}

const MANY = 100_000
const NEAR_COUNT = 6
