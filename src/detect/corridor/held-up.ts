import { has, hasTag, type Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import { CONVOY } from './convoy-words.ts'

/** How far before a convoy the word may stand that stops it: who does it stands between. */
const REACH = 9
const BOUND = /^(ال)?(متجه|متوجه|قاصد|مخصص|منطلق)(ه|ات|ين|تين|تان)?$|^[يت](قصد|تجه|توجه)$|^(الي|نحو|صوب|باتجاه)$/
const STOPS =
  /^(رد|اعاد|جمد|صادر|اعترض|عرقل|احجم|احتجز|اوقف|استوقف|حجز|نهب|سلب|حظر|اعاق)(ت|وا)?$|^(ب|ال)?(مصادره|احتجاز|نهب|اعتراض|عرقله|ايقاف|توقيف)$|^[يت](صادر|عترض|عرقل|حتجز|وقف|حجز|نهب|سلب)(ون|وا)?$/
const NOT_SO = /^(ب?الا|لا|لم|لن|عدم|دون|بعد|عقب|وقف|تعهد|تعهدت|وعد|وعدت)$/

/** «ردت القوات قافلة كانت تقصد الحولة», «صادروا حمولة شاحنتين متجهتين إلى الوعر»: aid bound for a town, and stopped on its way. */
export function isHeldUp(line: Line, at: number): boolean {
  if (!CONVOY.test(plain(line, at)) || has(line, at - 1, 'fighters')) return false
  const stops = findWord(line, at - REACH, at, STOPS)
  if ((stops < 0 || findWord(line, stops - 3, stops, NOT_SO) >= 0) && !isUnmoved(line, at) && !isStruck(line, at)) return false
  const bound = findWord(line, at + 1, at + 6, BOUND)
  return bound >= 0 && line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > bound && kindFrom <= bound + 4)
}

/** «دون أن تتحرك الشاحنات». */
function isUnmoved(line: Line, at: number): boolean {
  const not = findWord(line, at - 4, at, /^(لم|دون|لن)$/)
  return not >= 0 && findWord(line, not + 1, at, /^[يت](تحرك|نطلق|تجه|توجه|غادر|بلغ|صل)$/) >= 0
}

/** «سقط صاروخ على قافلة كانت متجهة إلى …». */
function isStruck(line: Line, at: number): boolean {
  return hasTag(line, at - 5, at, 'projectile', 'fire-verb', 'fire-noun', 'aim') && findWord(line, at - 4, at, /^(لم|لن|دون|وقف|توقف)$/) < 0
}
