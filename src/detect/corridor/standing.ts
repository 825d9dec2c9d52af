import { findTag, has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { isCutOff } from './aid.ts'
import { isBarred, isEmpty, isKeptShut, isLetThrough } from './barred.ts'
import { isHeldUp } from './held-up.ts'
import { isAidOnWheels } from './own-sign.ts'
import { CROSSED } from './passage.ts'
import { SHUT } from './road-ends.ts'
import { isPassageWord } from './sign-behind.ts'
import { isThrough } from './sign-words.ts'
import { signOf } from './signs.ts'
import { isLetDown, isStuck } from './stuck.ts'

const FIRE = ['fire-verb', 'aim', 'projectile', 'fire-noun'] as const

export function isDenied(matter: Matter): boolean {
  return signOf(matter) === 'denied'
}

/** Under fire, whatever else is told of it: none of its words says that it is shut. */
export function isShelled(matter: Matter): boolean {
  return isFiredAt(matter) && findWord(matter.line, matter.at - 11, matter.at + 16, SHELLS) >= 0
}

export function isFiredAt(matter: Matter): boolean {
  return meetsFire(matter) && !saysShut(matter.line, matter.at)
}

/** Three rules ask it of the same matter. */
const meetsFire = once(({ line, at }: Matter) => isHitOnTheWay(line, at) || (isPassageWord(line, at) && isUnderFire(line, at)))

const SHELLS = /^[وفبل]*(ال)?([يت]?قصف(ت|وا|ها|ه|هم)?|قذيفه|قذايف|غاره|غارات|صاروخ|صواريخ|هاون|مدفعيه?|براميل|برميل)$/

/** «أغلق المعبر», «معبر نصيب مغلق». */
export function isToldShut({ line, at }: Matter): boolean {
  return isPassageWord(line, at) && saysShut(line, at)
}

function saysShut(line: Line, at: number): boolean {
  const { from, to } = segmentOf(line, at)
  const shut = findWord(line, Math.max(from, at - 6), Math.min(to, at + 8), SHUTS)
  return shut >= 0 && findWord(line, shut - 3, shut, /^(لم|لن|لا|نفي|نفت|عدم|الذي|التي)$/) < 0
}

const SHUTS = /^[وفبل]*(ال)?([اي]?غلق(ت|وا|ه|ها)?|تغلق|اغلاق(ه|ها)?|مغلق(ه|ا)?|اقفال|اقفل(ت|وا)?|مقفل(ه|ا)?)$/

/** Closed, held up, or under fire. */
export function isShut(matter: Matter): boolean {
  const { line, at } = matter
  if (
    signOf(matter) === 'shut' ||
    isCalledOff(line, at) ||
    isHeldUp(line, at) ||
    isCutOff(line, at) ||
    meetsFire(matter) ||
    (has(line, at, 'entry', 'convoy') && isStuck(line, at))
  )
    return true
  return (
    isPassageWord(line, at) &&
    ((hasTag(line, at - 11, at, 'aid', 'convoy') && isLetDown(line, at)) ||
      isClosed(line, at) ||
      isBarred(line, at) ||
      isKeptShut(line, at) ||
      isEmpty(line, at))
  )
}

export function isAsked(matter: Matter): boolean {
  return signOf(matter) === 'asked'
}

export function isGiven(matter: Matter): boolean {
  return signOf(matter) === 'agreed'
}

/** «فتح معبر …», «المعبر مفتوح»: told of the way itself. */
export function isOpened({ line, at }: Matter): boolean {
  const { from, to } = segmentOf(line, at)
  return isPassageWord(line, at) && findWord(line, Math.max(from, at - 6), Math.min(to, at + 8), OPENS) >= 0
}

const OPENS = /^[وفبل]*(ال)?([يت]?فتح(ت|وا|ه|ها)?|[يت]?فتتح(ت|وا)?|افتتح(ت|وا)?|افتتاح(ه|ها)?|مفتوح(ه|ا)?)$/

export function isInUse(matter: Matter): boolean {
  const { line, at } = matter
  if (signOf(matter) === 'used') return true
  return signOf(matter) === null && isPassageWord(line, at) && isPassed(line, at)
}

/** «استهدف القصف مدنيين أثناء خروجهم من دوما عبر الممر». */
function isHitOnTheWay(line: Line, at: number): boolean {
  if (!has(line, at, 'go-out') || findWord(line, at - 2, at, /^(اثناء|خلال|لدي|حين|وهم)$/) < 0) return false
  return hasTag(line, at - 10, at, ...FIRE) && hasTag(line, at - 10, at + 10, 'corridor', 'convoy', 'deal')
}

function isUnderFire(line: Line, at: number): boolean {
  // «استهدفت شاحنات قرب معبر …»: beside it
  if (/^(قرب|جوار|بجوار|محيط)$/.test(textAt(line, at - 1))) return false
  const before = Math.max(segmentOf(line, at).from, at - 6)
  for (let i = at - 1; i >= before; i--)
    if (has(line, i, ...FIRE) && findWord(line, i - 4, i, /^(لم|نفي|نفت|تراجع|وقف|توقف|ايقاف)$/) < 0) return true
  // «تعرض الممر … لقصف بقذائف», «أطلقوا النار على الممر»
  if (findWord(line, at - 3, at, MET_WITH) >= 0 && findWord(line, at + 1, at + 10, BY_FIRE) >= 0) return true
  const fire = findWord(line, at - 4, at, AT_FIRE)
  if (fire >= 0 && findWord(line, fire - 4, fire, SHOT) >= 0 && findWord(line, fire + 1, at, ON) >= 0 && !isCeased(line, fire)) return true
  return (
    findWord(line, at + 1, at + 12, /^(تعرض|تعرضت|يتعرض|تتعرض|مرمي|استهدف|يستهدف|تستهدف|استهدفت|قصف|قصفت)$/) >= 0 &&
    hasTag(line, at + 1, Math.min(line.to, at + 16), ...FIRE)
  )
}

const MET_WITH = /^[يت]?تعرض(ت|وا)?$/
const BY_FIRE = /^ل(ل)?(قصف|قذيفه|قذايف|غاره|غارات|استهداف|نيران|رشقات|صواريخ|صاروخ|هجوم|اطلاق)$/
const AT_FIRE = /^(ال)?(نار|نيران)$/
const SHOT = /^(اطلق|اطلقت|اطلقوا|[يت]طلق|[يت]طلقون|اطلاق|فتح|فتحت|فتحوا)$/
const ON = /^علي$/

/** «وقف إطلاق النار على الممر», «تراجع إطلاق النار على …», «نفى إطلاق النار على …» */
function isCeased(line: Line, at: number): boolean {
  return findWord(line, at - 5, at, /^(وقف|توقف|ايقاف|نفي|نفت|لم|عدم|بوقف|لوقف|تراجع|انحسار|انخفاض)$/) >= 0
}

function isClosed(line: Line, at: number): boolean {
  const { to } = segmentOf(line, at)
  // «الممر المخصص لأهالي دوما لا يزال مغلقا»
  const still = findWord(line, at + 1, Math.min(to, at + 12), /^(يزال|تزال|زال|زالت|بقي|بقيت|ظل|ظلت|بات|باتت|اصبح|اصبحت|صار|يبقي)$/)
  const end = still >= 0 && findWord(line, at, still, /^،$/) < 0 ? still + 3 : at + 7
  const shut = findWord(line, at + 1, Math.min(to, end), SHUT)
  // «المعبر الذي بقي مغلقا عامين»: until then
  return (shut >= 0 && !/^(الذي|التي)$/.test(textAt(line, shut - 2))) || isNobody(line, at + 1, at + 8)
}

/** «إجلاء الجرحى لن يتم اليوم», «خروج القافلة لم يحصل». */
function isCalledOff(line: Line, at: number): boolean {
  const { to } = segmentOf(line, at)
  for (let i = at + 1; i < Math.min(to, at + 16); i++)
    if (/^(لم|لن|لا)$/.test(plain(line, i)) && /^(يتم|تتم|يحصل|تحصل|يحدث|يجر|تجر|تبدا|يبدا|ينفذ|تنفذ)$/.test(plain(line, i + 1)))
      return true
  // «بقيت الحافلات في مكانها ولم تتحرك»
  const stays = findWord(line, at - 6, at + 1, /^(بقيت|ظلت|بقي|ظل|لبثت)$/)
  if (
    stays >= 0 &&
    hasTag(line, stays, stays + 4, 'convoy') &&
    findWord(line, at + 1, Math.min(to, at + 14), /^(مكانها|امكنتها|متوقفه|واقفه|عالقه|متحركه)$/) >= 0
  )
    return true
  // «شاحنات المساعدات … عالقة منذ أيام»
  return (
    hasTag(line, at - 9, at + 8, 'convoy') &&
    findWord(line, at + 1, Math.min(to, at + 12), /^(عالقه|متوقفه|محتجزه|مكدسه|تتكدس|رابضه)$/) >= 0
  )
}

/** «ممر لا يستخدمه أحد», «فتح ممر ولم يخرج أي مدني»; «عام واحد» counts. */
function isNobody(line: Line, from: number, to: number): boolean {
  const not = findWord(line, from, to, /^و?لم$/)
  if (not >= 0 && /^(يخرج|تخرج|يعبر|يغادر|يستخدم|يسلك|يصل)/.test(plain(line, not + 1)) && /^(اي|احد)$/.test(plain(line, not + 2)))
    return true
  return hasWord(line, from, to, /^(احد|احدا)$/)
}

/** «عبر ممر …», «ممر يستخدمه …», «المنفذ لا يزال يعمل». */
function isPassed(line: Line, at: number): boolean {
  const { from, to } = segmentOf(line, at)
  if (isLetThrough(line, at)) return true
  // «لم يعد أمام القوافل سوى معبر …»
  if (/^(سوي|الا|غير)$/.test(plain(line, at - 1)) && findWord(line, at - 10, at, /^(لم|لا|ليس)$/) >= 0) return true
  if (
    findWord(
      line,
      at + 1,
      Math.min(to, at + 8),
      /^(يستخدمه|يستخدمها|تستخدمه|يعمل|تعمل|وحيد|واحد|مفتوح|مفتوحا|مفتوحه|متاح|متاحا|متاحه|سلكه)$/,
    ) >= 0
  )
    return true
  if (findWord(line, at + 1, Math.min(to, at + 14), /^(عبره|عبرها|خلاله)$/) >= 0) return true
  if (/^(عبر|خلال)$/.test(textAt(line, at - 1)) && findWord(line, from, at - 1, /^(ال)?(عوده|عاد|عادت|عبور|عبرت|دخول|وصول|وصلت)$/) >= 0)
    return true
  // «ومن معبر …، دخلت 84 شاحنة»
  if (/^و?(عبر|خلال|من)$/.test(textAt(line, at - 1)) && at - segmentOf(line, at).from <= 3) {
    const comes = findTag(line, at + 1, Math.min(to, at + 9), 'entry', 'go-out')
    if (comes >= 0 && signOf({ line, from, to, at: comes }) === 'used') return true
  }
  if (findWord(line, at - 2, at, USING) >= 0) return true
  // «تقف حافلات عند معبر … بانتظار المدنيين», «تستقبل السلطات في معبر … عشرات الأسر»
  const waits = findWord(line, at + 1, at + 7, /^(بانتظار|تنتظر|لاستقبال|لنقل|لاجلاء)$/)
  if (waits >= 0 && hasTag(line, at - 9, at, 'convoy') && hasTag(line, waits + 1, waits + 4, 'people')) return true
  if (findWord(line, at - 6, at, /^[يت]?(ستقبل|ستقبلوا)$|^استقبل(ت|وا)?$/) >= 0 && hasTag(line, at + 1, at + 7, 'people')) return true
  const crossed = findWord(line, at - 11, at, CROSSED)
  if (crossed >= 0 && !isThrough(line, crossed) && hasTag(line, Math.max(from, at - 11), at, 'people', 'fighters', 'convoy')) return true
  // «اجتازت معبر مورك الثلاثاء … حافلات تنقل عائلات»
  if (crossed === at - 1 && !isThrough(line, crossed) && hasTag(line, at + 1, at + 16, 'people', 'convoy')) return true
  // «نقلتهم حافلات عبر ممر …», «تجمعت الحافلات قبل أن تعبر إلى ممر …»
  if (/^(عبر|من|الي)$/.test(textAt(line, at - 1)) && findWord(line, Math.max(from, at - 7), at - 1, CARRIED) >= 0) return true
  const through = /^(عبر|خلال|من)$/.test(textAt(line, at - 1)) || /^ب/.test(plain(line, at))
  for (let i = from; i < at; i++)
    if (
      through &&
      !isThrough(line, i) &&
      (has(line, i, 'go-out', 'take-out', 'entry', 'pass') || isAidOnWheels(line, i)) &&
      signOf({ line, from, to, at: i }) === 'used'
    )
      return true
  return /^(سمحت|يسمح|سمح)$/.test(plain(line, at + 3)) || findWord(line, at + 1, at + 9, /^سمحت$/) >= 0
}

const USING = /^(مستخدمين|مستخدما|مستخدمه|باستخدام|سالكين|سالكه)$/
const CARRIED = /^(نقلت|نقلتهم|نقلتها|نقلوا|نقلهم|اقلت|اقلتهم|حملتهم|عبرت|تعبر|يعبرون|وصلت|وصلوا|سيارات)$/
