import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { isMilitary } from './army.ts'
import { isBarred, isEmpty, isKeptShut, isLetThrough } from './barred.ts'
import { isReturn } from './returns.ts'
import { nameEnd, roadEnds, SHUT, stateBehind } from './road-ends.ts'
import { isBackAtWork, MAKES, ROAD } from './sign-behind.ts'
import { PROLONGED } from './terms.ts'

const HUMANE =
  /^(ال|و)?(مومن|مومنه|مومنا|محمي|محميه|محميا|سالك|سالكه|سالكا|انساني|انسانيه|انسانيا|انسانيين|انسانيان|انسانيتين|امن|امنه|امنا|امنين|امنان|امنتين|الاجلاء|اجلاء|وحيد|وحيدا)$/
const NOT_FOR_PEOPLE = /^(ال)?(بري|بريا|تجاري|تجاريا|مايي|ماييه|جوي|جويه|حيوي|حيويا|حيويه|استراتيجي|استراتيجيا)$/

const GOODS =
  /^(ال|لل|ب)?(خضار|خضراوات|فواكه|تصدير|استيراد|صادرات|واردات|تجار|تجاريه|تجاري|بضايع|ترانزيت|مخدرات|تهريب|جمارك|جمركيه|كبتاغون)$/

/** A way for people or aid: called so, or with people, aid or a gate in what is said of it. Who holds a crossing is no word on its use. */
export function isPassage(line: Line, at: number, gate: boolean, named: boolean): boolean {
  const road = !gate && !named && !has(line, at, 'corridor') && isRoad(line, at)
  if (!gate && !road && (named || !has(line, at, 'corridor'))) return false
  if (findWord(line, at - 8, at + 8, GOODS) >= 0 || isReturn(line, at)) return false
  // «من يقرر متى تفتح المعابر»
  if (findWord(line, at - 4, at, /^(متي|هل)$/) >= 0) return false
  // «قافلة … توقفت صباحا عند معبر …»: a stop on the way
  if (plain(line, at - 1) === 'عند' && findWord(line, at - 6, at, /^(توقفت|توقف|تتوقف|يتوقف|اوقفت|استوقفت)$/) >= 0) return false
  // «الطريق المؤدي إلى دوما لا يزال مفتوحا»
  if (stateBehind(line, at) !== null) return true
  const near = [1, 2, 3].map(step => textAt(line, at + step))
  if (near.slice(0, 2).some(word => NOT_FOR_PEOPLE.test(word))) return false
  if (near.some(word => HUMANE.test(word))) return true
  const { from, to } = segmentOf(line, at)
  // «أقفلت الحاجز، آخر منفذ إلى …»
  if (plain(line, at - 1) === 'اخر' && !hasTag(line, at + 1, at + 4, 'fighters')) return !isMilitary(line, at)
  // «شرعت منفذا أمام سكان …», «كذب ما أشيع عن ممر …»
  if (findWord(line, at + 1, at + 4, /^امام$/) >= 0 && hasTag(line, at + 1, at + 6, 'people')) return !isMilitary(line, at)
  if (has(line, at, 'corridor') && hasTag(line, at - 8, at, 'denial')) return true
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
  return road ? !isMilitary(line, at) : isGate(line, at)
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
  /^(ال|لل|ل)?(قوافل|شاحنات|مساعدات|اغذيه|غذاء|ادويه|اغاثه|ماره|عابرين|مسافرين|عوايل|طلاب|موظفين|اهالي|مدنيين|مدنيون|سكان|نازحين|فارين|عايلات|جرحي|مرضي|سيارات|راغبين|محاصرين|خروج|مغادره)$/
const WEATHER = /^(ال)?(ثلوج|سيول|امطار|حادث|صيانه|تعبيد|تزفيت|فيضان|فيضانات)$/
/** Where a road is shut for all: not by those who protest, by snow, nor to cut off fighters. */
const OTHER_ROAD =
  /^(ال|ب|لل)?(محتجون|محتجين|متظاهرون|متظاهرين|معتصمون|احتجاجا|احتجاج|احتجاجات|اضراب|ثلوج|سيول|امطار|حادث|امداد|امدادات|عسكري|عسكريه|تسلل|اسلحه|سلاح|ذخيره|ذخاير|تهريب)$/

/** «أغلقت الحاجز أمام الأهالي», «طريق مفتوح لخروج المدنيين»: a road or a checkpoint that lets people through, or does not. */
function isRoad(line: Line, at: number): boolean {
  // «يختصر الطريق إلى …»
  if (!ROAD.test(plain(line, at)) || /^[يت]?(ختصر|قصر|مهد)(ت)?$|^اختصار$/.test(plain(line, at - 1))) return false
  if (findWord(line, at - 12, at + 14, WEATHER) >= 0) return false
  // «أغلقت طريق غرز … لمنع دخول المواد ومرور الأشخاص»
  // «فتح الطريق الدولي بين مدينتي … أمام حركة المدنيين»
  const before = findWord(line, at + 1, at + 10, /^امام$/)
  const passed =
    findWord(line, at + 1, before >= 0 ? before + 4 : at + 7, PASSERS) >= 0 ||
    findWord(line, at + 1, at + 9, /^(ال|ل|ب)?(دخول|مرور|ادخال)$/) >= 0
  // «رفعوا السواتر عن الطريق … وسمحوا بمرور المدنيين»
  const lets = findWord(line, at + 1, at + 12, /^(سمحت|سمح|سمحوا|يسمح|تسمح)$/)
  if (lets >= 0 && findWord(line, lets, lets + 3, /^(ب)?(مرور|عبور|خروج|دخول)$/) >= 0) return true
  // «طريقا سيخصص لخروج الراغبين»
  if (findWord(line, at + 1, at + 4, TO_BE_MADE) >= 0 && findWord(line, at + 2, at + 9, TO_PASS) >= 0) return true
  // «إعادة فتح طريق الكاستيلو»
  if (
    /^(ب|ل|ال)?(فتح|افتتاح|اغلاق|اقفال)$/.test(plain(line, at - 1)) &&
    nameEnd(line, at) > at &&
    findWord(line, at - 6, at + 14, OTHER_ROAD) < 0
  )
    return true
  // «الطريق الدولي بين … سيفتح أمام المدنيين»
  for (let behind = at + 1; behind <= at + 10; behind++)
    if (isTurned(line, behind) && findWord(line, behind + 1, behind + 5, PASSERS) >= 0) return true
  if (passed && isGate(line, at)) return true
  // «أغلق كل المداخل المؤدية إلى …», «قطعت الطرق … ومنعت إدخال الدواء», «الحاجز لا يسمح بمرور أحد»
  if (isBarred(line, at) || isLetThrough(line, at)) return true
  if (findWord(line, at - 12, at + 14, OTHER_ROAD) >= 0) return false
  if (stateBehind(line, at) !== null || (roadEnds(line, at).length > 0 && isGate(line, at))) return true
  return isCrossed(line, at) || (isShutOff(line, at) && (isAllOfThem(line, at) || isPassedBy(line, at)))
}

const TO_BE_MADE = /^س[يت](خصص|قام|جهز|فتح|ستحدث|هيا|حدد|شق)$/
const TO_PASS = /^(ل|لل|ال)?(خروج|مغادره|دخول|ادخال|مرور|عبور|غرض|مدنيين|اهالي|قوافل|مساعدات|راغبين)$/

/** «كل المداخل», «المدخل الوحيد». */
function isAllOfThem(line: Line, at: number): boolean {
  if (/^(كل|كافه|جميع|ساير|اخر)$/.test(plain(line, at - 1)) || findWord(line, at + 1, at + 3, /^ال(وحيد|وحيده|ثلاثه|اربعه|رييسيه)$/) >= 0)
    return true
  // «قطعت طريق الكاستيلو، آخر منفذ إلى …», «… وهو الشريان الوحيد»
  const end = nameEnd(line, at)
  return end > at && /^(،|وهو|وهي)$/.test(textAt(line, end)) && findWord(line, end, end + 4, /^(اخر|الوحيد|شريان|الشريان)$/) >= 0
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
  const work = findWord(line, at - 3, at, /^(ال)?(عمل|حركه|عبور|مرور|تنقل|سير|سيرها|عملها|عمليات|عملياتها|عملياته|نشاط|نشاطها|انشطتها)$/)
  if (
    work >= 0 &&
    (work === at - 1 || /^(في|عبر|علي|من|الي)$/.test(textAt(line, at - 1))) &&
    findWord(line, work - 6, work, STOPS_OR_STARTS) >= 0
  )
    return true
  if (
    plain(line, at - 1) === 'اداره' &&
    (findWord(line, at + 1, at + 8, STOPS_OR_STARTS) >= 0 || findWord(line, at + 1, at + 6, RECEIVES) >= 0)
  )
    return true
  if (findWord(line, at - 3, at, /^(باستثناء|عدا|ماعدا)$/) >= 0) return false
  for (let before = at - 3; before >= Math.max(from, at - 14); before--) if (isTurned(line, before)) return true
  // «سيعمل معبر … من الثامنة»
  if (findWord(line, at - 2, at, WORKS) >= 0) return true
  // «عاد معبر … إلى العمل»
  if (isBackAtWork(line, at)) return true
  // «الممر سيفتح غداً»
  for (let behind = at + 1, end = Math.max(nameEnd(line, at) - 1, at) + 3; behind <= end; behind++) if (isTurned(line, behind)) return true
  if (findWord(line, at + 1, at + 6, SHUT) >= 0 || findWord(line, at + 1, at + 9, /^(ب|ل|ال)?(اغلاق|اقفال|فتح|افتتاح|تشغيل)(ه|ها)$/) >= 0)
    return true
  return (
    findWord(line, at + 1, at + 6, /^(ال)?(مفتوح|مفتوحا|مفتوحه|متاح|متاحا|متاحه|يعمل|تعمل|يعملان|تعملان|مفتوحين|مفتوحان|مغلقين|مغلقان)$/) >=
    0
  )
}

const RECEIVES = /^س?[يت](ستقبل|عمل)$/
const STOPS_OR_STARTS =
  /^(ب|ال|بال)?(وقف|اوقفت|تعطلت|تعطل|تعطيل|عرقله|عرقلت|شلت|شلل|شل|انقطعت|استيناف|استانف|استانفت|عاود|عاودت|استونف|استونفت|توقف|توقفت|ايقاف|تعليق|علقت|اغلاق|اغلاقه|فتح|فتحه|افتتاح|افتتاحه|عوده|عادت|رجعت|رجوع)$/

/** A verb that opens or shuts; what stands between it and the way says who, when and with whom. */
function isTurned(line: Line, at: number): boolean {
  return TURNS.test(plain(line, at))
}

const TURNS =
  /^(فتحت|فتحوا|سدت|سدوا|اوصد|اوصدت|اوصدوا)$|^(افتتح|اغلق|اقفل|استانف)(ت|وا|ته|ها|تها)?$|^س?[يتن](فتح|فتتح|غلق|قفل|وصد|سد|ستانف)(ون|وا|ان)?(ه|ها)?$/
