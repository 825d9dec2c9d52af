import type { Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «… قبل أن تبدأ», «قبل موعدها» */
export function endsEarly(line: Line, at: number): boolean {
  const before = findWord(line, at + 1, at + 5, /^قبل$/)
  return before >= 0 && /^(ان|موعدها|موعده|اوانها|اوانه|بدئها|بدايتها)$/.test(plain(line, before + 1))
}

/** What a supposition may begin with. */
export const SUPPOSES = /^(لو|اذا|لم|المفترض|المقرر|المنتظر|المتوقع|يفترض)$/

/** «إذا دخلت الهدنة حيز التنفيذ», «لو أعلنت هدنة», «كان من المفترض أن تبدأ»: not so, or not yet. */
export function isSupposed(line: Line, at: number): boolean {
  const word = plain(line, at)
  if (/^(لو|اذا)$/.test(word)) return true
  if (word === 'لم' && plain(line, at - 1) === 'ما') return true
  return /^(المفترض|المقرر|المنتظر|المتوقع|يفترض)$/.test(word) && findWord(line, at - 3, at, /^(كان|كانت)$/) >= 0
}

/** «عدم التوصل إلى هدنة», «لم تتوصل الوساطة إلى …», «من دون الإعلان عن …»: no truce came of it. */
export function isUnreached(line: Line, at: number): boolean {
  if (!/(توصل|اعلان|اعلن|اتفاق|توقيع|ابرام|اتفق|توافق)/.test(plain(line, at))) return false
  const not = findWord(line, at - 2, at, /^(لم|لا|عدم|دون|بدون|بلا|تعذر|يتعذر|استحاله)$/)
  return not >= 0 && !/^(الذي|التي)$/.test(plain(line, not - 1))
}

/** «لم تتوصل الوساطة إلى …», «لم تثمر الجهود» */
export function isFruitless(line: Line, at: number): boolean {
  const not = findWord(line, at - 4, at, /^لم$/)
  return not >= 0 && findWord(line, not + 1, at, /^[يت](توصل|نجح|فلح|سفر|فض|فضي|ثمر|تكلل)(وا|ا)?$/) >= 0
}

/** «نجحت المساعي بوقف إطلاق النار», «الوساطة أثمرت اتفاقاً»: what was tried for was reached. */
export function bearsFruit(line: Line, from: number, to: number): boolean {
  const fruit = findWord(
    line,
    from - 3,
    to,
    /^(نجح|نجحت|نجحا|نجاح|اثمر|اثمرت|افضي|افضت|اسفر|اسفرت|تكلل|تكللت|توج|توجت|ادي|ادت|تمخض|تمخضت)$/,
  )
  return fruit >= 0 && findWord(line, fruit - 2, fruit, /^(لم|لن|قد|ان|عدم|اذا|حال)$/) < 0
}

/** «لم تسجل الساعات الأخيرة أي حالات خرق», «من دون خروقات». */
export function isNoBreach(line: Line, at: number): boolean {
  if (findWord(line, at - 4, at, /^(دون|بدون|بلا)$/) >= 0) return true
  const not = findWord(line, at - 8, at, /^(لم|لا)$/)
  return not >= 0 && findWord(line, not, at, /^([يتن]سجل|[يتن]رصد|[يت]شهد|[يتن]وثق|[يت]حدث|[يت]قع|[يت]حل|[يت]منع)$/) >= 0
}

/** «توصلت الأطراف في سبتمبر إلى هدنة …، ولا تزال صامدة»: of whatever age, it holds today. */
export function isHeldStill(line: Line, at: number): boolean {
  const still = findWord(line, at + 1, line.to, /^(يزال|تزال|زال|زالت)$/)
  return (
    still >= 0 &&
    still - at <= HELD_REACH &&
    /^(صامد|ساري|سار|قايم|محترم|متماسك|نافذ|مستمر)(ا|ه|يا)?$/.test(plain(line, still + 1)) &&
    !/^(علي|حبرا|نظريا|شكليا|رسميا|اسميا)$/.test(plain(line, still + 2))
  )
}

const HELD_REACH = 24
