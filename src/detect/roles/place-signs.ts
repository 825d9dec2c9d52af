import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { titleFrom } from './adjunct.ts'
import { startsWithAnd } from './role.ts'
import { FIRE, leftWord } from './ways.ts'

/** «حي جوبر الذي تقطنه عائلات، في مدينة دمشق»: what is told of a place stands between it and what holds it. */
export function isToldOfBefore(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const at = mention.kindFrom - 1
  return (
    /^(الذي|التي)$/.test(textAt(line, before.to)) &&
    mention.kindFrom - before.to <= 12 &&
    tokenAt(line, at)?.text === 'في' &&
    tokenAt(line, at - 1)?.text === '،' &&
    !hasTag(line, before.to, at, ...FIRE)
  )
}

export function isForeign(mention: PlacedMention | undefined): boolean {
  return mention?.mention === null
}

/** «الرمادي والفلوجة وسنجار»: a village of the same name as a town abroad, joined to those. */
export function isListedAbroad(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  const before = line.mentions[index - 1]
  if (!mention || !before || mention.kindFrom !== mention.from || !isForeign(before) || before.to !== mention.kindFrom) return false
  return mention.place?.kind === 'village' && startsWithAnd(line, mention)
}

/** «الغوطة الشرقية، آخر جيب للمعارضة قرب العاصمة السورية دمشق»: further off than an adjunct, with no word of fire between. */
export function liesNear(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const start = titleFrom(line, mention.kindFrom)
  return (
    start - before.to <= 9 &&
    describes(line, before.to, start) &&
    (has(line, start - 1, 'near') ||
      has(line, mention.kindFrom, 'compass') ||
      (tokenAt(line, start - 1)?.text === 'من' && has(line, start - 2, 'near'))) &&
    !hasTag(line, before.to, start, ...FIRE) &&
    !startsWithAnd(line, mention) &&
    !hasTag(line, before.to, start, 'clause', 'dead', 'wounded', 'launch')
  )
}

/** «تحليق … في أجواء إدلب»: the sky over it, and flying is all that is told. */
export function isFlownOver(line: Line, at: number): boolean {
  return leftWord(line, at, /^(ب)?(فوق|اجواء|سماء|اجوائها)$/, 4) && leftWord(line, at, FLIES, 10)
}

const FLIES = /^(و|ب|ل)?(ال|لل)?(تحليق|جوله|استطلاع|استطلاعيه|[يت]حلق|حلقت|تحليقا|دوريه|عبرت|[يت]عبر|اجتازت)$/

/** What is told of a place before it is said where it lies. */
function describes(line: Line, from: number, to: number): boolean {
  return hasWord(line, from, to, DESCRIBES)
}

const DESCRIBES = /^(ال)?(اخر|جيب|معقل|معاقل|كبري|ابرز|خاضعه|محاصره|واقعه|واقع|تسيطر|يسيطر|تخضع)$/

/** «حمص - …», «دمشق (سانا) - …», «حلب:: …»: where the report was written or which pages it belongs to, not where the fire fell. */
export function headsReport(line: Line, at: number, gazetteer: Gazetteer): boolean {
  const mention = line.mentions[at]
  if (at !== 0 || !mention || mention.kindFrom !== line.from) return false
  const next = textAt(line, mention.to)
  const others = line.mentions.slice(1).filter(other => other.mention !== null && other.place !== mention.place)
  if (/^[-–—(_/|]$/.test(next)) return others.some(other => other.place === null || KINDS_STRUCK.has(other.place.kind))
  return next === ':' && others.some(other => inSameGovernorate(gazetteer, other, mention))
}

const KINDS_STRUCK: ReadonlySet<string> = new Set(['town', 'village', 'neighbourhood', 'camp', 'facility', 'subdistrict', 'region'])

/** «حلب: … في الأتارب»: the name of the capital stands for its governorate. */
function inSameGovernorate(gazetteer: Gazetteer, inner: PlacedMention, { place }: PlacedMention): boolean {
  const governorate = place === null ? null : gazetteer.governorateOf(place.id)
  const id = inner.mention?.chosen ?? inner.mention?.area
  return governorate !== null && governorate.name === place?.name && id != null && gazetteer.governorateOf(id)?.id === governorate.id
}

const LOCATIVE =
  /^(و?في|و?علي|داخل|وسط|قرب|محيط|ضواحي|شمال|جنوب|شرق|غرب|العاصمه|عاصمه|مدينه|ريف|قلب|اطراف|سماء|فوق|حول|بين|جنوبي|شمالي|شرقي|غربي|احياء|من|الي|باتجاه|و)$/

export function standsForGovernment(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (mention?.place?.name !== 'دمشق' || mention.kindFrom < mention.from) return false
  if (/العاصمه$/.test(textAt(line, mention.from))) return false
  if (mention.clitic.includes('ب')) return false
  if (mention.clitic.includes('ل')) return true
  const before = line.mentions[index - 1]
  if (before && before.to === mention.kindFrom) return before.mention === null
  const text = textAt(line, mention.kindFrom - 1)
  // «تصريحات هاجمتها دمشق»: the verb has its object already
  if (/[تا](ها|ه|هم)$/.test(text) && has(line, mention.kindFrom - 1, 'aim', 'fire-verb', 'speech')) return true
  return !LOCATIVE.test(text) && !has(line, mention.kindFrom - 1, 'fire-noun', 'fire-verb', 'aim', 'receive') && text !== '،'
}

/** «كلا من سقبا - حمورية - جسرين»: a dash alone lists. */
export function isDashed(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  return mention.kindFrom - before.to === 1 && /^[-–—_]$/.test(textAt(line, before.to))
}

/** «سيارة على طريق حلب - اللاذقية قرب أورم الجوز»: the index of what the strike on a road, one of whose ends is given, was near; one behind it for the other end of a road on which a village lies; or -1. */
export function besideRoad(line: Line, index: number): number {
  const end = (at: number) => line.mentions[at] as PlacedMention
  const goesOn = (at: number) => at > 0 && (end(at).from === end(at - 1).to || isDashed(line, end(at - 1), end(at)))
  let head = index
  while (goesOn(head)) head--
  const { mention, kindFrom } = end(head)
  if (!/^طريق/.test(mention?.text ?? '') && !hasWord(line, kindFrom - 2, kindFrom + 1, ROADS)) return -1
  // «قرية كذا على طريق حلب - اللاذقية قرب الأتارب»: the village was hit
  if (head > 0 && kindFrom - end(head - 1).to <= 3) return index > head ? index + 1 : -1
  let next = index + 1
  while (next < line.mentions.length && goesOn(next)) next++
  const beside = line.mentions[next]
  if (!beside?.mention || beside.kindFrom - end(next - 1).to > BESIDE_ROAD) return -1
  return hasTag(line, end(next - 1).to, beside.kindFrom, 'near') || EDGES.test(textAt(line, beside.kindFrom)) ? next : -1
}

const ROADS = /^(ال)?(طريق|اوتوستراد|اتوستراد|اوتستراد)$/
/** «على أطراف مدينة سراقب» */
const EDGES = /^(ب|ل)?(اطراف|محيط|مدخل|مشارف|تخوم)$/
const BESIDE_ROAD = 6

/** «شوارع راجو وجنديرس والفيلات وسط المدينة»: streets are called after villages and towns. */
export function isStreet(line: Line, { kindFrom, from }: PlacedMention): boolean {
  if (kindFrom < from) return false
  for (let at = kindFrom - 1; at >= Math.max(line.from, kindFrom - STREETS); at--) {
    if (/^(و|ب|ل|في)?(شوارع|شارعي|شارعا)$/.test(textAt(line, at))) return true
    const listed = /^و(?!سط$)/.test(textAt(line, at + 1))
    if (!listed) return false
  }
  return false
}

const STREETS = 5

/** «قرية بابيلا بين مدينتي معرة النعمان وخان السبل», «سيكر الواقعة بين», «مفرق دوكركا على الطريق الواصل بين»: what lies there is named before. */
function liesBetween(line: Line, { kindFrom }: PlacedMention, before: PlacedMention | undefined): boolean {
  const at = kindFrom - 1
  if (before?.mention == null || textAt(line, at) !== 'بين' || at - before.to > 3) return false
  return before.to === at || (before.to === at - 1 ? SITED.test(textAt(line, before.to)) : hasWord(line, before.to, at, /^(ال)?طريق$/))
}

const SITED = /^ال(واقع|كاين|موجود)(ه|ين|تين|تان|ان)?$/

/** «معبر كراج الحجز الذي يفصل بستان القصر عن المشارقة»: the place that parts the two is spoken of, and not they. */
export function isParted(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - PARTED_REACH); at--) {
    if (/^[،؛:.]$/.test(textAt(line, at)) || has(line, at, ...FIRE)) return false
    const [governs, last] = partsFrom(line, at)
    const head = textAt(line, last) === '،' ? last - 1 : last
    if (head < 0) continue
    const first = line.mentions.findIndex(({ kindFrom }) => kindFrom > at)
    const second = textAt(line, mention.kindFrom - 1) === governs || startsWithAnd(line, mention)
    return isParter(line, head) && (index === first || (index === first + 1 && second))
  }
  return false
}

const PARTED_REACH = 8

/** What leads to the second of the two, and the last token of what parts them; -1 where token `at` says nothing of that kind. */
function partsFrom(line: Line, at: number): [string, number] {
  const text = textAt(line, at)
  if (/^ال(فاصل|فاصله)$/.test(text)) return ['وبين', at - 1]
  if (/^[يت]فصل$/.test(text) && /^(الذي|التي)$/.test(textAt(line, at - 1))) return [textAt(line, at + 1) === 'بين' ? 'وبين' : 'عن', at - 2]
  return ['', -1]
}

/** A road, a street or an area between two towns has no name: who follows either of them would not hear of the fire on it. */
function isParter(line: Line, head: number): boolean {
  return line.mentions.some(({ to, mention }) => mention !== null && to === head + 1)
}

export function onlyDescribes(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (mention && (isStreet(line, mention) || liesBetween(line, mention, line.mentions[index - 1]))) return true
  if (!mention || startsWithAnd(line, mention)) return false
  const floor = Math.max(line.from, mention.kindFrom - 9)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    // «المنطقة الفاصلة بينها وبين المعضمية»
    if (text === 'وبين' && at === mention.kindFrom - 1 && /^بين(ها|ه)$/.test(textAt(line, at - 1))) return true
    if (has(line, at, ...FIRE, 'dead', 'wounded') || text === '،') return false
    if (/^(تضم|يضم|تقع|يقع|تعتبر|يعتبر|تعد|يعد)$/.test(text) && /^(التي|الذي|وهي|وهو|والتي)$/.test(textAt(line, at - 1))) return true
    // «وتقع القرية على الطريق بين …»
    if (/^(و)?[يت]قع$/.test(text) && /^ال(قريه|بلده|مدينه|منطقه|حي|مخيم|موقع)$/.test(textAt(line, at + 1))) return true
    // «نقطة لحرس الحدود في …»
    if (/^(الحدود|حدود)$/.test(text)) return !/^(ل|ب)?(ال|لل)?(حرس|حراس|هجانه)$/.test(textAt(line, at - 1))
    if (/^(معقل|معاقل|جيب|ضاحيه)$/.test(text)) return has(line, mention.kindFrom - 1, 'near')
  }
  return false
}

/** «تمهيدا لفك الحصار عن نبل»: what the fire is for. */
export function isToBeRelieved(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from + 1, mention.kindFrom - 2); at--)
    if (tokenAt(line, at)?.text === 'عن') return /^(ال)?حصار$/.test(textAt(line, at - 1))
  return false
}

/** «ردا على …» gives a reason, unless it tells of the other side's shelling of these days. */
export function isAnswered(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const floor = Math.max(line.from + 1, mention.kindFrom - 9)
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    if (text === '،' || has(line, at, 'fire-verb', 'fire-noun', 'projectile')) return false
    if (has(line, at, 'aircraft') && hasWord(line, mention.kindFrom - 2, mention.kindFrom, /^علي$/)) return false
    // «ردا على استهداف … بالطائرات المسيرة»: the other side's fire
    if (has(line, at, 'aim') && hasTag(line, mention.to, mention.to + 5, 'aircraft', 'projectile')) return false
    if (text === 'علي' && /^(ردا|رد|الرد|للرد)$/.test(textAt(line, at - 1))) return true
  }
  return false
}

/** «فصائل موالية لأنقرة» */
export function isLoyalTo(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  return mention?.clitic.includes('ل') === true && /^(ال)?موالي?(ه|ن|ين|ون|ا)?$/.test(textAt(line, mention.kindFrom - 1))
}

/** «قرى في محيط تل رفعت، بينها مرعناز ومنغ»: villages around it are meant, and named behind it. */
export function isAroundNamed(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  let around = /^(محيط|ريف|جوار)$/.test(textAt(line, mention.kindFrom))
  let villages = false
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 4); at--) {
    const text = textAt(line, at)
    if (/^(محيط|ريف|حول|جوار|قرب|تحيط|محيطه)$/.test(text) || has(line, at, 'compass', 'near')) around = true
    if (/^(ال|ب)?(قري|بلدات|قريتين|بلدتين|مناطق|نقاط|مواقع)$/.test(text)) villages = true
  }
  if (!around || !villages) return false
  for (let at = mention.to; at < Math.min(line.to, mention.to + 8); at++)
    if (/^(بينها|منها|هي|وهي|هما|وهما|ابرزها|من بينها)$/.test(textAt(line, at)))
      return line.mentions.some(other => other.mention !== null && other.kindFrom > at && other.kindFrom <= at + 3)
  return false
}
