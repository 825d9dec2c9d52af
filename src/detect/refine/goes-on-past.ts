import { hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { readDay, timesOf } from '../slots/day.ts'
import { isRunningSum } from '../slots/toll-rise.ts'
import { hasLongSince, namesLongSince } from './long-since.ts'

/** «… نحو 100 غارة في العام الماضي. وطال بعضها سقبا»: goes on with what the sentence, or the clause, before told as long past. */
export function goesOnWithPast({ line, from, to, place }: Sketch, { lines, article: { publishedAt } }: Reading): boolean {
  // «ومنذ تموز الماضي تسري هدنة أنهت معارك …، قصفت خلالها الطائرات …»
  for (let at = from; at < to; at++)
    if (MEANWHILE.test(textAt(line, at))) {
      const end = Math.min(at, place.kindFrom)
      return hasLongSince(line, line.from, end) || isLongAgo(line, end, publishedAt)
    }
  if (BULLET.test(textAt(line, line.from))) return isListOfSum(line, lines)
  if (!pointsBack(line)) return false
  if (SUMS.test(textAt(line, line.from)))
    return lines.some(({ line: other }) => other.index < line.index && other.index >= line.index - SUM_REACH && namesLongSince(other))
  const before = lines.find(({ line: other }) => other.index === line.index - 1)?.line
  return before !== undefined && before.sentence.paragraph === line.sentence.paragraph && isLongAgo(before, before.to, publishedAt)
}

/** «وبذلك يرتفع عدد القتلى منذ مطلع الشهر إلى ستة، على النحو الآتي: - طفلة بقصف على ريف حماة»: a point of the list under a sum. */
function isListOfSum(line: Line, lines: Reading['lines']): boolean {
  const head = lines.findLast(({ line: other }) => other.index < line.index && !BULLET.test(textAt(other, other.from)))?.line
  if (!head || !hasWord(head, head.to - 2, head.to, /^:$|^ال(اتي|تالي|شكل)$/)) return false
  return isRunningSum(head) || hasLongSince(head, head.from, head.to)
}

const BULLET = /^[-–—•*]$/

function isLongAgo(line: Line, to: number, publishedAt: Date | null): boolean {
  if (hasTag(line, line.from, to, 'far-past')) return true
  return timesOf(line, publishedAt).some(({ stated }) => stated) && readDay(line, line.from, to, line.from, publishedAt).past
}

const MEANWHILE = /^(و|ف)?(خلاله|خلالها|اثناءها|اثناءه|ابانها|ابانه|تخللتها|تخللها|تخلله)$/
/** How many sentences before a sum goes on. */
const SUM_REACH = 2
/** «وشملت القصف على …»: what was counted in the sentence before. */
const SUMS = /^(و|ف)(شملت|توزعت|تركزت|تضمنت|تنوعت)$/

/** Words for the fire of the sentence before, at the head of this one. */
function pointsBack(line: Line): boolean {
  return (
    hasWord(line, line.from, line.from + HEAD_TOKENS, SOME_OF_IT) ||
    SUMS.test(textAt(line, line.from)) ||
    /^(و|ف)?(حينها|وقتها|انذاك|يومها|حينذاك)$/.test(textAt(line, line.from))
  )
}

const HEAD_TOKENS = 6
const SOME_OF_IT = /^(و|ف)?(ب)?(بعضها|احداها|احدها|معظمها|اغلبها|ابرزها|اعنفها|اخرها|تلك|خلالها|حينها|وقتها|انذاك|يومها|حينذاك)$/
