import type { AlertPlan } from './alert.ts'
import type { Event } from './event.ts'
import type { EventId } from './ids.ts'

/** What a detection does to what is known, and why. The reason is stored and shown to admins. */
export type Decision =
  | { readonly action: 'create'; readonly reason: string; readonly event: Event; readonly alerts: readonly AlertPlan[] }
  | {
      readonly action: 'corroborate' | 'update' | 'correct' | 'retract'
      readonly reason: string
      readonly event: Event
      readonly alerts: readonly AlertPlan[]
    }
  | { readonly action: 'ignore'; readonly reason: string; readonly eventId: EventId | null }
  /** Held for an admin; `releaseAfterS` is set where danger does not wait longer. */
  | { readonly action: 'review'; readonly reason: string; readonly releaseAfterS: number | null }

export type DecisionAction = Decision['action']
