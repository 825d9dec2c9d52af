import { alertBodies } from '../db/alert-store.ts'
import { type Db, transaction } from '../db/database.ts'
import { type ClaimedDelivery, checkClaimed, type Verdict } from '../db/delivery-store.ts'
import type { AlertBody } from '../domain/alert.ts'

/** Well within the time after which the database ends a transaction that stands idle: a process that was stopped wakes up later than that. */
const HOLD_LASTS_MS = 10_000

/**
 * Looks once more whether each delivery is to be sent, and starts its call while its alert is held: whoever cancels the alert waits, and knows
 * that no call starts afterwards. None starts after the end of its alert's time either.
 * @param start begins the call at once, without waiting for anything; it is given the alert's body as it stands now
 * @returns the started calls in the order of `claimed`
 * @throws where the look failed, before anything was started
 */
export async function startChecked<Started>(
  db: Db,
  claimed: readonly ClaimedDelivery[],
  start: (delivery: ClaimedDelivery, verdict: Verdict | undefined, body: AlertBody | undefined) => Promise<Started>,
): Promise<readonly Promise<Started>[]> {
  let started: readonly Promise<Started>[] | null = null
  try {
    const begunMs = performance.now()
    await transaction(db, async open => {
      const verdicts = new Map((await checkClaimed(open, claimed)).map(verdict => [verdict.id, verdict]))
      const bodies = await alertBodies(open, [...new Set(claimed.map(({ alertId }) => alertId))])
      const verdictOf = ({ id }: ClaimedDelivery) => stillHolding(verdicts.get(id), performance.now() - begunMs)
      started = claimed.map(delivery => start(delivery, verdictOf(delivery), bodies.get(delivery.alertId)))
      // The requests leave before the alerts are let go.
      await new Promise(resolve => setImmediate(resolve))
    })
  } catch (error) {
    // Where only the end of the transaction failed, the calls are under way all the same.
    if (started === null) throw error
  }
  return started ?? []
}

/** The verdict, or `later` where it is too old to act on. */
function stillHolding(verdict: Verdict | undefined, ageMs: number): Verdict | undefined {
  if (verdict?.verdict !== 'go') return verdict
  return ageMs < Math.min(HOLD_LASTS_MS, verdict.leftMs ?? HOLD_LASTS_MS) ? verdict : { id: verdict.id, verdict: 'later', afterS: null }
}
