import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { casesAbout, either, type WordCase } from '../relief/cases.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { CONVOY, GOES } from './convoy-words.ts'
import { isHeldUp } from './held-up.ts'
import { isThrough } from './sign-words.ts'
import { isDemand, MAY } from './terms.ts'
import { isTurnedBack, ON_WHEELS } from './turned-back.ts'

/** Aid coming in: a convoy or supplies with a word of entering beside it; `aided` where the article tells elsewhere what its convoys bring. */
export function isAid(line: Line, at: number, aided: () => boolean): boolean {
  const openers = openersAbout(line, at)
  if (openers.length === 0) return false
  const tells = (as: Opener['as']) => openers.some(opener => opener.as === as && (!opener.test || opener.test(line, at, aided)))
  const comes = tells('comes') && !isThrough(line, at) && isReached(line, at)
  return (comes || tells('bound')) && isOfSupplies(line, at, comes)
}

/** A word by which aid may be told, and what else must stand beside it: it comes in, or is on its way or kept from it. */
interface Opener extends WordCase {
  readonly as: 'comes' | 'bound'
  readonly test?: (line: Line, at: number, aided: () => boolean) => boolean
}

/** «أخفقت في إرسال القوافل إلى دوما», «تنتظر إذنا لإرسال الغذاء إلى دوما»: what failed to be sent, was put off or is asked for. */
const SENDING = /^(ب|ل|ال)?(ارسال|تسيير|توجيه|شحن|توزيع)$/
const SERVICES = /^(ال)?(عمليات|انشطه|خدمات)$/
const UNLOADING = /^(ال|ب)?تفريغ$/
const CUTS_OFF = /^(انقطع|توقف|حجب|قطع|منع)(ت|وا)?$|^[يت](نقطع|قطع|حجب|منع)(ون)?$/
const HAULED = /^(ب|ل|ال)?نقل(ها)$/
const CARRIED = /^(حمل|حملت)$/
const HAULS = /^(ب|ل|ال)?نقل(ت|وا)?$|^س?[يت]نقل$/
/** «لا يدخلها طحين». */
const ENTERS_IT = /^[يت](دخل|صل|بلغ)(ها|ه)$/

const OPENERS: readonly Opener[] = [
  { as: 'comes', tags: ['entry'] },
  { as: 'comes', words: SENDING, test: (line, at) => isPutOff(line, at) || hasTag(line, at - 8, at, 'relief-ask') },
  // «أوقفت عمليات الإغاثة في دوما»
  { as: 'comes', words: SERVICES, test: (line, at) => OF_RELIEF.test(plain(line, at + 1)) && isPutOff(line, at) },
  { as: 'comes', words: GOES, test: isBound },
  { as: 'comes', words: CUTS_OFF, test: isCutOff },
  // «انتهى تفريغ ثلاثين شاحنة في دوما»
  { as: 'comes', words: UNLOADING, test: (line, at) => findWord(line, at + 1, at + 5, CONVOY) >= 0 },
  { as: 'comes', words: either(HAULED, CARRIED, HAULS), test: isHauled },
  { as: 'comes', words: ENTERS_IT },
  { as: 'bound', words: CONVOY, test: isOnItsWay },
  { as: 'bound', words: CONVOY, test: isHeldUp },
  { as: 'bound', words: ON_WHEELS, test: isTurnedBack },
]

const openersAbout = casesAbout(OPENERS)

const OF_RELIEF = /^ال(اغاثه|اغاثيه|انسانيه)$/

/** Whether what comes or is bound for somewhere is aid, and for nobody who fights, leaves or pays. */
function isOfSupplies(line: Line, at: number, comes: boolean): boolean {
  const end = comes ? behind(line, at) : at + 8
  // «قافلة المساعدات التي … ما زالت عند مدخله، ولم تتمكن من الدخول»
  const back = findWord(line, at - 3, at, MAY) >= 0 ? at - 26 : at - 9
  if (findTag(line, back, end, 'aid') < 0 && findWord(line, back, end, SUPPLIES) < 0 && !isAccess(line, at)) return false
  if (hasTag(line, at - 8, Math.max(end, at + 10), 'fighters') && !isTurnedBack(line, at) && !isOfAid(line, at, end)) return false
  if (findWord(line, at - 8, Math.max(end, at + 10), BUSES) >= 0 && !isTurnedBack(line, at) && !isOfAid(line, at, end)) return false
  if (FACTIONS.test(plain(line, findWord(line, at - 6, at + 8, CONVOY) + 1)) && !isTurnedBack(line, at)) return false
  // «وصلت القافلة الخامسة القادمة من …»: of those who have left
  if (isBareConvoy(line, at) && findWord(line, at, at + 12, /^(ال)?(قادمه|اتيه|خارجه)$/) >= 0) return false
  // «عبرت القوافل معبر …»: of whom it speaks is told by what goes before
  if (/^(و)?(عبر|عبرت|تعبر|يعبر)$/.test(textAt(line, at)) && isGateNear(line, at)) return false
  // «وصل وزير الصحة إلى حمص وافتتح مركزا لتوزيع الأدوية»
  if (comes && (has(line, at + 1, 'person') || OFFICIAL.test(plain(line, at + 1))) && findWord(line, at, at + 10, CONVOY) < 0) return false
  // who pays is another matter
  if (findWord(line, at - 14, at + 12, /^(ال|لل|ب)?(تمويل|تمويلا|مانحين|مانحون|مانحه|يورو|دولار|مليار|مليارات|تبرع|تبرعات)$/) >= 0)
    return false
  const other = findWord(line, at - 8, Math.max(end, at + 9), NO_AID)
  // «برفقة الشرطة العسكرية»
  return other < 0 || (/^الشرطه$/.test(plain(line, other - 1)) && findWord(line, other + 1, Math.max(end, at + 9), NO_AID) < 0)
}

/** «وصلت القافلة الأولى إلى …» where people have just been told to leave: nothing says that it brings aid. */
export function isBareConvoy(line: Line, at: number): boolean {
  if (!/^(وصل|وصلت|تصل|وصول|بلغ|بلغت|دخل|دخلت)$/.test(plain(line, at))) return false
  const from = at - 16
  return (
    findWord(line, from, at + 16, CONVOY) >= 0 && findWord(line, from, at + 16, OF_AID) < 0 && findWord(line, from, at + 16, SENDERS) < 0
  )
}

/** «نقل الأدوية إلى دوما», «نقلها إلى …»: carried in, where what is carried is aid and burns on no lorry. */
function isHauled(line: Line, at: number): boolean {
  if (hasTag(line, at - 14, at, 'fire-verb', 'fire-noun', 'aim') || findWord(line, at - 14, at, /^(ال)?(نيران|احترق|احترقت|احتراق)$/) >= 0)
    return false
  const word = plain(line, at)
  if (HAULED.test(word)) return hasTag(line, at - 14, at, 'aid')
  // «حملت قافلة إلى دوما مؤونة»
  if (CARRIED.test(word)) return findWord(line, at + 1, at + 4, CONVOY) >= 0 && findWord(line, at + 2, at + 7, /^الي$/) >= 0
  return hasTag(line, at + 1, at + 3, 'aid') && !hasTag(line, at + 1, at + 8, 'people')
}

/** «لن تتوجه إلى دوما القافلة المشتركة»: the verb and the goal before who goes. */
function isBound(line: Line, at: number): boolean {
  if (!/^(الي|نحو|صوب|باتجاه)$/.test(plain(line, at + 1))) return false
  const { to } = segmentOf(line, at)
  const convoy = findWord(line, at + 2, Math.min(to, at + 18), CONVOY)
  return convoy >= 0 && findWord(line, at + 2, convoy, /^،$/) < 0
}

/** «انقطعت المساعدات عن دوما», «قطعوا الغذاء عن المخيم». */
export function isCutOff(line: Line, at: number): boolean {
  if (!CUTS_OFF.test(plain(line, at))) return false
  if (!hasTag(line, at + 1, at + 10, 'aid') && findWord(line, at + 1, at + 10, SUPPLIES) < 0) return false
  const off = findWord(line, at + 1, at + 8, /^عن$/)
  return off >= 0 && line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > off && kindFrom <= off + 2)
}

/** «أرجأت اللجنة …», «توقفت عن …» before token `at`. */
function isPutOff(line: Line, at: number): boolean {
  return hasTag(line, at - 8, at, 'close') || findWord(line, at - 4, at, /^(اخفقت|اخفق|فشلت|فشل|عجزت|عجز|تعذر|الغت|الغي|الغاء)$/) >= 0
}

/** «بلغت المساعدات دوما», «تلقت دوما مساعدات»: these words tell of other things than coming in where no place is near. */
function isReached(line: Line, at: number): boolean {
  // what aircraft and guns drop is no gift
  if (DROPPED.test(plain(line, at)) && hasTag(line, at - 9, at + 9, 'aircraft', 'projectile', 'fire-verb'))
    return findWord(line, at - 9, at + 9, CONVOY) >= 0
  // «أفرغت القافلة حمولتها في دوما»
  if (/^(افرغ|افرغت|تفرغ|يفرغ)$/.test(plain(line, at)))
    return findWord(line, at + 1, at + 7, LOAD) >= 0 && !hasTag(line, at - 8, at + 12, 'aircraft', 'projectile')
  // «توصل وسطاء إلى صيغة تسمح بإدخال …»
  const to = /وصل/.test(plain(line, at)) ? findWord(line, at + 1, at + 7, /^الي$/) : -1
  if (to >= 0 && (has(line, to + 1, 'deal', 'truce') || /^(ال)?(صيغه|حل|حلول|نتيجه|تصور|مخرج|ورقه|خارطه)$/.test(plain(line, to + 1))))
    return false
  // «عبر الأهالي عن غضبهم»
  if (has(line, at, 'pass') && findWord(line, at + 1, at + 5, /^عن$/) >= 0) return false
  if (!/^(بلوغ|تلقي|تلقت)$|^[يت]?(بلغ|تلقي|ستلم|تسلم|ستقبل|حصل)(ت|وا)?$|^(استلم|استقبل)(ت|وا)?$/.test(plain(line, at))) return true
  // «بلغت شاحنات المنظمة ثلاث بلدات هي …»
  if (CONVOY.test(plain(line, at + 1))) return true
  // «بلغت الشاحنات البلدتين»
  if (findWord(line, at + 1, at + 4, /^ال(بلدتين|بلده|مدينتين|مدينه|قريتين|قريه|مخيم|حي|منطقه)$/) >= 0) return true
  return line.mentions.some(
    ({ kindFrom, mention, to }) => mention !== null && ((kindFrom > at && kindFrom <= at + 4) || (to <= at && at - to <= 5)),
  )
}

const DROPPED = /^(ل)?(افرغ|افرغت|تفرغ|يفرغ|تلقي|يلقي|تلقت|استقبل|استقبلت|تستقبل|يستقبل)$/

/** How far behind the word of entering the aid may stand: a verb that opens the sentence may have the day, the town and who holds it before its subject. */
function behind(line: Line, at: number): number {
  const opens = at <= line.from + 1 || has(line, at - 1, 'speech', 'clause') || OPENS.test(textAt(line, at - 1))
  return opens && ENTERS.test(plain(line, at)) ? Math.min(segmentOf(line, at).to, at + 18) : at + 8
}

const OFFICIAL = /^(ال)?(منسق|منسقه|مسوول|مسووله|مبعوث|موفد|وكيل|وكيله|مدير|مديره|رييس|رييسه|مفوض|مفوضه|وفد|وفود|وزير|وزيره|وسيط)$/
const OPENS = /^(،|:|-|–|—|"|\)|ان|بان|انه|فقد|وقد|قد|كما|و)$/
const ENTERS =
  /^(عبر|عبرت|استقبل|استقبلت|تسلم|تسلمت|تلقت|تلقي|ادخلوا|اوصلت|سلمت|دخل|دخلت|وصل|وصلت|بلغ|بلغت|ادخل|ادخلت|اوصل|اوصلت|تدخل|يدخل|تصل|يصل|دخول|وصول|ادخال|ايصال)$/
const SUPPLIES =
  /^(ال|ب|وال)?(ماده|خضار|خضراوات|رغيف|ارغفه|اكياس|خيام|اغطيه|بطانيات|طرود|طردا|طرد|اكل|مونه|تموين|غذاء|انساني|اغذيه|دواء|حصص|حصصا|سلال|سله|مستلزمات|حمولتها|حمولاتها|لقاح|خبز|حليب|محروقات|وقود|صهاريج|اسطوانات)$/
const LOAD = /^(حموله|حمولتها|حمولاتها|حمولته)$/
const NO_AID =
  /^(ال|ب|بال)?(عسكريه|عسكري|مدرعات|دبابات|تعزيزات|دوريه|تجاريه|اميركيه|امريكيه|اسلحه|سلاح|جثث|جثامين|تهريب|مهربه|سياحيه|صواريخ|كبتاغون|مخدرات|حشيش|قمح|صوامع|حبوب|نفط|اسمنت|سماد|بضايع|ذخيره|ذخاير|باخره|ناقله|سفينه|طايره)$/

const BUSES = /^(ال)?(حافلات|حافله|باصات|مهجرين|مهجري|عايلات|عايله|خارجين|مغادرين|مرحلين)$/

/** A word of aid itself, beside «قافلة», which people may be in. */
function isOfAid(line: Line, at: number, end: number): boolean {
  return findWord(line, at - 8, Math.max(end, at + 9), OF_AID) >= 0 || findWord(line, at - 4, at + 4, /^(ال)?(شحنه|شحنات|شحناتها)$/) >= 0
}

function isGateNear(line: Line, at: number): boolean {
  return line.mentions.some(({ place, from }) => place?.kind === 'crossing' && from > at && from <= at + 4)
}

/** «تحركت قافلة إنسانية باتجاه دوما»: not there yet, and moving. */
function isOnItsWay(line: Line, at: number, aided: () => boolean): boolean {
  if (
    hasTag(line, at, at + 9, 'fighters') ||
    (findWord(line, at - 5, at + 9, OF_AID) < 0 && findWord(line, at - 6, at + 9, SENDERS) < 0 && !aided())
  )
    return false
  if (findWord(line, at - 8, at + 9, BUSES) >= 0) return false
  return findWord(line, at - 5, at, MOVES) >= 0 || findWord(line, at + 1, at + 9, MOVING) >= 0
}

/** Whether a convoy of the article is said to bring aid. */
export function bringsAid(line: Line): boolean {
  const convoy = hasTag(line, line.from, line.to, 'aid') ? findWord(line, line.from, line.to, CONVOY) : -1
  return convoy >= 0 && (findWord(line, convoy - 6, convoy + 14, OF_AID) >= 0 || findWord(line, convoy - 6, convoy + 14, SUPPLIES) >= 0)
}

/** «المنظمة بحاجة إلى دخول فوري إلى …», «السماح لطواقم الإغاثة بالوصول إلى …»: helpers who ask to be let in. */
function isAccess(line: Line, at: number): boolean {
  return (
    /^(ال|ب|بال|لل|ل)?(دخول|وصول)$/.test(plain(line, at)) &&
    findWord(line, at - 22, at, HELPERS) >= 0 &&
    isDemand(line, at) &&
    findWord(line, at - 8, at + 4, /^(ال)?(مفتشين|مفتشون|مفتشي|محققين|خبراء|قوات|مراقبين|صحفيين|مقاتلين)$/) < 0 &&
    (findWord(line, at + 1, at + 8, /^الي$/) >= 0 ||
      line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > at && kindFrom <= at + 3))
  )
}

const HELPERS =
  /^(ال|ل|لل)?(متحده|فرقها|فرقه|موظفيها|طواقمها|قوافلها|صليب|هلال|اغاثه|اغاثيه|انساني|انسانيه|انسانيين|انسانيون|يونيسيف|طواقم|مسعفين|اطباء)$/

/** A convoy of goods, with nobody taken along; «ستنطلق إليها» tells where it goes. */
export function isAidConvoy(line: Line, at: number): boolean {
  return (
    findWord(line, at - 10, at + 10, CONVOY) >= 0 &&
    (findWord(line, at - 16, at + 16, OF_AID) >= 0 ||
      findWord(line, at - 16, at + 16, /^لل(هلال|صليب|منظمه|يونيسيف)$/) >= 0 ||
      findWord(line, at - 16, at + 16, /^(ال)?(شاحنه|شاحنات)$/) >= 0) &&
    !hasTag(line, at - 10, at + 10, 'fighters') &&
    findWord(line, at - 10, at + 10, BUSES) < 0 &&
    findWord(line, at + 1, at + 4, /^(اليها|اليه|اليهما)$/) < 0
  )
}

export const SETS_OUT = /^(س)?(انطلق|انطلقت|ينطلق|تنطلق|تحركت|توجهت|تتوجه|تتجه)$/

/** «آخر قوافل فيلق الرحمن»: of those who leave. */
const FACTIONS = /^(ال)?(فيلق|فصيل|احرار|حركه|هييه|تنظيم|مقاتلي|مسلحي)$/
const SENDERS = /^(ال|لل)?(هلال|صليب|متحده|منظمه|منظمات)$/
const OF_AID =
  /^(ال|لل|ب)?(مساعدات|معونات|اغاثه|اغاثيه|انسانيه|غذاييه|طبيه|اغذيه|ادويه|طحين|اممي|امميه|اممية|مشتركه|تموينيه|محمله|مواد|وقود|غذاء|دواء)$/

const MOVES =
  /^س?[يتن](جهز|حضر|رسل|سير|نطلق|توجه|تجه|تحرك|غادر)(ون|وا)?$|^(ارسال|بارسال|لارسال|ارسلت|ارسل|ارسلوا|تسيير|سيرت|سير|توجيه|تحركت|تحرك|انطلقت|انطلاق|توجهت|اتجهت|تتجه|تتوجه|سارت)$/
const MOVING = /^س?[يت](نطلق|توجه|تجه|تحرك)$|^(للانطلاق|للتحرك|للتوجه|متوجهه|متجهه|بطريقها|طريقها|توجهت|اتجهت|انطلقت|تحركت|تتجه)$/
