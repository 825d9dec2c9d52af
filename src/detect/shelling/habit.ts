import { finder } from '../reading/finder.ts'
import { type Line, textAt } from '../reading/line.ts'

/**
 * «وضربت السوق أكثر من مرة», «تسبب آخر استهداف باستشهاد خمسة», «خلال الفترة الأخيرة»: what happens time and again, or happened on another
 * day. A figure beside it counts more than the fire of the news.
 */
export function tellsOfHabit(line: Line, from: number, to: number): boolean {
  return (
    habitsOf(line, from, to).length > 0 ||
    spansOf(line, from, to).some(at => RECENT.test(textAt(line, at + 1)) && WITHIN.test(textAt(line, at - 1))) ||
    lastOf(line, from, to).some(at => STROKE.test(textAt(line, at + 1))) ||
    // «أكثر من مرة»
    timesOf(line, from + 1, to + 1).some(at => textAt(line, at - 1) === 'من' && MORE.test(textAt(line, at - 2)))
  )
}

const habitsOf = finder(/^(و|ب)?(انتظام|مرارا|يوميا|متكرر|متكرره|المتكرر|المتكرره)$/)
const WITHIN = /^(و|ف)?(خلال|في|طوال|طيله|منذ|شهدت)$/
const spansOf = finder(/^(الفتره|الاونه|الايام|الاسابيع|الاشهر|السنوات)$/)
const RECENT = /^(الاخير|الاخيره|الماضيه|القليله|السابقه|الفايته|المنصرمه)$/
const lastOf = finder(/^(و|ب)?اخر(ها)?$/)
const STROKE = /^(استهداف|قصف|غاره|هجوم|مجزره|الهجمات|الغارات|المجازر)$/
const timesOf = finder(/^مره$/)
const MORE = /^(و|ل)?اكثر$/
