import type { Detection } from '../domain/detection.ts'
import type { Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { daysApart } from '../domain/local-date.ts'
import { weigh } from './danger.ts'
import { compareShelling } from './match-shelling.ts'
import { isWide, onOneWay, type Relation, relate, toEventPlace } from './places.ts'
import { HOUR_MS, type PlaceTimes } from './times.ts'

export interface Match {
  readonly event: Event
  readonly score: number
  /** Why, for admins: places, day, figures, time, weapon as far as they decided. */
  readonly reason: string
  /** Known by its figures under another place name: no further town is hit. */
  readonly renamed?: boolean
  /** Places of the detection that are among the event's own, by index. */
  readonly shared: readonly number[]
}

export interface MatchContext {
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
  /** When the article was published: a detection without a day is about then. */
  readonly publishedAt: Date
  /** Family of the outlet that published it. */
  readonly family: string
}

/**
 * The known events that a detection tells of again, the likeliest first; a list of towns may belong to several. Every comparison that speaks
 * against one is final: where in doubt they are two events, because a message too many is better than a strike that nobody hears of.
 */
export function matchEvents(detection: Detection, known: readonly Event[], context: MatchContext): Match[] {
  const places = detection.places.map(toEventPlace)
  const matches: Match[] = []
  for (const event of known) {
    const match = compare(detection, places, event, context)
    if (match) matches.push(match)
  }
  return matches.sort(
    (a, b) => b.score - a.score || (a.event.updatedAt < b.event.updatedAt ? 1 : a.event.updatedAt > b.event.updatedAt ? -1 : 0),
  )
}

function compare(detection: Detection, places: readonly EventPlace[], event: Event, context: MatchContext): Match | null {
  if (event.kind !== detection.kind || event.withdrawnAt !== undefined) return null
  const relation = relatePlaces(places, event, context.gazetteer)
  if (relation.best === 'apart') return null
  return detection.kind === 'shelling'
    ? compareShelling(detection, event, relation, context)
    : compareStanding(detection, event, relation, context)
}

export interface PlaceRelation {
  readonly best: Relation
  /** Places of the detection that are the same as one of the event. */
  readonly shared: readonly number[]
  /** Every pair in that best relation holds a place too wide to tell anything by. */
  readonly wide: boolean
}

const ORDER: readonly Relation[] = ['same', 'inside', 'holds', 'near', 'apart']

function relatePlaces(places: readonly EventPlace[], event: Event, gazetteer: Gazetteer): PlaceRelation {
  let best: Relation = 'apart'
  let wide = true
  const shared: number[] = []
  for (const [index, place] of places.entries()) {
    for (const other of event.places) {
      const relation = relate(gazetteer, place, other)
      if (relation === 'same' && shared.at(-1) !== index) shared.push(index)
      if (ORDER.indexOf(relation) > ORDER.indexOf(best) || relation === 'apart') continue
      const isWidePair = relation === 'inside' ? tooWide(other, gazetteer) : relation === 'holds' ? tooWide(place, gazetteer) : false
      wide = relation === best ? wide && isWidePair : isWidePair
      best = relation
    }
  }
  return { best, shared, wide }
}

function tooWide(place: EventPlace, gazetteer: Gazetteer): boolean {
  return place.id !== null && isWide(gazetteer.get(place.id))
}

/** A truce or a corridor is known by its place and its window, for as long as it is not over. */
function compareStanding(detection: Detection, event: Event, relation: PlaceRelation, context: MatchContext): Match | null {
  if (event.closedAt !== null) return null
  const other = otherWindow(detection, event, context)
  if (other) return null
  const danger = weigh(detection.kind, detection.status) === 'danger'
  // who says no to a truce «في إدلب» may mean the town or what bears its name: all who heard of it hear of that
  if (relation.wide && danger && detection.status !== 'violated' && isNamesake(detection, event, context.gazetteer))
    return { event, score: 3, reason: 'area of the same name, still standing', shared: relation.shared }
  switch (relation.best) {
    case 'same':
      return { event, score: 4 + relation.shared.length, reason: 'same place, still standing', shared: relation.shared }
    case 'inside':
      // a word on one town of a truce area, or on the area of a crossing, belongs to what stands there; a breach in one village is no news
      // of a whole country's truce, and has its own followers
      return relation.wide ? null : { event, score: 2, reason: 'inside the area of what stands', shared: relation.shared }
    case 'holds':
      if (relation.wide || (detection.kind === 'ceasefire' && !danger)) return null
      return { event, score: 1, reason: 'around the place of what stands', shared: relation.shared }
    case 'near': {
      const oneWay = detection.places.some(place => event.places.some(other => onOneWay(context.gazetteer, toEventPlace(place), other)))
      return detection.kind === 'corridor' && oneWay ? { event, score: 1, reason: 'beside the place of what stands', shared: [] } : null
    }
    case 'apart':
      return null
  }
}

function isNamesake(detection: Detection, event: Event, gazetteer: Gazetteer): boolean {
  const names = new Set(event.places.flatMap(({ id }) => (id === null ? [] : (gazetteer.get(id)?.name ?? []))))
  return detection.places.some(({ id }) => id !== null && names.has(gazetteer.get(id)?.name ?? ''))
}

/** Windows of different days, and a new announcement after the known window has run out, are something else. */
function otherWindow(detection: Detection, event: Event, context: MatchContext): boolean {
  const ended = event.end !== null && context.times.instantOf(event.end).getTime() + HOUR_MS < context.publishedAt.getTime()
  if (ended && weigh(detection.kind, detection.status) !== 'danger') return detection.end === null || detection.end !== event.end
  if (event.daily !== null || detection.daily !== null) return false
  if (detection.start === null || event.start === null) return false
  return daysApart(event.start.slice(0, 10), detection.start.slice(0, 10)) !== 0
}
