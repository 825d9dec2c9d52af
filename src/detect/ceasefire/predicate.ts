import { has, hasTag, type Line } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { SAME } from '../relief/spoken-area.ts'
import type { Matter } from '../status-rule.ts'
import { isDespite } from './despite.ts'
import { ENDURES } from './governor-words.ts'
import { ITS_DAY } from './hope.ts'
import { isInVainBehind } from './in-vain.ts'
import { endsEarly, isHeldStill, isNoBreach } from './outcome.ts'

/** What the words behind a truce say of it. */
export type Predicate = 'begun' | 'begins' | 'over' | 'broken' | 'excluded' | 'asked' | 'agreed' | null

const AHEAD = 14

export const predicateOf = once(({ line, at }: Matter): Predicate => {
  const to = Math.min(segmentOf(line, at).to, at + AHEAD)
  let soft: Predicate = null
  if (neverBegan(line, at)) return 'excluded'
  if (isInVainBehind(line, at)) return 'broken'
  if (isHeldStill(line, at)) return 'begun'
  for (let i = at + 1; i < to; i++) {
    const word = plain(line, i)
    if (/^[وف]?(لم|لن|لا|عدم|غير|ليس)$/.test(word) && !/^(يزال|تزال|يزالان)$/.test(plain(line, i + 1))) {
      const next = findWord(
        line,
        i + 1,
        i + 5,
        /^(يتم|الالتزام|التزام|يلتزم|تلتزم|يطبق|تطبق|يصمد|تصمد|يدم|تدم|يعمر|تعمر|ينفذ|تنفذ|يحترم|تحترم|محترمه|ملتزم)$/,
      )
      // «لم تعد سارية»
      if (has(line, i, 'truce-end')) return 'over'
      if (next >= 0) return ENDURES.test(plain(line, next)) ? 'over' : 'broken'
      if (/^(لا|غير)$/.test(word) && has(line, i, 'denial')) return 'excluded'
      if (word === 'غير' && /^(مطروح|مطروحه|وارد|وارده|مقبول|مقبوله|ممكن|ممكنه)$/.test(plain(line, i + 1))) return 'excluded'
      if (findWord(line, i + 1, i + 3, /^(يوثر|توثر|يشمل|تشمل|يسري|تسري|ينطبق|تنطبق|مشمول|مشموله|المشمول|المشموله|وجود|صحه)$/) >= 0) {
        if (!isOfGroups(line, i + 1)) return 'excluded'
        continue
      }
      return soft
    }
    if (i - at <= 3 && isFighting(line, at) && STOPPED.test(word)) return /^س/.test(word) ? 'begins' : 'begun'
    // «أتمت الهدنة يومها الثالث»
    if (ITS_DAY.test(word) && i - at <= 7) soft ??= 'begun'
    // «هدنة هشة»
    if (/^(هش|هشه|مصان|مصانه|محترم|محترمه)$/.test(word) && i - at <= 5) soft ??= 'begun'
    // «لا يزال سارياً»
    if (word === 'لا' && has(line, i, 'truce-hold')) return 'begun'
    // «الحديث عن هدنة بأنه شائعات»
    if (i - at <= 9 && has(line, i, 'denial') && !/^(لا|نفي|نفت|نافيا|نافيه)$/.test(word)) return 'excluded'
    if (has(line, i, 'truce-break') && !isDespite(line, i) && i - at <= 8) return isNoBreach(line, i) ? 'begun' : 'broken'
    // «تنتهي ظهر اليوم» tells until when it holds
    if (/^(ينتهي|تنتهي)$/.test(word) && endsEarly(line, i)) return 'over'
    // «هدنة تستمر حتى نهاية الأسبوع» tells how long
    if (/^(ينتهي|تنتهي|يستمر|تستمر)$/.test(word) && !isNew(line, at)) soft ??= 'begun'
    if (has(line, i, 'truce-end') && isProlongedBehind(line, i)) return 'agreed'
    // «هدنة أبرمت مساء الجمعة سقطت خلال ساعات»; shells fall too
    if (FALLEN.test(word) && (WITH.test(plain(line, i + 1)) || !hasTag(line, i + 1, i + 4, 'projectile', 'fire-noun', 'dead', 'wounded')))
      return 'over'
    if (/^(شملت|شملتا)$/.test(word) && i - at <= 2) soft ??= 'begun'
    // «هدنة ريف حمص تشمل أربعين بلدة»
    if (/^[يت]شمل$/.test(word) && i - at <= 5) soft ??= 'agreed'
    // «تجديد وقف إطلاق النار بعد أن انهار»
    if (has(line, i, 'truce-end') && findWord(line, i - 2, i, /^(بعد|بعدما|عقب)$/) >= 0 && findWord(line, at - 3, at, RENEWED) >= 0)
      return 'agreed'
    if (
      has(line, i, 'truce-end') &&
      !ITS_DAY.test(plain(line, i + 1)) &&
      /^(انهار|تنهار|ينهار|انتهت|انتهي|انقضت|انقضي|فشل|الغيت)/.test(word)
    )
      return 'over'
    if (/^س[يت](جري|تم)$/.test(word) && i - at <= 5) soft ??= 'begins'
    if (/^(يسري|تسري)$/.test(word) && /^(منتصف|الساعه|اعتبارا|ابتداء|بدءا|غدا|ظهر|مساء|صباح|فجر|عند|يوم)$/.test(plain(line, i + 1)))
      return 'begins'
    if (has(line, i, 'truce-hold')) {
      // «تدخل يومها الثالث»
      if (ITS_DAY.test(plain(line, i + 1))) return 'begun'
      // «… دخلت الفرق للمبنى»
      if (/^دخل/.test(word) && findWord(line, i + 1, i + 7, INTO_FORCE) < 0) continue
      if (/^(ست|سي)/.test(word) || (/^(يدخل|تدخل|يبدا|تبدا)$/.test(word) && !hasTag(line, at, to, 'close'))) soft ??= 'begins'
      else if (
        /^(حيز|موضع|طور|قيد|سري|(ال)?سار|تسري|يسري|سرت|قايم|[يت]?صمد|صام|نافذ|متماسك|دخل|بدا|مستمر|تطبق|يطبق|طبق|يوميه|اليوميه)/.test(word)
      )
        return soft === 'begins' ? soft : 'begun'
    }
    if (/^([يت]نفذها|[يت]نفذه|[يت]طبقها|[يت]طبقه)$/.test(word)) soft ??= 'begun'
    if (/^(قايم|قايمه|مستمر|مستمره|يوميا|صامد|صامده|اعلنتها|فرضتها|اقرتها)$/.test(word))
      soft ??= /^(اعلن|اقر)/.test(word) ? 'agreed' : 'begun'
    if (isReached(line, i) || isProlonged(line, i)) return 'agreed'
    if (/^(ابتداء|اعتبارا|بدءا)$/.test(word) && plain(line, i + 1) === 'من') soft ??= 'begins'
    if (/^(يجب|ينبغي|يتعين)$/.test(word) || isWished(line, i, at)) return 'asked'
    if (/^(طلبته|طلبه|طلبتها|طلبها|اقترحتها|اقترحها|مقترحه|المقترحه|مقترح|المقترح)$/.test(word)) return 'asked'
    if (/^(اعلن|اقر|ابرم|فرض|قرر|وقع|عقد)(ت|وا|تا|ا)?(ه|ها)?$|^امرت$|^(ال)?(متفق|معلن|مبرم|موقع)ه?$/.test(word) && i - at <= 4)
      soft ??= 'agreed'
    if (has(line, i, 'speech') && !/^اعلن/.test(word)) break
  }
  return soft
})

/** «لا تشمل تنظيمي داعش والنصرة»: who is left out, and no place. */
function isOfGroups(line: Line, at: number): boolean {
  const covers = findWord(line, at, at + 2, /^[يت](شمل|سري|نطبق)$/)
  if (covers < 0 || findWord(line, covers + 1, covers + 5, SAME) >= 0) return false
  return !line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > covers && kindFrom <= covers + 9)
}

/** «العمليات العسكرية توقفت»: the fighting is named, and that it halted said behind it. */
function isFighting(line: Line, at: number): boolean {
  if (/^(ب|لل)?(ال)?(عمليات|اعمال|اطلاق)$/.test(plain(line, at))) return true
  // fights also stop where one side has won
  return (
    /^(ب|لل)?(ال)?(قتال|معارك|اشتباكات)$/.test(plain(line, at)) && hasTag(line, line.from, line.to, 'deal', 'truce-agree', 'relief-ask')
  )
}

const STOPPED = /^(توقف|توقفت|سيتوقف|ستتوقف|متوقف|متوقفه|علقت|ستعلق)$/

/** «هدنة», «وقف لإطلاق النار»: one that is told for the first time. */
function isNew(line: Line, at: number): boolean {
  return /^(هدنه|تهديه|وقف|وقفا)$/.test(plain(line, at)) && !/^(ال)?(اطلاق|نار)$/.test(plain(line, at + 1))
}

/** «باتت ضرورة», «مطلوبة بإلحاح», «تصمت المدافع إذا …», «مقابل …»: wanted, or had at a price. */
function isWished(line: Line, at: number, truce: number): boolean {
  const word = plain(line, at)
  if (/^(ضروره|ضروري|ضروريه|مطلوبه|مطلوب|ملحه|ملح)$/.test(word)) return true
  return at - truce <= 9 && /^(اذا|شريطه|بشرط|شرط|مقابل|لقاء)$/.test(word) && !hasTag(line, line.from, truce, 'truce-agree', 'deal')
}

const FALLEN = /^(تبدد|تبددت|بدد|بددت|سقطت|سقط|تسقط|تداعت|تهاوت|اخفقت|تلاشت)$/
/** «سقطت مع اشتداد القصف»: no subject comes, nothing else falls. */
const WITH = /^(مع|بعد|اثر|عقب|جراء|بسبب|نتيجه|تحت|خلال|قبل|عند|اول|امس|منذ)$/
const INTO_FORCE = /^(حيز|قيد|موضع|التنفيذ|التطبيق|مرحلته|مرحلتها)$|^(يوم|شهر|اسبوع|عام|ساعت)(ه|ها)$/

const RENEWED = /^(و|ب|ل|لل)?(ال)?(تجديد|استئناف|استيناف|احياء|اعاده|عوده|جدد|جددت|جددا|استانف|استانفت)$/

/** «الهدنة … ستمدد», «… جرى تمديدها». */
function isProlonged(line: Line, at: number): boolean {
  const word = plain(line, at)
  if (/^(ستمدد|سيمدد|مددت|ستجدد|جددت)$/.test(word)) return true
  return /^(تمديدها|تمديده|تجديدها|تجديده)$/.test(word) && /^(تم|جري|سيتم|سيجري|تقرر)$/.test(plain(line, at - 1))
}

/** «… التي انقضت مدتها تم تمديدها» */
function isProlongedBehind(line: Line, at: number): boolean {
  for (let i = at + 1; i < at + 8; i++) if (isProlonged(line, i)) return true
  return false
}

/** «… جرى التوصل إليه», «… توصلت إليها الأطراف», «… أبرم بين الجانبين»: settled, by the words behind the truce. */
function isReached(line: Line, at: number): boolean {
  const word = plain(line, at)
  if (findWord(line, at - 3, at, /^(لم|لن|عدم|دون|يمكن|سيتم|حال|اذا)$/) >= 0) return false
  if (/^(التوصل|توصل|توصلت|توصلا|توصلوا)$/.test(word)) return /^(اليه|اليها|اليهما)$/.test(plain(line, at + 1))
  // «وقف للنار اتفقت عليه الفصائل مع …»
  if (/^(اتفق|اتفقت|اتفقا|اتفقوا|وافق|وافقت|وافقا)$/.test(word)) return /^(عليه|عليها)$/.test(plain(line, at + 1))
  return /^(ابرم|ابرمت|وقع|وقعت)$/.test(word) && /^(بين|برعايه|بوساطه|باشراف|بضمانه)$/.test(plain(line, at + 1))
}

/** «لكنها لم تبدأ», «لم يدخل حيز التنفيذ». */
function neverBegan(line: Line, at: number): boolean {
  const not = findWord(line, at + 1, line.to, /^(لم|ولم)$/)
  return not >= 0 && /^(تبدا|يبدا|تدخل|يدخل|تطبق|يطبق|تنفذ|ينفذ|تسر|يسر)$/.test(plain(line, not + 1))
}
