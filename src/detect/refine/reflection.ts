import { findTag, has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import { FIRE, isTalkedOf } from './no-fire.ts'

/** Words of courts, prizes, archives and memory: the sentence looks back on fire, however it tells it. */
const LOOKS_BACK =
  /^(و|ف)?(ب|ل)?(ال|لل)?(محكمه|محاكمه|عقوبات|جايزه|ارشيف|مذكرات|مذكراته|علمتنا|علمتني|تعلمنا|طفوله|طفولتي|طفولتها|طفولته|صدمات|رواءي|ترميم|صغارا|محققون|محققين)$/

/** Words of those who reflect: beside fire that nobody is told to have opened, the sentence reflects on it and does not report it. */
const REFLECTS =
  /^(و|ف)?(ب|ل)?(ال|لل)?(مدعي|نيابه|باحث|باحثه|باحثون|باحثين|دراسه|محلل|محللون|تحليل|قديم|قديمه|ناجون|ناجين|سياسي|سياسه|استراتيجيه|افتتاح|اعمار|لاجيه|كاتب|مراقبون|مراقبين|خبراء|خبير|قمر|اقمار|صمت)$/

/** «في مقابلة مع …»; «في الجهة المقابلة» is over there. */
const INTERVIEW = /^مقابله$/

/** Fire that somebody opened or that came down: verbs, and no nouns. */
function isOpened(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if ((has(line, at, 'fire-verb') && !has(line, at, 'fire-noun')) || (has(line, at, 'launch') && OPENED.test(textAt(line, at))))
      return true
  return false
}

const OPENED = /^(و|ف)?(س?[يت])?(سقط|انفجر|لقي|القي|القا|القت|اطلق|طلق|شن|نفذ|رم[تي]|استهدف)(ت|وا|ون|ها|ه)?$/

/** Repair and museums: whatever fire did there, it did long before. */
const OF_AFTER = /^(و|ف)?(ب|ل)?(ال|لل)?(ترميم|متحف|متاحف|معرض|فيلم|جايزه)$/

/** «إن ما تشهده سقبا من قصف جريمة»: said of what goes on, as a judgement. */
function judges(line: Line): boolean {
  const what = [line.from, line.from + 1, line.from + 2].find(at => textAt(line, at) === 'ما')
  return (
    what !== undefined &&
    GOES_ON.test(textAt(line, what + 1)) &&
    hasWord(line, what + 2, line.to, /^(ل)?(جريمه|جرايم|اباده|وصمه|عار|كارثه|محرقه|ماساه)$/)
  )
}

const GOES_ON = /^([يت](شهد|عيش|تعرض|جري|حدث|حصل|رتكب)|جري|يجري)(ه|ها)?$/

/** A stretch that names dead or wounded, or what the fire led to, reports. */
export function isReflection(sketch: Sketch): boolean {
  const { line, from, to, toll, place } = sketch
  if (toll.killed || toll.wounded || toll.casualties) return false
  if (isTalkedOf(sketch) || judges(line)) return true
  // «كي لا تلقى مصير سوق دوما»
  if (hasWord(line, Math.max(from, place.kindFrom - 4), place.kindFrom, /^(ب)?مصير$/)) return true
  if (hasTag(line, from, to, 'result')) return hasWord(line, line.from, findTag(line, from, to, ...FIRE), OF_AFTER)
  // what reflects stands before the fire or right behind it; «حلب القديمة» is a place
  const fire = findTag(line, from, to, ...FIRE)
  const end = fire < 0 ? line.to : Math.min(line.to, fire + 5)
  const opened = isOpened(line, from, to)
  for (let at = line.from; at < line.to; at++) {
    const text = textAt(line, at)
    const old = /^(ال)?قديمه?$/.test(text)
    if ((at >= end && !old) || !(LOOKS_BACK.test(text) || (!opened && (REFLECTS.test(text) || INTERVIEW.test(text))))) continue
    if (!old || !line.mentions.some(mention => mention.kindFrom <= at && at <= mention.to)) return true
  }
  return false
}
