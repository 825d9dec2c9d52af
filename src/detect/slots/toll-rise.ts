import { countedNoun } from '../count/counted-noun.ts'
import { has, hasWord, type Line, textAt } from '../reading/line.ts'
import type { TollFigure } from './toll-figure.ts'
import { countedNear, type Harm } from './toll-harm.ts'
import { MONTHS, SUMS_UP } from './toll-words.ts'

/** «ارتفعت حصيلة القتلى … إلى 5», «ارتفع إلى سبعة عدد الضحايا»: the newest count; of the dead where the words name no harm. */
export function raisedTo(line: Line, at: number, from: number, to: number): TollFigure | null {
  if (BECAME.test(textAt(line, at))) return become(line, at, to)
  if (textAt(line, at) !== 'الي') return null
  let start = -1
  for (let before = at - 1; before >= Math.max(from, at - RISE_REACH); before--) {
    if (RISES.test(textAt(line, before))) {
      start = before
      break
    }
  }
  if (start < 0 || spansLong(line, start, at)) return null
  const counted = countedNear(line, at + 1, to)
  if (!counted || counted.class === 'thing' || counted.class === 'family') return null
  const own = counted.class === 'killed' || counted.class === 'wounded' ? counted.class : null
  // «حصيلة القتلى ارتفعت إلى ثمانية»
  const harm =
    own ?? harmBefore(line, start, at) ?? harmBehind(line, counted.to) ?? harmBefore(line, Math.max(from, start - COUNTED_REACH), start)
  if (!harm) return null
  return {
    harm,
    count: { value: counted.value, bound: counted.bound },
    others: false,
    raised: true,
    place: null,
    from: start,
    to: counted.to,
  }
}

/** «القتلى باتوا أكثر من 60» */
function become(line: Line, at: number, to: number): TollFigure | null {
  const who = textAt(line, at - 1)
  const harm = DEAD.test(who) ? 'killed' : HURT.test(who) ? 'wounded' : null
  const counted = harm && countedNear(line, at + 1, to)
  if (!harm || !counted || counted.class === 'thing' || counted.class === 'family') return null
  const { value, bound } = counted
  return { harm, count: { value, bound }, others: false, raised: true, place: null, from: at - 1, to: counted.to }
}

const BECAME = /^(باتوا|بات|صاروا|صار|اصبحوا|اصبح)$/
const RISE_REACH = 22
/** How far before the verb what has risen may stand: «عدد المدنيين الذين قتلتهم غارات التحالف على الباغوز ارتفع …». */
const COUNTED_REACH = 11
const RISES = /^(و|ف|ل|ل[يت])?(ارتفاع|ارتفع|ارتفعت|ترتفع|يرتفع|رتفع|لترتفع|ليرتفع|وصل|وصلت|تصل|يصل|صل|تجاوز)$/

/** What the words between a rise and its «إلى» count: the nearest of them to the figure. */
function harmBefore(line: Line, from: number, to: number): Harm | null {
  for (let at = to - 1; at >= from; at--) {
    const text = textAt(line, at)
    if (DEAD.test(text) || (/^(الذين|من)$/.test(textAt(line, at - 1)) && has(line, at, 'dead'))) return 'killed'
    if (HURT.test(text)) return 'wounded'
    if (/^(ال)?حصيل(ه|ته|تها)$/.test(text)) return 'killed'
  }
  return null
}

/** «إلى سبعة عدد ضحايا …». */
function harmBehind(line: Line, from: number): Harm | null {
  let parts = false
  for (let at = from; at < from + BEHIND_REACH; at++) {
    const text = textAt(line, at)
    if (/^[.؛!?]$/.test(text)) return null
    if (DEAD.test(text)) return 'killed'
    if (HURT.test(text)) return 'wounded'
    if (/^(عدد|تعداد|حصيله)$/.test(text)) return harmCounted(line, at + 1)
    // a figure of something else, but for the parts of this one: «إلى 11 هم خمسة أطفال وأربع نساء …»
    if (at > from + 2 && !parts) return null
    parts ||= PARTS.test(text)
  }
  return null
}

const BEHIND_REACH = 14
const PARTS = /^(هم|بينهم|منهم|على|علي|وهم|بينها)$/

/** «تعداد المدنيين الذين استشهدوا», «عدد الشهداء»: what a word of number counts. */
function harmCounted(line: Line, from: number): Harm | null {
  for (let at = from; at < from + 6; at++) {
    const text = textAt(line, at)
    if (DEAD.test(text) || has(line, at, 'dead')) return 'killed'
    if (HURT.test(text) || has(line, at, 'wounded')) return 'wounded'
  }
  return null
}

const DEAD = /(قتلي|شهداء|ضحايا|وفيات|قتلاه)$/
const HURT = /(جرحي|مصابين|مصابي|اصابات|مصابون)$/

/** «، لترتفع بذلك الحصيلة إلى …»: behind the figures of an act the sums are those of a campaign. */
export function sumsUp(line: Line, at: number, to: number, told: boolean): boolean {
  return SUMS_UP.test(textAt(line, at)) && (told || spansLong(line, at, Math.min(to, at + 24)))
}

/** «وهكذا ارتفع عدد من قتلوا باستهدافات الفصائل إلى 6»: a sentence that keeps the count of many acts. */
export function isRunningSum(line: Line): boolean {
  return /^(و|ف)?بذلك$/.test(textAt(line, line.from)) && hasWord(line, line.from + 1, line.from + 4, RISES)
}

/** «ليرتفع إلى 224 عدد من قضوا منذ بدء الحملة، والشهداء هم 131 …»: what a sentence goes on to tell behind the sum of a campaign are its parts. */
export function sumBefore(line: Line, from: number): boolean {
  for (let at = line.from; at < from; at++) if (SUMS_UP.test(textAt(line, at)) && spansLong(line, at, from)) return true
  return false
}

/** «منذ بدء الحملة», «خلال أسبوع»: tokens [from, to) give a figure for longer than one act. */
export function spansLong(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (/^و?منذ$/.test(text) && namesMonth(line, at, to)) return true
    if (/^و?منذ$/.test(text) && !RECENT.test(countedBehind(line, at + 1))) return true
    if (/^و?(خلال|طيله|طوال)$/.test(text) && LONG.test(countedBehind(line, at + 1))) return true
  }
  return false
}

/** «منذ يوم الجمعة الـ29 من كانون الأول»: nobody dates the news of these days from a month. */
function namesMonth(line: Line, from: number, to: number): boolean {
  for (let at = from + 1; at < Math.min(to, from + DATE_REACH); at++) {
    if (textAt(line, at) === '،') return false
    if (MONTHS.has(textAt(line, at))) return true
  }
  return false
}

const DATE_REACH = 9
const RECENT =
  /^(ال)?(صباح|ساعات|ساعه|فجر|ليل|ليله|مساء|يوم|يومين|امس|دقايق|قليل|ظهر|عصر|منتصف|سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|بارحه)$/
const LONG = /^(ال)?(اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|شهور|عام|عامين|اعوام|سنه|سنتين|سنوات|ايام)$/

/** A figure for more days than these is a tally. */
const NEWS_DAYS = 3

function countedBehind(line: Line, at: number): string {
  const counted = countedNoun(line.text.tokens, at)
  if (counted?.class !== 'thing' || !counted.noun) return textAt(line, at)
  return counted.noun === 'يوم' && counted.value > NEWS_DAYS ? 'ايام' : counted.noun
}
