import { type Line, textAt } from '../reading/line.ts'

/**
 * «وضربت السوق أكثر من مرة», «تسبب آخر استهداف باستشهاد خمسة», «خلال الفترة الأخيرة»: what happens time and again, or happened on another
 * day. A figure beside it counts more than the fire of the news.
 */
export function tellsOfHabit(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    const next = textAt(line, at + 1)
    if (HABIT.test(text)) return true
    if (SPAN.test(text) && RECENT.test(next) && WITHIN.test(textAt(line, at - 1))) return true
    if (LAST.test(text) && STROKE.test(next)) return true
    if (text === 'من' && next === 'مره' && /^(و|ل)?اكثر$/.test(textAt(line, at - 1))) return true
  }
  return false
}

const HABIT = /^(و|ب)?(انتظام|مرارا|يوميا|متكرر|متكرره|المتكرر|المتكرره)$/
const WITHIN = /^(و|ف)?(خلال|في|طوال|طيله|منذ|شهدت)$/
const SPAN = /^(الفتره|الاونه|الايام|الاسابيع|الاشهر|السنوات)$/
const RECENT = /^(الاخير|الاخيره|الماضيه|القليله|السابقه|الفايته|المنصرمه)$/
const LAST = /^(و|ب)?اخر(ها)?$/
const STROKE = /^(استهداف|قصف|غاره|هجوم|مجزره|الهجمات|الغارات|المجازر)$/
