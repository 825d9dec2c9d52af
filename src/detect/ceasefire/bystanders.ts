import { findTag, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { isLocated } from '../relief/linked.ts'
import { findWord } from '../relief/segment.ts'

/** «دعت منظمات مدنية في الرقة الأطراف إلى وقف القتال»: where those who ask for it sit. */
export function isSeat(line: Line, { kindFrom }: PlacedMention, truce: number): boolean {
  const body = findWord(line, kindFrom - 6, kindFrom, BODIES)
  return body >= 0 && findTag(line, body - 3, truce, 'relief-ask') >= 0 && findTag(line, body + 1, kindFrom, 'deal', 'fire-noun') < 0
}

/** «ويقول أبو عدنان، وهو بائع في معرة النعمان، لبي بي سي "…»: where one lives who is quoted. */
export function isQuoted(line: Line, { kindFrom, to }: PlacedMention, truce: number): boolean {
  return hasTag(line, line.from, Math.min(kindFrom, line.from + 3), 'speech') && findWord(line, to, truce - 2, /^"$/) >= 0
}

const BODIES =
  /^(ال|لل)?(منظمات|منظمه|جمعيات|جمعيه|احزاب|حزب|نقابه|نقابات|متظاهرون|متظاهرين|محتجون|محتجين|معتصمون|صحف|صحيفه|شخصيات|ناشطون|ناشطين|معارضون|معارضين|تظاهره|تظاهرات|مظاهره)$/

/** «مبادرة لأهالي بلودان», «وساطة وجهاء مضايا»: those who go between. */
export function isMediators(line: Line, { kindFrom }: PlacedMention): boolean {
  const people = findWord(line, kindFrom - 2, kindFrom, /^(ال|لل|ل)?(اهالي|وجهاء|اعيان|شيوخ)$/)
  return people >= 0 && findWord(line, people - 3, people, /^(ال|ب)?(مبادره|وساطه|جهود|مساع|مساعي)$/) >= 0
}

/** «الحكومة السورية» is no place, «الأراضي السورية» is. */
export function isNationality(line: Line, mention: PlacedMention): boolean {
  return (
    mention.place?.kind === 'country' &&
    /^(ال|لل|بال)سوري(ه|ين|ون)?$/.test(textAt(line, mention.from)) &&
    !LAND.test(textAt(line, mention.from - 1))
  )
}

const LAND = /^(ال|ب|بال|لل)?(اراضي|ارض|مناطق|مدن|محافظات|جبهات|بلدات|جغرافيا|تراب)$/

/** «جولة من التفاوض في بصرى الشام», «بعد اجتماعها مع الوفد في حميميم»: where they met. */
export function isVenue(line: Line, mention: PlacedMention, from = line.from): boolean {
  const { kindFrom } = mention
  if (
    findWord(line, Math.max(from, kindFrom - 6), kindFrom, TALKS) < 0 &&
    findWord(line, Math.max(from, kindFrom - 10), kindFrom, MEETING) < 0
  )
    return false
  return isLocated(line, mention) && !hasTag(line, Math.max(from, kindFrom - 10), kindFrom, 'truce')
}

/** «في العاصمة دمشق واتفقنا على …»: what is agreed there is seldom about it. */
export function isCapitalAsVenue(line: Line, { place, kindFrom, clitic }: PlacedMention): boolean {
  if (place?.name !== 'دمشق' || place.kind === 'governorate') return false
  const kind = textAt(line, kindFrom)
  return (clitic.endsWith('ب') || /^(و|ف)?في$/.test(textAt(line, kindFrom - 1))) && /^(ب|بال|ال)?(عاصمه|دمشق)$/.test(kind)
}

const TALKS = /^(ال|لل|ب|بال)?(تفاوض|مفاوضات|محادثات|مباحثات|مشاورات|جوله)$/
const MEETING = /^(ال|لل|ب|بال)?(اجتماع|اجتماعات|لقاء|لقاءات|جلسه|قمه|مؤتمر|موتمر)(ه|ها|هم|هما|ا)?$|^(و|ف)?(التقي|اجتمع)(ت|نا|وا|ا|تا)?$/

/** «مجموعات درعا», «ثوار داريا»: those who fight there. */
export function isOfForce(line: Line, mention: PlacedMention): boolean {
  return mention.kindFrom === mention.from && /^(و|ف)?(مجموعات|مجموعه|ثوار|فصايل|شباب|لجنه|لجان)$/.test(textAt(line, mention.kindFrom - 1))
}
