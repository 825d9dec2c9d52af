import { findTag, has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { CONVOY } from './convoy-words.ts'
import { OUT_OF_IT } from './counted.ts'
import { isFetched } from './fetch.ts'
import { AHEAD, isVerb, NOT, NOUN } from './sign-behind.ts'
import type { Sign } from './signs.ts'
import { READY } from './terms.ts'

const WANTS = /^(اراد|ارادت|ارادوا|[يت]ريد(ون)?|[يت]رغب(ون)?|رغب|رغبوا|[يت]نوي|ينوون|نية|نيه)$/

/** What the word itself says: a verb of the past, a headline's noun. */
export function ownSign(line: Line, at: number): Sign {
  const word = plain(line, at)
  if (/^(س[يت]|ل[يت])/.test(word)) return 'agreed'
  // «أهالي الحي أرادوا المغادرة»
  if (findWord(line, at - 3, at, WANTS) >= 0) return null
  if (OUT_OF_IT.test(word) || word === 'تحركت') return 'used'
  // «هذه ثالث عملية إجلاء من …»
  if (plain(line, at - 1) === 'عمليه' && ORDINAL.test(plain(line, at - 2))) return 'used'
  // «بعد خروجهم من …»: done
  if (after(line, at) && has(line, at, 'take-out', 'go-out')) return 'used'
  if (
    (has(line, at, 'take-out', 'go-out', 'entry', 'pass', 'carry') || /^(صعد|استقل|ركب|افرغ|فرغ|خلت|هجر|[يت](ستقل|صعد|ركب))/.test(word)) &&
    isVerb(word)
  )
    return 'used'
  // «هدنة … لإجلاء الجرحى»: what it is for
  if (/^ل/.test(word) && hasTag(line, at - 8, at, 'truce')) return 'agreed'
  // «دخلت الحافلات لإجلاء …»: they are there
  if (/^ل/.test(word) && (findWord(line, at - 24, at, BUSES) >= 0 || isFetched(line, at))) return 'used'
  const moved = isAidOnWheels(line, at) ? movedBehind(line, at) : null
  if (moved !== null) return moved
  // «43 شاحنة محملة ومستعدة للانطلاق إلى …»
  if (has(line, at, 'convoy') && !/حافل|باص/.test(word) && findWord(line, at + 1, at + 7, READY) >= 0) return 'asked'
  // «… لإرسال قوافل إلى»: meant, and not on its way
  if (has(line, at, 'convoy') && /^ل(ارسال|تسيير|ادخال|ايصال)$/.test(plain(line, at - 1))) return 'asked'
  if (has(line, at, 'convoy') || /^(ال)?مهجر/.test(word)) return 'used'
  if (isHeading(line, at) && (has(line, at, 'take-out', 'go-out', 'entry') || /^(نقل|نقلت|نقلوا)$/.test(word))) return 'used'
  return null
}

/** «القافلة المخصصة لدوما لن تنطلق», «شحنة يُنتظر أن تصل السبت إلى دوما». */
function movedBehind(line: Line, at: number): Sign {
  for (let i = at + 1; i < Math.min(segmentOf(line, at).to, at + 10); i++) {
    if (!WILL_GO.test(plain(line, i))) continue
    if (NOT.test(plain(line, i - 1))) return 'shut'
    if (/^س/.test(plain(line, i)) || isAwaited(line, i) || findWord(line, i + 1, i + 6, AHEAD) >= 0) return 'agreed'
    return plain(line, i - 1) === 'ان' ? 'asked' : null
  }
  return null
}

const WILL_GO = /^س?[يتن](نطلق|توجه|تجه|تحرك|دخل|صل|عبر|غادر|نل|حصل|بلغ)$/
const ORDINAL = /^(اول|ثاني|ثالث|رابع|خامس|سادس|سابع|اخر|اكبر)$/
const BUSES = /^(ال|ب)?(فريق|فرق|طواقم|حافلات|حافله|حافلتان|حافلتين|باصات|سيارات)$/
/** «تعمل من أجل وصول …»: wished for. */
const AIMS = /^(اجل|بهدف|لضمان|ضمان|لتامين|تامين|لتسهيل|تسهيل|الي)$/

const REPORTS = /^(افاد|افادت|افادوا|يفيد|تفيد)$/

function isHeading(line: Line, at: number): boolean {
  if (at - line.from <= 1 || tokenAt(line, at - 1)?.text === ':') return true
  return (
    has(line, at - 1, 'speech') ||
    // «أن إيصال المساعدات …» waits for its verb, «عن وصول …» does not
    (plain(line, at - 1) === 'ان' && !NOUN.test(plain(line, at))) ||
    /^(عن|بعد|مع|اثر|عقب|لحظه|لحظات|صور|مشاهد)$/.test(plain(line, at - 1)) ||
    // «أفاد مراسلنا بدخول …»
    (/^ب/.test(plain(line, at)) && findWord(line, at - 4, at, REPORTS) >= 0) ||
    (plain(line, at - 1) !== 'ان' &&
      findTag(line, at - 12, at, 'speech') >= 0 &&
      findWord(line, at - 3, at, AIMS) < 0 &&
      findTag(line, at - 10, at, 'relief-ask', 'deal', 'close') < 0 &&
      !/^(ل|ب)/.test(plain(line, at)))
  )
}

/** «من المتوقع أن تبدأ …». */
export function isAwaited(line: Line, at: number): boolean {
  return (
    plain(line, at - 1) === 'ان' &&
    findWord(line, at - 8, at, /^(ال)?(مقرر|مزمع|متوقع|منتظر|مفترض|مرتقب|يتوقع|تتوقع|توقع|توقعت|ينتظر|يفترض|مرجح|يرجح|يامل|تامل)$/) >= 0
  )
}

/** «بعد …», «إثر …» */
export function after(line: Line, at: number): boolean {
  return /^(بعد|عقب|اثر|بنتيجه)$/.test(plain(line, at - 1))
}

/** Lorries, where nobody is taken by them. */
export function isAidOnWheels(line: Line, at: number): boolean {
  return CONVOY.test(plain(line, at))
}
