import { findTag, has, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'

const FIRE = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aim', 'ground'] as const

/** Fire goes on in the segment of the truce, and is not said to have ceased. */
export function hasFire({ line, at }: Matter): boolean {
  const { from, to } = segmentOf(line, at)
  for (let i = from; i < to; i++) {
    const fire = (has(line, i, ...FIRE) && !COVERS.test(plain(line, i))) || ATTACK.test(plain(line, i)) || isShooting(line, i)
    if (fire && !isHalted(line, i) && findWord(line, i - 4, i, CEASED) < 0 && findWord(line, i + 1, i + 3, CEASED) < 0) return true
  }
  return false
}

/** Dead or wounded are told beside the truce. */
export function hasHarm({ line, at }: Matter): boolean {
  const { from, to } = segmentOf(line, at)
  return findTag(line, from, to, 'dead', 'wounded') >= 0
}

const CEASED =
  /^(لم|لن|لا|بلا|ب?وقف|ب?ايقاف|ب?تعليق|توقف|توقفت|توقفا|يتوقف|هدوء|الهدوء|تراجع|تراجعت|انخفض|انخفضت|غاب|غابت|غياب|خلت|دون|عدم|انتهاء|انهاء)$/

/** «وقف إطلاق النار، والقصف على …»: one more thing that is to halt. */
function isHalted(line: Line, at: number): boolean {
  const comma = /^[،,]$/.test(textAt(line, at - 1)) ? 1 : 0
  return /^و(ال)?/.test(textAt(line, at)) && has(line, at, 'fire-noun', 'ground') && findTag(line, at - comma - 4, at - comma, 'truce') >= 0
}

/** «إطلاق نار», «لإطلاق النار» that nothing halts. */
function isShooting(line: Line, at: number): boolean {
  return /^(ال|ل|ب)?اطلاق$/.test(plain(line, at)) && /^(ال)?نار$/.test(plain(line, at + 1)) && !has(line, at, 'truce')
}

const ATTACK = /^(ال|ب|لل)?(هجوم|هجمات|هجوما|مهاجمه|يهاجم|تهاجم|هاجم|هاجمت|قتال|القتال|معارك|اشتباكات|عنف)$/
/** «وقف إطلاق النار شمل البلدات الثلاث» */
const COVERS = /^[سل]?[يت]?شمل(ت)?(ها|ه)?$/
const GOES_ON =
  /^(يتواصل|تتواصل|تواصل|تواصلت|متواصل|متواصله|استمر|استمرت|يستمر|تستمر|استمرار|استمراره|مستمر|مستمره|واصل|واصلت|يواصل|يواصلون|مواصله|تجدد|تجددت|يتجدد|استانف|استانفت|استونف|استيناف|عاد|عادت)$/

/** «قصفت … بعد يوم من إعلان الهدنة»: fire told before the word that dates it by the truce. */
export function isFireAfter({ line, at }: Matter): boolean {
  const { from } = segmentOf(line, at)
  for (let i = at - 1; i >= Math.max(from, at - 10); i--)
    if (/^(بعد|غداه|عقب)$/.test(plain(line, i)) || isFirstSince(line, i, from))
      return findTag(line, from, i, 'fire-verb', 'fire-noun', 'projectile', 'aim') >= 0 && findWord(line, from, i, CEASED) < 0
  return false
}

/** «تقصف لأول مرة منذ بدء الهدنة», «الأعنف منذ إعلان وقف إطلاق النار» */
function isFirstSince(line: Line, at: number, from: number): boolean {
  return plain(line, at) === 'منذ' && findWord(line, Math.max(from, at - 12), at, /^(ال)?(اول|اولي|اعلي|اعنف|اكبر|اخطر|اشد)$/) >= 0
}

/** «يتواصل القصف …», «تجدد القصف …» beside a truce that is said to hold; «هدنة بعد تجدد القصف» ends it. */
export function isFireUnbroken({ line, at: truce }: Matter): boolean {
  const segment = segmentOf(line, truce)
  // a truce told with its own place stands apart from fire told before it
  const placed = line.mentions.some(({ from }) => from >= segment.from && from < segment.to)
  for (let at = placed ? segment.from : line.from; at < segment.to; at++) {
    if (!GOES_ON.test(plain(line, at)) || findWord(line, at - 2, at, /^(لم|لن|عدم|سوف)$/) >= 0) continue
    if (at > truce && findWord(line, at - 2, at, /^(بعد|عقب|اثر|غداه)$/) >= 0) continue
    if (isOver(line, at)) continue
    if (findTag(line, at + 1, at + 4, 'fire-noun', 'ground') >= 0 || findWord(line, at + 1, at + 4, ATTACK) >= 0) return true
    if (findTag(line, at - 2, at, 'fire-noun', 'ground') >= 0 || findWord(line, at - 2, at, ATTACK) >= 0) return true
  }
  return isBreachUnbroken(line, truce)
}

/** «أنهى هجوماً استمر أسبوعين»: so long, and no longer. */
function isOver(line: Line, at: number): boolean {
  if (findWord(line, at - 4, at, /^(انهي|انهت|ينهي|تنهي|اوقف|اوقفت|يوقف|بعد|عقب)$/) >= 0) return true
  return (
    /^(استمر|استمرت)$/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 4, /^(ساعات|ساعتين|يومين|ايام|اسبوعا|اسبوعين|اسابيع|شهرا|شهرين|اشهر|شهور)$/) >= 0
  )
}

/** «… إلا أن النظام واصل انتهاكاته للاتفاق», wherever the sentence says it behind the truce. */
function isBreachUnbroken(line: Line, truce: number): boolean {
  for (let at = truce + 1; at < line.to; at++)
    if (
      GOES_ON.test(plain(line, at)) &&
      findTag(line, at + 1, at + 4, 'truce-break') >= 0 &&
      findWord(line, at + 1, at + 4, /^(رغم|برغم|بالرغم)$/) < 0
    )
      return true
  return false
}
