import { blankSketch } from '../blank-sketch.ts'
import { hasTag } from '../reading/line.ts'
import type { ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain } from '../relief/segment.ts'
import type { Sketch } from '../sketch.ts'

const TALKS = /^(ال|ب|لل|بال)?(مفاوضات|محادثات|مباحثات|مشاورات)$/
const OVER = /^(ب|ل)?(شان|بشان|حول|بخصوص|مصير)$/
/** What the talks are over where it is not who leaves. */
const OTHER = /^(ال|ب)?(دستور|انتخابات|هدنه|نار|معتقلين|اسري|مخطوفين|عمليه)$/

/** «المفاوضات مستمرة حول بلدتي سقبا وجسرين», where people have just been told to leave others: whether they leave these as well. */
export function talkedOver(read: ReadLine, act: number): Sketch[] {
  const { line } = read
  const talks = findWord(line, line.from, line.to, TALKS)
  if (talks < 0 || hasTag(line, line.from, line.to, 'denial') || findWord(line, line.from, line.to, OTHER) >= 0) return []
  const over = findWord(line, talks + 1, talks + 12, OVER)
  if (over < 0 || plain(line, over + 1) === '') return []
  const index = line.mentions.findIndex(mention => mention.mention !== null && mention.kindFrom > over && mention.kindFrom <= over + 2)
  const first = line.mentions[index]
  if (!first || isVast(first) || first.place?.kind === 'country') return []
  const towns = withJoined(read, index, line.to)
  // «محادثات حول إدلب» are on its lot as a whole
  if (towns.length < 2 && first.kindFrom === first.from) return []
  return towns.map(place =>
    blankSketch({
      kind: 'corridor',
      status: 'proposed',
      way: 'leaving',
      place,
      line,
      from: line.from,
      to: line.to,
      act,
      rule: 'towns talked over',
      ...whoOf(line),
    }),
  )
}
