import type { AlertPlan } from '../domain/alert.ts'
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
    return { state: SEEING, alerts: notice(told, [], { since: state.since, until: lastReadAt.toISOString() }, facts, 2) }
  }
  const since = state.since ?? lastReadAt.toISOString()
  const said = { since, until: null }
  if (blindMs >= EVERYONE_AFTER_MS && state.told !== 'everyone') {
    const events = [...new Set([...state.events, ...facts.recent.map(({ id }) => id)])]
    return { state: { since, told: 'everyone', events }, alerts: notice(facts.recent, placesOf(state, facts), said, facts, 2) }
  }
  if (state.told !== 'nobody' || facts.windows.length === 0) return { state: { ...state, since }, alerts: [] }
  return {
    state: { since, told: 'windows', events: facts.windows.map(({ id }) => id) },
    alerts: notice(facts.windows, [], said, facts, 1),
  }
}

/** Places whose followers know already. */
function placesOf(state: BlindState, facts: BlindFacts): readonly PlaceId[] {
  const told = facts.windows.filter(event => state.events.includes(event.id))
  const audience = reach(told, facts)
  return [...audience.exact, ...audience.inside, ...audience.around]
}

function notice(
  events: readonly Event[],
  without: readonly PlaceId[],
  said: { readonly since: string; readonly until: string | null },
  facts: BlindFacts,
  lane: 1 | 2,
): AlertPlan[] {
  const skip = new Set(without)
  const whole = reach(events, facts)
  const left = (ids: readonly PlaceId[]) => ids.filter(id => !skip.has(id))
  const audience = { ...whole, exact: left(whole.exact), inside: left(whole.inside), around: left(whole.around) }
  if (audience.exact.length + audience.inside.length + audience.around.length === 0) return []
  return [{ type: 'notice', lane, silent: said.until !== null, audience, expiresAt: null, body: { form: 'blindness', ...said } }]
}

function reach(events: readonly Event[], { gazetteer }: BlindFacts) {
  const ids = (pick: 'exact' | 'inside' | 'around') => [
    ...new Set(
      events.flatMap(event => {
        const audience = audienceOf(gazetteer, event.kind, event.places, [])
        return audience.by === 'places' ? audience[pick] : []
      }),
    ),
  ]
  const exact = ids('exact')
  const inside = ids('inside').filter(id => !exact.includes(id))
  return { by: 'places' as const, exact, inside, around: ids('around').filter(id => !exact.includes(id)), notReachedBy: [] }
}
