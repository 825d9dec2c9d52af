import type { AlertPlan } from './alert.ts'
import type { Event } from './event.ts'
import type { EventId } from './ids.ts'

/** Another event that a decision changes with its own: a truce under which there is fire, a corridor whose way was shelled. */
export interface Touched {
  readonly event: Event
  readonly reason: string
  readonly alerts: readonly AlertPlan[]
}

/** A part of a detection that waits for an admin; `releaseAfterS` is set where danger does not wait longer. */
export interface Waiting {
  readonly reason: string
  readonly releaseAfterS: number | null
}

interface Told {
  readonly reason: string
  readonly event: Event
  readonly alerts: readonly AlertPlan[]
  readonly touched?: readonly Touched[]
  /** Places in doubt of the same detection: the settled ones do not wait for them. */
  readonly waiting?: Waiting
}

/** What a detection does to what is known, and why. The reason is stored and shown to admins. */
export type Decision =
  | ({ readonly action: 'create' } & Told)
  | ({ readonly action: 'corroborate' | 'update' | 'correct' | 'retract' } & Told)
  | { readonly action: 'ignore'; readonly reason: string; readonly eventId: EventId | null }
  | ({ readonly action: 'review' } & Waiting)

export type DecisionAction = Decision['action']
