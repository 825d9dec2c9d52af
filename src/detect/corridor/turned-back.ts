import { findTag, has, hasTag, type Line } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import { findWord, plain } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { CONVOY } from './convoy-words.ts'

/** Lorries and buses. */
export const ON_WHEELS = either(CONVOY, /^(ال|ل|ب)?(حافلات|حافله|باصات|باصا)$/)

/** «ألغت الأمم المتحدة قافلة …», «أعيدت القافلة أدراجها»: it does not come. */
export function isTurnedBack(line: Line, at: number): boolean {
  if (!ON_WHEELS.test(plain(line, at))) return false
  if (isWithoutLeave(line, at)) return true
  // «أجبروا القافلة على العودة»
  const compelled = findWord(line, at - 6, at + 8, COMPELLED)
  if (compelled >= 0 && findWord(line, compelled + 1, compelled + 6, /^(ل|لل|ال)?(عوده|تراجع|رجوع|انسحاب)$/) >= 0) return true
  return (
    findWord(
      line,
      at - 4,
      at,
      /^(الغت|الغي|الغيت|الغاء|ارجات|ارجا|جمدت|جمد|اوقفت|اوقف|احتجزت|احتجز|احرق|احرقت|احراق|اعترض|اعترضت|اعيدت)$/,
    ) >= 0 ||
    // «ردّ الحاجز الشاحنات على أعقابها», «عادت القافلة من حيث أتت»
    (findWord(line, at - 7, at + 7, RETURNS) >= 0 &&
      (findWord(line, at, at + 9, /^(ادراجها|ادراجه|فارغه|محمله|اعقابها)$/) >= 0 || isWhence(line, at)))
  )
}

/** «شاحنات موجودة في حلب، ولم تحصل على تصريح للتحرك نحو …», «صهاريج تحتجزها الحواجز»: it waits for leave. */
function isWithoutLeave(line: Line, at: number): boolean {
  // «تمتنع عن منح التصاريح لقوافل دوما»
  const refused = findTag(line, at - 7, at, 'refusal', 'close')
  if (refused >= 0 && findWord(line, refused + 1, at, LEAVE) >= 0) return true
  const not = findWord(line, at + 1, at + 16, /^(و?لم|بانتظار|تنتظر|بلا|دون)$/)
  return (
    not >= 0 &&
    findWord(line, not + 1, not + 5, LEAVE) >= 0 &&
    findWord(line, not + 1, not + 9, /^(ب|لل|بال)?(نحو|الي|باتجاه|دخول|مرور|عبور|تحرك|تنطلق)$/) >= 0
  )
}

const RETURNS = /^ف?(رد|ردت|ردوا|اعاد|اعادت|اعادوا|اعيدت|عادت|رجعت|ارتدت|قفلت)$/

/** «من حيث أتت». */
function isWhence(line: Line, at: number): boolean {
  const whence = findWord(line, at, at + 9, /^حيث$/)
  return whence >= 0 && plain(line, whence - 1) === 'من' && /^(اتت|جاءت|انطلقت|قدمت)$/.test(plain(line, whence + 1))
}

const EMPTY = /^(خاليه|فارغه|خاويه)$/
const COMPELLED = /^(اجبر|اضطر|ارغم)(ت|وا|وها|ها|تها)?$/
const LEAVE = /^(ال|لل|ب)?(تصريح|تصاريح|اذن|موافقه|موافقات|ضوء)$/

/** «أحرقوا حافلات كانت متجهة إلى دوما لإجلاء …»: what they were to come for. */
export function isForTurnedBack({ line, at }: Matter): boolean {
  // «الحافلات خرجت خالية»
  if (has(line, at, 'go-out', 'entry', 'convoy') && hasTag(line, at - 3, at + 4, 'convoy') && findWord(line, at + 1, at + 7, EMPTY) >= 0)
    return true
  if (!/^ل/.test(plain(line, at))) return false
  // «اضطر فريقها إلى الرجوع قبل دخول دوما لإجلاء …»
  const compelled = findWord(line, at - 14, at, COMPELLED)
  if (compelled >= 0 && findWord(line, compelled + 1, at, /^(ل|لل|ال)?(عوده|تراجع|رجوع|انسحاب)$/) >= 0) return true
  for (let before = at - 1; before >= Math.max(line.from, at - 16); before--) if (isTurnedBack(line, before)) return true
  return false
}
