import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { isAid, isAidConvoy, isBareConvoy, SETS_OUT } from './aid.ts'
import { isMilitary } from './army.ts'
import { isBarred, isEmpty, isKeptShut, isLetThrough, SHUT } from './barred.ts'
import { FACTION, isArrival, isCarried, isHit } from './carried.ts'
import {
  isCampLeft,
  isCounted,
  isCountedAway,
  isCountedOut,
  isLeavers,
  isMovingOut,
  isOverTheLine,
  isTallied,
  isWhoWishes,
  OUT_OF_IT,
} from './counted.ts'
import { isConvoyOf, isDeparture, isDriven, isEmptied, isNobodys } from './departure.ts'
import { isReturn } from './returns.ts'
import { MAKES, ROAD } from './sign-behind.ts'
import { FAILED, GIVEN, YIELDED } from './signs.ts'
import { PROLONGED } from './terms.ts'

/** What speaks of a way in or out: the way itself, people taken out, or aid brought in; told at token `at`. */
export interface Way {
  readonly kind: 'passage' | 'leaving' | 'aid'
  readonly at: number
}

/** A sentence that speaks of more is no sentence. */
const MOST = 16

/** The ways that a sentence speaks of; `evacuated` where the sentences before told of people who are taken out. */
export function waysOf(line: Line, evacuated = false, carried = false): Way[] {
  const ways: Way[] = []
  const gates = new Set<number>()
  const named = new Set<number>()
  for (const { place, kindFrom, from, to, mention } of line.mentions) {
    // «معابر مورك والهبيط»: each is the gate of its town
    if (place?.kind === 'crossing' || (mention?.kindWords.some(word => GATES.test(word)) && kindFrom < from)) gates.add(kindFrom)
    if (kindFrom < from) for (let at = from; at < to; at++) named.add(at)
  }
  for (let at = line.from; at < line.to && ways.length < MOST; at++) {
    if (isPassage(line, at, gates.has(at), named.has(at))) ways.push({ kind: 'passage', at })
    else if (isLeaving(line, at, evacuated)) ways.push({ kind: 'leaving', at })
    else if (isAid(line, at) && !((evacuated || carried) && isBareConvoy(line, at))) ways.push({ kind: 'aid', at })
  }
  return ways
}

const GATES = /^(معابر|ممرات|منافذ)$/
const HUMANE =
  /^(ال|و)?(مومن|مومنه|مومنا|محمي|محميه|محميا|سالك|سالكه|سالكا|انساني|انسانيه|انسانيا|انسانيين|انسانيان|انسانيتين|امن|امنه|امنا|امنين|امنان|امنتين|الاجلاء|اجلاء|وحيد|وحيدا)$/
const NOT_FOR_PEOPLE = /^(ال)?(بري|بريا|تجاري|تجاريا|مايي|ماييه|جوي|جويه|حيوي|حيويا|حيويه|استراتيجي|استراتيجيا)$/

const GOODS =
  /^(ال|لل|ب)?(خضار|خضراوات|فواكه|تصدير|استيراد|صادرات|واردات|تجار|تجاريه|تجاري|بضايع|ترانزيت|مخدرات|تهريب|جمارك|جمركيه|كبتاغون)$/

/** A way for people or aid: called so, or with people, aid or a gate in what is said of it. Who holds a crossing is no word on its use. */
function isPassage(line: Line, at: number, gate: boolean, named: boolean): boolean {
  if (!gate && ((!has(line, at, 'corridor') && !isRoad(line, at)) || named)) return false
  if (findWord(line, at - 8, at + 8, GOODS) >= 0 || isReturn(line, at)) return false
  // «قافلة … توقفت صباحا عند معبر …»: a stop on the way
  if (plain(line, at - 1) === 'عند' && findWord(line, at - 6, at, /^(توقفت|توقف|تتوقف|يتوقف|اوقفت|استوقفت)$/) >= 0) return false
  const near = [1, 2, 3].map(step => textAt(line, at + step))
  if (near.slice(0, 2).some(word => NOT_FOR_PEOPLE.test(word))) return false
  if (near.some(word => HUMANE.test(word))) return true
  const { from, to } = segmentOf(line, at)
  // «يقتصر الدخول على معبر …»
  if (findWord(line, at - 5, at, /^(يقتصر|اقتصر|تقتصر)$/) >= 0) return true
  // «تمديد العمل بمعبر …», «مدد السماح باستخدام معبري …»
  if (findWord(line, from, at, PROLONGED) >= 0) return true
  // «أقام الجيش ممرا في …»
  if (has(line, at, 'corridor') && findWord(line, at - 4, at, MAKES) >= 0) return !isMilitary(line, at)
  // «عبر 350 مدنياً ممر …», «منعوا الأهالي من سلوك ممر …»
  if (
    /^(سلوك|اجتياز|استخدام|بلوغ)$/.test(plain(line, at - 1)) ||
    (findWord(line, at - 11, at, CROSSED) >= 0 && hasTag(line, at - 11, at, 'people', 'convoy') && !isMilitary(line, at)) ||
    isBarred(line, at) ||
    isKeptShut(line, at) ||
    isEmpty(line, at) ||
    isLetThrough(line, at)
  )
    return true
  // «عائلات تنتظر عند معبر …»
  if (
    findWord(line, at - 5, at, /^(تنتظر|ينتظر|ينتظرون|تجمع|تجمعت|احتشد|احتشدت|عالقون|عالقين|عالقه)$/) >= 0 &&
    hasTag(line, at - 8, at, 'people')
  )
    return true
  if (hasTag(line, Math.max(from, at - 12), Math.min(to, at + 12), 'take-out', 'go-out', 'convoy', 'aid')) return !isMilitary(line, at)
  // «بات عبور النازحين من باب الهوى متعذرا», «يستقبل المعبر مئات العائلات»
  if (gate && arePeopleNear(line, Math.max(from, at - 7), Math.min(to, at + 9))) return !isMilitary(line, at)
  if (/^(عبر|خلال)$/.test(textAt(line, at - 1)) && hasTag(line, Math.max(from, at - 12), at, 'people')) return true
  // «خرج المرضى مع مرافقيهم سيرا على الأقدام وفي سيارات إلى معبر …»
  if (textAt(line, at - 1) === 'الي' && hasTag(line, Math.max(from, at - 18), at, 'go-out', 'take-out')) return !isMilitary(line, at)
  if (
    findWord(line, at + 1, at + 7, /^(المدنيين|المدنيون|مدنيين|للمدنيين|لسكان|للسكان|لاهالي|للاهالي|الفارين|النازحين|المدنيون|مدنيون)$/) >=
    0
  )
    return true
  return isGate(line, at)
}

/** Those who are let through; «بإدارة مدنية» is nobody. */
function arePeopleNear(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'people'); at >= 0; at = findTag(line, at + 1, to, 'people'))
    if (!/مدني(ه)?$/.test(plain(line, at))) return true
  return false
}

/** «سيعمل المعبر» */
const WORKS = /^س?[يت]عمل$/
export const CROSSED = /^(تسلك|يسلك|يسلكون|تجتاز|يجتاز|عبر|عبرت|عبروا|سلك|سلكت|سلكوا|اجتاز|اجتازت|اجتازوا|استخدم|استخدمت|استخدموا)$/
const PASSERS =
  /^(ال|لل|ل)?(قوافل|شاحنات|مساعدات|اغذيه|غذاء|ادويه|اغاثه|ماره|عابرين|مسافرين|عوايل|طلاب|موظفين|اهالي|مدنيين|مدنيون|سكان|نازحين|فارين|عايلات|جرحي|مرضي|راغبين|محاصرين|خروج|مغادره)$/
/** Where a road is shut for all: not by those who protest, by snow, nor to cut off fighters. */
const OTHER_ROAD =
  /^(ال|ب|لل)?(محتجون|محتجين|متظاهرون|متظاهرين|معتصمون|احتجاجا|احتجاج|احتجاجات|اضراب|ثلوج|سيول|امطار|سير|حادث|امداد|امدادات|عسكري|عسكريه|تسلل|اسلحه|سلاح|ذخيره|ذخاير|تهريب)$/

/** «أغلقت الحاجز أمام الأهالي», «طريق مفتوح لخروج المدنيين»: a road or a checkpoint that lets people through, or does not. */
function isRoad(line: Line, at: number): boolean {
  if (!ROAD.test(plain(line, at))) return false
  // «أغلقت طريق غرز … لمنع دخول المواد ومرور الأشخاص»
  // «فتح الطريق الدولي بين مدينتي … أمام حركة المدنيين»
  const before = findWord(line, at + 1, at + 10, /^امام$/)
  const passed =
    findWord(line, at + 1, before >= 0 ? before + 4 : at + 7, PASSERS) >= 0 ||
    findWord(line, at + 1, at + 9, /^(ال|ل|ب)?(دخول|مرور|ادخال)$/) >= 0
  // «رفعوا السواتر عن الطريق … وسمحوا بمرور المدنيين»
  const lets = findWord(line, at + 1, at + 12, /^(سمحت|سمح|سمحوا|يسمح|تسمح)$/)
  if (lets >= 0 && findWord(line, lets, lets + 3, /^(ب)?(مرور|عبور|خروج|دخول)$/) >= 0) return true
  // «الطريق الدولي بين … سيفتح أمام المدنيين»
  for (let behind = at + 1; behind <= at + 10; behind++)
    if (isTurned(line, behind) && findWord(line, behind + 1, behind + 5, PASSERS) >= 0) return true
  if (passed && isGate(line, at)) return true
  // «أغلق كل المداخل المؤدية إلى …», «قطعت الطرق … ومنعت إدخال الدواء», «الحاجز لا يسمح بمرور أحد»
  if (isBarred(line, at) || isLetThrough(line, at)) return true
  if (findWord(line, at - 12, at + 14, OTHER_ROAD) >= 0) return false
  return isCrossed(line, at) || (isShutOff(line, at) && (isAllOfThem(line, at) || isPassedBy(line, at)))
}

/** «كل المداخل», «المدخل الوحيد». */
function isAllOfThem(line: Line, at: number): boolean {
  return /^(كل|كافه|جميع|ساير|اخر)$/.test(plain(line, at - 1)) || findWord(line, at + 1, at + 3, /^ال(وحيد|وحيده|ثلاثه|اربعه|رييسيه)$/) >= 0
}

/** «في وجه الأهالي», «أمام المرضى», «ومنعت إدخال الدواء»: who or what no longer passes. */
function isPassedBy(line: Line, at: number): boolean {
  const { to } = segmentOf(line, at)
  return (
    findWord(line, at + 1, Math.min(to, at + 9), PASSERS) >= 0 || hasTag(line, at + 1, Math.min(to, at + 16), 'entry', 'go-out', 'take-out')
  )
}

/** A road right behind a verb or a noun that shuts it. */
function isShutOff(line: Line, at: number): boolean {
  for (let before = at - 1; before >= Math.max(line.from, at - 5); before--) {
    if (textAt(line, before) === '،') return false
    if (SHUTS_ROAD.test(plain(line, before))) return true
  }
  return findWord(line, at + 1, at + 7, SHUT) >= 0
}

/** «سلك المدنيون طريق …», «مركبة تحاول اجتياز طريق …». */
function isCrossed(line: Line, at: number): boolean {
  if (/^(سلوك|اجتياز|بلوغ)$/.test(plain(line, at - 1))) return true
  return (
    findWord(line, at - 10, at, CROSSED) >= 0 &&
    !/^عبر$/.test(plain(line, at - 1)) &&
    hasTag(line, at - 10, at, 'people', 'fighters', 'convoy')
  )
}

const SHUTS_ROAD =
  /^(ب|ال|بال)?(اغلاق|اقفال|سد|قطع|انسداد|ايصاد)$|^[يت]?(غلق|قفل|سد|قطع|وصد)(ون|وا|ت)?$|^(اغلق|اقفل|اوصد)(ت|وا|و)?$|^(اغلقت|سدت|قطعت|اوصدت)$/

/** «إغلاق معبر …», «أغلقت القوات، اليوم، معبر …», «معبر … المغلق», «فتح معبر …». */
function isGate(line: Line, at: number): boolean {
  for (let before = at - 1; before >= Math.max(line.from, at - 2); before--)
    if (/^(ب|ل|ال)?(فتحه|افتتاح|فتح|اغلاق|اقفال|استيناف|تشغيل)$/.test(plain(line, before)) || isTurned(line, before)) return true
  const { from } = segmentOf(line, at)
  // «توقف العمل في معبر …», «إدارة معبر … تعلن استئناف الحركة»
  const work = findWord(line, at - 3, at, /^(ال)?(عمل|حركه|عبور|مرور|تنقل)$/)
  if (work >= 0 && /^(في|عبر|علي|من|الي)$/.test(textAt(line, at - 1)) && findWord(line, work - 3, work, STOPS_OR_STARTS) >= 0) return true
  if (plain(line, at - 1) === 'اداره' && findWord(line, at + 1, at + 8, STOPS_OR_STARTS) >= 0) return true
  if (findWord(line, at - 3, at, /^(باستثناء|عدا|ماعدا)$/) >= 0) return false
  for (let before = at - 3; before >= Math.max(from, at - 14); before--) if (isTurned(line, before)) return true
  // «سيعمل معبر … من الثامنة»
  if (findWord(line, at - 2, at, WORKS) >= 0) return true
  // «عاد معبر … إلى العمل»
  if (findWord(line, at - 2, at, /^(عاد|يعود|سيعود)$/) >= 0 && findWord(line, at + 1, at + 7, /^(ال|لل)(عمل|خدمه)$/) >= 0) return true
  // «الممر سيفتح غداً»
  for (let behind = at + 1, end = listEnd(line, at) + 3; behind <= end; behind++) if (isTurned(line, behind)) return true
  if (findWord(line, at + 1, at + 6, SHUT) >= 0 || findWord(line, at + 1, at + 9, /^(ب|ل|ال)?(اغلاق|اقفال|فتح|افتتاح|تشغيل)(ه|ها)$/) >= 0)
    return true
  return (
    findWord(line, at + 1, at + 6, /^(ال)?(مفتوح|مفتوحا|مفتوحه|متاح|متاحا|متاحه|يعمل|تعمل|يعملان|تعملان|مفتوحين|مفتوحان|مغلقين|مغلقان)$/) >=
    0
  )
}

/** «معابر مورك والهبيط والحاضر ستفتح»: the last token of the names behind a way. */
function listEnd(line: Line, at: number): number {
  let end = at
  for (const { from, to } of line.mentions) if (from > at && from <= end + 2) end = to - 1
  return end
}

const STOPS_OR_STARTS =
  /^(ب|ال|بال)?(وقف|اوقفت|تعطلت|تعطل|تعطيل|شلت|شلل|شل|انقطعت|استيناف|استونف|استونفت|توقف|توقفت|ايقاف|تعليق|علقت|اغلاق|اغلاقه|فتح|فتحه|افتتاح|افتتاحه|عوده|عادت)$/

/** A verb that opens or shuts; what stands between it and the way says who, when and with whom. */
function isTurned(line: Line, at: number): boolean {
  return TURNS.test(plain(line, at))
}

const TURNS =
  /^(فتحت|فتحوا|سدت|سدوا|اوصد|اوصدت|اوصدوا)$|^(افتتح|اغلق|اقفل|استانف)(ت|وا|ته|ها|تها)?$|^س?[يتن](فتح|فتتح|غلق|قفل|وصد|سد|ستانف)(ون|وا|ان)?(ه|ها)?$/

const LETS =
  /^(ب)?(السماح|سماح|سمح|سمحت|سمحوا|امن|امنت|امنوا|اذن|تصريح|يسمح|يسمحون|ضمان|تامين|يستطيع|يستطيعون|تستطيع|بامكانهم|بامكان|بوسعهم|بوسع|وسع|مقدور|بمقدور|يتسني|تسني|سيومن|يومن|تومن|ستومن|تسهيل|سهل|سهلت|ساعد|ساعدت|ساعدتها|ساعدتهم|ساعدها|ساعدهم|اتاحه|اتاح|اتاحت|تمكين|افساح|باستطاعه|باستطاعتهم|يمكنهم)$/
/** How far a corridor or a truce that explains a leaving may stand. */
const FAR = 60
const GUESTS = /^(ال)?(وفد|وفود|منتخب|فريق|بعثه|فرقه|رييس|وزير|مبعوث|سفير|مدرب|فنان|فنانه|لاعب|لاعبون)$/
const HOME = /^(ال)?(منزل|منازل|منازلهم|منازلنا|بيت|بيوت|بيوتهم|بيوتنا|ازمه|مازق|عزله|سباق|منافسه|منافسات|بطوله|تصفيات|دور|خدمه)$/
const RULERS = /^(ال)?(اسد|رييس|بشار|راس|دنيانا|دنيا)$/
const POWER = /^(ال)?(مشهد|سلطه|حكم|حياه|منصبه|منصبها|راهن|فانيه|كرسي|حكومه|عالم)$/
/** Those who take to the streets, and those whose bus turns over, leave no town. */
const MARCH =
  /^(ال|ب)?(انقلاب|انقلبت|انقلب|تدهورت|حادث|اصطدمت|تصادم|اصطدام|مروري|تدهور|مظاهره|مظاهرات|تظاهره|تظاهرات|اعتصام|احتجاج|احتجاجا|احتجاجات|متظاهرون|متظاهرين)$/
/** Those whom buses carry every day. */
const RIDERS =
  /^(ال|لل|ل)?(طلاب|طالبات|طلبه|امتحانات|حجاج|معتمرين|سياح|رياضيه|سياحيه|لاعبين|لاعبي|منتخب|موظفين|ركاب|ركابا|عمال|عمالا|مسافرين|سياحا|زوارا|مشيعين|معزين|مشجعين|معلمين|عسكريين)$/
const TO_HOSPITAL = /^(ال|ل)?(مشفي|مستشفي|مشافي|مستشفيات|طبيه|ميدانيه)$/

/** People going out by arrangement: taken out, or fighters, buses, a deal or a corridor in what is said of it. */
function isLeaving(line: Line, at: number, evacuated: boolean): boolean {
  const taken = has(line, at, 'take-out') || isCarried(line, at)
  const going =
    has(line, at, 'go-out') ||
    OUT_OF_IT.test(plain(line, at)) ||
    (isMovingOut(line, at) && (evacuated || hasTag(line, line.from, at, 'take-out') || hasTag(line, at, at + 16, 'people', 'fighters')))
  const carried =
    has(line, at, 'convoy') &&
    (findWord(line, at + 1, at + 4, /^(تقل|تحمل|نقلت|تنقل|لنقل|مهجري|مهجرين|المهجرين)$/) >= 0 ||
      findWord(line, at + 1, at + 10, /^ل?(نقل|نقلها|نقلهم|نقلت|تنقل|اجلاء|اخراج|اخلاء)$/) >= 0) &&
    hasTag(line, at, at + 14, 'people', 'fighters') &&
    !isHit(line, at)
  const arrived = isArrival(line, at)
  const departed = isDeparture(line, at) || isDriven(line, at) || isEmptied(line, at)
  const bound =
    (/(حافلات|حافله|باصات)$/.test(plain(line, at)) && /^من$/.test(plain(line, at + 1)) && !isHit(line, at)) ||
    isConvoyOf(line, at) ||
    // «تسيير حافلات لمن لا يقبل بالتسوية»
    (/(حافلات|باصات)$/.test(plain(line, at)) &&
      /^(ب|ال)?(تسيير|ارسال|تامين|تخصيص|توفير)$/.test(plain(line, at - 1)) &&
      isWhoWishes(line, at)) ||
    // «على أن تنقل دفعات لاحقة من تلبيسة …»
    (evacuated && /^(ال)?(دفعات|دفعه)$/.test(plain(line, at)) && findWord(line, at + 1, at + 3, /^من$/) >= 0)
  if (!taken && !going && !carried && !bound && !arrived && !departed) return false
  if (findWord(line, at - 3, at + 5, /^(ال)?(عسكريه|مدرعه|تعزيزات|رتل)$/) >= 0 && findTag(line, at - 3, at + 10, 'people') < 0) return false
  // «سحبت التعزيزات إلى الضاحية تمهيدا لإخراجها»
  if (/ها$/.test(plain(line, at)) && findWord(line, at - 10, at, /^(ال)?(تعزيزات|ارتال|اليات|دبابات|قوات|اسلحه)$/) >= 0) return false
  // «تسوية أوضاع غير الراغبين بالخروج»
  if (going && /^(ال)?(راغبين|رافضين)$/.test(plain(line, at - 1)) && findWord(line, at - 7, at, /^(ل)?اوضاع$/) >= 0) return false
  const { from, to } = segmentOf(line, at)
  if (findWord(line, from, to, MARCH) >= 0 || (hasTag(line, at - 3, at + 4, 'convoy') && findWord(line, at - 4, at + 8, RIDERS) >= 0))
    return false
  if (
    (findWord(line, at, at + 10, TO_HOSPITAL) >= 0 &&
      !(taken && hasTag(line, from, at, 'deal', 'truce', 'truce-agree')) &&
      findWord(line, from, to, /^(ال)?(هلال|صليب|مرضي|حالات|حاله|مريض|محاصره)$/) < 0) ||
    findWord(line, from, to, /^(ال)?(انقاض|ركام|حطام)$/) >= 0
  )
    return false
  // «سياسة تهجير تتبعها الحكومة»
  if (taken && /^(ال)?(سياسه|سياسات|جريمه|جرايم|ملف|شعار)$/.test(plain(line, at - 1))) return false
  // «أجلت طائرة روسية …»: flown out of no siege
  if (taken && hasTag(line, at + 1, at + 4, 'aircraft')) return false
  // «مخطط لإفراغ المنطقة من سكانها»: what is feared
  if (
    taken &&
    /(تهجير|افراغ)$/.test(plain(line, at)) &&
    findWord(line, at - 4, at, /^(ال|ب|ل)?(خطه|مخطط|محاوله|هدف|هدفها|حمله|غايه|نيه|مشروع)$/) >= 0
  )
    return false
  // «أصابت القذيفة باصا تسكنه عائلة مهجرة»
  if (/^(ال|ب|لل|ل)?مهجر/.test(plain(line, at)) && hasTag(line, at - 8, at, 'projectile', 'fire-verb')) return false
  if (
    /^(ال|ب|لل|ل)?مهجر/.test(plain(line, at)) &&
    !hasTag(line, Math.max(from, at - 8), Math.min(to, at + 6), 'convoy') &&
    !has(line, at - 1, 'entry')
  )
    return false
  // «رحيل الرئيس», «الرحيل عن المشهد»: out of power
  if (going && (findWord(line, at + 1, at + 3, RULERS) >= 0 || findWord(line, at + 1, at + 4, POWER) >= 0)) return false
  // «عدم الخروج من المنازل», «خروج الفريق من المنافسة»
  if (going && plain(line, at + 1) === 'من' && HOME.test(plain(line, at + 2))) return false
  // «إخلاء السكان لإقامة مشروع سكني»
  if (findWord(line, at, to, /^(مشروع|استملاك|هدم|تنظيميه|سكني|سكنيه|عشواييات|عقاريه)$/) >= 0) return false
  // «غادر الوفد», «غادرت الفرقة الموسيقية»: guests who go home
  if (going && findWord(line, at + 1, at + 2, GUESTS) >= 0) return false
  // «نقل التنظيم مسلحين من الرقة إلى تدمر للقتال»
  if (findWord(line, at, at + 14, /^(للقتال|للمشاركه|لتعزيز|لدعم|جبهات|الجبهات)$/) >= 0) return false
  // «مقاتلون يغادرون مواقعهم»
  if (going && findWord(line, at + 1, at + 2, /^(مواقعهم|مواقعها|مواقعه|مقارهم|مقراتهم|نقاطهم|خنادقهم)$/) >= 0) return false
  // «ليخرج نفسه من التهمة»
  if (findWord(line, at + 1, at + 2, /^(نفسه|نفسها|انفسهم)$/) >= 0) return false
  const comma = findWord(line, at - 4, at, /^،$/)
  if (
    findWord(
      line,
      comma >= 0 ? comma : at - 4,
      at + 7,
      /^(ال|ل)?(سبيل|معتقلين|معتقل|اسري|سجن|سجناء|محتجزين|مختطفين|رهاين|مخطوفين|موقوفين|مخطوفا|مخطوفه|معتقلا|اسيرا|سجينا|محتجزا|رهينه|افراج)$/,
    ) >= 0
  )
    return false
  if (
    /^(اخل|يخل|تخل)/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 5, /^(منازلهم|منازلها|مواقعها|مواقعه|مواقع|مقارها|مقراتها|نقاطها|حواجزها|مبني|مباني|المنازل)$/) >= 0
  )
    return false
  if (carried || bound || arrived || departed) return true
  if (OF_THEM.test(plain(line, at)) && hasTag(line, from, at, 'people', 'fighters', 'convoy')) return true
  // «عدد من تم إجلاؤهم من …»
  if (taken && /هم$/.test(plain(line, at))) return true
  // «عملية الإجلاء من …»: known by its name
  if (taken && /^ب?(عمليه|عمليات|مسار)$/.test(plain(line, at - 1))) return true
  if (taken && plain(line, at - 1) === 'اتفاق' && plain(line, at + 1) === 'من') return true
  if (taken)
    return (
      isWhoWishes(line, at) ||
      plain(line, at + 1) === 'طبي' ||
      plain(line, at + 1) === 'الطبي' ||
      hasTag(line, Math.max(from, at - 6), Math.min(to, at + 9), 'people', 'fighters', 'convoy') ||
      /^(ال)?مهجر/.test(plain(line, at)) ||
      (/^(ب|ل)?(اخلاء|اخلي|اخلت)/.test(plain(line, at)) &&
        line.mentions.some(mention => mention.kindFrom > at && mention.kindFrom <= at + 2))
    )
  // «يتواصل الخروج من …» of those told to leave before
  if (evacuated && /^(ال|لل|بال)(خروج|مغادره)$/.test(plain(line, at)) && /^(من|يجري|مستمر|متواصل|يتواصل)$/.test(plain(line, at + 1)))
    return true
  const [left, right] = [Math.max(from, at - 8), Math.min(to, at + 10)]
  if ((evacuated && isCountedOut(line, at)) || isCountedAway(line, at) || isMovingOut(line, at) || isOverTheLine(line, at)) return true
  if (findWord(line, at + 1, at + 4, FACTION) >= 0 && hasTag(line, from, to, 'deal', 'convoy', 'relief-ask')) return true
  // «وافق الفصيل على الرحيل عن …»
  if (findWord(line, at - 4, at, FACTION) >= 0 && (hasTag(line, at - 6, at, 'truce-agree') || findWord(line, at - 4, at, YIELDED) >= 0))
    return true
  // «أعطيت الفصائل ثلاثة أيام لمغادرة …»
  if (plain(line, at).startsWith('ل') && findWord(line, at - 8, at, GIVEN) >= 0) return true
  // «ألف شخص غادروا … على متن مئة حافلة»
  if (hasTag(line, at - 4, at + 8, 'people') && findWord(line, at + 1, at + 14, /^متن(ها|ه)?$/) >= 0 && hasTag(line, from, to, 'convoy'))
    return true
  // aid that sets out leaves no siege behind
  if (SETS_OUT.test(plain(line, at)) && isAidConvoy(line, at)) return false
  if (
    /^(و|ف)?(انطلق|انطلقت|ينطلق|تنطلق|للانطلاق|الانطلاق|انطلاق|تحرك|يتحرك|تتحرك|ستتحرك|سيتحرك|انسحب|انسحبت|الانسحاب|انسحاب|انسحابهم|بالانسحاب|للانسحاب)/.test(
      textAt(line, at),
    )
  )
    return (
      hasTag(line, left, right, 'convoy') ||
      (hasTag(line, left, right, 'fighters') && hasTag(line, from, to, 'deal', 'corridor', 'relief-ask', 'truce'))
    )
  if (isTallied(line, at) || isLeavers(line, at)) return true
  // «منعت شاحنات الخضار من مغادرة …»: goods
  if (
    findWord(line, at - 6, at + 7, /^(ال)?(شاحنه|شاحنات)$/) >= 0 &&
    findWord(line, at - 6, at + 7, /^(ال)?(خضار|بضايع|محاصيل|فاكهه|وقود|نفط|قمح|مواشي)$/) >= 0
  )
    return false
  if (hasTag(line, Math.max(from, at - 5), Math.min(to, at + 7), 'fighters', 'convoy')) return true
  // «رفضهم مغادرة …»
  if (has(line, at - 1, 'refusal') && hasTag(line, from, at, 'fighters')) return true
  // «ساعدتهم الشرطة على مغادرة …»: those told of before
  const lets = findWord(line, at - 6, at, LETS)
  if (isNobodys(line, at) || (lets >= 0 && /(ها|هم)$/.test(plain(line, lets)))) return true
  // «فتح باب الخروج لمن يرغب»
  if (isWhoWishes(line, at)) return true
  if (!hasTag(line, left, right, 'people')) return false
  return (
    isCounted(line, at, from, to) ||
    // «خرج 90 مدنياً …، في أول عملية إجلاء»
    hasTag(line, at + 1, to, 'take-out') ||
    isCampLeft(line, at) ||
    findWord(line, at + 1, Math.min(to, at + 12), /^(سيتم|ستتم|سيجري|تم|جري|سيبدا)$/) >= 0 ||
    hasTag(line, from, to, 'deal', 'close') ||
    hasTag(line, from, at, 'relief-ask', 'call', 'plan') ||
    findWord(line, at - 8, at, FAILED) >= 0 ||
    hasTag(line, at - FAR, at + FAR, 'corridor', 'truce') ||
    findWord(line, from, to, LETS) >= 0 ||
    (/^ل/.test(plain(line, at)) && hasTag(line, at - 5, at, 'open'))
  )
}

/** «بعد خروجهم من …»: of the people that the sentence named before. */
const OF_THEM = /^(ب|ل)?(خروج|مغادرت|ترحيل|تهجير|اخراج|اجلاي|اجلاء|انسحاب)هم$/
