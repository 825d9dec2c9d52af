import { has, type Line, tokenAt } from '../reading/line.ts'

/** A report as the one that counts, ranks of places, hundreds of strikes as one's share. */
export function isSummedUp(line: Line): boolean {
  for (let at = line.from; at < line.to; at++) {
    const text = tokenAt(line, at)?.text ?? ''
    const next = tokenAt(line, at + 1)?.text ?? ''
    if (/^(و|ف)?(وثق|احصي|رصد|سجل|اورد|اوضح|استعرض)$/.test(text) && /^(ال)?تقرير(ها|ه)?$/.test(next)) return true
    if (/^(و|ب)?(ال)?تقرير(ها|ه)?$/.test(text) && /^(ال)?(دوري|شهري|سنوي|اسبوعي)$/.test(next)) return true
    if (/^بواقع$/.test(text) && /^\d/.test(next)) return true
    const ranks = /^(و|ف)?(ب|ل)?(ال)?(نصيب|مقدمه|صداره|حصه)$/.test(text) || (/^(و)?(ال)?عدد$/.test(text) && /^(ال)?اكبر$/.test(next))
    if (ranks && hasHundreds(line)) return true
  }
  return false
}

function hasHundreds(line: Line): boolean {
  for (let at = line.from; at < line.to; at++)
    if (/^(ب|بـ)?[1-9]\d{2,}$/.test(tokenAt(line, at)?.text ?? '') && has(line, at + 1, 'projectile', 'fire-noun', 'strike-noun'))
      return true
  return false
}
