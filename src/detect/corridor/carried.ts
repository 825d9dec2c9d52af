import { has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { isBareConvoy } from './aid.ts'
import { isFetched } from './fetch.ts'

/** Those who hold a town and leave it by a deal. */
export const FACTION = /^(ال|ل)?(تنظيم|داعش|فصايل|فصيل|احرار|نصره|فيلق|معارضه|اسايش|مجلس)$|^(الاسلام|الرحمن|الشام)$/

/** «نقل مقاتلين من … للقتال في …»: sent to a front, not taken out. */
const TO_WAR = /^(لل|ال|ل|بال)?(قتال|مشاركه|مساند(ه|تها|تهم)|دعم|تعزيز|جبهات|جبهه|معارك)$/

export const CARRIES = /^(ب|ل|ال)?(نقل|نقلت|نقلوا|تنقل|ينقل)$|^ل(تقل|نقل|تنقل)هم$|^لتقل$/

/** «نقل الجرحى من الزبداني إلى …»: out of a town, not into a ward. */
export function isCarried(line: Line, at: number): boolean {
  if (isFetched(line, at)) return true
  if (!hasTag(line, at + 1, at + 6, 'people', 'fighters') || findWord(line, at + 1, at + 14, TO_WAR) >= 0) return false
  // «نقل سكان كفريا إلى …»: all of them
  const whose = line.mentions.find(({ kindFrom, mention }) => mention !== null && kindFrom > at && kindFrom <= at + 7)
  if (whose && has(line, whose.kindFrom - 1, 'people', 'fighters') && findWord(line, whose.to, whose.to + 6, /^(الي|نحو|باتجاه)$/) >= 0)
    return true
  // out of a town, by road: who is flown from an airport leaves no siege
  return (
    line.mentions.some(
      ({ kindFrom, mention, place }) =>
        mention !== null &&
        place?.kind !== 'facility' &&
        kindFrom > at &&
        kindFrom <= at + 12 &&
        (tokenAt(line, kindFrom - 1)?.text === 'من' ||
          (tokenAt(line, kindFrom - 2)?.text === 'من' && has(line, kindFrom - 1, 'people', 'fighters'))),
    ) ||
    (hasTag(line, line.from, at, 'deal', 'truce') && findWord(line, at + 1, at + 7, /^(منها|منهما|منه)$/) >= 0)
  )
}

/** «حافلات تقل مقاتلين», «قافلة التهجير»: a convoy of those who leave. */
export function isLaden(line: Line, at: number): boolean {
  return (
    (findWord(line, at + 1, at + 4, LADEN) >= 0 || findWord(line, at + 1, at + 10, TO_CARRY) >= 0) &&
    (hasTag(line, at, at + 14, 'people', 'fighters') || OF_EXILE.test(plain(line, at + 1))) &&
    !isHit(line, at)
  )
}

const LADEN = /^(تقل|تحمل|تضم|نقلت|تنقل|لنقل|مهجري|مهجرين|المهجرين|التهجير|الاجلاء|الاخلاء)$/
const TO_CARRY = /^ل?(نقل|نقلها|نقلهم|نقلت|تنقل|اجلاء|اخراج|اخلاء)$/
const OF_EXILE = /^ال(تهجير|اجلاء|اخلاء)$/

export const ARRIVES = /^(وصل|وصلت|تصل|وصول|بوصول|يصلون|وصلوا)$/

/** «وصل مئات المقاتلين وعائلاتهم من درعا إلى …»: those who left have come. */
export function isArrival(line: Line, at: number): boolean {
  const { from, to } = segmentOf(line, at)
  // «وصل مسلحون من دوما إلى اتفاق»
  if (findWord(line, at + 1, at + 16, /^(اتفاق|تفاهم|تسويه|مصالحه|نتيجه)$/) >= 0) return false
  return (
    (hasTag(line, at + 1, at + 10, 'fighters', 'convoy') ||
      findWord(line, at + 1, at + 8, FACTION) >= 0 ||
      findWord(line, at + 1, at + 6, /^(ال)?(ايواء|استقبال|تفتيش)$/) >= 0) &&
    (hasTag(line, at + 1, Math.min(to, at + 10), 'people', 'fighters') ||
      (isBareConvoy(line, at) && findWord(line, at + 1, at + 12, /^ال(قادمه|خارجه)$/) >= 0)) &&
    line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > at && tokenAt(line, kindFrom - 1)?.text === 'من') &&
    (hasTag(line, from, to, 'deal', 'convoy', 'corridor') || findWord(line, at + 1, to, /^(ال)?(ايواء|استقبال|تفتيش|اقامه)$/) >= 0)
  )
}

/** «استهداف حافلات من جانب …». */
export function isHit(line: Line, at: number): boolean {
  return hasTag(line, Math.max(line.from, at - 4), at, 'aim', 'fire-verb', 'fire-noun', 'projectile')
}
