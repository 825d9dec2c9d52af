import type { DigestPlace } from '../../db/digest-store.ts'
import { weigh } from '../../decide/danger.ts'
import { nearPlaces } from '../../decide/near.ts'
import { descendantsOf } from '../../decide/places.ts'
import type { PlaceTimes } from '../../decide/times.ts'
import { currentWindow } from '../../decide/window.ts'
import { centresOf, type Event } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../../domain/ids.ts'

/** An event with everything that it touches, worked out once for all chats. */
export interface DigestEvent {
  readonly event: Event
  readonly danger: boolean
  readonly touches: (place: DigestPlace) => boolean
}

const FARTHEST_KM = 25

/**
 * What a digest may tell: all but relief whose time is over. A digest reaches further than alerts do: shelling known only to a governorate or
 * a ريف is told to the towns inside it (DESIGN, who hears of what).
 */
export function digestEvents(events: readonly Event[], gazetteer: Gazetteer, now: Date, times: PlaceTimes): readonly DigestEvent[] {
  return events.flatMap(event => {
    const danger = weigh(event.kind, event.status) === 'danger'
    if (!danger && event.kind !== 'shelling' && isOver(event, now, times)) return []
    return [{ event, danger, touches: touching(event, gazetteer) }]
  })
}

/** The followed place that an event is told for; null where it is none of this chat's business. */
export function followedPlace(told: DigestEvent, places: readonly DigestPlace[], muted: readonly EventId[]): PlaceId | null {
  if (!told.danger && muted.includes(told.event.id)) return null
  const own = new Set(told.event.places.map(place => place.id))
  const wanted = places.filter(place => place.kinds.includes(told.event.kind))
  return (wanted.find(place => own.has(place.id)) ?? wanted.find(told.touches))?.id ?? null
}

function isOver(event: Event, now: Date, times: PlaceTimes): boolean {
  if (event.closedAt !== null) return true
  const end = currentWindow(event, now, times)?.end
  return (end != null && end <= now) || (event.end !== null && times.instantOf(event.end) <= now)
}

function touching(event: Event, gazetteer: Gazetteer): (place: DigestPlace) => boolean {
  const centres = new Set(event.places.flatMap(centresOf))
  const inside = new Set<PlaceId>()
  const around = new Set<PlaceId>()
  const near = new Map(nearPlaces(gazetteer, [...centres], FARTHEST_KM).map(({ place, km }) => [place, km]))
  for (const id of centres) {
    const isCountry = gazetteer.get(id)?.kind === 'country'
    if (!(event.kind === 'shelling' && isCountry)) for (const inner of descendantsOf(gazetteer, id)) inside.add(inner)
    for (const outer of gazetteer.ancestors(id)) around.add(outer)
  }
  return ({ id, within, radiusKm }) =>
    centres.has(id) || inside.has(id) || (within && around.has(id)) || (radiusKm !== null && (near.get(id) ?? Infinity) <= radiusKm)
}
