import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { startsWithAnd } from './role.ts'

export const LINKS = new Set([
  'في',
  'ب',
  'من',
  'ضمن',
  'داخل',
  'تابعه',
  'تابع',
  'واقعه',
  'واقع',
  'ريف',
  'بريف',
  'محيط',
  'محافظه',
  'حدوديه',
  'ل',
  'الي',
  'عند',
  'خاضعه',
  'منطقه',
  'مدينه',
  'ناحيه',
  'سوري',
  'سوريه',
  'عاصمه',
])

/** A word without «ال», for the lists of this file. */
export function bare(line: Line, at: number): string {
  const text = textAt(line, at)
  return text.length > 4 && text.startsWith('ال') ? text.slice(2) : text
}

/** «سقبا في …»، «سقبا (شرق …)»، «سقبا قرب …»: the second place says where the first lies. */
export function isAdjunct(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const start = titleFrom(line, mention.kindFrom)
  const gap = start - before.to
  if (gap > (hasUnit(line, before.to, start) ? 7 : 5) || (startsWithAnd(line, mention) && !goesOnPointing(line, mention))) return false
  const leans = /[بل]/.test(mention.clitic) || /^ب(ريف|محافظه|منطقه|ناحيه|مدينه|بلده)$/.test(textAt(line, mention.kindFrom))
  if (gap === 0) return leans || has(line, mention.kindFrom, 'compass') || COMPASS.test(textAt(line, mention.kindFrom))
  // «"معامل الدفاع" جنوب غرب مصياف»
  let link = leans || isCompass(line, mention.kindFrom)
  for (let at = before.to; at < start; at++) {
    const text = textAt(line, at)
    if (text === '،' || text === ',') {
      // «بيت سوا، جنوبي دوما»
      if ((at === before.to && isCompass(line, at + 1)) || tokenAt(line, at - 1)?.text === 'العاصمه') {
        link = true
        continue
      }
      return false
    }
    // «على محيط سقبا وقرب حمورية»: another place that was hit
    if ((at === before.to || (!link && isForPeople(line, at - 1))) && text.startsWith('و') && has(line, at, 'near')) return false
    // «مخيم الكمونة للنازحين السوريين قرب سرمدا»
    if (isForPeople(line, at)) continue
    // «من سقبا إلى حمورية»: another place; «إلى الشرق من …» tells where it lies
    if (text === 'الي' && at === start - 1) return false
    if (text === 'علي' && EDGE.test(textAt(line, at + 1))) {
      link = true
      at++
      continue
    }
    if (
      text === '(' ||
      text === '-' ||
      has(line, at, 'compass', 'near') ||
      LINKS.has(bare(line, at)) ||
      AREA_OF.test(text) ||
      PART_OF.test(text)
    )
      link = true
    else if (isDistance(line, at)) link = true
    // «سقبا ومحيطها في …»
    else if (/^و(محيط|ريف|اطراف|ضواحي|قرا|بلدات|مزارع|جوار)(ها|ه|هما)$/.test(text)) continue
    else if (text !== '"' && text !== ')' && text !== '#' && !ADJECTIVE.test(text)) return false
  }
  return link
}

/** «للنازحين», «للاجئين الفلسطينيين»: for whom a camp is. */
function isForPeople(line: Line, at: number): boolean {
  return FOR_PEOPLE.test(textAt(line, at)) || (/^ال\S+(يين|ين)$/.test(textAt(line, at)) && FOR_PEOPLE.test(textAt(line, at - 1)))
}

const FOR_PEOPLE = /^ل(ل)?(نازحين|لاجيين|مهجرين|نازحات|ايتام|ارامل)$/

/** «(12 كم شرق دمشق)», «على بعد 5 كيلومترات غرب …» */
function isDistance(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (UNIT.test(text)) return true
  if (/^\d/.test(text) || NUMBER.test(text)) return UNIT.test(textAt(line, at + 1))
  return text === 'علي' && /^(بعد|مسافه)$/.test(textAt(line, at + 1))
}

function hasUnit(line: Line, from: number, to: number): boolean {
  return to - from < 10 && hasWord(line, from, to, UNIT)
}

const UNIT = /^(ال)?(كم|كلم|كيلومتر|كيلومترا|كيلومترات|كيلومترين|كيلو|كيلوا|ميل|ميلا|اميال|متر|مترا|بعد|مسافه)$/
const NUMBER = /^(نحو|حوالي|اقل|اكثر|من|عشره|عشرين|ثلاثين|خمسه|خمسين|اربعين|سته|سبعه|ثمانيه|عده|بضعه)$/

/** «حي الزهراء على الأطراف الغربية لمدينة حلب», «خان السبل على الطريق الدولي قرب سراقب» */
const EDGE = /^(الاطراف|الطرف|مشارف|تخوم|الطريق|طريق|الاوتستراد|اوتستراد)$/

/** «(ريف) العاصمة السورية دمشق»: the title before the name belongs to it. */
export function titleFrom(line: Line, kindFrom: number): number {
  let at = kindFrom
  while (at > line.from && /^ال(سوريه|عاصمه)$/.test(textAt(line, at - 1))) at--
  return at
}

/** «شمال وشمال شرق منبج» */
function goesOnPointing(line: Line, { kindFrom }: PlacedMention): boolean {
  return isCompass(line, kindFrom) && isCompass(line, kindFrom - 1)
}

/** «سرمين، إدلب»: a comma and nothing else. */
export function isApposition(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const gap = mention.kindFrom - before.to
  return gap <= 3 && !startsWithAnd(line, mention) && ['،', ','].includes(textAt(line, before.to))
}

function isCompass(line: Line, at: number): boolean {
  return has(line, at, 'compass') || COMPASS.test(textAt(line, at))
}

const COMPASS = /^(ب|ال|و)?(شمال|جنوب|شرق|غرب)/
/** Adjectives that a place's own name may carry: «الشرقي», «المحاصرة», «السكنية». */
const ADJECTIVE = /^ال\S+(ه|ي|يه)$/

/** «… التابعة لمنبج»: says so by itself, whatever the tables know of the place before it. */
export function belongsTo(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  if (mention.kindFrom - before.to > 12) return false
  let at = mention.kindFrom - 1
  const led = AREA_OF.test(textAt(line, at))
  if (led) at--
  // «المخيم الواقع في جبل الأحلام»
  if (tokenAt(line, at)?.text === 'في' || mention.clitic.includes('ب')) {
    const lies = textAt(line, tokenAt(line, at)?.text === 'في' ? at - 1 : at)
    if (/^ال(واقع|كاين)(ه|ين|تين|تان)?$/.test(lies)) return true
  }
  return (led || mention.clitic.includes('ل')) && /^(ال)?تابع(ه|ين|تين)?$/.test(textAt(line, at))
}

/** «حي الزهراء بالقسم الغربي من مدينة حلب» */
const PART_OF = /^ب(ال)?(قسم|جزء|قطاع|جهه|طرف)$/

/** «لمقاطعة عفرين»: whose area the words before it belong to. */
const AREA_OF = /^ل(ل)?(مقاطعه|محافظه|منطقه|مدينه|ناحيه|بلده|قضاء|اقليم)$/

/** A village that no table has: what holds it is known from the sentence alone. */
export function isUnlisted({ mention }: PlacedMention): boolean {
  return mention !== null && mention.chosen === null && mention.candidates.length === 0 && mention.area === null
}

export function inside(gazetteer: Gazetteer, inner: PlacedMention, outer: PlacedMention): boolean {
  const outerId = outer.mention?.chosen
  if (!inner.mention || !outerId || inner.place === outer.place) return false
  if (inner.mention.chosen !== null) return gazetteer.inside(inner.mention.chosen, outerId)
  if (inner.mention.area !== null) return gazetteer.inside(inner.mention.area, outerId)
  return inner.mention.candidates.some(id => gazetteer.inside(id, outerId))
}
