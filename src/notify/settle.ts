import type { ClaimedDelivery, DeliveryResult } from '../db/delivery-store.ts'
import type { Outcome } from './outcome.ts'
import { backoffS } from './pacing.ts'

const UNREACHED_WAIT_S = 5
const STOPPED_WAIT_S = 60

/** What the outcome of its call makes of a delivery. */
export function settle(delivery: Pick<ClaimedDelivery, 'id' | 'tries' | 'action' | 'resend'>, outcome: Outcome): DeliveryResult {
  const { id, tries } = delivery
  switch (outcome.to) {
    case 'sent':
      return { id, tries, state: 'sent', messageId: outcome.messageId }
    case 'gone':
    case 'failed':
      return { id, tries, state: outcome.to, error: outcome.why }
    case 'doubt':
      // An edit may be made twice without harm; a message of an admin must not arrive twice, one about danger must not be missing.
      return delivery.resend || delivery.action !== 'send'
        ? { id, tries, state: 'pending', ambiguous: true, error: outcome.why, afterS: backoffS(tries) }
        : { id, tries, state: 'unknown', ambiguous: true, error: outcome.why }
    case 'again':
      return { id, tries, state: 'pending', error: outcome.why, afterS: UNREACHED_WAIT_S, uncounted: true }
    case 'wait':
      return { id, tries, state: 'pending', uncounted: true }
    case 'moved':
      return { id, tries, state: 'pending', afterS: UNREACHED_WAIT_S, uncounted: true }
    case 'plain':
      return { id, tries, state: 'failed', error: outcome.why }
    case 'stop':
      return { id, tries, state: 'pending', error: outcome.why, afterS: STOPPED_WAIT_S, uncounted: true }
  }
}
