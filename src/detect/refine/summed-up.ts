import { has, hasTag, type Line, textAt } from '../reading/line.ts'

/** A report as the one that counts, ranks of places, hundreds of strikes as one's share. */
export function isSummedUp(line: Line): boolean {
  for (let at = line.from; at < line.to; at++) {
    const text = textAt(line, at)
    const next = textAt(line, at + 1)
    if (/^(و|ف)?(وثق|احصي|رصد|سجل|اورد|اوضح|استعرض)$/.test(text) && /^(ال)?تقرير(ها|ه)?$/.test(next)) return true
    if (
      /^(و|ب)?(ال)?تقرير(ها|ه)?$/.test(text) &&
      [next, textAt(line, at + 2)].some(word => /^(ال)?(دوري|شهري|سنوي|اسبوعي|فصلي)$/.test(word))
    )
      return true
    if (accusesInReport(line, at) || countsHouses(line, at)) return true
    if (/^بواقع$/.test(text) && /^\d/.test(next)) return true
    const ranks = /^(و|ف)?(ب|ل)?(ال)?(نصيب|مقدمه|صداره|حصه)$/.test(text) || (/^(و)?(ال)?عدد$/.test(text) && /^(ال)?اكبر$/.test(next))
    if (ranks && hasHundreds(line)) return true
  }
  return false
}

/** «اتهمت المنظمة في تقرير … قوات النظام بقصف …», «قالت في تقرير إن …»: what a body has looked into took weeks. */
function accusesInReport(line: Line, at: number): boolean {
  if (!/^(تقرير|تقريرا|تحقيق|دراسه)$/.test(textAt(line, at)) || textAt(line, at - 1) !== 'في') return false
  for (let before = at - 2; before >= Math.max(line.from, at - ACCUSED); before--) if (ACCUSES.test(textAt(line, before))) return true
  return false
}

const ACCUSED = 9
const ACCUSES = /^(و|ف)?(اتهم|اتهمت|وثق|وثقت|حمل|حملت|ادان|ادانت|خلص|خلصت|كشف|كشفت)$/

/** «تعرض 28 مرفقا طبيا للقصف»: houses counted over weeks. */
function countsHouses(line: Line, at: number): boolean {
  return (
    /^[1-9]\d+$/.test(textAt(line, at)) &&
    Number(textAt(line, at)) >= MANY_HOUSES &&
    HOUSES.test(textAt(line, at + 1)) &&
    hasTag(line, line.from, line.to, 'receive')
  )
}

const MANY_HOUSES = 15
const HOUSES = /^(مرفقا|مدرسه|مستشفي|مشفي|منشاه|مركزا|مسجدا|سوقا|مخبزا|فرنا)$/

function hasHundreds(line: Line): boolean {
  for (let at = line.from; at < line.to; at++)
    if (/^(ب|بـ)?[1-9]\d{2,}$/.test(textAt(line, at)) && has(line, at + 1, 'projectile', 'fire-noun', 'strike-noun')) return true
  return false
}
