import type { AlertBody, AlertPlan, EventNews, Lane } from '../domain/alert.ts'
import type { Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId } from '../domain/ids.ts'
import { audienceOf } from './audience.ts'
import { weigh } from './danger.ts'

/** What would change what a person does: told in a new, notifying message. Everything else edits the message already sent. */
const LOUD: ReadonlySet<EventNews> = new Set([
  'first death',
  'toll rises',
  'status changes',
  'denied',
  'begins',
  'ends soon',
  'ended',
  'during truce',
])

export interface SpeakContext {
  readonly gazetteer: Gazetteer
  readonly now: Date
  /** Hours since the stated day of the event ended; null where the day is not stated. */
  readonly ageHours: number | null
  /** End of a relief's window as an instant; null where none is given. */
  readonly endsAt: Date | null
  /** Events of the same kind and day that overlap: who had their first message gets no second one. */
  readonly related: readonly EventId[]
}

export const SILENT_AFTER_H = 24
export const HELD_BACK_AFTER_H = 72
/** An open corridor without news lapses after two hours (SAFETY). */
export const CORRIDOR_LAPSES_MS = 2 * 3_600_000

/** The first message of an event, to everybody whom its places concern. */
export function firstAlert(event: Event, context: SpeakContext): AlertPlan[] {
  return [plan('first', event, 'first', event.places, context, context.related)]
}

/** What to send when an event has grown: an edit for those who know of it, a new message where it matters, a first one to newly hit towns. */
export function furtherAlerts(event: Event, news: readonly EventNews[], added: readonly EventPlace[], context: SpeakContext): AlertPlan[] {
  const [weightiest] = news
  if (weightiest === undefined) return []
  const loud = news.find(item => LOUD.has(item))
  const body = (item: EventNews): AlertBody => ({ form: 'event', event, news: item, late: isLate(context) })
  const edit: AlertPlan = {
    type: 'edit',
    lane: loud === undefined ? 3 : laneOf(event),
    silent: true,
    audience: { by: 'reached', eventId: event.id },
    expiresAt: null,
    body: body(weightiest),
  }
  const followUp: AlertPlan[] =
    loud === undefined
      ? []
      : [
          {
            type: 'follow-up',
            lane: laneOf(event),
            silent: isLate(context),
            audience: { by: 'reached', eventId: event.id },
            expiresAt: expiry(event, context),
            body: body(loud),
          },
        ]
  const first = added.length > 0 ? [plan('first', event, 'first', added, context, [...context.related, event.id])] : []
  return [...first, ...followUp, edit]
}

function plan(
  type: 'first',
  event: Event,
  news: EventNews,
  places: readonly EventPlace[],
  context: SpeakContext,
  notReachedBy: readonly EventId[],
): AlertPlan {
  return {
    type,
    lane: isLate(context) ? 2 : laneOf(event),
    silent: isLate(context),
    audience: audienceOf(context.gazetteer, event.kind, places, notReachedBy),
    expiresAt: expiry(event, context),
    body: { form: 'event', event, news, late: isLate(context) },
  }
}

function laneOf(event: Event): Lane {
  return weigh(event.kind, event.status) === 'danger' ? 1 : 2
}

/** Late news goes out silently; relief is judged by its window, never by its age. */
function isLate(context: SpeakContext): boolean {
  return context.ageHours !== null && context.ageHours > SILENT_AFTER_H
}

/** Only relief expires: at its end, or, for an open corridor without one, two hours after its last news. */
function expiry(event: Event, context: SpeakContext): string | null {
  if (weigh(event.kind, event.status) !== 'relief') return null
  const ends = [
    context.endsAt?.getTime(),
    event.status === 'open' && event.lastHeldAt ? Date.parse(event.lastHeldAt) + CORRIDOR_LAPSES_MS : undefined,
  ]
  const known = ends.filter(end => end !== undefined)
  return known.length > 0 ? new Date(Math.min(...known)).toISOString() : null
}
