import { hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { lastLeft, SAME } from '../relief/spoken-area.ts'
import { roadEnds } from './road-ends.ts'
import { beside, FROM, isMeant, LIES, ledTo, listed, siteOf } from './sites.ts'
import type { Way } from './ways.ts'

/** «مداخل مدينة التل», «منافذ الحي». */
const ENTRANCE = /^(ال|ب|ل|لل)?(مدخل|مداخل|مخرج|مخارج|منفذ|منافذ|بوابه|بوابات|حاجز)$/

/** The places of a gate or road: what it is named after or leads to, whose it is; `left` are the places that people leave by it. */
export function passageEnds(read: ReadLine, way: Way, reading: Reading, left: readonly PlacedMention[]): readonly PlacedMention[] {
  const { line } = read
  const named = line.mentions
    .filter(
      mention =>
        mention.mention !== null &&
        (mention.kindFrom === way.at ||
          (mention.kindFrom === way.at + 1 && ENTRANCE.test(plain(line, way.at))) ||
          (mention.from === way.at + 1 && !isLocated(line, mention))),
    )
    .flatMap(mention => withJoined(read, line.mentions.indexOf(mention), segmentOf(line, way.at).to))
  if (named.length === 0) {
    // «سدّت منافذها», «سُدّ طريقها الوحيد نحو دمشق»
    const own = /(ها|هما)$/.test(plain(line, way.at)) ? ownTown(read, way.at, reading) : []
    if (own.length > 0) return own
    // «معبر "أثريا" الواصل بين …»: named, though no table has it
    const quoted = textAt(line, way.at + 1) === '"'
    const ends = [...servedBefore(line, way.at), ...(quoted ? [] : roadEnds(line, way.at))]
    if (ends.length > 0) return ends
    if (quoted && !HUMANE.test(plain(line, way.at + 2))) return []
  }
  const behind = left.filter(place => isMeant(line, way.at, place, named.length > 0) && !isStruck(line, way.at, place))
  const found = [...new Set([...named, ...siteOf(read, way.at), ...behind, ...listed(line, way.at)])]
  if (found.length > 0) return found
  const led = ledTo(read, way.at)
  if (led.length > 0) return led
  const linked = linkedTo(read, way.at, reading)
  if (linked.length > 0) return linked
  const near = beside(read, way.at)
  return near.length > 0 ? near : besieged(line, way.at)
}

/** «أقفل الممر عقب هجوم على نقاط في عرى»: where that was which shut it. */
function isStruck(line: Line, at: number, { kindFrom }: PlacedMention): boolean {
  const after = findWord(line, at + 1, kindFrom, /^(بعد|عقب|اثر|جراء|بسبب|نتيجه)$/)
  return (
    after >= 0 && findWord(line, after + 1, after + 4, /^(ال)?(هجوم|هجمات|اشتباك|اشتباكات|معارك|تفجير|انفجار|قصف|غارات|سقوط|استهداف)$/) >= 0
  )
}

const HUMANE = /^(ال)?(انساني|انسانيه|امن|امنه|مومن|موت)ا?$/

/** «لم يبق للخارجين من عفرين سوى منفذ واحد», «ولعفرين منفذ وحيد»: the town that has no other. */
function servedBefore(line: Line, at: number): readonly PlacedMention[] {
  if (findWord(line, at + 1, at + 3, /^(ال)?(وحيد|واحد|اخير)(ه|ا)?$/) < 0) return []
  const place = line.mentions.findLast(({ mention, to }) => mention !== null && to <= at && at - to <= 6)
  const left = place && FROM.test(plain(line, place.kindFrom - 1)) && hasTag(line, place.kindFrom - 4, place.kindFrom, 'people', 'go-out')
  return place && (left || place.clitic === 'ل') ? [place] : []
}

/** «فك الحصار عن دوما وفتح طريق …». */
function besieged(line: Line, at: number): readonly PlacedMention[] {
  const place = line.mentions.findLast(({ mention, to }) => mention !== null && to <= at && at - to <= 4)
  return place && findWord(line, place.kindFrom - 3, place.kindFrom, /^(ال)?حصار$/) >= 0 ? [place] : []
}

/** «بلدة التل … سدت منافذها»: the town named last, in the sentence or the one before. */
function ownTown(read: ReadLine, at: number, reading: Reading): readonly PlacedMention[] {
  for (const { line, roles } of [read, ...linesBefore(reading, read, 1)]) {
    const town = line.mentions.findLast(
      (mention, i) =>
        mention.mention !== null &&
        !isVast(mention) &&
        (line !== read.line || mention.to <= at) &&
        /^(open|goal|source)$/.test(roles[i]?.role ?? '') &&
        /^(town|village|city|camp|neighbourhood)$/.test(mention.place?.kind ?? ''),
    )
    if (town) return [town]
  }
  return []
}

/** «المعبر الوحيد الذي يربط المدينة بالعاصمة»: the town that the sentences speak of. */
function linkedTo(read: ReadLine, at: number, reading: Reading): readonly PlacedMention[] {
  const links = findWord(read.line, at + 1, at + 5, LIES)
  const town = links < 0 ? '' : textAt(read.line, links + 1)
  const place = SAME.test(town) && town.startsWith('ال') ? lastLeft(read, reading, links + 1, town) : null
  return place ? [place] : []
}
