import { findTag, has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'

/** How far around a halt told by a verb something settled stands. */
const REACH = 22

/** «مع توقف تام للعمليات العسكرية», «شهدت المدينة توقفاً للقتال»: fire that has ceased, whoever settled it. */
export function isStandstill(line: Line, at: number): boolean {
  const halt = findWord(line, at - 1, at + 1, /^(توقف|توقفا)$/)
  if (halt < 0) return false
  if (findWord(line, halt - 3, halt, /^(مع|وسط|عن|شهد|شهدت|يشهد|تشهد|ساد|سادها)$/) >= 0) return true
  // «بعد توقف العمليات العسكرية في المنطقة بموجب تفاهم»
  const by = findWord(line, halt + 2, halt + 9, /^(بموجب|تنفيذا|تطبيقا|بفضل|نتيجه|وفق)$/)
  return by >= 0 && hasTag(line, by + 1, by + 3, 'deal', 'truce')
}

/** «أوقف غاراته», «ستوقف الضربات»: the halt told by a verb, where something was settled too. */
export function ownVerb(line: Line, at: number): 'begins' | 'begun' | null {
  const word = plain(line, at)
  if (/^س[يت](ت)?(وقف|علق|صمت|سكت)/.test(word) || /^س[يت]توقف$/.test(plain(line, at + 1))) return 'begins'
  // «صمتت المدافع», «البنادق صامتة»
  if (/^(صمتت|سكتت|صمت|سكت)$/.test(word) || /^(ال)?(صامته|ساكته|صمتت|سكتت)$/.test(plain(line, at + 1))) return 'begun'
  // «توقف القتال في حمص لإتاحة خروج …»
  if (word === 'توقف' && at === line.from && findWord(line, at, at + 12, /^(لاتاحه|لافساح|للسماح|تمهيدا|ليتاح)$/) >= 0) return 'begun'
  if (!/^(اوقف|اوقفت|اوقفوا|توقفت)$/.test(word)) return null
  const { from, to } = segmentOf(line, at)
  const settled =
    findWord(line, at + 2, at + 6, /^(عملياته|عملياتها|عملياتهم)$/) >= 0 ||
    /^(ال)?(اطلاق|عمليات|اعمال)$/.test(plain(line, at + 1)) ||
    hasTag(line, Math.max(from, at - REACH), Math.min(to, at + REACH), 'deal') ||
    findTag(line, at + 1, to, 'truce') >= 0
  return settled ? 'begun' : null
}

/** «أن تبدأ», «ستبدأ», «يدخل»: yet to come. */
export function isAhead(line: Line, at: number): boolean {
  // «قبل يوم من سريان هدنة»
  if (/^(ال)?(سريان|بدء|بدايه|دخول)$/.test(plain(line, at)) && findWord(line, at - 5, at, /^(قبل|قبيل|عشيه)$/) >= 0) return true
  return /^(س|ل)?[يت](بدا|دخل|نطلق)/.test(plain(line, at)) || /^(س|ل)[يت]/.test(plain(line, at)) || plain(line, at - 1) === 'ان'
}

/** «عبارة تحدد موعد دخول الهدنة حيز التنفيذ», «خلاف على موعد بدء الهدنة»: when it would begin is not settled. */
export function isUnset(line: Line, at: number): boolean {
  return (
    /^(موعد|توقيت|تاريخ)$/.test(plain(line, at - 1)) &&
    findWord(line, at - 5, at - 1, /^(حذف|تحديد|[يت]حدد|لم|خلاف|خلافا|خلافات|دون|بحث|حول|علي|بشان)$/) >= 0
  )
}

const OVERSEES = /^(للاشراف|الاشراف|لمراقبه|مراقبه|لبحث|بحث|لمناقشه|مناقشه|لدعم|مهمتهم|مهمته|مهمتها|عملهم|عمله|عملها)$/

export function isBeginning(line: Line, at: number, truce: number): boolean {
  if (!has(line, at, 'truce-hold')) return false
  const word = plain(line, at)
  if (/^(دخ|يدخ|تدخ|ادخ)/.test(word)) return truce - at <= 4
  // «بدأ المراقبون عملهم للإشراف على وقف إطلاق النار»
  if (/^(بد|يبد|تبد)/.test(word) && findWord(line, at + 1, truce, OVERSEES) >= 0) return false
  if (/^(بد|يبد|تبد)/.test(word) && findWord(line, at + 1, at + 4, /^(تنفيذ|تطبيق|سريان|العمل)$/) >= 0) return truce - at <= 9
  if (/^(بد|يبد|تبد)/.test(word))
    return truce - at <= 9 && plain(line, at - 1) !== 'قبل' && findTag(line, at, truce, 'fire-verb', 'fire-noun', 'relief-ask', 'deal') < 0
  if (/^([يت]?شهد|شهدت|ساد|سادت|[يت]سود|عاش|عاشت|[يت]عيش)$/.test(word)) return true
  if (/^(شمل|يشمل|تشمل)/.test(word)) return false
  if (/(لتزم|لتزام|تمسك)/.test(word)) return isHeldTo(line, at, truce)
  return truce - at <= 6
}

/** «يلتزم الطرفان، وفق مصدر، بوقف لإطلاق النار»: nothing but who says it and since when stands between. */
function isHeldTo(line: Line, at: number, truce: number): boolean {
  if (truce - at <= 3) return true
  if (truce - at > 10 || !/^ب/.test(tokenAt(line, truce)?.text ?? '')) return false
  return findWord(line, at - 2, at, /^(لم|لن|لا|ان)$/) < 0 && !hasTag(line, at + 1, truce, 'fire-verb', 'deal', 'relief-ask', 'refusal')
}
