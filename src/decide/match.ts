import type { Detection, Weapon } from '../domain/detection.ts'
import type { Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { type Relation, relate, toEventPlace } from './places.ts'

export interface Match {
  readonly event: Event
  readonly score: number
  readonly reason: string
}

export interface MatchContext {
  readonly gazetteer: Gazetteer
  /** When the article was published: a detection without a day is about then. */
  readonly publishedAt: Date
}

/**
 * The known event that a detection tells of again, or null. Every comparison that speaks against it is final: where in doubt they are two events,
 * because a message too many is better than a strike that nobody hears of.
 */
export function matchEvent(detection: Detection, known: readonly Event[], context: MatchContext): Match | null {
  const matches = known.flatMap(event => {
    const match = compare(detection, event, context)
    return match ? [match] : []
  })
  return matches.sort((a, b) => b.score - a.score || b.event.updatedAt.localeCompare(a.event.updatedAt))[0] ?? null
}

function compare(detection: Detection, event: Event, context: MatchContext): Match | null {
  if (event.kind !== detection.kind) return null
  return detection.kind === 'shelling' ? compareShelling(detection, event, context) : compareStanding(detection, event, context)
}

function compareShelling(detection: Detection, event: Event, context: MatchContext): Match | null {
  if (!sameDay(detection, event, context)) return null
  const relation = bestRelation(detection, event, context.gazetteer)
  const figures = sameFigures(detection, event)
  if (relation.best === 'near' || relation.best === 'inside' || relation.best === 'holds') {
    // a strike under two names: the same figures at the same hour a short way off
    return figures >= 2 && !otherTime(detection, event)
      ? { event, score: 1 + figures, reason: `same figures, place ${relation.best}` }
      : null
  }
  if (relation.best !== 'same') return null
  if (otherTime(detection, event) && figures === 0) return null
  if (otherWeapons(detection.weapons, event.weapons) && figures === 0) return null
  return {
    event,
    score: 3 * relation.shared + figures,
    reason: `same place and day (${relation.shared} of ${detection.places.length} places)`,
  }
}

function compareStanding(detection: Detection, event: Event, context: MatchContext): Match | null {
  if (event.closedAt !== null) return null
  const relation = bestRelation(detection, event, context.gazetteer)
  if (detection.start !== null && event.start !== null && detection.start.slice(0, 10) !== event.start.slice(0, 10)) return null
  switch (relation.best) {
    case 'same':
      return { event, score: 4, reason: 'same place, still standing' }
    case 'inside':
      // a word on one town of a truce area, or on the area of a crossing, belongs to what stands there
      return { event, score: 2, reason: 'inside the area of what stands' }
    case 'holds':
      return detection.kind === 'ceasefire' ? null : { event, score: 1, reason: 'around the place of what stands' }
    default:
      return null
  }
}

function bestRelation(detection: Detection, event: Event, gazetteer: Gazetteer): { best: Relation; shared: number } {
  const order: readonly Relation[] = ['same', 'inside', 'holds', 'near', 'apart']
  let best: Relation = 'apart'
  let shared = 0
  for (const place of detection.places.map(toEventPlace)) {
    const relations = event.places.map((other: EventPlace) => relate(gazetteer, place, other))
    if (relations.includes('same')) shared++
    for (const relation of relations) if (order.indexOf(relation) < order.indexOf(best)) best = relation
  }
  return { best, shared }
}

const DAY_MS = 86_400_000

/** Both days stated: equal. One inferred: a day apart at most, since «yesterday» and the hour of publication blur it. */
function sameDay(detection: Detection, event: Event, context: MatchContext): boolean {
  if (detection.day === null || event.day === null) {
    const last = Date.parse(event.updatedAt)
    return Math.abs(context.publishedAt.getTime() - last) <= DAY_MS
  }
  const apart = Math.abs(Date.parse(`${detection.day}T00:00:00Z`) - Date.parse(`${event.day}T00:00:00Z`))
  return detection.dayStated && event.dayStated ? apart === 0 : apart <= DAY_MS && (apart === 0 || sameFigures(detection, event) > 0)
}

function sameFigures(detection: Detection, event: Event): number {
  const { killed, wounded } = detection.toll
  const same = (value: number | undefined, field: 'killed' | 'wounded') =>
    value !== undefined && value > 0 && event.claims.some(claim => claim.toll[field]?.value === value)
  return (same(killed?.value, 'killed') ? 2 : 0) + (same(wounded?.value, 'wounded') ? 1 : 0)
}

/** Parts of the day that exclude each other; unknown ones exclude nothing. */
function otherTime(detection: Detection, event: Event): boolean {
  const a = partOfDay(detection.timeText)
  const b = partOfDay(event.timeText)
  return a !== null && b !== null && a !== b
}

const PARTS: readonly (readonly [string, RegExp])[] = [
  ['dawn', /فجر/],
  ['morning', /صباح|ضحى/],
  ['noon', /ظهر/],
  ['evening', /عصر|مساء/],
  ['night', /ليل/],
]

function partOfDay(text: string | null): string | null {
  return text === null ? null : (PARTS.find(([, pattern]) => pattern.test(text))?.[0] ?? null)
}

const FROM_THE_AIR: ReadonlySet<Weapon> = new Set(['airstrike', 'barrel_bomb', 'drone'])
const FROM_THE_GROUND: ReadonlySet<Weapon> = new Set(['artillery', 'mortar', 'rocket', 'missile'])

/** An air raid and mortar fire are two events; anything vaguer may be the same. */
function otherWeapons(a: readonly Weapon[], b: readonly Weapon[]): boolean {
  const only = (weapons: readonly Weapon[], set: ReadonlySet<Weapon>) => weapons.length > 0 && weapons.every(weapon => set.has(weapon))
  return (only(a, FROM_THE_AIR) && only(b, FROM_THE_GROUND)) || (only(a, FROM_THE_GROUND) && only(b, FROM_THE_AIR))
}
