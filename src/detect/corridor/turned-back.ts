import type { Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'

/** «ألغت الأمم المتحدة قافلة …», «أعيدت القافلة أدراجها»: it does not come. */
export function isTurnedBack(line: Line, at: number): boolean {
  if (!/^(ال|ل|ب)?(قافله|قوافل|شاحنات|شاحنه|حافلات|حافله|باصات|باصا)$/.test(plain(line, at))) return false
  if (isWithoutLeave(line, at)) return true
  return (
    findWord(line, at - 4, at, /^(الغت|الغي|الغيت|الغاء|ارجات|اوقفت|اوقف|احتجزت|احتجز|احرق|احرقت|احراق|اعترض|اعترضت|اعيدت)$/) >= 0 ||
    (findWord(line, at - 2, at + 5, /^(اعيدت|عادت|رجعت)$/) >= 0 && findWord(line, at, at + 7, /^(ادراجها|فارغه)$/) >= 0)
  )
}

/** «شاحنات موجودة في حلب، ولم تحصل على تصريح للتحرك نحو …», «صهاريج تحتجزها الحواجز»: it waits for leave. */
function isWithoutLeave(line: Line, at: number): boolean {
  const not = findWord(line, at + 1, at + 16, /^(و?لم|بانتظار|تنتظر)$/)
  return not >= 0 && findWord(line, not + 1, not + 5, LEAVE) >= 0 && findWord(line, not + 1, not + 9, /^(نحو|الي|باتجاه|دخول|للدخول)$/) >= 0
}

const LEAVE = /^(ال|لل|ب)?(تصريح|تصاريح|اذن|موافقه|موافقات|ضوء)$/

/** «أحرقوا حافلات كانت متجهة إلى دوما لإجلاء …»: what they were to come for. */
export function isForTurnedBack({ line, at }: Matter): boolean {
  if (!/^ل/.test(plain(line, at))) return false
  for (let before = at - 1; before >= Math.max(line.from, at - 16); before--) if (isTurnedBack(line, before)) return true
  return false
}
