import { has, hasTag, type Line } from '../reading/line.ts'
import { ageOf, isRetold } from '../relief/freshness.ts'
import { findWord, plain, type Segment, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { isNobodys } from './departure.ts'
import { isReopened } from './sign-behind.ts'
import { isStuck } from './stuck.ts'

/** Of weeks ago, of other times and towns, counted up, or an example. */
export function isStale({ line, at }: Matter, publishedAt: Date | null): boolean {
  const segment = segmentOf(line, at)
  // «أغلق المعبر قبل أسبوع، وأعيد فتحه اليوم»
  if (isReopened(line, at)) return ageOf(line, { from: at - 2, to: segment.to }, publishedAt) === 'old'
  // «لم تدخل أي مساعدات إلى … منذ عام»: that is how it stands
  if (isStill(line, at)) return false
  // «بما جرى في داريا العام الماضي، حيث رحل …»: as old as what it goes on with
  const begun = GOES_ON_WITH.test(plain(line, segment.from)) ? segmentOf(line, segment.from - 1).from : segment.from
  const age = ageOf(line, { from: begun, to: Math.min(segment.to, at + 12) }, publishedAt)
  if (age === 'old') return true
  if (has(line, at, 'entry', 'convoy') && isStuck(line, at)) return false
  // «وكانت عمليات الإخلاء …، قد انتهت أمس»
  const done = findWord(line, at + 1, segment.to, /^قد$/) >= 0 && ageOf(line, segment, publishedAt) === 'fresh'
  if (
    age !== 'fresh' &&
    !done &&
    (isRetold(line, at) || (findWord(line, segment.from, at, /^(كانت|كان|سبق|اثر)$/) === segment.from && !goesOn(line, at)))
  )
    return true
  // «قبل الحرب كانت الشاحنات تعبر …»
  const before = findWord(line, segment.from, at, /^قبل$/)
  if (before >= 0 && /^(ال)?(حرب|ثوره|ازمه|حصار|نزاع)$/.test(plain(line, before + 1)) && age !== 'fresh') return true
  if (findWord(line, Math.max(segment.from, at - 3), at, /^(انتهت|انتهي|غرار|قبل|اعقاب)$/) >= 0 && age !== 'fresh') return true
  // «شملت اتفاقات سابقة … إخراج», «وكانت دوما شهدت العام الماضي …، مقابل إدخال …»
  if (age !== 'fresh' && findWord(line, segment.from, at, /^(ال)?(اتفاقات|اتفاقيات|صفقات|مصالحات)$/) >= 0) return true
  if (age !== 'fresh' && /^(كان|كانت|سبق)$/.test(plain(line, line.from)) && ageOf(line, { from: line.from, to: at }, publishedAt) === 'old')
    return true
  if (/^(عده|سابقه|مماثله|السابقه|المماثله)$/.test(plain(line, at + 1)) || /^ال?اتفاقات$/.test(plain(line, at - 1))) return true
  // «قوافل شهرية», «يفترض أن تدخل القوافل كل أسبوعين»: how it should go, not how it goes
  if (has(line, at, 'entry', 'convoy') && age !== 'fresh' && isPeriodic(line, segment)) return true
  // «… كما جرى في داريا»: an example
  const as = findWord(line, at + 1, at + 9, /^(كما|مثلما)$/)
  if (as >= 0 && /^(جري|حدث|حصل|وقع)$/.test(plain(line, as + 1))) return true
  // «مقاتل سابق خرج من …»
  if (has(line, at, 'go-out') && findWord(line, at - 3, at, /^(سابق|سابقا|سابقه)$/) >= 0 && hasTag(line, at - 5, at, 'fighters'))
    return true
  // «قال أبو محمد إنه خرج من …»: one man's own way
  if (has(line, at, 'go-out') && /^(انه|انها)$/.test(plain(line, at - 1)) && /^(خرج|خرجت|غادر|غادرت|رحل|رحلت)$/.test(plain(line, at)))
    return true
  // «يروي كيف خرج من …», «يتذكر يوم غادر …»
  if ((findWord(line, at - 2, at, /^كيف$/) >= 0 && !has(line, at, 'entry')) || findWord(line, segment.from, at, RECALLS) >= 0) return true
  if (age !== 'fresh' && (isOfThen(line, at, publishedAt) || isCounted(line, at, segment) || isShareOfOld(line, segment))) return true
  // «يمر عبر باب الهوى ثمانون بالمئة من الإغاثة»
  if (age !== 'fresh' && findWord(line, segment.from, segment.to, /^(ب|في)?ال(ميه|مييه|مايه)$/) >= 0) return true
  if (isSpanSince(line, at) || isSubordinate(line, at) || findWord(line, Math.max(segment.from, at - 6), at, /^(لو|لولا)$/) >= 0)
    return true
  if (has(line, at, 'entry') && isOnly(line, segment)) return true
  // «شاحنات المياه لا تصل إلى المخيم إلا مرة كل يومين»
  if (has(line, at, 'entry') && /^(لا|لم|لن)$/.test(plain(line, at - 1)) && findWord(line, at + 1, at + 8, /^الا$/) >= 0) return true
  // what goes in every day goes in today
  if (findWord(line, segment.from, segment.to, /^(يومي|يوميا|يوميه)$/) >= 0) return false
  return age !== 'fresh' && hasTag(line, segment.from, segment.to, 'habit')
}

const GOES_ON_WITH = /^(حيث|حين|عندما|اذ|بعدما)$/

function isStill(line: Line, at: number): boolean {
  const nobody = has(line, at, 'go-out') && isNobodys(line, at)
  if (!nobody && (!has(line, at, 'entry') || !/^و?(لم|ولم|لا|ولا)$/.test(plain(line, at - 1)))) return false
  return findWord(line, at + 1, at + 16, /^منذ$/) >= 0 && findWord(line, at + 1, at + 10, /^(سوي|الا)$/) < 0
}

/** «لم يدخل سوى …», «فقط»; «بيت سوى» is a village. */
function isOnly(line: Line, { from, to }: Segment): boolean {
  const only = findWord(line, from, to, /^(سوي|فقط)$/)
  return only >= 0 && !line.mentions.some(mention => mention.from <= only && only < mention.to)
}

function isPeriodic(line: Line, { from, to }: Segment): boolean {
  if (findWord(line, from, to, /^(شهريه|اسبوعيه|شهريا|اسبوعيا|دوريه|دوريا)$/) >= 0) return true
  const every = findWord(line, from, to, /^كل$/)
  return every >= 0 && findWord(line, every + 1, every + 3, /^(اسبوع|اسبوعين|شهر|شهرين)$/) >= 0
}

const RECALLS = /^(يتذكر|تتذكر|يستذكر|تستذكر|نتذكر|يستعيد|تستعيد|استذكر|تذكر|ذكرياته|ذكرياتهم)$/

/** «حتى ربيع 2017، حين غادره الآلاف»: of the time that the clause before names. */
function isOfThen(line: Line, at: number, publishedAt: Date | null): boolean {
  const then = findWord(line, at - 3, at + 1, /^(حين|حينما|عندما)$/)
  if (then < 0 || plain(line, then - 1) === 'في') return false
  const year = findWord(line, then - 4, then, /^(19|20)\d\d$/)
  if (year >= 0 && publishedAt !== null && Number(plain(line, year)) < publishedAt.getUTCFullYear()) return true
  return ageOf(line, { from: Math.max(line.from, then - 8), to: then }, publishedAt) === 'old'
}

/** «منعت القوافل خمس مرات», «كانت تصل مرتين في الأسبوع»: counted up, or a habit of then. */
function isCounted(line: Line, at: number, { to }: Segment): boolean {
  // «تعليق القوافل التي كانت تعبر إلى …» shuts what went on until then
  if (/^(كان|كانت)$/.test(plain(line, at - 1)) && /^[يت]/.test(plain(line, at))) return !hasTag(line, at - 7, at - 1, 'close')
  const times = findWord(line, at, Math.min(to, at + 8), /^مرات$/)
  return times > 0 && !/^(عده|ل|لل)$/.test(plain(line, times - 1))
}

/** «وخرج العشرات الأسبوع الماضي، في آخر دفعة من جيرود»: a clause without a verb of its own is of the time of the one before. */
function isShareOfOld(line: Line, { from }: Segment): boolean {
  if (from === line.from || !/^(في|ضمن|علي)$/.test(plain(line, from))) return false
  return hasTag(line, line.from, from, 'far-past')
}

/** «وكانت دوما آخر معاقلهم، وتتواصل عملية إجلاء …»: what goes on is of today. */
function goesOn(line: Line, at: number): boolean {
  return findWord(line, at - 3, at, /^(تتواصل|يتواصل|تستمر|يستمر|تجري|يجري)$/) >= 0
}

/** «بعد أسبوع على خروج آخر المقاتلين من …»: that long ago, told to date something else. */
function isSpanSince(line: Line, at: number): boolean {
  const span = findWord(line, at - 4, at, /^(ايام|يومين|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|عام|عامين|سنه|سنوات|اعوام)$/)
  return span >= 0 && /^(بعد|عقب)$/.test(plain(line, span - 1)) && /^(علي|من)$/.test(plain(line, span + 1))
}

/** «غداة إعلان الاتفاق على إجلاء …», «إثر انتهاء عملية إجلاء …»: told to date something else. */
function isSubordinate(line: Line, at: number): boolean {
  for (let i = at - 1; i >= Math.max(line.from, at - 9); i--)
    if (/^(غداه|عقب|اثر|بعد)$/.test(plain(line, i)) && /^(ال)?(اعلان|توصل|انتهاء|اكتمال|انجاز)$/.test(plain(line, i + 1))) return true
  const period = findWord(line, at - 6, at, /^(فتره)$/)
  if (period >= 0 && plain(line, period - 1) === 'خلال') return true
  return false
}
