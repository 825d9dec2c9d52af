import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { durationAt } from '../when/duration.ts'
import { stateBehind } from './road-ends.ts'
import type { Sign } from './signs.ts'

export const NOT = /^[وف]?(لم|لن|لا|ليس)$|^(عدم|دون|تعذر|يتعذر|تعذرت|استحال|استحالت|يستحيل|تستحيل|استحاله|المستحيل|مستحيلا|المتعذر|متعذرا)$/

/** «المعبر سيفتح غداً», «ثلاثة معابر فتحت»: a way whose verb stands behind it. */
export function signBehind(line: Line, at: number): Sign {
  if (!isPassageWord(line, at)) return null
  const state = stateBehind(line, at)
  if (state !== null) return state === 'open' ? 'used' : 'shut'
  const { to } = segmentOf(line, at)
  for (let i = at + 1; i < Math.min(to, at + BEHIND); i++) {
    const word = plain(line, i)
    const not = NOT.test(plain(line, i - 1))
    // «الممر الذي فتح أمام المدنيين»
    if (/^(الذي|التي)$/.test(word) && i === at + 1 && /^(فتح|فتحت|افتتح|افتتحت)$/.test(plain(line, i + 1))) return 'used'
    if (/^(بعد|عقب|رغم|منذ|قبل|بسبب|الذي|التي)$/.test(word)) return null
    // «إدارة المعبر: يستقبل المسافرين من الثامنة»
    if (plain(line, at - 1) === 'اداره' && /^[يت]ستقبل$/.test(word)) return not ? 'shut' : 'used'
    // «إدارة معبر … تعلن استئناف الحركة»
    if (plain(line, at - 1) === 'اداره' && /^(ب|ال|بال)?(استيناف|فتح|فتحه|افتتاح|افتتاحه)$/.test(word))
      return findWord(line, i, i + 14, AHEAD) >= 0 ? 'agreed' : 'used'
    if (plain(line, at - 1) === 'اداره' && /^(ب|ال|بال)?(اغلاق|اغلاقه|ايقاف|وقف|تعليق|توقف)$/.test(word)) return 'shut'
    if (i <= at + 3 && /^س[يت]/.test(word) && MAKES.test(word)) return not ? 'shut' : 'agreed'
    if (/^(سمحت|سمح|سمحوا)$/.test(word)) return not ? 'shut' : 'used'
    // «المعبر سيدخل الخدمة»
    if (/^س?[يت]?(دخل|وضع)(ت)?$/.test(word) && findWord(line, i + 1, i + 3, /^(ال)?خدمه$/) >= 0)
      return not ? 'shut' : /^س/.test(word) ? 'agreed' : 'used'
    // «ممرات أعلنت السلطات فتحها»
    if (FOR_IT.test(word) && hasTag(line, at + 1, i, 'speech')) return 'used'
    // «فتح طريق الكاستيلو يجب أن يتم …»
    if (/^(يجب|ينبغي|يتعين)$/.test(word)) return 'asked'
    if (SHUTS.test(word)) return not ? null : 'shut'
    if (OPENS.test(word)) return not ? 'shut' : /^س/.test(word) ? 'agreed' : 'used'
  }
  return null
}

/** «فتح معبر … مرهون بموافقة تركيا», «… قيد الدراسة»: asked for; «… خلال أيام», «… بات وشيكاً»: agreed on; null where it is open for all that is said. */
export function openingYet(line: Line, at: number): Sign {
  if (!isPassageWord(line, at) || !OPENING.test(plain(line, at - 1))) return null
  const { to } = segmentOf(line, at)
  let forSome = false
  for (let i = at + 1; i < Math.min(to, at + BEHIND); i++) {
    const word = plain(line, i)
    if (/^(بعد|عقب|الذي|التي|،)$/.test(word)) return null
    // «أمام مرضى يحتاجون …» says it of them
    if (word === 'امام') forSome = true
    if (!forSome && (HANGS.test(word) || (word === 'قيد' && STUDIED.test(plain(line, i + 1))))) return 'asked'
    if (COMES.test(textAt(line, i)) || (word === 'خلال' && isSoon(line, i + 1))) return 'agreed'
  }
  return null
}

/** «أيام», «48 ساعة», but not «الأيام الماضية». */
function isSoon(line: Line, at: number): boolean {
  const span = durationAt(line.text.tokens, at)
  const to = span !== null && !span.definite ? span.to : SOME.test(plain(line, at)) ? at + 1 : -1
  return to >= 0 && findWord(line, to, to + 2, GONE) < 0
}

/** What is not done yet, for it needs something else. */
const HANGS = /^(متعثر|معلق|موجل|متعذر|مستبعد|يجب|ينبغي|يتعين|يتطلب|تتطلب|يحتاج|تحتاج|يستدعي|تستدعي|مرهون|مرهونه|مشروط|مشروطه|رهن)$/
const OPENING = /^(و|ف)?(فتح|افتتاح)$/
const SOME = /^(ايام|ساعات|اسابيع|دقايق)$/
const COMES = /^(قريبا|وشيك|وشيكا|سيكون|سيتم|سيجري|مرتقب|متوقع|منتظر)$/
const GONE = /^(ال)?(ماضي|اخير|فايت|منصرم)(ه|ين)?$|^فقط$/
const STUDIED = /^(ال)?(دراسه|بحث|نقاش|تفاوض|مناقشه|تشاور)$/

/** «خروج المدنيين من دوما سيتم غداً», «عملية الإجلاء مستمرة». */
export function doneBehind(line: Line, at: number): Sign {
  if (!has(line, at, 'take-out', 'go-out', 'entry') || isVerb(plain(line, at))) return null
  const { to } = segmentOf(line, at)
  // «وكانت عمليات إخلاء …، قد انتهت أمس»
  const had = /^(كانت|كان)$/.test(plain(line, at - 2)) || /^(كانت|كان)$/.test(plain(line, at - 1)) ? findWord(line, at + 1, to, /^قد$/) : -1
  if (had >= 0 && /^(انتهت|انتهي|اكتملت|اكتمل|بدات|بدا|استونفت)$/.test(plain(line, had + 1))) return 'used'
  for (let i = at + 1; i < Math.min(to, at + DONE_BEHIND); i++) {
    const word = plain(line, i)
    if (/^(بعد|عقب|الذي|التي|الذين|ان|،)$/.test(word)) return null
    if (HANGS.test(word)) return 'asked'
    if (/^(سيتم|ستتم|سيجري|ستجري|سيبدا|ستبدا|سيستانف|ستستانف)$/.test(word)) return 'agreed'
    // «الخروج يجري عبر …», not «يجري البحث في …»
    if (/^(يجري|تجري)$/.test(word) && i === at + 1 && !/^ال|^ل/.test(plain(line, i + 1))) return 'used'
    if (/^(تم|تمت|جرت|مستمر|مستمره|متواصل|متواصله|تتواصل|يتواصل|تستمر|يستمر|بدا|بدات|انتهي|انتهت|اكتمل|اكتملت)$/.test(word))
      return NOT.test(plain(line, i - 1)) ? 'shut' : 'used'
    // «عملية إجلاء … توقفت الخميس»
    if (/^((متعثر|متعذر|معلق|متوقف|مستحيل|مجمد|موقوف)(ه|ا)?|توقفت|توقف|تعثرت|تعثر|تعطلت|علقت|ارجيت|ارجي|تاجلت|تاجل|الغيت|الغي)$/.test(word))
      return NOT.test(plain(line, i - 1)) ? null : 'shut'
  }
  return null
}

const DONE_BEHIND = 14

/** Setting up a way. */
export const MAKES =
  /^(اقام|انشا|جهز|خصص|حدد|هيا|استحدث|اقيم|انشي|خصص|اعد|شق|امن)(ت|وا|و)?$|^س?[يتن](قيم|نشي|خصص|جهز|حدد|هيي|هيا|ستحدث|قام|نشا|عاد)(ون|وا)?$/

/** What else people pass by: a road, a checkpoint, an entrance. */
export const ROAD =
  /^(ال|لل|ل|ب|بال)?(طريق|طريقا|طريقي|طرق|طرقا|طرقات|طريقها|طرقها|طرقاتها|اوتوستراد|حاجز|حاجزا|حواجز|مدخل|مدخلا|مداخل|مدخلها|مداخلها|مخرج|مخارج|مخارجها|بوابه|بوابات|مسلك|مسالك|مسلكا|درب|دروب)$/

/** «يبدأ السبت المقبل إجلاء …» */
export const AHEAD = /^(ال)?(غد|غدا|مقبل|مقبله|مقبلين|قادم|قادمه|لاحقا)$/

/** «عاد معبر … إلى العمل», «عادت معابر … للخدمة», «عادت معها معابر …». */
export function isBackAtWork(line: Line, at: number): boolean {
  const back = findWord(line, at - 3, at, /^س?[يت]عود$|^(عاد|رجع)(ت|ا|تا)?$/)
  return back >= 0 && (findWord(line, at + 1, at + 8, /^(ال|لل)(عمل|خدمه)$/) >= 0 || /^(معه|معها|معهما)$/.test(plain(line, back + 1)))
}

/** «سيعاد فتحه», «أعيد تشغيله»: told of a gate that was named before. */
export function isReopened(line: Line, at: number): boolean {
  return (
    FOR_IT.test(plain(line, at)) &&
    findWord(line, at - 2, at, /^س?[يت]عاد$|^(اعيد|اعاد|اعادت|اعادوا|يعيد|تعيد|سيعيد|ستعيد|تم|جري|سيتم|سيجري)$/) >= 0
  )
}

export function isPassageWord(line: Line, at: number): boolean {
  if (ROAD.test(plain(line, at)) || isReopened(line, at)) return true
  return has(line, at, 'corridor') || line.mentions.some(mention => mention.kindFrom === at && mention.place?.kind === 'crossing')
}

export const FOR_IT = /^(فتح|افتتاح|تشغيل)(ه|ها|هما)$/
/** How far behind a way its verb may stand. */
const BEHIND = 9
const SHUTS =
  /^(ب|ل|ال)?(اغلاق|اقفال)(ه|ها)$|^س?(منع|اغلق|اقفل|اوصد|توقف|تعطل|انسد|سد)(ت|وا)?(ها|هم|ه)?$|^س?[يت](غلق|قفل|وصد|سد|توقف)(ه|ها)?$|^(متوقف|معطل|مشلول)(ه|ا)?$/
const OPENS = /^س?(فتح|افتتح|استانف|استقبل|واصل|شهد)(ت|وا)?$|^س?[يت](فتح|فتتح|ستانف|ستقبل|ستمر|واصل|باشر|عمل)(ان)?$/

export const NOUN =
  /^(ال|ب|ل|لل|بال)?(اجلا|اخراج|اخلاء|خروج|مغادر|انسحاب|انتقال|دخول|وصول|ادخال|ايصال|ترحيل|رحيل|راحل|تفويج|ابتعاد|اجتياز|نقل(?!ت|و|ه)|مهجر|افراغ|خاليه|عبور|تسليم|تهجير)/

/** «خرجوا», «أُجلي», «يغادرون»: told as done or being done, no noun that waits for its verb. */
export function isVerb(word: string): boolean {
  return !NOUN.test(word) && !/^[لس][يتن]/.test(word)
}

/** «الشاحنات التي لم تفرغ حمولتها الاثنين، وصلت إلى …»: what is told of them before says nothing of their coming. */
export function isRelative(line: Line, not: number, at: number): boolean {
  return /^(الذي|التي|الذين|اللتين|اللذين)$/.test(textAt(line, not - 1)) && isVerb(plain(line, at)) && findWord(line, not, at, /^،$/) >= 0
}
