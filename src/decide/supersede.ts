import type { Detection } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import { type MatchContext, matchEvents } from './match.ts'

export interface Superseding<Item> {
  /** Events that the older text told of, each with what the newer text says of it, or null where it says nothing any more. */
  readonly pairs: readonly { readonly event: Event; readonly item: Item | null }[]
  /** What only the newer text says. */
  readonly rest: readonly Item[]
}

/**
 * Which detection of a newer text stands for which event of the older one: the one that matches it; else, where just one of its kind is left, that
 * one, whose place was told wrongly.
 */
export function pairSuperseding<Item extends { readonly detection: Detection }>(
  events: readonly Event[],
  items: readonly Item[],
  context: MatchContext,
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
  const pairs = matched.map(({ event, item }) => {
    const sameKind = [...left].filter(({ detection }) => detection.kind === event.kind)
    return { event, item: item ?? (sameKind.length === 1 ? take(sameKind[0]) : null) }
  })
  return { pairs, rest: [...left] }
}
