import type { CeasefireStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { themeOf } from '../relief/theme.ts'
import { isEmptyWindow, type ReliefWindow, reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { actorOf, speakersOf } from '../who/who.ts'
import { coveredPlaces } from './covered-places.ts'
import { isStale } from './stale.ts'
import { CEASEFIRE_STATUS_RULES } from './status-rules.ts'
import { trucesOf } from './truces.ts'

/** First act number of truces; each kind counts on its own. */
const FIRST_ACT = 10_000
const RELIEF: ReadonlySet<CeasefireStatus> = new Set<CeasefireStatus>(['announced', 'in_effect'])

/** Halts of fire, as the sentences of an article tell them. */
export function findCeasefires(reading: Reading): Sketch[] {
  const sketches: Sketch[] = []
  const windows: { readonly line: number; readonly window: ReliefWindow }[] = []
  let act = FIRST_ACT
  for (const read of reading.lines) {
    const told = tellOf(read, reading, act)
    if (!told) continue
    act++
    if (!isEmptyWindow(told.window)) windows.push({ line: read.line.index, window: told.window })
    sketches.push(...told.sketches)
  }
  return settle(sketches.map(sketch => withWindow(sketch, windows)))
}

interface Told {
  readonly sketches: readonly Sketch[]
  readonly window: ReliefWindow
}

function tellOf(read: ReadLine, reading: Reading, act: number): Told | null {
  const { line } = read
  const { publishedAt } = reading.article
  const sketches: Sketch[] = []
  let named = false
  for (const truce of trucesOf(line)) {
    const matter = { line, from: line.from, to: line.to, at: truce.at }
    if (isStale(matter, publishedAt)) continue
    named = true
    const rule = CEASEFIRE_STATUS_RULES.find(({ test }) => test(matter))
    if (!rule || (truce.weak && rule.name !== 'truce holds')) continue
    const covered = coveredPlaces(read, truce, reading)
    const theme = covered.length === 0 && !truce.weak ? themeOf(reading) : null
    for (const place of theme ? [theme] : covered) sketches.push(sketchOf(read, place, rule.status, rule.name, act))
  }
  return named ? { sketches, window: reliefWindow(line, publishedAt) } : null
}

function sketchOf({ line }: ReadLine, place: PlacedMention, status: CeasefireStatus, rule: string, act: number): Sketch {
  return blankSketch({
    kind: 'ceasefire',
    status,
    place,
    line,
    from: line.from,
    to: line.to,
    act,
    rule,
    actor: actorOf(line, line.from, line.to),
    speakers: speakersOf(line, null),
  })
}

/** The hours of a truce may stand in another sentence than its place. */
function withWindow(sketch: Sketch, windows: readonly { readonly line: number; readonly window: ReliefWindow }[]): Sketch {
  if (sketch.status === 'proposed' || sketch.status === 'denied') return sketch
  const own = windows.find(({ line }) => line === sketch.line.index) ?? windows[0]
  return own ? { ...sketch, ...own.window } : sketch
}

/** Of one place nothing that gives hope stands beside what takes it. */
function settle(sketches: readonly Sketch[]): Sketch[] {
  return sketches.filter(
    sketch =>
      !RELIEF.has(sketch.status as CeasefireStatus) ||
      !sketches.some(
        other => (other.status === 'violated' || other.status === 'ended' || other.status === 'denied') && samePlace(other, sketch),
      ),
  )
}

function samePlace(a: Sketch, b: Sketch): boolean {
  return a.place.place !== null && a.place.place === b.place.place
}
