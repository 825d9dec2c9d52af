import { numberAt } from '../count/find-numbers.ts'
import { findTag, hasTag, type Line, tokenAt } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «خروج من يرغب», «إخراج من لا يريد التسوية». */
export function isWhoWishes(line: Line, at: number): boolean {
  // «الراغبين في مغادرة …», «من يرغب من الأهالي في مغادرة …»
  if (findWord(line, at - 4, at, /^(ال|لل|ل)?(راغبين|راغبون|راغبه|راغب)$/) >= 0) return true
  for (let who = Math.max(line.from, at - 8); who < at + 9; who++) {
    if (who === at) continue
    if (!/^(لمن|من|ممن)$/.test(plain(line, who))) continue
    const next = plain(line, who + 1)
    if (WISH.test(next) || (/^(لا|لم|ما)$/.test(next) && (who === at + 1 || WISH.test(plain(line, who + 2))))) return true
  }
  return false
}

const WISH =
  /^[يت]?تبقي$|^(بقي|بقوا|تبقوا|ظل)$|^[يت]?(رغب|ريد|شاء|رفض|قبل|ناسب|ناسبه|ناسبها|رتضي|وافق|رضي|ود|اثر|ؤثر|وثر|ختار|صر)(ون|وا|ت)?$|^(شاوا|اراد|ارادوا|اختار|اختاروا|ارتضي|رفضوا|رغبوا)$/

/** «أكثر من 11 ألف نازح غادروا مخيم الركبان»: a camp is left by those who are let go. */
export function isCampLeft(line: Line, at: number): boolean {
  const word = plain(line, at)
  if (!/^(غادروا|غادر|غادرت|[يت]غادر|خرجوا|خرجت|يغادرون)$/.test(word) || findWord(line, line.from, line.to, FLEE) >= 0) return false
  if (!line.mentions.some(({ kindFrom, place }) => place?.kind === 'camp' && kindFrom > at && kindFrom <= at + 9)) return false
  // «أسر مهجرة تغادر مخيم الركبان»
  if (findWord(line, at - 4, at + 5, /^(ال)?(مهجرون|مهجرين|مهجره)$/) >= 0) return true
  if (/^[يت]غادر$/.test(word)) return false
  return tokenAt(line, at - 3)?.kind === 'number' || findWord(line, at - 6, at, /^(الف|الاف|الفا|مييه|ميات|عايله|عايلات|شخص|شخصا)$/) >= 0
}

/** «خروج 1200 شخص من دوما»: who counts them has seen them through; those who flee are another matter. */
export function isCounted(line: Line, at: number, from: number, to: number): boolean {
  if (findWord(line, from, to, FLEE) >= 0) return false
  if (!/^(ال|ب)?(خروج|مغادره)$/.test(plain(line, at))) return false
  const counted = isNumber(line, at + 1) || /^(نحو|قرابه|اكثر|حوالي|زهاء|عشرات|ميات|الاف|الوف|دفعه|عدد)$/.test(plain(line, at + 1))
  return counted && hasTag(line, at + 1, at + 7, 'people') && findWord(line, at + 2, at + 9, /^من$/) >= 0
}

function isNumber(line: Line, at: number): boolean {
  return tokenAt(line, at) !== undefined && numberAt(line.text.tokens, at) !== null
}

/** «عدد الذين خرجوا من دوما», «بلغ إجمالي المغادرين من …»: those who leave are counted. */
export function isTallied(line: Line, at: number): boolean {
  if (findWord(line, line.from, line.to, FLEE) >= 0) return false
  // «من غادروا دوما تخطوا ستة آلاف», «يصل من رحلوا إلى …»
  if (/^(من|ممن|الذين)$/.test(plain(line, at - 1)) && findWord(line, at - 4, at + 14, REACHES) >= 0) return true
  return findWord(line, at - 4, at, TALLY) >= 0 && (PARTICIPLE.test(plain(line, at)) || /^(من|الذين|ممن)$/.test(plain(line, at - 1)))
}

/** «خرج 336 شخصا من دوما» where others were just told to leave. */
export function isCountedOut(line: Line, at: number): boolean {
  if (!/^(خرج|خرجت|غادر|غادرت)$/.test(plain(line, at)) || findWord(line, line.from, line.to, FLEE) >= 0) return false
  const people = findTag(line, at + 1, at + 6, 'people')
  return people >= 0 && /^(من|بلدتي|بلده|مدينه)$/.test(plain(line, people + 1))
}

/** «خرج اليوم من دوما ألفا شخص نحو إدلب»: counted, and told whither; those who flee are another matter. */
export function isCountedAway(line: Line, at: number): boolean {
  if (!/^(خرج|خرجت|غادر|غادرت|رحل|رحلت)$/.test(plain(line, at)) || findWord(line, line.from, line.to, FLEE) >= 0) return false
  const people = findPeople(line, at + 1, at + 9)
  if (people < 0 || !(isNumber(line, people - 1) || isNumber(line, people - 2))) return false
  // «خرج ثلاثة آلاف شخص من …، ونقلوا بشاحنات»
  if (hasTag(line, people, line.to, 'convoy') || findWord(line, people, line.to, /^(ال)?(ايواء|تفتيش|استقبال)$/) >= 0) return true
  const toward = findWord(line, people + 1, at + 18, /^(باتجاه|نحو|الي|صوب)$/)
  if (toward >= 0 && findWord(line, toward + 1, toward + 4, RECEIVES) >= 0) return true
  return toward >= 0 && line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > toward && kindFrom <= toward + 3)
}

/** «أربعمئة من عشائر البدو»: people, as they are called by their kin. */
function findPeople(line: Line, from: number, to: number): number {
  const people = findTag(line, from, to, 'people', 'fighters')
  return people >= 0 ? people : findWord(line, from, to, /^(ال)?(عشاير|عشيره|بدو|قاطنين|مقيمين)$/)
}

/** «نحو مناطق سيطرة …», «إلى دور ضيافة»: who is received has been let through. */
const RECEIVES = /^(ال)?(سيطره|ايواء|ضيافه|استقبال|موقته|تفتيش)$/

/** «تتهيأ ثمانمئة عائلة للرحيل عن …»: those who flee do not wait for it. */
export function isGettingReady(line: Line, at: number): boolean {
  return /^ل/.test(plain(line, at)) && findWord(line, at - 6, at, READIES) >= 0 && findWord(line, line.from, line.to, FLEE) < 0
}

/** «من المفترض أن تخرج اليوم ألفا شخص من دوما»: whose day is set. */
export function isScheduled(line: Line, at: number): boolean {
  return (
    plain(line, at - 1) === 'ان' &&
    findWord(line, at - 4, at, /^(ال)?(مفترض|مقرر|منتظر|متوقع|مرتقب|مرجح|يفترض|ينتظر|يتوقع)$/) >= 0 &&
    findWord(line, line.from, line.to, FLEE) < 0
  )
}

const READIES = /^[يت](ستعد|تهيا|تحضر|تجهز)(ون)?$|^(استعداد|تحضير|تحضيرات|تهيا|تجهز|استعد)(ا|ت|وا)?$/

export const MOVES_OUT = /^(س[يت]تحرك|تحركت)$/

/** «مجموعة ثالثة ستتحرك الاثنين من نوى». */
export function isMovingOut(line: Line, at: number): boolean {
  return MOVES_OUT.test(plain(line, at)) && findWord(line, at - 3, at, /^(ال)?(مجموعه|دفعه|قافله|حافلات)$/) >= 0
}

/** «خرج آلاف المدنيين من حمورية باتجاه مناطق سيطرة النظام»: let through to the other side. */
export function isOverTheLine(line: Line, at: number): boolean {
  if (!/^(خرج|خرجت|يخرج|خروج|بخروج|غادر|يغادر|غادرت)$/.test(plain(line, at)) || findWord(line, at - 6, at + 16, FLEE) >= 0) return false
  const people = findTag(line, at + 1, at + 7, 'people')
  const from = people < 0 ? -1 : findWord(line, people, people + 4, /^من$/)
  const toward = from < 0 ? -1 : findWord(line, from, from + 9, /^(باتجاه|نحو|الي)$/)
  if (toward >= 0 && findWord(line, toward + 1, toward + 4, /^(ال)?(تفتيش|ايواء|استقبال)$/) >= 0) return true
  return (
    toward >= 0 && plain(line, toward + 1) === 'مناطق' && findWord(line, toward + 2, toward + 5, /^(ال)?(نظام|حكومه|حكوميه|قوات)$/) >= 0
  )
}

/** «القافلة الأخيرة من الخارجين من دوما»: those who leave, as they are called on their way. */
export function isLeavers(line: Line, at: number): boolean {
  if (!PARTICIPLE.test(plain(line, at)) || plain(line, at + 1) !== 'من') return false
  return (
    hasTag(line, at - 12, at, 'convoy') ||
    isNumber(line, at - 1) ||
    findWord(line, at - 9, at, /^(ال)?(ايواء|استقبال|عشرات|ميات|الاف|الوف)$/) >= 0
  )
}

const REACHES = /^[يت]?(تجاوز|تخط|تخطي|ناهز|قارب|جاوز|فاق|بلغ|زاد|صل|زيد|ربو|قدر)(ت|وا|ون)?$|^(وصل|وصلوا|يصل|يزيد|يربو|يقدر|قدر)$/
const TALLY = /^(ال)?(عدد|اعداد|مجموع|اجمالي|حصيله|بلغ|بلغت|تجاوز)$/
const PARTICIPLE = /^ال(خارجين|خارجون|مغادرين|مغادرون)$/

const FLEE = /^(ل)?(هربا|هرب|هربوا|فرارا|فرار|فروا|نزوح|نزوحا|نازحين|نزحوا|نزحت|خوفا|خشيه|جراء|بسبب|نتيجه)$/

/** «غادرته الحافلات», «سيغادرونها». */
export const OUT_OF_IT = /^(س?[يت])?غادر(ت|ون|وا)?(ها|هما|ه)$/
