import { noted } from '../normalize/lexeme.ts'
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
  /^(النفوس|الخواطر|الاسعار|المخاوف|مخاوف|الاسواق|للنفوس|للغضب|الغضب|روع|اعصاب|اعلاميه|سياسيه|كرويه|رياضيه|تجاريه|انتخابيه|الخلافات)$/

/** «قبل ساعات من سريان الهدنة قتل …»: the truce only dates the fire. */
function isMereDate(line: Line, at: number): boolean {
  const start = findWord(line, at - 2, at, /^(سريان|بدء|بدايه|دخول|موعد|اعلان)$/)
  const before = findWord(line, start - 4, start, /^(و)?(قبل|قبيل)$/)
  return start >= 0 && before >= 0 && hasTag(line, line.from, line.to, 'dead', 'wounded', 'fire-noun', 'fire-verb')
}

/** «أي تهدئة لن تصمد ما لم …»: truces as such. */
function isAny(line: Line, at: number): boolean {
  return /^(اي|ايه)$/.test(textAt(line, at - 1)) && findWord(line, at + 1, at + 9, /^(ما|اذا|الا|مالم|دون|بلا)$/) >= 0
}

/** A sentence that names more is no sentence. */
const MOST = 12

/** The truces that a sentence names, and the deal or the calm that stand for the one `dealt` just before; «منطقة خفض التصعيد» is a region and «خط وقف إطلاق النار» a line on the map. */
export function trucesOf(line: Line, dealt = false): Truce[] {
  const truces: Truce[] = []
  for (let at = line.from; at < line.to && truces.length < MOST; at++) {
    if (!has(line, at, 'truce') && !isTruceToo(line, at) && !(dealt && isThatTruce(line, at))) continue
    const text = textAt(line, at)
    const before = tokenAt(line, at - 1)?.text === '"' ? at - 2 : at - 1
    const zone = has(line, at, 'truce') && ZONE.test(text)
    if (!zone && /خفض$/.test(text)) continue
    if (TITLED.test(textAt(line, before)) || TITLED.test(textAt(line, before - 1))) continue
    if ((REGION.test(textAt(line, before)) && !isCalm(line, before)) || NOT_OF_FIRE.test(textAt(line, at + 1))) continue
    if (isAny(line, at) || isMereDate(line, at) || findWord(line, at - 4, at, /^(كلما|مهما)$/) >= 0) continue
    let to = ONE_WORD.test(text) || (!has(line, at, 'truce') && !STOPS.test(text)) ? at + 1 : endOf(line, at)
    // «هدنة وقف إطلاق النار» is one
    if (has(line, to, 'truce') && to === at + 1) to = endOf(line, to)
    const last = textAt(line, to - 1)
    if (
      isAgainstOthers(line, to, last) ||
      isLull(line, at, last) ||
      isPast(line, at, to) ||
      findWord(line, to, to + 2, /^(احتفالا|ابتهاجا|فرحا)$/) >= 0
    )
      continue
    truces.push({
      at,
      to,
      zone,
      loose: to > at + 1 && !PLAIN.test(last) && !isOfDeal(line, at),
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

/** «هدوء حذر منذ دخول الاتفاق حيز التنفيذ», «هدأت الجبهات بموجب اتفاق»: a deal that has quietened a front is one on fire. */
function isDealOfCalm(line: Line, at: number): boolean {
  const text = tokenAt(line, at)?.text ?? ''
  if (!DEAL.test(text)) return false
  const since = text === 'الاتفاق' ? findWord(line, at - 4, at, /^(دخول|دخل|سريان|بدء|تطبيق|تنفيذ)$/) : -1
  const by = since < 0 ? findWord(line, at - 2, at, /^(بموجب|بعد|عقب|اثر|نتيجه|بفضل|تنفيذا|تطبيقا)$/) : since
  const calm = by < 0 ? -1 : findWord(line, at - 14, by, /^(ال)?هدوء(ا)?$|^هدات$/)
  return calm >= 0 && findWord(line, calm - 3, calm, /^(لا|لم|دون|بلا|خرق|قطع|عكر|انهي|تبدد|بدد|رغم)$/) < 0
}

const DEAL = /^(ب|ل|لل)?(ال)?(اتفاق|تفاهم|تفاهمات)$/

/** «سريان المذكرة», «الاتفاق لا يشمل القابون», «لكن الهدوء لم يعمر»: the truce told before, by another name. */
function isThatTruce(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  if (!token || !mayMeanIt(token.lexeme)) return false
  if (CALM.test(token.text)) return findWord(line, at + 1, at + 4, PASSES) >= 0 || findWord(line, at - 2, at, PASSES) >= 0
  if (OTHER_DEAL.test(textAt(line, at + 1))) return false
  return findWord(line, at - 3, at, OF_TRUCE) >= 0 || findWord(line, at + 1, at + 4, DOES) >= 0
}

const CALM = /^(و|ف)?(ال|لل|بال)?هدوء$/
/** «لم يعمر», «لم يدم», «تبدد الهدوء» */
const PASSES = /^([يت]?عمر|[يت]دم|[يت]صمد|تبدد|انهار|بدد|بددت|بددته|تبخر)$/
const OTHER_DEAL = /^(الذي|التي|مع|الروسي|النووي|الاممي|السياسي|الثلاثي)$/
const THAT_DEAL = /^(و|ف)?(ال|بال|لل)(اتفاق|اتفاقيه|تفاهم|مذكره|مبادره|وقف)$/
const mayMeanIt = noted(text => CALM.test(text) || THAT_DEAL.test(text))
const OF_TRUCE =
  /^(سريان|خرق|خرقا|خرقت|خرقوا|خروقات|انتهاك|انتهاكا|انتهكت|انتهك|انهيار|انهار|صمود|[يت]صمد|صمد|احترام|التزام|التزامها|التزامه|التزمت|[يت]لتزم(ون|ان|وا)?|رغم|نسف|تقويض|مشمول|مشموله|انقلبت|انقلب)$/
const DOES = /^([يت]صمد|صمد|صامد|صامده|انهار|انهارت|[يت]شمل|سري|سرت|ساري|ساريه|هش|هشه|[يت]ترنح|[يت]نهار|خرق|خرقت|[يت]سري)$/

/** «بعد هدنة دامت شهراً»: it is over, and dates what is told. */
function isPast(line: Line, at: number, to: number): boolean {
  return /^(بعد|عقب|اثر)$/.test(textAt(line, at - 1)) && /^(دامت|دام|استمرت|امتدت|صمدت)$/.test(textAt(line, to))
}

/** «تعليق العمليات المشتركة ضد داعش»: nobody stops firing at the other. */
function isAgainstOthers(line: Line, to: number, last: string): boolean {
  return /^(ال)?(عمليات|عملياتها|عملياته|حمله|عسكريه)$/.test(last) && findWord(line, to, to + 7, /^ضد$/) >= 0
}

/** «اتفاق على وقف الاقتتال»: so told that it is the deal's. */
function isOfDeal(line: Line, at: number): boolean {
  if (has(line, at - 2, 'deal', 'truce-agree') && /^(علي|ب)$/.test(textAt(line, at - 1))) return true
  // «ويتضمن الاتفاق وقفاً للأعمال القتالية»
  return findWord(line, at - 3, at, /^(يتضمن|تتضمن|ينص|تنص|يقضي|تقضي)$/) >= 0 && hasTag(line, at - 5, at, 'deal')
}

/** «بعد توقف الاشتباكات دخلت الفرق»: when something else happened. */
function isLull(line: Line, at: number, last: string): boolean {
  return (
    /^(اشتباكات|الاشتباكات|المعارك|القصف|الغارات)$/.test(last) && findWord(line, at - 1, at, /^(بعد|عقب|اثر|قبل|قبيل|لحين|حين|حتي)$/) >= 0
  )
}

function isTruceToo(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  if (!token || !mayHalt(token.lexeme)) return false
  return isStopping(line, at) || isDealOfCalm(line, at) || isHalting(line, at) || isFallingSilent(line, at) || isRefraining(line, at)
}

/** «أوقف الجيش السوري عملياته القتالية»: who stops them stands between. */
function isStopping(line: Line, at: number): boolean {
  if (!STOPS.test(textAt(line, at)) || /^(لم|لن|لا|ان)$/.test(textAt(line, at - 1))) return false
  const object = findWord(line, at + 2, at + 5, OPERATIONS)
  return object >= 0 && /^(ال)?(قتاليه|عسكريه|حربيه)$/.test(textAt(line, object + 1)) && !has(line, at + 1, 'truce')
}

const STOPS = /^(و|ف)?(اوقف|اوقفت|ستوقف|سيوقف)$/
const OPERATIONS = /^(عملياته|عملياتها|عملياتهم|(ال)?عمليات|(ال)?اعمال)$/

/** Whether a word opens any of those ways to say it, asked of each word once: nearly none does. */
const mayHalt = noted(
  text => STOPS.test(text) || DEAL.test(text) || HALTING.test(text) || FALLS_SILENT.test(text) || REFRAINED_FROM.test(text),
)

/** «المدافع كان ينبغي أن تصمت في حلب», «ساعات تتوقف فيها المدافع»: guns that fall silent, with a few words between. */
function isFallingSilent(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (!FALLS_SILENT.test(text) || /^[وف]?(لم|لا|لن)$/.test(textAt(line, at - 1))) return false
  if (/^(فيها|فيه|خلالها|خلاله|كل|جميع|كافه)$/.test(textAt(line, at + 1))) return ARMS.test(textAt(line, at + 2))
  const arms = findWord(line, at - 6, at, ARMS)
  return arms >= 0 && !/^(و|ف)?توقف/.test(text) && !hasTag(line, arms + 1, at, 'speech', 'truce', 'clause', 'fire-verb')
}

const FALLS_SILENT = /^(و|ف)?(س)?[يت](صمت|سكت|خرس|توقف)$|^(و|ف)?(صمتت|سكتت|خرست|صمت|سكت|توقفت)$/
const ARMS = /^(ال)?(مدافع|بنادق|سلاح|اسلحه|راجمات|جبهات)$/

/** «أن يكف الجانبان عن القتال», «امتنع الطرفان عن إطلاق النار»: the sides stand between the verb and the fire. */
function isRefraining(line: Line, at: number): boolean {
  if (!REFRAINED_FROM.test(textAt(line, at)) || textAt(line, at - 1) !== 'عن') return false
  return (
    findWord(
      line,
      at - 7,
      at - 1,
      /^(ال|ب|بال)?(س)?([يت]?كف|كفت|كفوا|[يت]كفا|[يت]كفوا|امتناع|[يت]?متنع|امتنع|امتنعت|[يت]متنعا|[يت]متنعوا|احجام|[يت]حجم)$/,
    ) >= 0
  )
}

const REFRAINED_FROM = /^(ال)?(قتال|اطلاق|اقتتال|اعمال|رمي|قصف)$/

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

const HALTING = /^(ستتوقف|سيتوقف|توقفت|توقف|ستعلق|تعلق|علقت|متوقفه|معلقه)$/
const FIGHTING = /^(ال)?(عمليات|معارك|قتال|اشتباكات)$/
const HALTED_FOR =
  /^(لمده|ساعه|ساعات|ثلاث|اربع|خمس|ست|يوميا|كل|منذ|اعتبارا|ابتداء|بدءا|من|حتي|غدا|اليوم|صباح|فجر|ظهر|مساء|منتصف|عند|بشكل|تماما|كليا|نهائيا|\d+)$/

function endOf(line: Line, at: number): number {
  let to = at + 1
  for (let next = at + 1; next < Math.min(line.to, at + 5); next++) if (LAST.test(textAt(line, next))) return next + 1
  while (to < line.to && to < at + 2) to++
  return to
}
