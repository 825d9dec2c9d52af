import { isNamedAt, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { linesBefore } from './lines-before.ts'
import { isVast } from './linked.ts'
import { lastPair, PAIR } from './spoken-area.ts'

const GROUP = /^(ال|ب|بال|لل)?(بلدات|مدن|قري|مناطق|احياء|مخيمات|مواقع)$/
const COUNTED = new Map([
  ['الثلاث', 3],
  ['الثلاثه', 3],
  ['الاربع', 4],
  ['الاربعه', 4],
  ['الخمس', 5],
  ['الخمسه', 5],
  ['المذكوره', 2],
])

/** «في البلدتين», «المناطق الثلاث», «تلك البلدات»: the list that was last named, in tokens [from, to). Empty where none is spoken of. */
export function spokenGroup(read: ReadLine, reading: Reading, from: number, to: number): readonly PlacedMention[] {
  const { line } = read
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++) {
    const text = textAt(line, at)
    if (isNamedAt(line, at)) continue
    if (PAIR.test(text)) return lastPair(read, reading, at)
    if (!GROUP.test(text)) continue
    const count = COUNTED.get(textAt(line, at + 1)) ?? (/^(و|ب)?(هذه|تلك)$/.test(textAt(line, at - 1)) ? 2 : 0)
    if (count > 0) return lastList(read, reading, at, count)
  }
  return []
}

/** The places of the sentence with the last list of so many. */
function lastList(read: ReadLine, reading: Reading, at: number, count: number): readonly PlacedMention[] {
  for (const { line, roles } of [read, ...linesBefore(reading, read, 6)]) {
    const named = line.mentions.filter(
      (mention, index) =>
        mention.mention !== null &&
        !isVast(mention) &&
        mention.place?.kind !== 'crossing' &&
        (line !== read.line || mention.to <= at) &&
        !/^(container|near|foreign|force|goal)$/.test(roles[index]?.role ?? ''),
    )
    if (named.length >= count) return count === 2 ? named : named.slice(-count)
  }
  return []
}
