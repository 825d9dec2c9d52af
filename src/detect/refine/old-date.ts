import { daysApart } from '../../domain/local-date.ts'
import type { Line } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import { timesOf } from '../slots/day.ts'
import { localNow } from '../slots/local-now.ts'

/** How many sentences of the same paragraph may pass under one date. */
const REACH_SENTENCES = 4
const NEWS_DAYS = 3
/** A date that heads its sentence stands within its first words. */
const HEAD_TOKENS = 6

/** «- 8 أيلول 2016: …»: the sentence, or the ones before it in its paragraph, stand under a date that is no news. */
export function oldDateBefore(line: Line, { lines, article: { publishedAt } }: Reading): boolean {
  const today = localNow(publishedAt)?.slice(0, 10)
  if (today === undefined) return false
  const own = headDate(line, publishedAt)
  if (own !== null) return isOld(own, today)
  const before = lines.findIndex(({ line: other }) => other === line)
  for (let at = before - 1; at >= 0; at--) {
    const other = lines[at]?.line
    if (!other || other.sentence.paragraph !== line.sentence.paragraph || line.index - other.index > REACH_SENTENCES) return false
    const date = headDate(other, publishedAt)
    if (date !== null) return isOld(date, today)
    if (timesOf(other, publishedAt).some(time => time.stated)) return false
  }
  return false
}

/** The last day of a day or month that the text names at the head of the sentence. */
function headDate(line: Line, publishedAt: Date | null): string | null {
  const head = timesOf(line, publishedAt).find(
    time =>
      time.stated && time.start !== null && time.from <= line.from + HEAD_TOKENS && time.relation !== 'since' && time.relation !== 'until',
  )
  return head?.start ? (head.grain === 'day' ? head.start : (head.end ?? head.start)) : null
}

function isOld(date: string, today: string): boolean {
  return daysApart(date.slice(0, 10), today) > NEWS_DAYS
}
