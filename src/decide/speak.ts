import type { AlertBody, AlertPlan, EventNews, Lane } from '../domain/alert.ts'
import type { Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId } from '../domain/ids.ts'
import { audienceOf } from './audience.ts'
import { weigh } from './danger.ts'
import { HOUR_MS, type PlaceTimes } from './times.ts'
import { currentWindow } from './window.ts'

/**
 * What each piece of news does (docs/decisions/when-to-speak.md): `tell` sends a new message in reply to the first and edits the first,
 * `edit` changes the message already sent without a sound. `danger` marks news that is urgent whatever the event's own weight.
 */
export const POLICY: Readonly<Record<EventNews, { readonly does: 'tell' | 'edit'; readonly danger?: true }>> = {
  first: { does: 'tell' },
  'first death': { does: 'tell', danger: true },
  'toll rises': { does: 'tell', danger: true },
  'new town': { does: 'tell', danger: true },
  'status changes': { does: 'tell' },
  denied: { does: 'tell', danger: true },
  shortened: { does: 'tell', danger: true },
  extended: { does: 'tell' },
  shelled: { does: 'tell', danger: true },
  'during truce': { does: 'tell', danger: true },
  begins: { does: 'tell' },
  'ends soon': { does: 'tell' },
  ended: { does: 'tell', danger: true },
  'day ended': { does: 'tell' },
  lapsed: { does: 'edit', danger: true },
  'fire reported': { does: 'edit', danger: true },
  corrected: { does: 'edit', danger: true },
  'more sources': { does: 'edit' },
  'small change': { does: 'edit' },
}

/**
 * Whether news makes a new message. Who denies a strike is read in the message already sent, as is the longer time of a truce that is denied or
 * broken: it changes nothing that one would do.
 */
export function isTold(news: EventNews, event: Pick<Event, 'kind' | 'status'>): boolean {
  if (event.kind === 'shelling' && news === 'denied') return false
  if (news === 'extended' && weigh(event.kind, event.status) === 'danger') return false
  return POLICY[news].does === 'tell'
}

export interface SpeakContext {
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
  readonly now: Date
  /** Hours since the event by its stated day, else since publication; null for relief, which is judged by its window. */
  readonly ageHours: number | null
  /** Events of the same kind and day that overlap: who had their first message gets no second one. */
  readonly related: readonly EventId[]
  /** The running truce that a strike falls into. */
  readonly during: EventId | null
}

export const SILENT_AFTER_H = 24
export const HELD_BACK_AFTER_H = 72
/** An open corridor without news lapses after two hours (SAFETY). */
export const CORRIDOR_LAPSES_MS = 2 * HOUR_MS

/** The first message of an event, to everybody whom its places concern. */
export function firstAlert(event: Event, context: SpeakContext): AlertPlan[] {
  return [first(event, event.places, context.related, context)]
}

/** What to send when an event has grown: an edit for those who know of it, a new message where it matters, a first one to newly hit towns. */
export function furtherAlerts(event: Event, news: readonly EventNews[], added: readonly EventPlace[], context: SpeakContext): AlertPlan[] {
  const [weightiest] = news
  if (weightiest === undefined) return []
  const told = news.find(item => isTold(item, event))
  // the follow-up comes before the first message of new places: it takes the place of what is unsent, and theirs must stay
  return [
    ...(told === undefined ? [] : [followUp(event, told, context)]),
    edit(event, told ?? weightiest, context, told !== undefined),
    ...(added.length > 0 ? [first(event, added, [...context.related, event.id], context)] : []),
    ...(endsRelief(event, told) ? [first(event, event.places, [event.id], context)] : []),
  ]
}

/** That a truce or a corridor is no more concerns also those whom word of it never reached: they may have heard of it elsewhere. */
function endsRelief(event: Event, told: EventNews | undefined): boolean {
  return event.kind !== 'shelling' && told !== undefined && weigh(event.kind, event.status) === 'danger'
}

function first(event: Event, places: readonly EventPlace[], notReachedBy: readonly EventId[], context: SpeakContext): AlertPlan {
  const { during } = context
  return {
    type: 'first',
    lane: isLate(context) ? 2 : laneOf(event, 'first'),
    silent: isLate(context) || weigh(event.kind, event.status) === 'proposal',
    audience: audienceOf(context.gazetteer, event.kind, places, notReachedBy),
    expiresAt: expiry(event, 'first', context),
    body:
      during === null
        ? body(event, 'first', context)
        : { form: 'event', event, news: 'during truce', late: isLate(context), replyTo: during },
  }
}

/** A new message in reply to the first, to exactly those who had that. */
export function followUp(event: Event, news: EventNews, context: SpeakContext): AlertPlan {
  return {
    type: 'follow-up',
    lane: laneOf(event, news),
    silent: isLate(context),
    audience: { by: 'reached', eventId: event.id },
    expiresAt: expiry(event, news, context),
    body: body(event, news, context),
  }
}

/** The message already sent, changed in place; urgent where it goes with danger. */
export function edit(event: Event, news: EventNews, context: SpeakContext, withMessage: boolean): AlertPlan {
  const danger = POLICY[news].danger === true || (withMessage && laneOf(event, news) === 1)
  return {
    type: 'edit',
    lane: danger ? 1 : 3,
    silent: true,
    audience: { by: 'reached', eventId: event.id },
    expiresAt: null,
    // the message as a whole shows what the event has come to, not the piece of news that a message of its own tells
    body: body(event, news === 'more sources' ? news : 'small change', context),
  }
}

function body(event: Event, news: EventNews, context: SpeakContext): AlertBody {
  return { form: 'event', event, news, late: isLate(context) }
}

function laneOf(event: Event, news: EventNews): Lane {
  return POLICY[news].danger === true || weigh(event.kind, event.status) === 'danger' ? 1 : 2
}

/** Late news goes out silently; relief is judged by its window, never by its age. */
export function isLate(context: SpeakContext): boolean {
  return context.ageHours !== null && context.ageHours > SILENT_AFTER_H
}

/** Only relief expires: at the end of its window, or, for an open corridor, two hours after its last news, whichever is first. */
function expiry(event: Event, news: EventNews, context: SpeakContext): string | null {
  if (POLICY[news].danger === true || weigh(event.kind, event.status) !== 'relief') return null
  const ends = [
    event.daily === null || news === 'begins' || news === 'ends soon'
      ? currentWindow(event, context.now, context.times)?.end?.getTime()
      : lastEnd(event, context),
    lapseAt(event)?.getTime(),
  ].filter(end => end !== undefined)
  return ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : null
}

function lastEnd(event: Event, context: SpeakContext): number | undefined {
  return event.end === null ? undefined : context.times.instantOf(event.end).getTime()
}

/** When "open" stops being said of a corridor for want of news; null for everything else. */
export function lapseAt(event: Pick<Event, 'kind' | 'status' | 'lastHeldAt'>): Date | null {
  if (event.kind !== 'corridor' || event.status !== 'open' || event.lastHeldAt === null) return null
  return new Date(Date.parse(event.lastHeldAt) + CORRIDOR_LAPSES_MS)
}
