import { findTag, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { MONTHS } from '../when/months.ts'

/** «خلال السنوات الماضية» right behind the place is the time of the fire, whatever day the sentence names elsewhere. */
export function isPastBehind({ line, place }: Sketch): boolean {
  const at = findTag(line, place.to, place.to + PAST_REACH, 'far-past')
  return at >= 0 && /^خلال$/.test(textAt(line, at))
}

const PAST_REACH = 5

/** «الأعنف منذ كانون الأول الماضي، حين شنت الطائرات …»: fire of the month or the year that was named. */
export function isOfThen({ line, place }: Sketch, { article }: Reading): boolean {
  for (let at = place.kindFrom - 1; at > line.from; at--) {
    if (!/^(حين|حينما|عندما)$/.test(textAt(line, at))) continue
    const end = tokenAt(line, at - 1)?.text === '،' ? at - 2 : at - 1
    // «إلى خريف 2023، عندما ضربت …»
    if (/^(19|20)\d\d$/.test(textAt(line, end))) return Number(textAt(line, end)) < (article.publishedAt?.getUTCFullYear() ?? 0)
    if (!GONE.test(textAt(line, end))) return false
    const before = textAt(line, end - 1)
    return MONTHS.has(before) || YEAR.test(before) || TWO_MONTHS.test(textAt(line, end - 2))
  }
  return false
}

const GONE = /^(الماضي|الماضيه|الفايت|الفايته|المنصرم|المنصرمه)$/
const YEAR = /^(ال)?(عام|سنه|شهر|صيف|شتاء|ربيع|خريف)$/
const TWO_MONTHS = /^(كانون|تشرين)$/

/** «منذ أن سيطر عليها المقاتلون الأسبوع الماضي» dates what went before the fire. */
export function isLongPast({ line, from: start, to, place }: Sketch): boolean {
  if (endsYearsLater(line, place.to, to)) return true
  // «في الأشهر الستة الماضية، قصفت …»: the time may be a clause of its own
  const before = line.clauses.findLast(clause => clause < start) ?? start
  const from = start - before <= TIME_TOKENS && hasTag(line, before, start, 'far-past') ? before : start
  if (lastsLong(line, from, to, place.to)) return true
  for (let at = findTag(line, from, to, 'far-past'); at >= 0; at = findTag(line, at + 1, to, 'far-past')) {
    // «التي نزح أهلها على مدى أسابيع»: told of the place
    let dates = !isOfThePlace(line, Math.max(from, place.to), at)
    if (dates && isRanked(line, from, at)) dates = false
    for (let before = at - 1; dates && before >= Math.max(from, at - 12); before--)
      if (/^(منذ|بعد)$/.test(textAt(line, before)) && tokenAt(line, before + 1)?.text === 'ان') dates = false
    if (dates) return true
  }
  return false
}

/** «قبل نحو عام حين أطلقت …», «التي دمرتها الغارات خلال أربعة أشهر من القتال», «حصار وقصف استمرا شهرين»: fire of weeks and months, told as one. */
function lastsLong(line: Line, from: number, to: number, place: number): boolean {
  for (let at = from; at < to; at++) {
    if (!LASTING.test(textAt(line, at))) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++) {
      const text = textAt(line, next)
      // «قبل عام 2011» is a date of its own
      if (LONG_UNITS.test(text)) return !/^\d{4}$/.test(textAt(line, next + 1)) && !isOfThePlace(line, Math.max(from, place), at)
      if (!COUNTING.test(text)) break
    }
  }
  return false
}

/** «التي حوصرت طوال أشهر»: a clause on the place itself that tells of no fire. */
function isOfThePlace(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (/^(و)?(التي|الذي|الذين)$/.test(textAt(line, at))) return !hasTag(line, at, to, 'fire-verb', 'fire-noun', 'projectile', 'aim')
  return false
}

const LASTING = /^(و|ف)?(قبل|خلال|مدي|مدار|طوال|طيله|لمده|استغرق(ت|ا|تا)?|[يت]?ستمر(ت|ا|تا|وا)?|استمر(ت|ا|تا)?|دام(ت|ا|تا)?)$/
const LONG_UNITS = /^(ال)?(اسبوعين|اسابيع|شهر|شهرا|شهرين|اشهر|شهور|عام|عاما|عامين|اعوام|سنه|سنتين|سنوات|عقد|عقدين|عقود)$/
const COUNTING =
  /^(\d+|نحو|حوالي|قرابه|اكثر|اقل|من|عده|بضعه|ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثماني(ه)?|تسعه?|عشره?|احد|احدي|اثني|اثنتي|عشر|عشرين|ثلاثين|ال)$/

/** «أول غارة على سقبا هذا العام», «الأعنف هذا العام»: measures the fire of the news. */
function isRanked(line: Line, from: number, at: number): boolean {
  if (!/^(هذا|هذه|العام)$/.test(textAt(line, at))) return false
  return hasWord(line, Math.max(from, at - 8), at, RANKS)
}

const RANKS = /^(ل|ب|و)?(ال|لل)?(اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|اعنف|اكبر|اسوا|اشد|اعلي|مره)$/

/** «قتل في قصف على سقبا بعد سنوات.» */
function endsYearsLater(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++)
    if (
      tokenAt(line, at)?.text === 'بعد' &&
      /^(سنوات|اعوام|عامين|سنتين|اشهر)$/.test(textAt(line, at + 1)) &&
      /^[.،؛؟!]$/.test(tokenAt(line, at + 2)?.text ?? '.')
    )
      return true
  return false
}

/** How long a clause is at most that only tells the time. */
const TIME_TOKENS = 7
