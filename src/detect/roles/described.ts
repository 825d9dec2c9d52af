import type { Tag } from '../../data/lexicon/index.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, hasTag, isNamedAt, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { startsWithAnd } from './role.ts'

/** How much may be told of a quarter before its town is named. */
const DESCRIPTION_TOKENS = 12
const NEWS: readonly Tag[] = [
  'fire-verb',
  'fire-noun',
  'projectile',
  'aim',
  'receive',
  'launch',
  'strike-noun',
  'dead',
  'wounded',
  'result',
  'clause',
  'motion',
  'cause',
]

/** «حي القصور الواقع تحت سيطرة قوات النظام بدير الزور»: nothing but who holds the place stands between it and the town it lies in. */
export function isHolderBehind(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const gap = mention.kindFrom - before.to
  if (gap > DESCRIPTION_TOKENS || startsWithAnd(line, mention) || hasTag(line, before.to, mention.kindFrom, ...NEWS)) return false
  if (isOneOfIts(line, mention)) return true
  const leans = mention.clitic.includes('ب') || /^(في|ب|#)$/.test(textAt(line, mention.kindFrom - 1))
  let first = before.to
  while (tokenAt(line, first)?.kind === 'mark' && first < mention.kindFrom) first++
  return leans && DESCRIBED.test(textAt(line, first))
}

const DESCRIBED =
  /^(ال(واقع|خاضع|محاصر|تابع|موالي|قريب|آهل|اهل|مكتظ|محرر|ذي)(ه|ين|ان|تين|تان)?|الذي|التي|اللذين|اللتين|والذي|والتي|ذات|ذو|و?هو|و?هي)$/

/**
 * «قرية مياسة ضمن مناطق انتشار القوات بريف عفرين», «تلتيتا، بمنطقة جبل السماق»: a wide area that leans on a village lies around it, whatever
 * the tables know of the village; only another governorate speaks against it.
 */
export function isAreaOfVillage(line: Line, index: number, gazetteer: Gazetteer): boolean {
  const mention = line.mentions[index]
  // «… في قرف مغار، حيث قصفت القرية بريف جرابلس»
  if (
    mention &&
    isWide(mention) &&
    POINTS_BACK.test(textAt(line, mention.kindFrom - 1)) &&
    line.mentions.slice(0, index).some(isSettlement)
  )
    return true
  let at = index - 1
  while (line.mentions[at]?.mention === null) at--
  const before = line.mentions[at]
  if (!mention || !before || mention.kindFrom - before.to > DESCRIPTION_TOKENS || startsWithAnd(line, mention)) return false
  if (!isWide(mention) || !(isSettlement(before) || (before.place?.kind === 'region' && isCountryside(mention)))) return false
  if (before.place && mention.place && gazetteer.governorateOf(before.place.id) !== gazetteer.governorateOf(mention.place.id)) return false
  if (!leansBack(line, before, mention) || hasTag(line, before.to, mention.kindFrom, ...NEWS, 'speech')) return false
  // «باتنتا والأحراش في منطقة الشيخ بحر»: something else was hit there
  for (let word = before.to; word < mention.kindFrom; word++)
    if (/^[وف]/.test(textAt(line, word)) && (word === before.to || has(line, word, 'partitive'))) return false
  return true
}

const POINTS_BACK = /^(و|ب|ل)?(ال|لل)(قريه|بلده)$/

function isCountryside({ place, mention }: PlacedMention): boolean {
  return place?.kind === 'governorate' || /^ريف /.test(place?.name ?? '') || /^ريف /.test(mention?.text ?? '')
}

function isSettlement({ place, mention }: PlacedMention): boolean {
  if (mention === null) return false
  if (place === null) return mention.candidates.length > 0 || VILLAGE.test(mention.kindWord ?? '') || mention.kindWord === 'ناحيه'
  return place.kind === 'village' || place.kind === 'town' || place.kind === 'neighbourhood' || place.kind === 'camp'
}

function isWide({ place, mention }: PlacedMention): boolean {
  if (place === null || mention === null) return false
  if (WIDE.has(place.kind)) return true
  return place.kind !== 'country' && AREA_WORD.test(mention.kindWords[0] ?? '')
}

const WIDE: ReadonlySet<string> = new Set(['region', 'governorate', 'district', 'subdistrict'])
const AREA_WORD = /^(مقاطعه|ريف|ناحيه|محافظه|قضاء)$/

/** «في», «ب», «ضمن», «ل» or nothing but a sign before it. */
function leansBack(line: Line, before: PlacedMention, { kindFrom, clitic }: PlacedMention): boolean {
  if (/[بل]/.test(clitic) || /^[بل](ريف|محافظه|منطقه|ناحيه|مقاطعه|جبل)$/.test(textAt(line, kindFrom))) return true
  const last = textAt(line, kindFrom - 1) === '#' ? kindFrom - 2 : kindFrom - 1
  if (/^(في|ب|ضمن)$/.test(textAt(line, last))) return true
  return kindFrom - before.to <= 2 && /^["'\-)]$/.test(textAt(line, last)) && tokenAt(line, last)?.kind === 'mark'
}

/** «وهما من أهم أحياء دير الزور» */
function isOneOfIts(line: Line, { kindFrom }: PlacedMention): boolean {
  return (
    /^(اهم|اكبر|ابرز|اقدم|اشهر|احد|احدي|اخر)$/.test(textAt(line, kindFrom - 1)) &&
    (/^و?(هو|هي|هما|هم)$/.test(textAt(line, kindFrom - 2)) ||
      (tokenAt(line, kindFrom - 2)?.text === 'من' && /^و?(هو|هي|هما|هم)$/.test(textAt(line, kindFrom - 3))))
  )
}

/** «قرية مجهولة شرق القامشلي», «قرية كذا إلى الغرب من تل أبيض»: a village whose name no table has lies near the place. */
export function liesByUnknown(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || startsWithAnd(line, mention)) return false
  const before = line.mentions[index - 1]
  if (before && mention.kindFrom - before.to <= 8 && isToTheSideOf(line, mention.kindFrom)) return true
  const floor = Math.max(line.from, before?.to ?? line.from, mention.kindFrom - 8)
  let points = has(line, mention.kindFrom, 'compass')
  for (let at = mention.kindFrom - 1; at >= floor; at--) {
    const text = textAt(line, at)
    if (VILLAGE.test(text)) return points && isName(line, at + 1, mention.kindFrom)
    if (has(line, at, 'compass', 'near')) points = true
    else if (text === '،' || has(line, at, ...NEWS)) return false
  }
  return false
}

/** «إلى الغرب من …» */
function isToTheSideOf(line: Line, at: number): boolean {
  return (
    tokenAt(line, at - 1)?.text === 'من' && /^ال(شرق|غرب|شمال|جنوب)$/.test(textAt(line, at - 2)) && tokenAt(line, at - 3)?.text === 'الي'
  )
}

const VILLAGE = /^(و|ب|ل)?(قريه|بلده|قريتي|قريتا|بلدتي|مزرعه|مزرعتي|قري)$/

/** A word that is no adjective of the village stands before the words that point to the place. */
function isName(line: Line, from: number, to: number): boolean {
  const text = textAt(line, from)
  return (
    from < to && !has(line, from, 'compass', 'near') && !ADJECTIVE.test(text) && !/^(في|ب|من|التي|علي|الي|عند|تقع|ريف|بريف)$/.test(text)
  )
}

const ADJECTIVE =
  /^(حدوديه|حدوديتين|سوريه|كرديه|عربيه|مسيحيه|علويه|شيعيه|درزيه|سنيه|تركمانيه|اشوريه|ايزيديه|مجاوره|صغيره|كبيره|قريبه|زراعيه|سكنيه|واقعه|خاضعه|تابعه|محاذيه|اخري|واحده|ناييه|موالي?ه|خاليه|محرره|محتله|امنه|عده|عديده|بالقرب)$/

/** «القرية الواقعة جنوب الأتارب», «الحي المحاصر غربي حمص»: a town that was named before, and what it lies by. */
export function liesByNamed(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || startsWithAnd(line, mention)) return false
  let points = /^(شمال|جنوب|شرق|غرب)ي?$/.test(textAt(line, mention.kindFrom))
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 7); at--) {
    const text = textAt(line, at)
    // «الحي الشمالي من نوى» is a part of it
    if (/حي$/.test(text) && has(line, at + 1, 'compass') && textAt(line, at + 1).startsWith('ال')) return false
    if (THAT_TOWN.test(text)) return points && !isNamedAt(line, at)
    if (has(line, at, 'compass', 'near')) points = true
    else if (!/^(الي|من|في|ال(واقع|كاين|محاصر|صغير|خاضع|تابع)(ه)?)$/.test(text)) return false
  }
  return false
}

const THAT_TOWN = /^(و|ف|ب)?(ال|لل)(قريه|بلده|مدينه|حي|مخيم|موقع|مزرعه)$/

const LIES = /^(و)?([يت]قع|واقعه)$/

/** «بسيمة، وتقع شرق الزبداني»: where a place lies is told in a clause of its own. */
export function isToldToLie(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  const before = line.mentions[index - 1]
  if (!mention || !before || mention.kindFrom - before.to > 8) return false
  // «سقبا وجسرين المتجاورتان، على مقربة من …»
  if (textAt(line, mention.kindFrom - 2) === 'مقربه' && textAt(line, mention.kindFrom - 4) === '،') return true
  // «عقرب، وهي آخر بلدات منطقة الحولة»
  const which = textAt(line, before.to) === '،' ? before.to + 1 : before.to
  // «، وهو قاعدة جوية تقع في ريف حمص»
  const lies = LIES.test(textAt(line, mention.kindFrom - 2)) ? mention.kindFrom - 2 : mention.kindFrom
  if (/^و(هي|هو|هما)$/.test(textAt(line, which)) && !startsWithAnd(line, mention) && !hasTag(line, which, lies, ...NEWS)) return true
  for (let at = mention.kindFrom - 1; at >= before.to; at--) {
    if (LIES.test(textAt(line, at))) return before.to === at || /^(وهي|وهو|التي|الذي|،)$/.test(textAt(line, at - 1))
    if (!has(line, at, 'compass', 'near') && !/^(الي|من|في|علي)$/.test(textAt(line, at))) return false
  }
  return false
}

/** «قرى المحمودية وتل الورد على محور تل تمر – رأس العين»: the front on which the places before it lie. */
export function isTheirFront(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  const before = line.mentions[index - 1]
  if (!mention || !before || before.mention === null || startsWithAnd(line, mention)) return false
  return (
    FRONT.test(mention.mention?.kindWord ?? '') &&
    /^(علي|في|ضمن)$/.test(textAt(line, mention.kindFrom - 1)) &&
    mention.kindFrom - before.to <= 2
  )
}

const FRONT = /^(محور|محاور)$/
