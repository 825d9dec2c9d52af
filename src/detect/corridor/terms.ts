import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «على المجتمع الدولي … البدء بفتح ممرات»: what others owe is not done. */
export function isDuty(line: Line, from: number, at: number): boolean {
  for (let i = from; i < at - 1; i++) {
    if (plain(line, i) !== 'علي' || !OWES.test(plain(line, i + 1))) continue
    if (i === from || /^("|:|ان|بان|انه|و|،)$/.test(textAt(line, i - 1)) || /^و/.test(textAt(line, i))) return true
  }
  return false
}

/** «لم تتمكن من الدخول», «لا يسمح بالعبور»: behind a negation. */
export const MAY = /^[يتن](تمكن|ستطع|سمح|فلح|نجح|سن)(وا)?$/

const OWES = /^(ال)?(مجتمع|امم|عالم|دول|اطراف|طرفين|روسيا|موسكو|نظام|حكومه|مجلس|تحالف|جميع|سلطات|قوات|فصايل|منظمات)$/

/** «إذا فتحت الممرات …», «لو …»; rumours of a deal settle nothing either. */
export function isIf(line: Line, from: number, at: number): boolean {
  return findWord(line, from, at, /^(اذا|لو|لولا|شريطه|انباء|شايعات|اشاعات|تسريبات|تكهنات)$/) >= 0
}

/** «حذرت من أن إغلاق المعبر …», «مخاوف من قطع الطريق», «في حال إغلاق …»: what may come. */
export function isFeared(line: Line, from: number, at: number): boolean {
  return findWord(line, Math.max(from, at - 5), at, FEARS) >= 0
}

/** «تظاهر العشرات رفضا لفتح معبر …»: those who would not have it opened. */
export function isProtest(line: Line, from: number, at: number): boolean {
  return has(line, at, 'refusal') && findWord(line, Math.max(from, at - 16), at, PROTESTS) >= 0
}

const PROTESTS = /^(ال|ب)?(تظاهر|مظاهر|احتجاج|احتج|اعتصام|اعتصم|وقف|متظاهر|محتج)(ه|ات|ت|وا|ون|ين)?$/
const FEARS =
  /^(ال|ل|ب|لل)?(حذر|حذرت|حذروا|يحذر|تحذر|محذرا|محذره|تحذير|تحذيرات|مخاوف|خشيه|خوف|خوفا|خطر|تهديد|هدد|هددت|يهدد|تهدد|احتمال|احتمالات|تداعيات|عواقب|مغبه|حال|حاله|نيه|تلويح|لوح|لوحت)$/

/** «يتضمن الاتفاق تسليم السلاح، وعودة الأهالي، وخروج من يرفضه»: one point of a deal among others. */
export function isPoint(line: Line, from: number, at: number): boolean {
  const holds = findWord(line, from, at, /^(يتضمن|تضمن|ينص|تنص|نص|نصت|يقضي|قضي|يشمل|شمل)$/)
  return (
    holds >= 0 &&
    hasTag(line, Math.max(from, holds - 4), Math.min(at, holds + 4), 'deal', 'truce') &&
    (/^[وب]/.test(textAt(line, at)) || /^و/.test(textAt(line, at - 1)) || plain(line, at - 1) === 'علي')
  )
}

/** «نفى الفصيل، وهو آخر من بقي، التوصل إلى أي اتفاق لخروج …» */
export function isNoDeal(line: Line, from: number, at: number): boolean {
  const any = findWord(line, at - 10, at, /^(اي|ايه)$/)
  return any >= 0 && hasTag(line, Math.max(from, any - 20), any, 'denial')
}

/** Leave to use a gate that goes on past its day. */
export const PROLONGED = /^(ب|ل|ال)?(تمديد|تمديده|تمديدها|مدد|مددت|يمدد|تمدد|تجديد|جدد|جددت|يجدد|تجدد)$/

/** «طالب بإدخال المساعدات إلى دوما»: asked of those who shut it, in so many words. */
export function isDemand(line: Line, at: number): boolean {
  // «وإلى أن تسمح الأطراف لعمال الإغاثة بالوصول إليها»
  const lets = findWord(line, at - 14, at, /^[يت]سمح$/)
  if (lets > line.from && plain(line, lets - 1) === 'ان' && /^و?الي$/.test(textAt(line, lets - 2))) return true
  // «كانت القافلة مستعدة لدخول …»: she was, and did not
  return (
    (findWord(line, at - 26, at, DEMANDS) >= 0 || findWord(line, at + 1, at + 7, READY) >= 0) &&
    !/^(كان|كانت)$/.test(plain(line, line.from))
  )
}

/** «43 شاحنة محملة ومستعدة للانطلاق إلى …» */
export const READY = /^(ب|ل|ال)?(استعداد|استعدادها|استعداده|استعدادهم|مستعد|مستعده|مستعدين|مستعدون|جاهز|جاهزه|جاهزين|جاهزون)$/
const DEMANDS =
  /^(ل|ب|ال)?(نداء|نداءات|مناشده|مناشدات|طلبه|طلبها|يناقش|تناقش|بد|تضغط|يضغط|ضغط|نادي|نادت|اهاب|اهابت|الح|الحت|تلح|شدد|شددت|طالب|طالبت|يطالب|تطالب|مطالبا|مطالبه|دعا|دعت|يدعو|تدعو|داعيا|داعيه|حث|حثت|حض|يحض|ناشد|ناشدت|ضروره|يجب|ينبغي|بحاجه|حاجه|تحتاج|يحتاج|يتطلب|تتطلب|مستعد|مستعده|مستعدون|جاهز|جاهزه|جاهزون|استعداد|استعدادها|طلب|طلبت|يطلب|تطلب|اقترح|اقترحت|عرض|عرضت)$/

/** «وافق المجلس على تمديد …», «مددت الحكومة …». */
export function isProlonged(line: Line): boolean {
  if (isLeaveGiven(line)) return true
  const at = findWord(line, line.from, line.to, PROLONGED)
  if (at < 0 || findWord(line, at - 8, at, NOT_YET) >= 0 || hasTag(line, at - 6, at, 'relief-ask')) return false
  return /^(مدد|مددت|يمدد|تمدد|جدد|جددت|يجدد|تجدد)$/.test(plain(line, at)) || findWord(line, at - 9, at, GRANTED) >= 0
}

/** «وافق المجلس على إدخال المساعدات من معبر …», «سمح مجلس الأمن بمرور القوافل عبر …». */
function isLeaveGiven(line: Line): boolean {
  const council = findWord(line, line.from, line.to, /^(ال)?مجلس$/)
  const given = council < 0 || /^(كان|كانت|سبق|يذكر)$/.test(plain(line, line.from)) ? -1 : findWord(line, council - 3, council + 4, GRANTED)
  const entry = given < 0 ? -1 : findTag(line, given + 1, given + 9, 'entry')
  return entry >= 0 && findWord(line, given - 8, entry, NOT_YET) < 0 && !hasTag(line, given - 6, entry, 'relief-ask')
}

const GRANTED = /^(ب|ال|بال)?(وافق|وافقت|يوافق|موافقه|تبني|تبنت|اقر|اقرت|اعتمد|اعتمدت|اعلن|اعلنت|قرر|قررت)$/
const NOT_YET =
  /^(فشل|فشلت|اخفق|اخفقت|لم|لن|عدم|دون|رفض|رفضت|ضد|يصوت|تصوت|سيصوت|تصويت|التصويت|مشروع|نقض|النقض|فيتو|الفيتو|يتطلب|تتطلب|انتهاء)$/
