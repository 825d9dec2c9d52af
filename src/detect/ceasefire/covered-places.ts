import { has, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, segmentOf } from '../relief/segment.ts'
import { isDespite } from './signs.ts'
import type { Truce } from './truces.ts'

const BEHIND = 18
const BEFORE = 16

/**
 * The places that a truce covers, as its sentence says: what lies behind it, else what is under fire in spite of it, else what stands before it.
 * Empty where the sentence names none.
 */
export function coveredPlaces(read: ReadLine, truce: Truce): readonly PlacedMention[] {
  const behind = placesBehind(read, truce)
  if (isBreach(read, truce)) {
    const struck = placesBefore(read, truce, read.line.from).filter(place => !isVast(place))
    if (struck.length > 0 && (behind.length === 0 || behind.every(isVast))) return struck
  }
  if (behind.length > 0) return behind
  return placesBefore(read, truce, segmentOf(read.line, truce.at).from)
}

function isBreach({ line }: ReadLine, { at }: Truce): boolean {
  for (let before = at - 1; before >= Math.max(line.from, at - 14); before--) if (isDespite(line, before)) return true
  return false
}

const FREE = new Set(['open', 'speaker', 'near'])

function placesBehind(read: ReadLine, { to }: Truce): PlacedMention[] {
  const { line, roles } = read
  const end = Math.min(segmentOf(line, to - 1).to, to + BEHIND)
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom < to || mention.from >= end || mention.mention === null) continue
    if (!FREE.has(roles[index]?.role ?? '')) continue
    if (crossed(read, to, mention.kindFrom)) return []
    if (!isLocated(line, mention)) continue
    return withJoined(read, index, line.to)
  }
  return []
}

/** Another matter stands between: fire, speech, people leaving. */
function crossed({ line }: ReadLine, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (has(line, at, 'fire-verb', 'aim', 'launch', 'take-out', 'go-out', 'entry') && !/^(و)?(يدخل|تدخل|دخل|دخلت|دخول)$/.test(tokenAt(line, at)?.text ?? '')) return true
  return findWord(line, from, to, /^(يرفض|رفض|استمرار|واصل|يواصل|عملياته|عملياتها)$/) >= 0
}

function placesBefore(read: ReadLine, { at }: Truce, from: number): PlacedMention[] {
  const { line, roles } = read
  for (let index = line.mentions.length - 1; index >= 0; index--) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to > at || mention.mention === null) continue
    if (mention.from < from || at - mention.to > BEFORE) return []
    if (roles[index]?.role !== 'open' || isVast(mention)) continue
    let first = index
    while (first > 0 && roles[first]?.joined) first--
    return withJoined(read, first, at)
  }
  return []
}
