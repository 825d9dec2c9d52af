import type { CorridorStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { themeOf } from '../relief/theme.ts'
import { reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { actorOf, speakersOf } from '../who/who.ts'
import { endsOf } from './ends.ts'
import { isStale } from './stale.ts'
import { CORRIDOR_STATUS_RULES } from './status-rules.ts'
import { type Way, waysOf } from './ways.ts'

/** First act number of ways; each kind counts on its own. */
const FIRST_ACT = 20_000
const RELIEF: ReadonlySet<CorridorStatus> = new Set<CorridorStatus>(['announced', 'open'])

/** Ways in and out for people and aid, as the sentences of an article tell them. */
export function findCorridors(reading: Reading): Sketch[] {
  const sketches: Sketch[] = []
  let act = FIRST_ACT
  for (const read of reading.lines) {
    const found = waysOf(read.line).flatMap(way => sketchesOf(read, way, reading, act))
    if (found.length > 0) act++
    sketches.push(...settle(found))
  }
  return sketches
}

function sketchesOf(read: ReadLine, way: Way, reading: Reading, act: number): Sketch[] {
  const { line } = read
  const { publishedAt } = reading.article
  const matter = { line, from: line.from, to: line.to, at: way.at }
  if (isStale(matter, publishedAt)) return []
  const rule = CORRIDOR_STATUS_RULES.find(({ test }) => test(matter))
  // aid that is only asked for opens no way
  if (!rule || (way.kind === 'aid' && (rule.status === 'proposed' || rule.status === 'denied'))) return []
  const window = way.kind === 'passage' ? reliefWindow(line, publishedAt) : null
  const told = endsOf(read, way, reading)
  const theme = told.length === 0 && way.kind !== 'aid' && (way.kind === 'passage' || rule.status !== 'open') ? themeOf(reading) : null
  return [...told, ...(theme ? [theme] : [])].map(place =>
    blankSketch({
      kind: 'corridor',
      status: rule.status,
      place,
      line,
      from: line.from,
      to: line.to,
      act,
      rule: rule.name,
      actor: actorOf(line, line.from, line.to),
      speakers: speakersOf(line, null),
      ...window,
    }),
  )
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
