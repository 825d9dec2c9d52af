import { has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import { findWord } from '../relief/segment.ts'

/** A halt of fire named in a sentence: tokens [at, to). */
export interface Truce {
  readonly at: number
  readonly to: number
  /** Only one side's strikes are to end: mostly asked for, seldom a truce. */
  readonly weak: boolean
  /** «وقف التصعيد»: a wish in the mouth of all sides. */
  readonly vague: boolean
  /** An end to fighting in other words than truce and fire: too plain to speak of a place that it does not name. */
  readonly loose: boolean
  /** A deal that drew zones: everybody lives under it, so that only what ends or breaks it is news. */
  readonly zone: boolean
}

const ONE_WORD = /^(و|ف)?(ب|ل|ك|ال|بال|لل|كال)?(هدن|تهدي)/
const LAST =
  /^(ال|لل|ل)?(نار|سلام|زيتون|قتال|معارك|اشتباكات|اقتتال|قتاليه|عداييه|حربيه|عسكريه|عسكري|قصف|غارات|ضربات|هجمات|عنف|تصعيد|مدافع|بنادق|سلاح|انسانيه|يوميه)$/
const WEAK =
  /(قصف|قصفها|قصفه|غارات|غاراتها|غاراته|ضربات|ضرباتها|ضرباته|هجمات|هجماتها|هجماته|هجوم|هجومها|هجومه|عملياتها|عملياته|عمليتها|تركيه|عنف|تصعيد)$/
/** What is no halt even where it is told as begun. */
const VAGUE = /(عنف|تصعيد)$/
/** «فيلم بعنوان الهدنة»: a title. */
const TITLED = /^(بعنوان|عنوان|عنوانه|فيلم|فيلما|مسلسل|مسرحيه|روايه|روايته|روايتها|كتاب|كتابه|ديوان|لوحه|اغنيه|معرض|برنامج)$/
const ZONE = /^(و|ف)?(ب|ل|ال|بال|لل)?اتفاق/
const REGION = /^(و|ف)?(ب|ل)?(منطقه|مناطق|منطقتي|خط|خطوط|لجنه|مركز|نقاط)$/
const NOT_OF_FIRE =
  /^(احتفالا|ابتهاجا|فرحا|النفوس|الخواطر|الاسعار|المخاوف|مخاوف|الاسواق|للنفوس|للغضب|الغضب|روع|اعصاب|اعلاميه|سياسيه|كرويه|رياضيه|تجاريه|انتخابيه|الخلافات)$/

/** «قبل ساعات من سريان الهدنة قتل …»: the truce only dates the fire. */
function isMereDate(line: Line, at: number): boolean {
  const start = findWord(line, at - 2, at, /^(سريان|بدء|بدايه|دخول|موعد|اعلان)$/)
  const before = findWord(line, start - 4, start, /^(و)?(قبل|قبيل)$/)
  return start >= 0 && before >= 0 && hasTag(line, line.from, line.to, 'dead', 'wounded', 'fire-noun', 'fire-verb')
}

/** A sentence that names more is no sentence. */
const MOST = 12

/** The truces that a sentence names; «منطقة خفض التصعيد» is a region and «خط وقف إطلاق النار» a line on the map. */
export function trucesOf(line: Line): Truce[] {
  const truces: Truce[] = []
  for (let at = line.from; at < line.to && truces.length < MOST; at++) {
    if (!has(line, at, 'truce') && !isDealOfCalm(line, at) && !isHalting(line, at)) continue
    const text = textAt(line, at)
    const before = tokenAt(line, at - 1)?.text === '"' ? at - 2 : at - 1
    const zone = has(line, at, 'truce') && ZONE.test(text)
    if (!zone && /خفض$/.test(text)) continue
    if (TITLED.test(textAt(line, before)) || TITLED.test(textAt(line, before - 1))) continue
    if ((REGION.test(textAt(line, before)) && !isCalm(line, before)) || NOT_OF_FIRE.test(textAt(line, at + 1))) continue
    if (isMereDate(line, at) || findWord(line, at - 4, at, /^(كلما|مهما)$/) >= 0) continue
    let to = ONE_WORD.test(text) || DEAL.test(text) || !has(line, at, 'truce') ? at + 1 : endOf(line, at)
    // «هدنة وقف إطلاق النار» is one
    if (has(line, to, 'truce') && to === at + 1) to = endOf(line, to)
    const last = textAt(line, to - 1)
    if (isLull(line, at, last)) continue
    truces.push({
      at,
      to,
      zone,
      loose: to > at + 1 && !PLAIN.test(last),
      weak: to > at + 1 && WEAK.test(last),
      vague: to > at + 1 && VAGUE.test(last),
    })
    at = to - 1
  }
  return truces
}

/** «هدوء يسود مناطق الهدنة» tells of the truce. */
function isCalm(line: Line, at: number): boolean {
  return /^مناطق$/.test(textAt(line, at)) && findWord(line, at - 6, at, /^(ال)?هدوء(ا)?$/) >= 0
}

/** What a halt of fire ends on: no other matter is called that. */
const PLAIN = /(نار|مدافع|بنادق|سلاح|انسانيه|يوميه)$/

const DEAL = /^الاتفاق$/

/** «هدوء حذر منذ دخول الاتفاق حيز التنفيذ»: a deal that has quietened a front is one on fire. */
function isDealOfCalm(line: Line, at: number): boolean {
  if (tokenAt(line, at)?.text !== 'الاتفاق') return false
  return findWord(line, at - 4, at, /^(دخول|دخل|سريان|بدء|تطبيق|تنفيذ)$/) >= 0 && findWord(line, at - 14, at, /^(ال)?هدوء(ا)?$/) >= 0
}

/** «بعد توقف الاشتباكات دخلت الفرق»: when something else happened. */
function isLull(line: Line, at: number, last: string): boolean {
  return /^(اشتباكات|الاشتباكات|المعارك|القصف|الغارات)$/.test(last) && findWord(line, at - 1, at, /^(بعد|عقب|اثر|قبل|قبيل|لحين|حتي)$/) >= 0
}

/** «العمليات العسكرية في مدينة حلب ستتوقف ثلاث ساعات يومياً», «المعارك في البلدتين توقفت منذ الفجر»: the halt told by a verb and its time. */
function isHalting(line: Line, at: number): boolean {
  if (!HALTING.test(textAt(line, at)) || !HALTED_FOR.test(textAt(line, at + 1))) return false
  const fighting = findWord(line, at - 9, at, FIGHTING)
  return (
    fighting >= 0 &&
    !hasTag(line, fighting + 1, at, 'fire-verb', 'speech', 'truce', 'dead', 'clause') &&
    findWord(line, at - 2, at, /^(لم|لن|لا|ان)$/) < 0
  )
}

const HALTING = /^(ستتوقف|سيتوقف|توقفت|توقف)$/
const FIGHTING = /^(ال)?(عمليات|معارك|قتال|اشتباكات)$/
const HALTED_FOR =
  /^(لمده|ساعه|ساعات|ثلاث|اربع|خمس|ست|يوميا|كل|منذ|اعتبارا|ابتداء|بدءا|من|حتي|غدا|اليوم|صباح|فجر|ظهر|مساء|منتصف|عند|بشكل|تماما|كليا|نهائيا|\d+)$/

function endOf(line: Line, at: number): number {
  let to = at + 1
  for (let next = at + 1; next < Math.min(line.to, at + 5); next++) if (LAST.test(textAt(line, next))) return next + 1
  while (to < line.to && to < at + 2) to++
  return to
}
