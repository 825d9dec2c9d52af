import { findTag, hasTag, type Line } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'

const NOT = /^[وف]?(لم|لا|ما|لن)$/
/** What a truce that is kept would do. */
const HELPS = /^[يت](منع|حل|حول|وقف|غير|ردع|جلب|فلح|نفع|نه|كبح|ثن|شفع|عن|لجم|حم|خفف|غن|شكل|جد)$|^[يت](وقف|حقق|جلب|نعكس|ترجم|بدل)$/
const FEELS = /^[يتن](لمس|شعر|لحظ|لاحظ|لتمس|حس|جد|ر|رى|ري)(وا|ون)?$/
/** «أي أثر للهدنة», «فرقاً بعد سريان الهدنة» */
const TRACE = /^(ال)?(اثر|اثرا|اثار|فرق|فرقا|تغيير|تغييرا|تغير|تغيرا|تحسن|تحسنا|ثمار|معني|مفعول|مفعولا)$/

/** «لم تمنع الهدنة الطائرات من …», «لم يلمس السكان أي أثر للهدنة», «لا أثر للهدنة في …»: a truce that helps nobody. */
export function isInVain(line: Line, at: number): boolean {
  const not = findWord(line, at - 9, at, NOT)
  if (not >= 0 && FEELS.test(plain(line, not + 1)) && findWord(line, not + 2, at, TRACE) >= 0) return true
  if (not >= 0 && at - not <= 5 && HELPS.test(plain(line, not + 1)) && isSubject(line, not + 2, at)) return true
  return /^(اثر|فرق)$/.test(plain(line, at - 1)) && /^(لا|بلا|دون)$/.test(plain(line, at - 2))
}

/** Nothing but «اتفاق», «قرار», «سريان» between the verb and the truce. */
function isSubject(line: Line, from: number, at: number): boolean {
  for (let i = from; i < at; i++)
    if (!/^(ال)?(اتفاق|اتفاقيه|قرار|اعلان|سريان|بدء|نظام|دخول|حتي|مذكره|تفاهم|هذه|هذا|تلك)$/.test(plain(line, i))) return false
  return true
}

/** «الهدنة لم توقف الغارات على …», «هدنة لا تجلب …». */
export function isInVainBehind(line: Line, at: number): boolean {
  const not = findWord(line, at + 1, at + 9, NOT)
  return not >= 0 && HELPS.test(plain(line, not + 1)) && hasTag(line, not + 1, not + 12, ...FIRE, 'truce')
}

const FIRE = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aircraft', 'dead', 'wounded', 'launch'] as const

/** «ما إن دخلت الهدنة حيز التنفيذ حتى قصفت …», «لم تمض ساعات على إعلان الهدنة حتى …»: broken as soon as made. */
export function isNoSooner(line: Line, at: number): boolean {
  const opening = findWord(line, at - 12, at, /^(ما|لم|بالكاد|مجرد)$/)
  if (opening < 0 || !/^(ان|انت|[يت]كد|كاد|كادت|[يت]مض|[يت]مر|مضت|مرت|هي|[يت]جف)$/.test(plain(line, opening + 1))) return false
  const until = findWord(line, at + 1, at + 24, /^(حتي|الا)$/)
  return until >= 0 && isFire(line, until)
}

/** «بعد ساعات على إعلان التهدئة، شنت مقاتلات …»: what opens the sentence dates the fire by the truce. */
export function isDateOfFire(line: Line, at: number): boolean {
  const { from } = segmentOf(line, at)
  const after = findWord(line, from, Math.min(at, from + 3), /^(بعد|غداه|عقب|فور|بعيد)$/)
  const begun = after < 0 ? -1 : findWord(line, after, at, BEGUN)
  const comma = begun < 0 ? -1 : findWord(line, at + 1, at + 14, /^،$/)
  return comma >= 0 && isFire(line, comma)
}

const BEGUN = /^(ال)?(اعلان|اعلانها|بدء|بدايه|سريان|دخول|توقيع|ابرام|توصل|تصويت|اقرار|تبني|انطلاق|اتفاق|موافقه|صدور)$/

/** Fire behind a token, which has not ceased. */
function isFire(line: Line, from: number): boolean {
  const fire = findTag(line, from, line.to, ...FIRE)
  return (
    fire >= 0 &&
    findWord(
      line,
      from,
      fire + 1,
      /^(توقف|توقفت|يتوقف|تراجع|تراجعت|هدا|هدات|هدوء|الهدوء|غاب|غابت|دعا|دعت|اتهم|لم|لن|لا|دون|رغم|انخفض|انخفضت|خف|خفت)$/,
    ) < 0
  )
}

/** «غير مشمول بالهدنة», «مستثنى من الهدنة», «استثنت دمشق داريا من الهدنة», «خارج نطاق الهدنة»: told of what stands before. */
export function isLeftOut(line: Line, at: number): boolean {
  const outside = findWord(line, at - 4, at, /^خارج$/)
  // «خارج ساعات الهدنة» is when, not where
  if (outside >= 0 && !/^(ال)?(ساعات|اوقات|وقت|فتره|فترات|مواعيد|مده)$/.test(plain(line, outside + 1))) return true
  const out = findWord(line, at - 9, at, /^(مستثني|مستثناه|مستثنيه|استثني|استثنت|استثنيت|[يت]ستثني|استثناء|استبعد|استبعدت|استبعاد)$/)
  if (out >= 0 && findWord(line, Math.max(out, at - 4), at, /^من$/) >= 0) return true
  const covered = findWord(
    line,
    at - 3,
    at,
    /^(مشمول|مشموله|مشمولين|معني|معنيه|معنيين|خاضع|خاضعه|مدرج|مدرجه|[يت]شملها|[يت]شمله|[يت]شملهما)$/,
  )
  return covered >= 0 && /^(غير|لا|لم|ليس|ليست|لسنا|ليسوا|لن)$/.test(plain(line, covered - 1))
}
