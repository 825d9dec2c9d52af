import { type AlertPlan, toldBesides } from '../domain/alert.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId, PlaceId } from '../domain/ids.ts'
import type { Reader } from '../notify/render/render.ts'

/** An alert as a decision brought it. */
export interface PlannedAlert {
  /** The event whose first message it follows, edits or takes back. */
  readonly eventId: EventId
  readonly at: Date
  readonly plan: AlertPlan
}

export const MESSAGE_TYPES = ['first', 'edit', 'follow-up', 'correction', 'retraction'] as const
export type MessageType = (typeof MESSAGE_TYPES)[number]

/** What one follower gets. */
export interface Message {
  readonly type: MessageType
  readonly place: { readonly id: PlaceId; readonly name: string }
  readonly text: string
}

export type RenderText = (plan: AlertPlan, reader: Reader) => string

/**
 * One follower of each place that any alert names, without what lies around it; kept is who had which event's message. Delivers as the ledger of
 * the real system does, at once.
 */
export function createLedger(alerts: readonly PlannedAlert[], gazetteer: Gazetteer, render: RenderText) {
  const followers = new Set(alerts.flatMap(({ plan }) => (plan.audience.by === 'places' ? plan.audience.exact : [])))
  const reached = new Map<EventId, Set<PlaceId>>()

  return {
    deliver({ eventId, at, plan }: PlannedAlert): Message[] {
      const type = MESSAGE_TYPES.find(known => known === plan.type)
      if (type === undefined || (plan.expiresAt !== null && new Date(plan.expiresAt) <= at)) return []
      const hearing = audience(plan, eventId)
      if (type !== 'edit') for (const told of [eventId, ...toldBesides(plan.body, eventId)]) note(told, hearing)
      return hearing.map(place => ({
        type,
        place: { id: place, name: gazetteer.get(place)?.name ?? place },
        text: render(plan, readerOf(place)),
      }))
    },
  }

  function audience({ audience }: AlertPlan, eventId: EventId): PlaceId[] {
    const has = (place: PlaceId) => (audience.notReachedBy ?? []).some(id => reached.get(id)?.has(place))
    if (audience.by === 'reached') return [...(reached.get(audience.eventId) ?? [])].filter(place => !has(place))
    const had = reached.get(eventId)
    const inside = new Set(audience.inside)
    const ordered = [...audience.exact, ...[...followers].filter(place => inside.has(place))]
    return ordered.filter(place => !has(place) && !had?.has(place))
  }

  function note(eventId: EventId, places: readonly PlaceId[]): void {
    const known = reached.get(eventId) ?? new Set()
    for (const place of places) known.add(place)
    reached.set(eventId, known)
  }
}

function readerOf(place: PlaceId): Reader {
  return { language: 'ar', digits: 'western', followed: place, discreet: false, repeat: false }
}
