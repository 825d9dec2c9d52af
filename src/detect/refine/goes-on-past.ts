import { hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { readDay, timesOf } from '../slots/day.ts'

/** «… نحو 100 غارة في العام الماضي. وطال بعضها سقبا»: goes on with what the sentence before told as long past. */
export function goesOnWithPast({ line }: Sketch, { lines, article: { publishedAt } }: Reading): boolean {
  if (!pointsBack(line)) return false
  const before = lines.find(({ line: other }) => other.index === line.index - 1)?.line
  if (!before || before.sentence.paragraph !== line.sentence.paragraph) return false
  if (hasTag(before, before.from, before.to, 'far-past')) return true
  return timesOf(before, publishedAt).some(({ stated }) => stated) && readDay(before, before.from, before.to, before.from, publishedAt).past
}

/** Words for the fire of the sentence before, at the head of this one. */
function pointsBack(line: Line): boolean {
  return (
    hasWord(line, line.from, line.from + HEAD_TOKENS, SOME_OF_IT) ||
    /^(و|ف)?(حينها|وقتها|انذاك|يومها|حينذاك)$/.test(textAt(line, line.from))
  )
}

const HEAD_TOKENS = 6
const SOME_OF_IT = /^(و|ف)?(ب)?(بعضها|احداها|احدها|معظمها|اغلبها|ابرزها|اعنفها|اخرها|تلك|خلالها|حينها|وقتها|انذاك|يومها|حينذاك)$/
