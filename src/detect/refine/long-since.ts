import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import { SUMS_UP } from '../slots/toll-words.ts'

const LONG =
  /^(عام|سنه|سنوات|اعوام|عامين|سنتين|شهر|اشهر|شهرين|اسابيع|اسبوع|اسبوعين|بدايه|بدء|مطلع|انطلاق|اندلاع|العام|نحو|حوالي|اكثر|تاريخ|سيطرتها|السابع|الثامن|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|الشهر|منتصف|اواخر|اوايل|نهايه|ذلك|وقتها|حينها|ذاك|\d{4})$/
const SHORT =
  /^(صباح|فجر|ساعات|الصباح|الفجر|مساء|ليل|امس|الامس|الليله|اليوم|ظهر|قليل|عصر|بعد|يومين|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)$/

/** The end of what is told of the place itself: people whom a later clause speaks of may have been there for long. */
export function ownEnd({ line, to, place }: Sketch): number {
  for (const clause of line.clauses)
    if (clause > place.kindFrom && clause < to)
      for (let at = clause; at < to; at++) {
        if (/^و?منذ$/.test(textAt(line, at))) return to
        if (DWELLS.test(textAt(line, at))) return clause
      }
  return to
}

const DWELLS = /^[يت](عتصم|قيم|عيش|قطن|سكن|حاصر|نزح)(ون|ها|ه)?$/

/** «since» a month, a year, a date; not «since this morning». */
export function hasLongSince(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    // «لترتفع الحصيلة منذ …» adds up what went before
    if (SUMS_UP.test(textAt(line, at))) return false
    if (!/^و?منذ$/.test(textAt(line, at))) continue
    if (isMeasure(line, from, at)) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++) {
      const text = textAt(line, next)
      if (SHORT.test(text)) break
      if (LONG.test(text)) return true
    }
  }
  return false
}

/** «بلغت الخروق 208 منذ مطلع رمضان» */
export function namesLongSince(line: Line): boolean {
  for (let at = line.from; at < line.to - 1; at++)
    if (/^و?منذ$/.test(textAt(line, at)) && LONG.test(textAt(line, at + 1))) return !isMeasure(line, line.from, at)
  return false
}

/** «… ليرتفع إلى 180 عدد الذين قضوا منذ 29 كانون الأول، … في غارات على سقبا»: what stands behind the sum is counted in it. */
export function isInSum({ line, place }: Sketch): boolean {
  for (let at = place.kindFrom - 1; at >= line.from; at--) {
    if (!SUMS_UP.test(textAt(line, at))) continue
    for (let since = at + 1; since < place.kindFrom; since++)
      if (/^و?(منذ|خلال)$/.test(textAt(line, since)) && (LONG.test(textAt(line, since + 1)) || LONG.test(textAt(line, since + 2))))
        return true
    return false
  }
  return false
}

/** «منذ ذلك الحين»: however the hour is read, it is no day of these. */
export function hasSinceThen({ line, from, to }: Sketch): boolean {
  for (let at = from; at < to - 1; at++)
    if (/^و?منذ$/.test(textAt(line, at)) && /^(ذلك|ذاك|حينها|وقتها|يومها)$/.test(textAt(line, at + 1))) return true
  return false
}

/** «الأعنف منذ أشهر», «للمرة الأولى منذ عام», «قصفت …، ضمن الحملة المستمرة منذ شهرين»: measures the event or what it belongs to. */
function isMeasure(line: Line, from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 5); before--) {
    const text = textAt(line, before)
    if (
      /^(ل|ب)?(ال|لل)?(اعنف|اكبر|اسوا|اشد|اعلي|اقوي|اول|اولي|مره|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|ثانيه|ثالثه|رابعه|خامسه)$/.test(
        text,
      )
    )
      return true
    if (/^ال(مستمر|متواصل)(ه)?$/.test(text) && hasTag(line, from, before, 'aim')) return true
    // «لم تضرب بهذه الكثافة منذ انطلاق الحملة»
    if (/^(بهذه|بهذا|مثيلا?|مثله|مثلها|نظيرا?)$/.test(text)) return true
  }
  return tellsOfSiege(line, from, at) || isOfRelative(line, from, at)
}

/** «المروحيات التي غابت عن الأجواء منذ أشهر عادت»: how long what a clause «which …» tells of lasted. */
function isOfRelative(line: Line, from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 6); before--) {
    if (has(line, before, 'fire-verb', 'fire-noun', 'receive', 'projectile', 'aim') || textAt(line, before) === '،') return false
    if (/^(التي|الذي|الذين|وهي|وهو|وهم)$/.test(textAt(line, before))) return true
  }
  return false
}

/** «والذي يحاصره التنظيم منذ مطلع العام», «الحصار المفروض منذ سنتين»: how long the place has been besieged, held or ruled. */
function tellsOfSiege(line: Line, from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - 6); before--) {
    if (has(line, before, 'fire-verb', 'fire-noun', 'receive', 'projectile')) return false
    const text = textAt(line, before)
    if (/^(و)?(ب|ل)?(ال|لل)?(حصار|محاصر|مفروض)(ه|ها|ين)?$/.test(text)) return true
    // «الواقعة تحت سيطرة التنظيم منذ أيار»
    if (/^(سيطره|سيطرته|سيطرتها|قبضه|حكم)$/.test(text) && /^(تحت|ل|في)$/.test(textAt(line, before - 1))) return true
    if (/^[يت](حاصر|سيطر|خضع)(ه|ها)?$/.test(text)) return /^(و)?(الذي|التي)$/.test(textAt(line, before - 1))
  }
  return false
}

/** «التي تتعرض لقصف مستمر منذ …»: begun long ago and going on. */
export function goesOn({ line, from, to }: Sketch): boolean {
  for (let at = from; at < to; at++)
    if (/^(التي|والتي|الذي)$/.test(textAt(line, at)) && /^(و|ما)?[يت]تعرض/.test(textAt(line, at + 1))) return true
  return false
}
