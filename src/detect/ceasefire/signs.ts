import { findTag, has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { isAhead, isBeginning, isStandstill, isUnset, ownVerb } from './beginnings.ts'
import { ITS_DAY } from './hope.ts'
import { isDateOfFire, isInVain, isNoSooner } from './in-vain.ts'
import { bearsFruit, endsEarly, isFruitless, isNoBreach, isSupposed, isUnreached } from './outcome.ts'
import { GOAL, isClause, isConfirmed, isDealNoun, isMade, isSettledAsk } from './settled.ts'

/** What the words before a truce make of it. */
export type Governor =
  | 'denied'
  | 'refused'
  | 'asked'
  | 'broken'
  | 'despite'
  | 'over'
  | 'failed'
  | 'agreed'
  | 'begun'
  | 'during'
  | 'deal'
  | 'begins'
  | 'unmet'
  | null

const REACH = 22
/** What is asked for or denied stands nearer than what was agreed. */
const NEAR = 14
const OF_TRUCE = /^(العمل|مفعول|سريان|اتفاق|حاله|نظام)$/
export const ENDURES = /^(تصمد|يصمد|تدم|يدم|تعمر|يعمر)$/
const KEEPS = /^(تلتزم|يلتزم|يلتزموا|يحترم|يحترموا|تحترم|الالتزام|التزام|احترام|تقيد|التقيد)$/
/** Said to be coming, by nobody who could bring it. */
const EXPECTED =
  /^(تهدف|يهدف|الراميه|راميه|الهادفه|توقع|توقعت|يتوقع|توقعات|متوقع|المتوقع|رجح|رجحت|ترجيحات|محتمل|المحتمل|مرتقب|المرتقب|المرتقبه|مطلوب|المطلوب|المنشود|المنشوده|المامول|المرجو|[يت]تطلب|[يت]حتاج|[يت]ستدعي|[يت]ستوجب)$/
const PLAN = /^(ال|ب|لل|بال)?(خطه|خطته|خطتها|خطط|خارطه|خريطه|رويه|ورقه)$/
/** «تعمل على التوصل إلى هدنة»; not on watching over one. */
const WORKS = /^(س|ب|ل)?([يتن]عمل|[يتن]عملون|اعمل|العمل|عملت|عمل)$|^للعمل$/
const UPHOLDS = /^(تثبيت|تنفيذ|تطبيق|مراقبه|صون|ترسيخ|متابعه|تمديد|ضمان)$/
/** «أبدى استعداده لوقف إطلاق النار», «يشترط هدنة» */
export const READY =
  /^(رغبته|رغبتها|مستعد|مستعده|مستعدون|استعداد|استعداده|استعدادها|استعدادهم|جاهزيته|جاهزيتها|[يت]شترط|اشترط|اشترطت|[يت]شترطون)$/
/** «حديث عن هدنة», «تسريبات حول …»: nobody has said it yet. */
const SPOKEN_OF = /^(ال)?(حديث|كلام|انباء|تسريبات|لوح|لوحت|يلوح|تلوح|تلويح|معلومات|اشاعات|همس|افكار|اوراق|الحديث)$/
/** «تأجل الإعلان عن هدنة» */
const PUT_OFF = /^(تاجل|تاجلت|اجلت|تاجيل|ارجي|ارجاء|ارجات)$/
export const FEARED =
  /^(هدد|هددت|مهدد|مهدده|[يت]هدد|تهديد|حذر|حذرت|[يت]حذر|محذرا|محذره|تحذير|تحذيرات|خشيه|مخاوف|خطر|احتمال|[يت]خشي|تخوف|تخوفت|تخوفات|[يت]تخوف|خوف|خوفا|خشي|خشيت)$/
const FAILED = /^(فشل|فشلت|تعثر|تعثرت|انهارت|انهيار|اخفقت)$/
const VETOED = /^(ب|ال)?(فيتو|اسقط|اسقطت|احبط|احبطت|افشل|افشلت|اجهض|اجهضت|عطل|عطلت)$/
/** What a truce is called by, and no word for how it is. */
const HALT = /^(ال|ب|بال|لل|ل)?(هدن|تهدي|وقف|ايقاف|توقف|اتفاق|نظام)/
/** «لن تمدد موسكو الهدنة» */
const ENTERS_INTO = /^[يتن](مدد|جدد|قبل|وقع|وافق|علن|دخل|شارك|لتزم|برم|وقف|عقد|هادن)(وا|ون)?$/
const WANTS = /^[يتن](ريد|رغب|تمني|تطلع|نوي|ود)(ون|وا)?$/
const DURING = /^(خلال|اثناء|ساعات|ساعه|فتره|فترات|ضمن|ظل|طوال|عبر|منذ|بدء|ايام)$/

/** «ساعات الهدنة», «أيام الهدنة»; «لمدة 48 ساعة تقضي بوقف …» tells how long. */
const OF_HOURS = /^(ساعات|ساعه|فتره|فترات|ايام)$/

/** The nearest word before the truce that settles its standing; a deal passes on to what governs it. Every status rule asks it of the same matter. */
export const governorOf = once(({ line, at }: Matter): Governor => {
  const { from } = segmentOf(line, at)
  let soft: Governor = null
  let said = false
  if (isNoDifferent(line, at) || isInVain(line, at) || isNoSooner(line, at) || isDateOfFire(line, at)) return 'broken'
  for (let i = at - 1; i >= Math.max(from, at - REACH); i--) {
    const word = plain(line, i)
    if (at - i > NEAR && !has(line, i, 'truce-agree')) {
      said ||= THAT.test(word)
      continue
    }
    // «مصدر قريب من المفاوضات إن هدنة …»: who says it
    if (said && has(line, i, 'relief-ask') && isTalks(line, i)) continue
    said ||= THAT.test(word)
    // «أعلن المصدر أنه لن …، بعد أن قال المرصد إن هدنة …»: what stands before the verb of saying is another matter
    if (said && SAYS.test(word)) break
    if (/^(لم|لن)$/.test(word) && at - i <= 3) {
      if (findWord(line, i + 1, at, ENDURES) >= 0) return 'over'
      if (word === 'لن' && ENTERS_INTO.test(plain(line, i + 1))) return 'refused'
      if (isFruitless(line, at)) return 'failed'
      if (findWord(line, i + 1, at, KEEPS) < 0) return 'unmet'
      return word === 'لن' ? 'refused' : 'broken'
    }
    if (/^ب?عدم$/.test(word) && at - i <= 4 && findWord(line, i + 1, at, KEEPS) >= 0) return 'broken'
    if (word === 'اليوم' && plain(line, at - 1) === 'من' && at - i <= 3) return 'during'
    if (/^(تنفيذا|تطبيقا|بموجب|بفضل|ثمره)$/.test(word) && at - i <= 2) return 'begun'
    if (
      /^(لن|لا|لم)$/.test(word) &&
      at - i <= 4 &&
      /^(تكون|يكون|توجد|يوجد|نقبل|يقبل|تقبل|حديث|مجال|مكان|نيه|داعي|كلام)$/.test(plain(line, i + 1))
    )
      return 'denied'
    if (has(line, i, 'truce-agree', 'deal') && isUnreached(line, i)) return 'failed'
    if (isSupposed(line, i)) return 'unmet'
    if (
      GOAL.test(word) &&
      !has(line, i - 1, 'deal') &&
      !(PLAN.test(plain(line, i - 1)) && isAgreedPlan(line, i - 1)) &&
      !(/عوده$/.test(word) && at - i > 4)
    )
      return 'asked'
    // «الهدف هو وقف النار»
    if (/^(ال)?(هدف|غايه|غايت|هدفنا)/.test(word) && /^(هو|هي)$/.test(plain(line, i + 1))) return 'asked'
    // «يترقب السكان بدء تطبيق الهدنة»: settled, and yet to come
    if (/^[يت]ترقب(ون|وا)?$/.test(word)) return 'begins'
    if (SPOKEN_OF.test(word) && /^(عن|حول|بشان|بقبول)$/.test(plain(line, i + 1)) && at - i <= 5) return 'asked'
    // «تبادل أوراق بين الطرفين بشأن وقف النار»
    if (SPOKEN_OF.test(word) && at - i <= 8 && /^(بشان|حول|بخصوص|حيال)$/.test(plain(line, at - 1))) return 'asked'
    if (/^(حان|ان)$/.test(word) && /^(الوقت|الاوان|وقت)$/.test(plain(line, i + 1))) return 'asked'
    if (/^(الوقت|الاوان)$/.test(word) && plain(line, i + 1) === 'حان') return 'asked'
    // «لا نية لدى موسكو لتجديد الهدنة»
    if (/^(نيه|مجال|امكانيه)$/.test(word) && /^(لا|بلا)$/.test(plain(line, i - 1)) && at - i <= 6) return 'denied'
    // «أغار على دوما في وقت يفترض أن تكون فيه الهدنة سارية»
    if (/^(يفترض|المفترض)$/.test(word) && hasTag(line, line.from, i, 'fire-verb', 'fire-noun', 'aim', 'strike-noun')) return 'broken'
    if (WANTS.test(word) && at - i <= 5 && !/^(لا|لم|لن)$/.test(plain(line, i - 1))) return 'asked'
    if (EXPECTED.test(word) || PUT_OFF.test(word) || READY.test(word)) return 'asked'
    if (/^(كشف|كشفت|كشفوا)$/.test(word) && at - i <= 6) return soft ?? 'agreed'
    if (at - i <= 9 && WORKS.test(word) && plain(line, i + 1) === 'علي' && findWord(line, i + 2, at, UPHOLDS) < 0) return 'asked'
    if (
      at - i <= 7 &&
      PLAN.test(word) &&
      findWord(line, i - 3, i, /^(دخل|دخلت|دخول|بدا|بدات|بدء|سريان|تنفيذ|تطبيق)$/) < 0 &&
      !isDespite(line, i - 1) &&
      !hasTag(line, Math.max(from, i - 8), i, 'refusal')
    )
      return isAgreedPlan(line, i) ? 'agreed' : 'asked'
    if (has(line, i, 'denial')) return 'denied'
    if (has(line, i, 'refusal') && !/^[لب]?منع/.test(word)) return 'refused'
    if (isDespite(line, i) || isDespiteDeal(line, i)) return 'despite'
    // «أي هجوم سيخرق الهدنة»
    if (has(line, i, 'truce-break') && /^س[يت]/.test(word)) return 'unmet'
    if (has(line, i, 'truce-break')) return hasTag(line, i - 3, i, 'denial') ? null : isNoBreach(line, i) ? 'begun' : 'broken'
    if (/^(علق|علقت|علقا|علقوا)$/.test(word) && at - i <= 5 && findWord(line, i + 1, at, /^(علي|مشاركته|مشاركتها)$/) < 0) return 'over'
    if (at - i <= 2 && /^(استونف|استونفت|استيناف)$/.test(word)) return 'begun'
    if (LASTS.test(word) && isOwnVerb(line, i, at)) return 'begun'
    // «سقطت الهدنة»
    if (at - i === 1 && /^(سقطت|سقوط|سقط|تداعت|تهاوت|لفظت|طويت|ماتت|انفرطت|وفاه|موت|نعي|نعت)$/.test(word)) return 'over'
    if (has(line, i, 'truce-end')) {
      // «أنهت الهدنة يومها الثالث»
      if (findWord(line, at + 1, at + 6, ITS_DAY) >= 0) return 'begun'
      if (findWord(line, i - 5, i, FEARED) >= 0) return null
      // «قد تنتهي المفاوضات بهدنة», «انتهت الجولة إلى تهدئة»
      if (
        /نته[يت]/.test(word) &&
        (/^ب/.test(textAt(line, at)) || /^(ب|الي)$/.test(plain(line, at - 1)) || tokenAt(line, at - 2)?.text === 'ب')
      )
        return findWord(line, i - 2, i, /^و?(قد|ربما|يمكن|ان)$/) >= 0 ? 'asked' : 'agreed'
      // «تنتهي الهدنة قبل أن تبدأ»
      if (endsEarly(line, at)) return 'over'
      // «تنتهي الهدنة مساء اليوم»: until then it holds
      if (/^(س)?[يت]نتهي$/.test(word) && at - i <= 4) return 'begun'
      // «تعليق فوري للأعمال الحربية» is the halt itself
      if (/^(ال|ل)?تعليق$/.test(word) && !HALT.test(plain(line, at))) continue
      if (/^(ال)?تعليق$/.test(word) && at - i <= 3) return 'over'
      if (/فشل|تعثر|خفق|خفاق/.test(word)) {
        if (at - i <= 9) return 'failed'
        continue
      }
      // «إنهاء الأزمة بوقف النار» ends something else
      if (/^(ل)?(انهاء|انهي|انهت|[يت]نهي)$/.test(word) && at - i > 1 && findWord(line, i + 1, at, OF_TRUCE) < 0) continue
      if (at - i <= 4 + countBetween(line, i, at) && plain(line, i - 1) !== 'قبل') return 'over'
      continue
    }
    // «نافياً أن تكون الحركة طلبت تمديد الهدنة»
    if (has(line, i, 'relief-ask') && hasTag(line, Math.max(from, i - 5), i, 'denial')) return 'unmet'
    if (has(line, i, 'relief-ask') && (findWord(line, i - 3, i, FAILED) >= 0 || isFruitless(line, i))) return 'failed'
    // «أسقطت روسيا بالفيتو مشروع قرار يدعو إلى …»
    if (has(line, i, 'relief-ask') && findWord(line, i - 8, i, VETOED) >= 0) return 'failed'
    // «رفضوا ما عرض عليهم لإيقاف المعارك»
    if (has(line, i, 'relief-ask') && hasTag(line, Math.max(from, i - 3), i, 'refusal')) return 'refused'
    if (has(line, i, 'relief-ask') && bearsFruit(line, i, at)) return soft === 'begun' || soft === 'begins' ? soft : 'agreed'
    if (has(line, i, 'relief-ask') && !isSettling(line, i) && !(soft === 'begun' && at - i > 8))
      return isSettledAsk(line, i, from) ? (soft ?? 'agreed') : 'asked'
    if (soft === null && at - i <= (OF_HOURS.test(word) && !OF_TRUCE.test(plain(line, i + 1)) ? 1 : 3) && DURING.test(word)) {
      if (/^(قبل|قبيل|عشيه)$/.test(plain(line, i - 1))) return 'begins'
      // «ينتظرون ساعات الهدنة لشراء الخبز»
      const known = OF_HOURS.test(word) && /^ال/.test(plain(line, at))
      if (known || findTag(line, Math.max(from, i - 4), i, 'relief-ask') < 0) return 'during'
    } else if ((soft === null || soft === 'deal') && isBeginning(line, i, at)) {
      if (isUnset(line, i)) return 'unmet'
      soft = isAhead(line, i) ? 'begins' : 'begun'
    } else if (isDealNoun(line, i)) soft = soft === null || soft === 'deal' ? (isMade(line, i, from) ? 'agreed' : 'deal') : soft
    else if (has(line, i, 'truce-agree') && !isNegated(line, i)) {
      // «أعلنت أن الفصائل تستغل الهدنة»: said of it, not declared
      if (said && /علن/.test(word)) continue
      if (isSupposed(line, i - 1)) return 'unmet'
      if (soft === 'begun' || soft === 'begins') return soft
      // «رغم التفاهم الذي أعلن قبل يومين»
      if (/^(الذي|التي)$/.test(plain(line, i - 1)) && isDespiteDeal(line, i - 2)) return 'despite'
      // «طلب أن يعلن»
      if (!/^(ان|بان|لان)$/.test(plain(line, i - 1))) return 'agreed'
      soft = 'agreed'
    }
  }
  if (soft !== 'begins' && isCalmSince(line, at, from)) return 'begun'
  if ((soft === null || soft === 'deal') && isClause(line, at, from)) return 'agreed'
  if (soft === null && isConfirmed(line, at)) return 'agreed'
  if (soft === null && isStandstill(line, at)) return 'begun'
  if (soft === null && isCalledFor(line, at, from)) return 'asked'
  return soft === null || soft === 'agreed' || soft === 'deal' ? (ownVerb(line, at) ?? soft) : soft
})

/** «التوصل إلى خطة لإرساء هدنة», «اتفقا على خطة …» */
function isAgreedPlan(line: Line, at: number): boolean {
  return /^(الي|علي)$/.test(plain(line, at - 1)) && has(line, at - 2, 'deal', 'truce-agree') && !isUnreached(line, at - 2)
}

/** «دعا الرئيس، في اتصال مع نظيره …، إلى احترام هدنة الغوطة»: however much stands between the verb and what it asks for. */
function isCalledFor(line: Line, at: number, from: number): boolean {
  // «ناشد القوى الكبرى …، وأن يصمت السلاح»
  if (THAT_IT.test(plain(line, at - 1))) return findWord(line, from, at, CALLS) >= 0
  const to = findWord(line, at - 3, at, /^الي$/)
  const call = to < 0 ? -1 : findWord(line, from, to, CALLS)
  return call >= 0 && findWord(line, call + 1, to, /^الي$/) < 0
}

const CALLS = /^([يت]دعو|دعا|دعت|دعوا|[يت]حث|حث|حثت|[يت]حض|حض|حضت|ناشد|ناشدت|[يت]ناشد|طالب|طالبت|[يت]طالب|طلب|طلبت|شدد|شددت|اهاب|اهابت)$/
const THAT_IT = /^[وف]?(ان|بان)$/

/** «لا يرون فرقاً بين ساعات الهدنة وغيرها» */
function isNoDifferent(line: Line, at: number): boolean {
  const difference = findWord(line, at - 4, at, /^فرق(ا)?$/)
  return difference >= 0 && findWord(line, difference - 4, difference, /^(لا|لم|ما|بلا|دون)$/) >= 0
}

/** «تستمر الهدنة», «يستمر العمل بالهدنة»; not where it only should. */
const LASTS = /^(س)?(سرت|تستمر|يستمر|استمرت|استمر|تتواصل|يتواصل|تواصلت|تواصل|تصمد|صمدت)$/
const ONLY_SHOULD = /^(لم|لن|لا|ان|بان|لان|قد|ربما|كي|لكي|هل)$/

function isOwnVerb(line: Line, verb: number, at: number): boolean {
  if (ONLY_SHOULD.test(plain(line, verb - 1))) return false
  return at - verb === 1 || (at - verb === 2 && OF_TRUCE.test(plain(line, at - 1)))
}

/** «انتهاء "مفعول سريان نظام التهدئة"»: words that are of the truce itself, and signs. */
function countBetween(line: Line, from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to; at++) if (OF_TRUCE.test(plain(line, at)) || tokenAt(line, at)?.kind !== 'word') count++
  return count
}

const SAYS = /^(قال|قالت|قالوا|ذكر|ذكرت|افاد|افادت|اضاف|اضافت|اوضح|اوضحت|ابلغ|ابلغت)$/
const THAT = /^(ب|ل)?(ان|انه|انها|انهم|انهما)$/

function isTalks(line: Line, at: number): boolean {
  return /^(ال|لل|ب|ل)?(تفاوض|مفاوض|مباحث|محادث|مشاور|وساط|جهود|اتصال|ضغوط|مساع)/.test(plain(line, at))
}

/** «لجنة التفاوض», «بعد محادثات», «بعد جولة رابعة من التفاوض»: who talked, or what lies behind. */
export function isSettling(line: Line, at: number): boolean {
  if (isShowing(line, at) || isOccasion(line, at)) return true
  if (!isTalks(line, at)) return false
  return findWord(line, at - 2, at, SETTLING) >= 0 || findWord(line, at - 6, at, BEHIND) >= 0 || /^(ب)(وساط|جهود)/.test(plain(line, at))
}

/** «بناء على طلب من المبعوث», «بطلب من …», «بمبادرة من …»: whose wish was granted. */
function isOccasion(line: Line, at: number): boolean {
  if (/^ب(طلب|دعوه|مبادره|ضغط|ضغوط)$/.test(plain(line, at)))
    return !/^(الي|ل)/.test(plain(line, at + 1)) && !/^(تعيد|تقضي|تنص|تشمل|تتضمن|تهدف|تدعو|تبدا|تتيح|تضمن|تتالف)$/.test(plain(line, at + 1))
  return plain(line, at - 1) === 'علي' && plain(line, at - 2) === 'بناء'
}

/** «عرض التلفزيون صوراً»: shown, not offered. */
function isShowing(line: Line, at: number): boolean {
  return (
    /^(عرض|عرضت|يعرض|تعرض)$/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 5, /^(ال)?(تلفزيون|تلفزه|صور|صورا|لقطات|مشاهد|قناه|فيلم|فيلما|مهرجان|شريط|شريطا)$/) >= 0
  )
}

/** Words after which the talks are over. */
const BEHIND = /^(بعد|عقب|اثر|نتيجه|ثمره|بنتيجه)$/

const SETTLING = /^(بعد|عقب|اثر|نتيجه|بفضل|خلال|ختام|اطار|(ال|لل)?(لجنه|هييه|وفد|وفود|فريق|جوله))$/

/** «رغم التفاهم الذي أعلن قبل يومين بوقف النار»: the deal that was declared is the one they fire in spite of. */
function isDespiteDeal(line: Line, at: number): boolean {
  return has(line, at, 'deal') && isDespite(line, at - 1)
}

/** «عاد الهدوء إلى القامشلي بعد اتفاق على وقف النار»: calm that came with the deal. */
function isCalmSince(line: Line, at: number, from: number): boolean {
  const since = findWord(line, Math.max(from, at - 8), at, /^(بعد|عقب|اثر|بموجب|بفضل|نتيجه|منذ|مع|جراء|بفعل)$/)
  const calm = since < 0 ? -1 : findWord(line, from, since, /^(ال)?هدوء(ا)?$/)
  if (plain(line, since) === 'مع' && !/^(بدء|بدايه|دخول|سريان|انطلاق|اعلان|حلول)$/.test(plain(line, since + 1))) return false
  return calm >= 0 && findWord(line, calm - 3, calm, /^(لا|لم|دون|بلا|خرق|قطع|عكر|انهي|تبدد|بدد)$/) < 0
}

export function isDespite(line: Line, at: number): boolean {
  return (
    /^(و|ف)?(رغم|برغم|بالرغم|الرغم)$/.test(textAt(line, at)) ||
    (/^(و|ف)?مع$/.test(textAt(line, at)) && /^(ان|انه|انها)$/.test(textAt(line, at + 1))) ||
    (has(line, at, 'truce-break') && /^(و|ف)?(علي|بالرغم)$/.test(textAt(line, at)))
  )
}

function isNegated(line: Line, at: number): boolean {
  return /^(لم|لن|لا|عدم|دون)$/.test(plain(line, at - 1)) || /^(لم|لن|عدم|دون)$/.test(plain(line, at - 2))
}
