import type { AlertPlan, Audience, NearPlace } from '../domain/alert.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import { audienceOf } from './audience.ts'
import { HOUR_MS, MINUTE_MS } from './times.ts'

/** What is known of a blindness under way; kept in the database. */
export interface BlindState {
  /** ISO instant of the last reading before it; null while we see. */
  readonly since: string | null
  readonly told: 'nobody' | 'windows' | 'everyone'
  /** Events whose followers were told. */
  readonly events: readonly Event['id'][]
}

export const SEEING: BlindState = { since: null, told: 'nobody', events: [] }

export interface BlindFacts {
  /** When a source was last read; null where none ever was. */
  readonly lastReadAt: Date | null
  readonly now: Date
  /** Truces and corridors whose window runs. */
  readonly windows: readonly Event[]
  /** Events of the last days. */
  readonly recent: readonly Event[]
  readonly gazetteer: Gazetteer
}

export const BLIND_AFTER_MS = 30 * MINUTE_MS
export const EVERYONE_AFTER_MS = 2 * HOUR_MS

/** Blindness is told once to followers of a running window, after two hours to everyone with a recent event, and again to these when it is over. */
export function blindness(state: BlindState, facts: BlindFacts): { readonly state: BlindState; readonly alerts: readonly AlertPlan[] } {
  const { lastReadAt, now } = facts
  if (lastReadAt === null) return { state, alerts: [] }
  const blindMs = now.getTime() - lastReadAt.getTime()
  if (blindMs < BLIND_AFTER_MS) {
    if (state.since === null) return { state: SEEING, alerts: [] }
    const told = [...facts.windows, ...facts.recent].filter(event => state.events.includes(event.id))
    return { state: SEEING, alerts: notice(told, null, { since: state.since, until: lastReadAt.toISOString() }, facts, 2) }
  }
  const since = state.since ?? lastReadAt.toISOString()
  const said = { since, until: null }
  if (blindMs >= EVERYONE_AFTER_MS && state.told !== 'everyone') {
    const events = [...new Set([...state.events, ...facts.recent.map(({ id }) => id)])]
    return { state: { since, told: 'everyone', events }, alerts: notice(facts.recent, toldBy(state, facts), said, facts, 2) }
  }
  if (state.told !== 'nobody' || facts.windows.length === 0) return { state: { ...state, since }, alerts: [] }
  return {
    state: { since, told: 'windows', events: facts.windows.map(({ id }) => id) },
    alerts: notice(facts.windows, null, said, facts, 1),
  }
}

type Reach = Extract<Audience, { readonly by: 'places' }> & { readonly near: readonly NearPlace[] }

/** Whose followers know already; null where nobody does. */
function toldBy(state: BlindState, facts: BlindFacts): Reach | null {
  const told = facts.windows.filter(event => state.events.includes(event.id))
  return told.length === 0 ? null : reach(told, facts)
}

function notice(
  events: readonly Event[],
  without: Reach | null,
  said: { readonly since: string; readonly until: string | null },
  facts: BlindFacts,
  lane: 1 | 2,
): AlertPlan[] {
  const skip = new Set(without === null ? [] : [...without.exact, ...without.inside, ...without.around])
  const skipNear = new Map((without?.near ?? []).map(({ place, km }) => [place, km]))
  const whole = reach(events, facts)
  const left = (ids: readonly PlaceId[]) => ids.filter(id => !skip.has(id))
  const near = whole.near.filter(({ place, km }) => km < (skipNear.get(place) ?? Number.POSITIVE_INFINITY))
  const audience = { ...whole, exact: left(whole.exact), inside: left(whole.inside), around: left(whole.around), near }
  if (audience.exact.length + audience.inside.length + audience.around.length + near.length === 0) return []
  return [{ type: 'notice', lane, silent: said.until !== null, audience, expiresAt: null, body: { form: 'blindness', ...said } }]
}

/** All who hear of any of these events: of a place near several by the shortest way. */
function reach(events: readonly Event[], { gazetteer }: BlindFacts): Reach {
  const audiences = events.flatMap(event => {
    const audience = audienceOf(gazetteer, event.kind, event.places, [])
    return audience.by === 'places' ? [audience] : []
  })
  const exact = new Set(audiences.flatMap(audience => audience.exact))
  const others = (pick: 'inside' | 'around') => [...new Set(audiences.flatMap(audience => audience[pick]))].filter(id => !exact.has(id))
  const near = new Map<PlaceId, number>()
  for (const { place, km } of audiences.flatMap(audience => audience.near ?? [])) near.set(place, Math.min(km, near.get(place) ?? km))
  return {
    by: 'places',
    exact: [...exact],
    inside: others('inside'),
    around: others('around'),
    near: [...near].map(([place, km]) => ({ place, km })),
    notReachedBy: [],
  }
}
