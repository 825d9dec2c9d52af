import { findTag, has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «جلسة لإقرار نص يطالب بهدنة», «للتوصل إلى هدنة»: what is to come of it. */
export const GOAL =
  /^ل(ل)?(اقرار|تبني|اعتماد|اصدار|ابرام|توصل|توقيع|تصويت|عوده|فرض|اعلان|وضع|صياغه|عقد|اتمام)$|^(ل|ب)?(ال)?(بلوغ|احلال|ارساء)$/

/** «وقع الرئيس اتفاقاً … ينص على وقف شامل لإطلاق النار», «اتفاق يقضي بفتح الطرق …، ووقف إطلاق النار»: one of the points of a deal. */
export function isClause(line: Line, at: number, from: number): boolean {
  const listed = /^و(و|ب(وقف|هدن|تهدي))/.test(textAt(line, at))
  // «التسوية تقضي بوقف تام لإطلاق النار»
  const near = findWord(line, at - 3, at, HOLDS)
  const deal = near < 0 ? -1 : findTag(line, Math.max(from, near - 5), near, 'deal')
  if (deal >= 0 && /^(ال|بال|لل)/.test(plain(line, deal)) && !hasTag(line, deal - 4, near, 'relief-ask', 'plan', 'refusal', 'denial'))
    return true
  const holds = findWord(line, listed ? from : Math.max(from, at - 8), at, HOLDS)
  if (holds < 0 || !hasTag(line, from, holds, 'deal') || hasTag(line, from, holds, 'relief-ask', 'plan', 'refusal', 'denial')) return false
  return listed || (hasTag(line, from, holds, 'truce-agree') && findWord(line, from, holds, /^(مشروع|مسوده|خطه|ورقه|لو|اذا|قد)$/) < 0)
}

const HOLDS = /^(يقضي|تقضي|ينص|تنص|يتضمن|تتضمن|يشمل|تشمل)$/

/** «تقارير مؤكدة عن هدنة» */
export function isConfirmed(line: Line, at: number): boolean {
  return plain(line, at - 1) === 'عن' && findWord(line, at - 4, at, /^(موكده|رسميه)$/) >= 0
}

/** «التوصل» and «اتفاق» are things, «توصل» and «توصلت» are done. */
export function isDealNoun(line: Line, at: number): boolean {
  return has(line, at, 'deal') && !(has(line, at, 'truce-agree') && !/^(ب|ل)?(ال|ل)/.test(plain(line, at)))
}

/** «تم الاتفاق على», «بعد التوصل إلى», «اتفاق على …» as a headline: the deal is told as made. */
export function isMade(line: Line, at: number, from: number): boolean {
  if (
    at - from <= 1 ||
    tokenAt(line, at - 1)?.text === ':' ||
    (/^تمديد$/.test(plain(line, at)) && plain(line, at - 1) === 'في') ||
    /^(ب)?(ال)?(تبني|اقرار|صدور|اصدار|ابرام)/.test(plain(line, at))
  )
    return true
  return findWord(line, at - 4, at, MADE) >= 0 || isManaged(line, at) || isAsserted(line, at)
}

/** «أكد الأمين العام للحركة التوصل إلى …»: told as a thing done. */
function isAsserted(line: Line, at: number): boolean {
  if (!/^(ال|عن)?(توصل|تمديد|توقيع|ابرام)$/.test(plain(line, at))) return false
  const says = findWord(line, at - 9, at, /^(اكد|اكدت|اكدوا|اعلن|اعلنت|كشف|كشفت|افاد|افادت|ذكر|ذكرت|اورد|اوردت)$/)
  return says >= 0 && !hasTag(line, says + 1, at, 'relief-ask', 'plan', 'denial', 'refusal') && findWord(line, says, at, UNSURE) < 0
}

/** «نجحت اللجنة في درعا في التوصل إلى …» */
function isManaged(line: Line, at: number): boolean {
  if (!/^(في|من)$/.test(plain(line, at - 1))) return false
  const managed = findWord(line, at - 9, at, /^(نجح|نجحت|نجحا|نجحوا|نجاح|تمكن|تمكنت|تمكنا|تمكنوا|افلح|افلحت)$/)
  return managed >= 0 && findWord(line, managed - 2, managed, UNSURE) < 0
}

const MADE =
  /^(تنفيذا|بموجب|و?نص|ينص|تم|يتم|جري|اتخذ|اتخذت|ابلغ|ابلغت|ابدي|ابدت|اعطي|اعطت|صدر|تشمل|يشمل|تتضمن|يتضمن|تضمن|تضمنت|بعد|اثر|عقب|عن|اعلن|اعلنت|اكد|اكدت|توصل|توصلت|توصلا|ابرم|ابرمت|وقع|وقعت|غداه|وفق|ضمن|شمل|حسب|منذ|جاء|كجزء)$/

/** «القرار … يطالب بوقف», «وافق المجلس على مشروع قرار»: the resolution asks, nobody else does. */
export function isSettledAsk(line: Line, at: number, from: number): boolean {
  // «وافقت الفصائل على مبادرة الوجهاء», «قبلت الحكومة مقترح الهدنة»
  const accepts = OFFER.test(plain(line, at)) ? findWord(line, at - 6, at, ACCEPTS) : -1
  if (accepts >= 0) return findWord(line, accepts - 2, accepts, UNSURE) < 0 && !hasTag(line, accepts + 1, at, 'relief-ask')
  if (/مشروع|مسوده/.test(plain(line, at)))
    return findTag(line, Math.max(from, at - 9), at, 'truce-agree') >= 0 && !hasTag(line, Math.max(from, at - 4), at, 'relief-ask')
  if (/^ا?لذي$|^التي$/.test(plain(line, at - 1)) && findWord(line, from, at, RESOLUTION) >= 0) return true
  const resolution = findWord(line, at - 6, at, RESOLUTION)
  return resolution >= 0 && !hasTag(line, resolution - 1, at, 'relief-ask') && findWord(line, resolution - 2, resolution, GOAL) < 0
}

const OFFER = /^(ال|ب|لل|ل)?(مبادره|مقترح|اقتراح|عرض|دعوه)$|^(عرض|طرح|قدم|اقترح)(ت|وا)?(ها|ه)$/
const ACCEPTS = /^(ال)?(وافق|وافقت|وافقوا|وافقا|موافقه|موافقتها|موافقته|موافقتهم|قبلت|قبلوا|قبلا|قبول|قبولها|قبوله|قبولهم)$/
const UNSURE = /^(ان|لم|لن|لا|عدم|اذا|لو|شرط|ينتظر|تنتظر|قد)$/
const RESOLUTION = /^(ال|ب|بال|لل)?(قرار|قرارا|نص)$/
