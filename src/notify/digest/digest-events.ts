import type { DigestPlace } from '../../db/digest-store.ts'
import { weigh } from '../../decide/danger.ts'
import { nearPlaces } from '../../decide/near.ts'
import { descendantsOf } from '../../decide/places.ts'
import type { PlaceTimes } from '../../decide/times.ts'
import { currentWindow } from '../../decide/window.ts'
import { centresOf, type Event } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../../domain/ids.ts'
import type { DigestItem } from './digest-text.ts'

/** What a day told, for any number of chats. */
export interface DigestDay {
  /** What of it concerns a chat that follows these places and has muted those stories: danger first, then the newest. */
  itemsFor(places: readonly DigestPlace[], muted: readonly EventId[]): readonly DigestItem[]
}

const FARTHEST_KM = 25
/** Relief that ends sooner has its own messages; a digest that waits its turn would tell of it when it is over. */
const LEAST_LIFE_MS = 3600_000

/**
 * A digest tells all but relief whose time is over or about to be. It reaches further than alerts do: shelling known only to a governorate or a ريف
 * is told to the towns inside it (DESIGN, who hears of what).
 * @param events the newest first
 */
export function digestDay(events: readonly Event[], gazetteer: Gazetteer, now: Date, times: PlaceTimes): DigestDay {
  const isDanger = (event: Event) => weigh(event.kind, event.status) === 'danger'
  const told = events.filter(event => isDanger(event) || event.kind === 'shelling' || !isOver(event, now, times))
  const ordered = told.sort((a, b) => Number(isDanger(b)) - Number(isDanger(a)))
  const { at, around } = byPlace(ordered, gazetteer)
  const near = ordered.map(event => distances(event, gazetteer))
  const eventsAt = ({ id, kinds, within, radiusKm }: DigestPlace): readonly number[] => {
    const inReach = radiusKm === null ? [] : near.flatMap((kmTo, index) => (kmTo(id) <= radiusKm ? [index] : []))
    const found = [...(at.get(id) ?? []), ...(within ? (around.get(id) ?? []) : []), ...inReach]
    return found.filter(index => kinds.includes(ordered[index]!.kind))
  }
  return {
    itemsFor(places, muted) {
      const items = new Map<number, DigestItem>()
      for (const place of places) {
        for (const index of eventsAt(place)) {
          const event = ordered[index]!
          if (!isDanger(event) && muted.includes(event.id)) continue
          // the very place of the event is named rather than one around it
          if (!items.has(index) || event.places.some(({ id }) => id === place.id)) items.set(index, { event, place: place.id })
        }
      }
      return [...items].sort(([a], [b]) => a - b).map(([, item]) => item)
    },
  }
}

function isOver(event: Event, now: Date, times: PlaceTimes): boolean {
  if (event.closedAt !== null) return true
  const end = currentWindow(event, now, times)?.end
  return (end != null && end <= now) || (event.end !== null && times.instantOf(event.end).getTime() <= now.getTime() + LEAST_LIFE_MS)
}

/** The events that concern the followers of a place: what happened at it or around it (`at`), and what happened inside it (`around`). */
function byPlace(events: readonly Event[], gazetteer: Gazetteer) {
  const at = new Map<PlaceId, number[]>()
  const around = new Map<PlaceId, number[]>()
  const note = (places: Map<PlaceId, number[]>, ids: Iterable<PlaceId>, index: number) => {
    for (const id of new Set(ids)) {
      const known = places.get(id)
      if (known) known.push(index)
      else places.set(id, [index])
    }
  }
  for (const [index, event] of events.entries()) {
    const centres = event.places.flatMap(centresOf)
    const told = centres.filter(id => !(event.kind === 'shelling' && gazetteer.get(id)?.kind === 'country'))
    note(at, [...centres, ...told.flatMap(id => descendantsOf(gazetteer, id))], index)
    note(
      around,
      centres.flatMap(id => gazetteer.ancestors(id)),
      index,
    )
  }
  return { at, around }
}

/** How far a place is from an event; measured where somebody follows the surroundings of one. */
function distances(event: Event, gazetteer: Gazetteer): (id: PlaceId) => number {
  let known: ReadonlyMap<PlaceId, number> | null = null
  return id => {
    known ??= new Map(nearPlaces(gazetteer, event.places.flatMap(centresOf), FARTHEST_KM).map(({ place, km }) => [place, km]))
    return known.get(id) ?? Infinity
  }
}
