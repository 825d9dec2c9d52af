import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { startsWithAnd } from './role.ts'

/** How far before the place the verb may stand, and how far behind it what is hit. */
const VERB_REACH = 8
const OBJECT_REACH = 4

/**
 * «قصفت كتيبة المدفعية في خربة غزالة بلدة علما»: who fires stands right behind the verb and tells where it stands, and the town that is hit follows with
 * no word that leads to it.
 */
export function firerStandsThere(line: Line, index: number, gazetteer: Gazetteer): boolean {
  const mention = line.mentions[index]
  const town = mention && objectBehind(line, index)
  if (!mention || !town || isArea(line, mention)) return false
  const located = locatedFrom(line, mention)
  const verb = located < 0 ? -1 : verbBefore(line, located)
  if (verb < 0 || /(وا|ون|ها|هم)$/.test(textAt(line, verb))) return false
  // «الطائرات استهدفت حواجز في …», «التي استهدفت حواجز …»: who fires is named before
  if (/^(التي|الذي)$/.test(textAt(line, verb - 1)) || hasTag(line, verb - 3, verb, 'force', 'aircraft')) return false
  // «… في دوما حي الحجارية»: a quarter that no table has lies in the town before it
  if (town.mention?.chosen == null && /^(حي|حيي|احياء)$/.test(textAt(line, town.kindFrom)) && !POST.test(textAt(line, mention.kindFrom)))
    return false
  return isPost(line, verb + 1, mention) || !mayHold(gazetteer, mention, town)
}

/** The town behind the place that is fired at; what tells where the post lies may stand between: «الفوج 46 في أورم الكبرى بلدة كفرناها». */
function objectBehind(line: Line, index: number): PlacedMention | null {
  let from = line.mentions[index]?.to ?? line.to
  for (const next of line.mentions.slice(index + 1)) {
    if (next.kindFrom < from || next.kindFrom - from > OBJECT_REACH || startsWithAnd(line, next)) return null
    if (TOWN.test(textAt(line, next.kindFrom)) && tokenAt(line, next.kindFrom - 1)?.text !== 'في')
      return isBare(line, from, next.kindFrom) ? next : null
    if (next.kindFrom !== from + 1 || tokenAt(line, from)?.text !== 'في') return null
    from = next.to
  }
  return null
}

const TOWN = /^(مدينه|بلده|قريه|حي|مخيم|مدينتي|بلدتي|قريتي|حيي|مدن|بلدات|قري|احياء)$/

/** Nothing but when, with what and how much of it was hit. */
function isBare(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!BETWEEN.test(textAt(line, at)) && !/^(كلا?|عده|بعض|اطراف|محيط|من|وسط)$/.test(textAt(line, at))) return false
  return true
}

const BETWEEN =
  /^(ب(ال)?(مدفعيه|هاون|رشاشات|دبابات|قذايف|صواريخ|راجمات|مدافع)|ال(يوم|ليله|ثقيله|ثقيل|هاون)|امس|صباح|فجر|صباحا|فجرا|ليلا|مساء|")$/

/** The last token before «in» the place, or before a post that those who fire belong to. */
function locatedFrom(line: Line, { kindFrom, clitic }: PlacedMention): number {
  if (clitic === 'ب') return kindFrom - 1
  if (/^(في|عند|داخل)$/.test(textAt(line, kindFrom - 1))) return kindFrom - 2
  // «مدفعية الفوج 46»
  return POST.test(textAt(line, kindFrom)) && FIRERS.test(textAt(line, kindFrom - 1)) ? kindFrom - 1 : -1
}

/** The verb of fire right behind which those who fire are named, with nothing but their name from there to token `last`; or -1. */
function verbBefore(line: Line, last: number): number {
  for (let at = last; at >= Math.max(line.from, last - VERB_REACH); at--) {
    if (has(line, at, 'fire-verb', 'aim')) return at < last && FIRERS.test(textAt(line, at + 1)) ? at : -1
    const text = textAt(line, at)
    if (OBJECT.test(text) || !(FIRERS.test(text) || has(line, at, 'force', 'origin') || /^(ال\S+|لل\S+|\d+|ب\S+)$/.test(text))) return -1
  }
  return -1
}

const FIRERS =
  /^(ال)?(مدفعيه|مدفعيات|مدافع|مدفع|راجمه|راجمات|دبابات|دبابه|هاونات|مرابض|مربض|قوات|حواجز|حاجز|كتيبه|كتايب|لواء|الويه|فوج|فرقه|ثكنه|سريه|مليشيات|ميليشيات|عناصر)$/
/** «قصفت القوات المباني في …»: those are the target. */
const OBJECT =
  /^(ال)?(مباني|منازل|احياء|مدنيين|مواقع|نقاط|تجمعات|مقرات|مقار|قري|بلدات|مناطق|سوق|مدارس|مدرسه|منطقه|مدينه|بلده|قريه|مسلحين|ارهابيين)$/

/** A unit that has one place, or a post that is named as such: no area is meant with it. */
function isPost(line: Line, firer: number, { kindFrom }: PlacedMention): boolean {
  return POST.test(textAt(line, kindFrom)) || hasWord(line, firer, kindFrom, /^(ال)?(حواجز|حاجز|كتيبه|لواء|فوج|ثكنه|سريه|مرابض|مربض)$/)
}

const POST = /^(ب)?(حاجز|معسكر|ثكنه|قاعده|مطار|كتيبه|فوج|الفوج|لواء|اللواء|تل|تله)$/

/** «في ريف حماة», «في جبل الزاوية»: an area tells where the town lies. */
function isArea(line: Line, { mention, place, kindFrom }: PlacedMention): boolean {
  return (
    mention === null ||
    (place !== null && AREAS.has(place.kind)) ||
    /^(ب|ال)?(ريف|محيط|منطقه|ناحيه|محافظه|مناطق|قضاء)$/.test(textAt(line, kindFrom))
  )
}

const AREAS: ReadonlySet<string> = new Set(['region', 'governorate', 'district', 'subdistrict', 'country'])

/** «قصفت المدفعية في سراقب بلدة آفس»: the name may stand for the district that the town lies in. */
function mayHold(gazetteer: Gazetteer, { place }: PlacedMention, town: PlacedMention): boolean {
  const id = town.mention?.chosen ?? town.mention?.area ?? null
  if (place === null || id === null) return true
  return gazetteer
    .ancestors(id)
    .some(outer => outer === place.id || gazetteer.get(outer)?.name.replace(/^(ناحية|منطقة|محافظة) /, '') === place.name)
}

/** «أطلق من اللواء 155 في القطيفة»: the place of the unit that it was launched from. */
export function launchedFromUnit(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || mention.mention === null) return false
  const joined = mention.clitic === 'ب'
  if (!joined && !/^(في|ب)$/.test(textAt(line, mention.kindFrom - 1))) return false
  const last = mention.kindFrom - (joined ? 1 : 2)
  for (let at = last; at > Math.max(line.from, last - UNIT_REACH); at--) {
    if (tokenAt(line, at)?.text === 'من')
      return at < last && UNIT.test(textAt(line, at + 1)) && LAUNCHED.test(textAt(line, at - 1)) && !isLanding(line, at - 1, index)
    if (!/^(ال\S+|لل\S+|\d+)$/.test(textAt(line, at)) && !UNIT.test(textAt(line, at))) return false
  }
  return false
}

const UNIT_REACH = 6
const UNIT = /^(ال)?(لواء|فوج|فرقه|كتيبه|ثكنه|معسكر|قاعده|مطار|مقر|حاجز|كليه|مربض|مرابض|بطاريه|سريه|اكاديميه)$/
const LAUNCHED = /^(اطلق|[يت]طلق|اطلقت|اطلقا|اطلقتا|المطلق|المطلقه|المنطلق|المنطلقه)$/

/** «سقط صاروخ أطلق من اللواء 155 في داريا»: with no other place, it is where it fell. */
function isLanding(line: Line, launched: number, index: number): boolean {
  if (!hasWord(line, launched - 5, launched, /^(و|ف)?(سقطت?|[يت]سقط|انفجرت?|سقوط|وقعت?)$/)) return false
  return !line.mentions.some(({ mention }, at) => mention !== null && at !== index)
}
