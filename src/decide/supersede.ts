import type { Detection } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import { type MatchContext, matchEvents } from './match.ts'
import { relate, toEventPlace } from './places.ts'

export interface Superseding<Item> {
  /** Events that the older text told of, each with what the newer text says of it, or null where it says nothing any more. */
  readonly pairs: readonly { readonly event: Event; readonly item: Item | null }[]
  /** What only the newer text says. */
  readonly rest: readonly Item[]
}

/**
 * Which detection of a newer text stands for which event of the older one: the one that matches it; else, where just one of its kind is left, that
 * one, whose place was told wrongly. A strike is not taken for another one: day, and place or figures, must speak for it.
 */
export function pairSuperseding<Item extends { readonly detection: Detection }>(
  events: readonly Event[],
  items: readonly Item[],
  context: MatchContext & {
    /** The newer text has merely lost sentences: what it does not tell any more of a strike may have been cut off with the page. */
    readonly lostOnly?: boolean
  },
): Superseding<Item> {
  const left = new Set(items)
  const take = (item: Item | undefined) => {
    if (item) left.delete(item)
    return item ?? null
  }
  const matched = events.map(event => ({
    event,
    item: take([...left].find(({ detection }) => matchEvents(detection, [event], context).length > 0)),
  }))
  const pairs = matched.flatMap(({ event, item }) => {
    if (item) return [{ event, item }]
    const candidates = [...left].filter(
      ({ detection }) => detection.kind === event.kind && (event.kind !== 'shelling' || isMistold(detection, event, context)),
    )
    if (candidates.length === 1) return [{ event, item: take(candidates[0]) }]
    // a page that rolls on tells of other strikes: the older one has happened all the same
    return event.kind === 'shelling' && (items.length > 0 || context.lostOnly === true) ? [] : [{ event, item: null }]
  })
  return { pairs, rest: [...left] }
}

/** The same strike with something told otherwise: of that day, at a namesake or near by, or with the same figures. */
function isMistold(detection: Detection, event: Event, { gazetteer }: MatchContext): boolean {
  if (detection.day !== event.day) return false
  const places = detection.places.map(toEventPlace)
  const related = places.some(place => event.places.some(known => known.name === place.name || relate(gazetteer, place, known) !== 'apart'))
  return related || (['killed', 'wounded'] as const).some(field => hasFigure(detection, event, field))
}

function hasFigure(detection: Detection, event: Event, field: 'killed' | 'wounded'): boolean {
  const value = detection.toll[field]?.value ?? 0
  return value > 0 && event.claims.some(claim => claim.toll[field]?.value === value)
}
