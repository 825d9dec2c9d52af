import { findTag, hasTag, type Line, textAt } from '../reading/line.ts'
import { ageOf, hasOldTime, isBackdrop, isRetold } from '../relief/freshness.ts'
import { findWord, plain, type Segment, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { isHeldStill } from './outcome.ts'
import { predicateOf } from './predicate.ts'
import { governorOf } from './signs.ts'

/** How far from a truce its own date stands. */
const REACH = 14
/** How far behind a truce a date still speaks of it. */
const REACH_BEHIND = 11
const JUST = /^(غداه|ساعات|قصير|امس|اليوم|يوم|الليله|قليل|دقايق)$/

/** A truce of weeks ago told for context, or a resolution retold: no news of a halt of fire. */
export function isStale(matter: Matter, publishedAt: Date | null): boolean {
  const { line, at } = matter
  // «ضامني وقف إطلاق النار», «الدول الضامنة للهدنة»: who vouches for a halt, and no word on it
  if (/^(و|ل|ب)?(ال|لل)?ضامن(ي|و|ه|ين|ون|تين|تان)?$/.test(plain(line, at - 1))) return true
  const segment = segmentOf(line, at)
  if (isHeldStill(line, at) || isBrokenNow(line, at)) return false
  if (isSinceYears(matter) || isDatedOld(matter, publishedAt)) return true
  const age = ageOf(
    line,
    { from: segment.from, to: Math.min(segment.to, at + REACH_BEHIND, originOf(matter), nextPointAt(line, at)) },
    publishedAt,
  )
  if (age === 'old') return true
  if (age !== 'fresh' && isOfThen(matter) && hasOldTime(line, publishedAt)) return true
  const since = findWord(line, at - 6, at, /^منذ$/)
  if (since >= 0 && isOfOtherYear(line, { from: since, to: segment.to }, publishedAt)) return true
  if (age !== 'fresh' && (isFormer(matter) || isHabit(matter))) return true
  if (isRetold(line, at) && age !== 'fresh') return true
  if (
    age !== 'fresh' &&
    (isOfOtherYear(line, { from: segment.from, to: Math.min(segment.to, nextPointAt(line, at)) }, publishedAt) ||
      findWord(line, at, segment.to, /^سابقا$/) >= 0)
  )
    return true
  if (findWord(line, segment.from, at, /^(تخضع|يخضع|خاضعه|خضوع|خضوعها|الخاضعه|مشموله|تخضعان)$/) >= 0 && age !== 'fresh') return true
  if (age !== 'fresh' && (isTally(matter) || isEndOfWar(matter) || isOfBefore(line, segment.to) || isGivenUp(matter))) return true
  if (!isResolution(matter) || isJustPassed(matter) || (isNewResolution(matter) && !hasOldTime(line, publishedAt))) return false
  const governor = governorOf(matter)
  return governor === 'agreed' || governor === 'begins' || (governor === null && predicateOf(matter) !== 'broken')
}

/** «رغم وقف إطلاق النار المبرم في آذار عام 2020»: the stock line on a deal of another year, whatever happened today. */
function isDatedOld({ line, at }: Matter, publishedAt: Date | null): boolean {
  const made = findWord(line, at + 1, at + 6, /^(ال)?(مبرم|موقع|معلن|موقعه|مبرمه|معلنه)$/)
  return made >= 0 && isOfOtherYear(line, { from: made, to: Math.min(line.to, made + 7) }, publishedAt)
}

/** «تجارب برزة وببيلا أظهرت أن النظام يوقع الهدن ثم ينقضها»: of truces as such. */
function isHabit({ line, at }: Matter): boolean {
  const many = /^(و|ف)?(ب|ل|لل|بال|ال)?(هدن|هدنات)$/.test(textAt(line, at))
  if (many && findWord(line, at - 4, at, /^(ثلاث|اربع|خمس|عده|سلسله|جميع|كل)$/) < 0) return true
  return findWord(line, line.from, at, /^(تجارب|تجربه|سوابق|دروس)$/) >= 0 || isEveryTime(line, at)
}

/** «في كل مرة يعلنون هدنة» */
function isEveryTime(line: Line, at: number): boolean {
  const time = findWord(line, at - 5, at, /^مره$/)
  return time >= 0 && /^كل$/.test(plain(line, time - 1))
}

/** «في وقت سابق من الشهر أعلنت هدنة مماثلة», «هدن سابقة»: another one than that of these days. */
function isFormer({ line, at }: Matter): boolean {
  if (findWord(line, at + 1, at + 4, /^(سابق|سابقه|سابقتين|سابقات)$/) >= 0) return true
  return (
    findWord(line, at + 1, at + 4, /^(مماثل|مماثله|مشابه|مشابهه)$/) >= 0 &&
    predicateOf({ line, at, from: line.from, to: line.to }) === 'over'
  )
}

/** «سكتت المدافع في سوريا منذ سنوات» */
function isSinceYears({ line, at }: Matter): boolean {
  const since = findWord(line, at + 1, at + 8, /^منذ$/)
  return since >= 0 && /^(سنوات|اعوام|عقود|عقد|عام|عامين|سنه|سنتين|اشهر|شهور)$/.test(plain(line, since + 1)) && !isBackdrop(line, since)
}

/** «انتهت هدنة … خلال ساعات من بدئها في أبريل 2012»: a year that is not this one, wherever the segment names it. */
function isOfOtherYear(line: Line, { from, to }: Segment, publishedAt: Date | null): boolean {
  if (publishedAt === null) return false
  const year = publishedAt.getUTCFullYear()
  for (let i = from; i < to; i++) {
    const word = plain(line, i)
    if (/^20[0-2]\d$/.test(word) && Number(word) < year && year - Number(word) + publishedAt.getUTCMonth() / 12 > 1 && !isBackdrop(line, i))
      return true
  }
  return false
}

/** «انتهاء الهدنة التي بدأت قبل أسبوع», «تمديد الهدنة التي …»: what stands behind «التي» dates its beginning, not the news. */
function originOf(matter: Matter): number {
  const { line, at } = matter
  const which = findWord(line, at + 1, line.to, ORIGIN)
  if (which < 0) return line.to
  if (findWord(line, at - 4, at, RENEWED) >= 0 || isNamedBreach(line, at)) return which
  const governor = governorOf(matter)
  return governor === 'over' || governor === 'failed' || predicateOf(matter) === 'over' ? which : line.to
}

const ORIGIN = /^(الذي|التي|الموقع|الموقعه|المبرم|المبرمه|المعلن|المعلنه|الساري|الساريه|القايم|القايمه)$/

/** «عمليات الجيش تنتهك وقف إطلاق النار»: today's, of whatever date the truce is. */
function isBrokenNow(line: Line, at: number): boolean {
  const breaks = findWord(line, at - 2, at, /^[يت](نتهك|خرق|نقض)(ون)?$/)
  return breaks >= 0 && !/^(كان|كانت|كانوا|ان|قد|لم|لن|لا)$/.test(plain(line, breaks - 1))
}

/** «في خرق للهدنة السارية منذ تموز»: what happened today broke it. */
function isNamedBreach(line: Line, at: number): boolean {
  return findWord(line, at - 2, at, /^(خرق|خرقا|انتهاك|انتهاكا)$/) >= 0
}

/** «وقفاً لإطلاق النار في المحافظة، وعودة الجيش إلى النقاط التي كان يشغلها قبل 2011»: what is said of the next point of a deal dates that one. */
function nextPointAt(line: Line, at: number): number {
  for (let i = at + 1; i < Math.min(line.to, at + REACH_BEHIND); i++) {
    const text = textAt(line, i)
    if (POINT.test(text)) return i
    if (/^[،,]$/.test(textAt(line, i - 1)) && /^و/.test(text) && !/^(وذلك|وكان|وكانت|وقد|وهي|وهو|ولا|ولم|والتي|والذي)$/.test(text)) return i
  }
  return line.to
}

/** «… وعودة الجيش إلى نقاط ما قبل 2011» */
const POINT = /^و(عوده|عودته|انسحاب|تسليم|خروج|انتشار|اعاده)$/
const RENEWED = /^(ال|ب|بال)?(تمديد|تثبيت|تجديد|مدد|مددت|تمدد|يمدد|جددت|جدد|احياء|استيناف|تقيد|التزام|احترام)$/

/** «تجميد القتال في حلب التي كان طرحها في الخريف» */
function isOfThen({ line, at }: Matter): boolean {
  const which = findWord(line, at + 1, at + 8, /^(الذي|التي)$/)
  return which >= 0 && /^(كان|كانت)$/.test(plain(line, which + 1)) && findWord(line, at - 4, at, RENEWED) < 0
}

/** The sentence dates its truce weeks or years back. */
export function isOfLongAgo({ line, at }: Matter, publishedAt: Date | null): boolean {
  const { from, to } = segmentOf(line, at)
  return ageOf(line, { from: Math.max(from, at - REACH), to: Math.min(to, at + REACH) }, publishedAt) === 'old'
}

/** «مجلس الأمن … قرارا … وقف إطلاق النار»: asked of the parties by others, agreed by none of them. */
export function isResolution({ line, at }: Matter): boolean {
  const { from, to } = segmentOf(line, at)
  return (
    (isCouncil(line, from, Math.min(to, at + 8)) ||
      saysResolution(line, from, at) ||
      (findWord(line, from, at, /^الامم$/) >= 0 && findWord(line, at - 7, at, /^(ب|ال)?(قرار|قرارا)$/) >= 0)) &&
    (hasTag(line, from, at, 'deal') || findTag(line, from, at, 'truce-agree') >= 0)
  )
}

/** «القرار ينص على …», «يرسم القرار …» */
function saysResolution(line: Line, from: number, at: number): boolean {
  const resolution = findWord(line, from, at, /^(القرار|القرارات)$/)
  return resolution >= 0 && findWord(line, resolution - 2, resolution + 3, /^(ينص|نص|يرسم|يدعو|يطالب|يقضي|يشمل|يتضمن)$/) >= 0
}

/** «مجلس الأمن», and the council that a sentence names no further; not one of a town or of its fighters. */
function isCouncil(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = plain(line, at)
    if (word === '2401' || (/^(ال)?مجلس$/.test(word) && /^(ال)?(امن|امم|دولي)/.test(plain(line, at + 1)))) return true
    if (word === 'المجلس' && !/^(المحلي|العسكري|الوطني|الاسلامي)$/.test(plain(line, at + 1))) return true
  }
  return false
}

/** «وكانت الأمم المتحدة دعت في وقت سابق …» */
function isOfBefore(line: Line, to: number): boolean {
  return findWord(line, line.from, line.from + 1, /^(كان|كانت)$/) >= 0 && findWord(line, line.from, to, /^(سابق|سابقا)$/) >= 0
}

/** «تخلت واشنطن عن الاتفاق الذي كان ينص على وقف إطلاق النار في …»: held once. */
function isGivenUp({ line, at }: Matter): boolean {
  const held = findWord(line, at - 8, at, /^(ينص|تنص|يقضي|تقضي|يشمل|تشمل|يضمن|تضمن|يفرض|تفرض)$/)
  if (held >= 0 && /^(كان|كانت)$/.test(plain(line, held - 1))) return true
  return findWord(line, at - 14, at, /^(تخلت|تخلي|تخلوا|التخلي|تنصلت|تنصل|تنصلوا)$/) >= 0
}

/** «وثق الفريق 791 خرقاً للهدنة»: counted up. */
function isTally({ line, at }: Matter): boolean {
  const breach = findWord(line, at - 3, at, /^(ال)?(خرق|خرقا|خروقات|انتهاك|انتهاكا|انتهاكات)$/)
  if (breach < 0 || findWord(line, breach - 4, breach, MANY) < 0) return false
  return findWord(line, breach - 9, breach, /^(وثق|وثقت|توثيق|احصي|احصت|سجل|سجلت|رصد|رصدت|تجاوز|بلغ|بلغت)$/) >= 0
}

const MANY = /^([2-9]\d|\d{3,}|مييه|مايه|مئه|ميات|مييات|مئات|الاف|الف|عشرات|اكثر|اجمالي|مجموع|حصيله)$/

/** The resolution leads the article. */
function isNewResolution({ line, at }: Matter): boolean {
  if (line.index === 0 && isCouncil(line, line.from, at)) return true
  return line.index <= 1 && hasTag(line, line.from, Math.min(at, line.from + 4), 'truce-agree')
}

function isJustPassed({ line, at }: Matter): boolean {
  const { from } = segmentOf(line, at)
  const after = findWord(line, from, at, /^(بعد|غداه|عقب)$/)
  return after >= 0 && findWord(line, after, after + 4, JUST) >= 0
}

/** «معارك حلب التي انتهت بهدنة شهيرة»: how a battle of then ended. */
function isEndOfWar({ line, at }: Matter): boolean {
  const which = findWord(line, at - 6, at, /^(التي|الذي)$/)
  if (which < 0 || !/^(انتهت|انتهي|توجت|توج)$/.test(plain(line, which + 1))) return false
  return findWord(line, which - 5, which, /^(ال)?(معركه|معارك|حصار|حرب|قتال)$/) >= 0
}
