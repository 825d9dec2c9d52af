import type { CorridorStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import { hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { findWord } from '../relief/segment.ts'
import { reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { endsOf } from './ends.ts'
import { isStale } from './stale.ts'
import { CORRIDOR_STATUS_RULES } from './status-rules.ts'
import { type Way, waysOf } from './ways.ts'

/** First act number of ways; each kind counts on its own. */
const FIRST_ACT = 20_000
const RELIEF: ReadonlySet<CorridorStatus> = new Set<CorridorStatus>(['announced', 'open'])

/** Ways in and out for people and aid, as the sentences of an article tell them; `theme` is the place that they mean where they name none. */
export function findCorridors(reading: Reading, theme: PlacedMention | null): Sketch[] {
  const sketches: Sketch[] = []
  let act = FIRST_ACT
  let last: PlacedMention | null = null
  let evacuated = -9
  for (const read of reading.lines) {
    const { line } = read
    const found = waysOf(line, line.index - evacuated <= 2).flatMap(way =>
      sketchesOf(read, way, reading, { act, theme: meantBy(read, way, reading, last) ?? theme }),
    )
    if (found.length > 0) act++
    if (found.some(({ way }) => way === 'leaving')) evacuated = line.index
    last = found.find(({ place }) => place.place?.kind === 'crossing')?.place ?? last
    sketches.push(...settle(found))
  }
  return sketches
}

/** «المعبر» is the gate named before; «خروجهم» is of those told to have left a sentence or two before. */
function meantBy(read: ReadLine, way: Way, reading: Reading, gate: PlacedMention | null): PlacedMention | null {
  const { line } = read
  if (gate !== null && hasTag(line, line.from, line.to, 'corridor')) return gate
  if (way.kind !== 'passage' || findWord(line, way.at, way.at + 6, /^(ل)?(خروجهم|اجلايهم|اخراجهم|مغادرتهم|لهم)$/) < 0) return null
  for (const { line: before, roles } of linesBefore(reading, read, 3)) {
    const at = roles.findLastIndex(({ role }) => role === 'source')
    if (at >= 0 && hasTag(before, before.from, before.to, 'go-out', 'take-out')) return before.mentions[at] ?? null
  }
  return null
}

function sketchesOf(
  read: ReadLine,
  way: Way,
  reading: Reading,
  { act, theme }: { readonly act: number; readonly theme: PlacedMention | null },
): Sketch[] {
  const { line } = read
  const { publishedAt } = reading.article
  const matter = { line, from: line.from, to: line.to, at: way.at }
  if (isStale(matter, publishedAt)) return []
  const rule = CORRIDOR_STATUS_RULES.find(({ test }) => test(matter))
  // aid that is only asked for opens no way
  if (!rule || (way.kind === 'aid' && (rule.status === 'proposed' || rule.status === 'denied'))) return []
  const window = way.kind === 'passage' ? reliefWindow(line, publishedAt).window : null
  const told = endsOf(read, way, reading)
  const meant = told.length === 0 && theme !== null && mayMeanTheme(line, way, rule.status) ? [theme] : told
  return meant.map(place =>
    blankSketch({
      kind: 'corridor',
      status: rule.status,
      way: way.kind,
      place,
      line,
      from: line.from,
      to: line.to,
      act,
      rule: rule.name,
      ...whoOf(line),
      ...window,
    }),
  )
}

/** A way without a place may be that of the article's one place; people seen leaving are not. */
function mayMeanTheme(line: Line, way: Way, status: CorridorStatus): boolean {
  if (way.kind === 'aid' || (way.kind === 'leaving' && status === 'open')) return false
  return hasTag(line, line.from, line.to, 'people', 'fighters', 'aid', 'convoy', 'take-out')
}

const RANK: readonly string[] = ['denied', 'closed', 'proposed', 'open', 'announced']

/** Within a sentence one reading of each place: the one that promises least. */
function settle(sketches: readonly Sketch[]): Sketch[] {
  return sketches.filter(
    sketch =>
      !RELIEF.has(sketch.status as CorridorStatus) ||
      !sketches.some(
        other => other.place.mention?.chosen === sketch.place.mention?.chosen && RANK.indexOf(other.status) < RANK.indexOf(sketch.status),
      ),
  )
}
