import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { NOT } from './sign-behind.ts'

const REACH = 18
/** How far behind leave the word of going through may stand: who is let, and by whom, stands between. */
const LET = 14

/** «لم يعد», «ما عاد», «ليس». */
const NOT_ANY = /^(ليس|ليست|يستحيل|استحال|استحاله|رفض|ترفض|رفضت|يرفض|يرفضون|رفضوا)$/
const MAYS =
  /^(ل|ب|ف)?[يتن]?(سمح|دع|ترك|اذن|وذن|تيح|تاح|مكن|تمكن|ستطع|ستطيع|قدر|قوي|جرو)(ت|وا|ون)?(هم|ها|ه)?$|^(ب|في|فب)?(ال)?(وسع|مقدور|امكان|استطاعه)(هم|ها|ه)?$|^(عاد|عادت|يعد|تعد|سبيل|مجال|طاقه)$/
const PASSES =
  /^(ب|ل|ال|بال|لل)?(اجتياز|عبور|مرور|سلوك|بلوغ|استخدام|وصول|دخول|خروج)(ه|ها)?$|^[يت](جتاز|عبر|مر|سلك|بلغ|ستخدم|صل|خرج|دخل)(وا|ون)?(ه|ها)?$/
const EXCEPT = /^(الا|سوي|باستثناء|عدا)$/

/** «معبر لا يسمح لأحد باجتيازه», «ما عاد في وسع أحد أن يعبر المعبر», «لم يسلك أحد الممر»: nobody gets through the way at token `at`. */
export function isBarred(line: Line, at: number): boolean {
  const segment = segmentOf(line, at)
  const from = Math.max(segment.from, at - REACH)
  const to = Math.min(segment.to, at + REACH)
  for (let i = from; i < to; i++) {
    if (i === at || !isNot(line, i)) continue
    const may = findWord(line, i + 1, i + 3, MAYS)
    const pass = findWord(line, (may < 0 ? i : may) + 1, may < 0 ? i + 2 : may + LET, PASSES)
    if (pass < 0 || pass >= to || findWord(line, i, Math.max(pass, at), EXCEPT) >= 0) continue
    if (may < 0 && findWord(line, pass + 1, pass + 3, /^(احد|احدا|اي)$/) < 0) continue
    // «لا يسمح القانون باجتياز الحدود»
    if (findWord(line, i, pass, /^(ال)?(قانون|قوانين|انظمه|دستور)$/) >= 0) continue
    if (isThrough(line, pass, at)) return true
  }
  return false
}

/** «طريق يمكن لأهالي دوما سلوكه», «ممر بات بوسع المدنيين عبوره»: people get through. */
export function isLetThrough(line: Line, at: number): boolean {
  const to = Math.min(segmentOf(line, at).to, at + REACH)
  // «منفذ يسلكونه ليلا»
  const taken = findWord(line, at + 1, Math.min(to, at + 8), TAKEN)
  if (taken >= 0 && !isNot(line, taken - 1)) return true
  // «لا يمر منه سوى المرضى»
  const not = findWord(line, at + 1, Math.min(to, at + 14), /^لا$/)
  const only = not < 0 ? -1 : findWord(line, not + 2, not + 5, EXCEPT)
  if (only >= 0 && PASSES.test(plain(line, not + 1)) && hasTag(line, only + 1, only + 4, 'people')) return true
  const may = findWord(line, at + 1, Math.min(to, at + 9), MAYS)
  if (may < 0 || [1, 2, 3].some(step => isNot(line, may - step))) return false
  const pass = findWord(line, may + 1, Math.min(to, may + LET), PASSES)
  return pass >= 0 && isThrough(line, pass, at)
}

const TAKEN = /^[يت](سلك|جتاز|ستخدم|عبر)(ون|و)?(ه|ها)$|^(عبر|سلك|اجتاز|استخدم)(ت|و)?(ه|ها)$/

function isNot(line: Line, at: number): boolean {
  const word = plain(line, at)
  return NOT.test(word) || NOT_ANY.test(word) || (word === 'ما' && /^(عاد|عادت)$/.test(plain(line, at + 1)))
}

/** Whether what passes at token `pass` passes by the way at `at`: «اجتياز المعبر», «المعبر الذي … اجتيازه». */
function isThrough(line: Line, pass: number, at: number): boolean {
  if (pass < at) return at - pass <= 4 && findWord(line, pass, at, /^،$/) < 0
  // «الحاجز لا يسمح بمرور أحد»
  if (
    /(مرور|عبور|اجتياز)$/.test(plain(line, pass)) &&
    pass - at <= 7 &&
    findWord(line, pass + 1, pass + 2, /^(احد|اي|الاهالي|المدنيين|السكان|الماره)$/) >= 0
  )
    return true
  // «لم يعد صالحا للعبور»
  if (/^لل/.test(plain(line, pass))) return true
  return /(ه|ها)$/.test(plain(line, pass)) || /^(منه|منها|عبره|عبرها|خلاله|خلالها)$/.test(textAt(line, pass + 1))
}

/** «المعبر خال من العابرين», «خلا الممر من أي عابر». */
export function isEmpty(line: Line, at: number): boolean {
  if (findWord(line, at + 1, at + 11, /^(مهجور|مقفر)ا?$/) >= 0) return true
  const empty = findWord(line, at - 2, at + 7, /^(خال|خالي|خاليا|خاليه|خلا|خلت)$/)
  return empty >= 0 && findWord(line, Math.max(empty, at) + 1, Math.max(empty, at) + 7, /^(ال)?(مدنيين|عابرين|عابر|اهالي|ماره|حركه)$/) >= 0
}

/** «ترفض أنقرة فتحه», «لم يفتح أمامهم»: asked to open, and shut still. */
export function isKeptShut(line: Line, at: number): boolean {
  const { to } = segmentOf(line, at)
  for (let i = at + 1; i < Math.min(to, at + 8); i++)
    if (has(line, i, 'refusal') && findWord(line, i + 1, i + 5, /^(فتح|افتتاح|تشغيل)(ه|ها|هما)?$/) >= 0) return true
  return false
}
