import { blankSketch } from '../blank-sketch.ts'
import { findTag, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { CEASEFIRE_STATUS_RULES } from './status-rules.ts'

/** Halts of fire, as the sentences of an article tell them. */
export function findCeasefires(reading: Reading): Sketch[] {
  const sketches: Sketch[] = []
  let act = 10_000
  for (const read of reading.lines) {
    const { line } = read
    const at = truceAt(line)
    if (at < 0) continue
    const matter = { line, from: line.from, to: line.to, at }
    const rule = CEASEFIRE_STATUS_RULES.find(({ test }) => test(matter))
    if (!rule) continue
    const number = act++
    for (const place of coveredPlaces(read, at)) {
      sketches.push(
        blankSketch({ kind: 'ceasefire', status: rule.status, place, line, from: line.from, to: line.to, act: number, rule: rule.name }),
      )
    }
  }
  return sketches
}

/** «منطقة خفض التصعيد» names a region, no halt of fire. */
function truceAt(line: Line): number {
  for (let at = findTag(line, line.from, line.to, 'truce'); at >= 0; at = findTag(line, at + 1, line.to, 'truce')) {
    if (!/^(ال)?(منطقه|مناطق|بمنطقه|لمنطقه|بمناطق)$/.test(tokenAt(line, at - 1)?.text ?? '')) return at
  }
  return -1
}

/** What lies behind the truce first; else what stands before it. */
function coveredPlaces({ line, roles }: ReadLine, at: number): PlacedMention[] {
  const open = line.mentions.filter((mention, index) => roles[index]?.role === 'open' && mention.mention !== null)
  const behind = open.filter(mention => mention.from > at && mention.kindFrom - at < 14)
  return behind.length > 0 ? behind : open.filter(mention => mention.to <= at && at - mention.to < 14)
}
