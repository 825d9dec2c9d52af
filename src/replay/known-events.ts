import { placeKeys } from '../decide/places.ts'
import type { Kind } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'

/** Events in memory, found as the database finds them: by kind and place. */
export interface KnownEvents {
  put(event: Event): void
  get(id: EventId): Event | undefined
  /** The newest first. */
  at(kinds: readonly Kind[], keys: ReadonlySet<PlaceId>): readonly Event[]
  /** Truces and corridors that are not closed. */
  open(): readonly Event[]
  withArticle(article: string): readonly Event[]
}

export function createKnownEvents(): KnownEvents {
  const events = new Map<EventId, Event>()
  const byPlace = new Map<PlaceId, Set<EventId>>()
  return {
    put: event => {
      events.set(event.id, event)
      for (const key of placeKeys(event.places)) {
        const ids = byPlace.get(key)
        if (ids) ids.add(event.id)
        else byPlace.set(key, new Set([event.id]))
      }
    },
    get: id => events.get(id),
    at: (kinds, keys) => {
      const ids = new Set<EventId>()
      // a region has more places than there are places with events
      if (keys.size < byPlace.size) for (const key of keys) for (const id of byPlace.get(key) ?? []) ids.add(id)
      else for (const [key, there] of byPlace) if (keys.has(key)) for (const id of there) ids.add(id)
      const found: Event[] = []
      for (const id of ids) {
        const event = events.get(id)
        if (event && kinds.includes(event.kind)) found.push(event)
      }
      return found.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0))
    },
    open: () => [...events.values()].filter(event => event.kind !== 'shelling' && event.closedAt === null),
    withArticle: article =>
      [...events.values()].filter(event => event.withdrawnAt === undefined && event.claims.some(claim => claim.article === article)),
  }
}
