import { blankSketch } from '../blank-sketch.ts'
import { findTag, has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { CORRIDOR_STATUS_RULES } from './status-rules.ts'

/** Ways in and out for people and aid, as the sentences of an article tell them. */
export function findCorridors(reading: Reading): Sketch[] {
  const sketches: Sketch[] = []
  let act = 20_000
  for (const read of reading.lines) {
    const { line } = read
    const at = wayAt(line)
    if (at < 0) continue
    const rule = CORRIDOR_STATUS_RULES.find(({ test }) => test({ line, from: line.from, to: line.to, at }))
    if (!rule) continue
    const number = act++
    for (const place of waysEnds(read, at)) {
      sketches.push(
        blankSketch({ kind: 'corridor', status: rule.status, place, line, from: line.from, to: line.to, act: number, rule: rule.name }),
      )
    }
  }
  return sketches
}

function wayAt(line: Line): number {
  const corridor = findTag(line, line.from, line.to, 'corridor')
  if (corridor >= 0) return corridor
  const crossing = line.mentions.find(mention => mention.place?.kind === 'crossing')
  if (crossing) return crossing.kindFrom
  for (let at = line.from; at < line.to; at++) {
    if (has(line, at, 'evacuation') && hasTag(line, at, Math.min(line.to, at + 8), 'people')) return at
    if (has(line, at, 'entry') && hasTag(line, at, Math.min(line.to, at + 6), 'aid')) return at
  }
  return -1
}

/** The crossing named; else where people leave from, or where aid goes to. */
function waysEnds({ line, roles }: ReadLine, at: number): PlacedMention[] {
  const named = line.mentions.filter(mention => mention.place?.kind === 'crossing' || has(line, mention.from - 1, 'corridor'))
  const near = line.mentions.filter((mention, index) => {
    const role = roles[index]?.role
    if (mention.mention === null || role === 'container' || role === 'near' || role === 'speaker' || role === 'force') return false
    if (Math.abs(mention.kindFrom - at) > 14) return false
    if (role === 'goal') return hasTag(line, line.from, mention.from, 'entry') && hasTag(line, line.from, line.to, 'aid')
    return mention.from > at || tokenAt(line, mention.kindFrom - 1)?.text === 'في'
  })
  return [...new Set([...named, ...near])]
}
