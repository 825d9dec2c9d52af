// Detections against many open events: how much of a processor does deciding take? Prints percentiles; exits 1 over the limit. Processor time,
// since the clock on the wall tells of whatever else the machine does.
import { randomUUID } from 'node:crypto'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { type DecideContext, decide } from '../src/decide/decide.ts'
import { isSettlement, nearPlaces } from '../src/decide/near.ts'
import { lookUpKeys, toEventPlace } from '../src/decide/places.ts'
import { type Detection, KINDS, type Kind, NO_TOLL } from '../src/domain/detection.ts'
import type { ArticleId, EventId } from '../src/domain/ids.ts'
import type { Place } from '../src/domain/place.ts'
import { createKnownEvents } from '../src/replay/known-events.ts'

const EVENTS = 1000
const DETECTIONS = 10_000
const LIMIT_MS = 1
/** Towns of one list lie together. */
const LIST_KM = 8

const gazetteer = loadGazetteer({ country: 'SY' })
const towns = [...gazetteer.places.values()].filter(isSettlement)
const regions = [...gazetteer.places.values()].filter(place => place.kind === 'region')
const now = new Date('2018-02-27T12:00:00Z')
const times = {
  instantOf: (local: string) => new Date(`${local.slice(0, 16)}:00+02:00`),
  localOf: (at: Date) => new Date(at.getTime() + 7_200_000).toISOString().slice(0, 16),
}

let seed = 1
/** Processor time of this process so far. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The same numbers at every run: 0 to below 1. */
function random(): number {
  seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
  return seed / 2_147_483_647
}
const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item

function detectionAt(places: readonly Place[], kind: Kind): Detection {
  const status = kind === 'shelling' ? 'reported' : kind === 'ceasefire' ? 'announced' : 'open'
  const speaker = { name: pick(['ناشطون', 'مصادر محلية', 'مراسل']), party: null, side: 'activists', outlet: null } as const
  return {
    ...{
      kind,
      status,
      day: kind === 'shelling' ? '2018-02-27' : null,
      dayStated: true,
      timeText: null,
      start: null,
      end: null,
      daily: null,
    },
    places: places.map(({ id, name }) => ({ id, name, mention: name, lat: null, lon: null, candidates: [], area: null, reason: '' })),
    ...{ weapons: ['artillery'], targets: [], toll: { ...NO_TOLL, killed: { value: Math.ceil(random() * 9), bound: null } }, actor: null },
    ...{ speakers: [speaker], deniedBy: [], evidence: [], summary: '', rule: 'bench', confidence: 0.9 },
  }
}

function randomDetection(): Detection {
  const kind = random() < 0.8 ? 'shelling' : pick(KINDS)
  if (kind === 'ceasefire') return detectionAt([pick(regions)], kind)
  const first = pick(towns)
  const others =
    kind === 'shelling' && random() < 0.4 ? nearPlaces(gazetteer, [first.id], LIST_KM).slice(0, 1 + Math.floor(random() * 3)) : []
  return detectionAt([first, ...others.flatMap(({ place }) => gazetteer.get(place) ?? [])], kind)
}

function contextFor(index: number): DecideContext {
  const outlet = `outlet ${index % 40}`
  const source = { article: randomUUID() as ArticleId, source: outlet, outlet, family: outlet, url: null, publishedAt: now }
  return { source, familyOf: () => null, known: [], gazetteer, now, times, newEventId: randomUUID() as EventId, released: false }
}

/** Milliseconds that each detection takes, look-up of the events around it included. */
function run(eventCount: number): number[] {
  const events = createKnownEvents()
  let made = 0
  while (made < eventCount) {
    const decision = decide(randomDetection(), contextFor(made))
    if (decision.action !== 'create') continue
    events.put(decision.event)
    made++
  }
  const took: number[] = []
  for (let index = 0; index < DETECTIONS; index++) {
    const detection = randomDetection()
    const context = contextFor(index)
    const start = processorMs()
    const keys = lookUpKeys(gazetteer, detection.kind, detection.places.map(toEventPlace))
    decide(detection, { ...context, known: events.at(detection.kind === 'shelling' ? KINDS : [detection.kind], keys) })
    took.push(processorMs() - start)
  }
  return took.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
run(EVENTS / 10)
const small = run(EVENTS)
const large = run(EVENTS * 4)
const line = (name: string, took: readonly number[]) =>
  `${name}: median ${at(took, 0.5).toFixed(3)} ms, p95 ${at(took, 0.95).toFixed(3)} ms, p99 ${at(took, 0.99).toFixed(3)} ms\n`
process.stdout.write(line(`${DETECTIONS} detections against ${EVENTS} open events`, small))
process.stdout.write(line(`${DETECTIONS} detections against ${EVENTS * 4} open events`, large))
if (at(small, 0.95) > LIMIT_MS) process.exitCode = 1
