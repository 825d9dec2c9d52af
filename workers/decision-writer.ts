import type { Context } from '../src/app.ts'
import { insertAlert } from '../src/db/alert-store.ts'
import { insertClaim } from '../src/db/claim-store.ts'
import type { Db } from '../src/db/database.ts'
import { insertDecision } from '../src/db/decision-store.ts'
import type { StoredDetection } from '../src/db/detection-store.ts'
import { insertEvent, updateEvent } from '../src/db/event-store.ts'
import { insertReview } from '../src/db/review-store.ts'
import type { PlaceTimes } from '../src/decide/times.ts'
import { toInstant, toLocal } from '../src/detect/when/zone.ts'
import type { AlertPlan } from '../src/domain/alert.ts'
import type { Decision, Waiting } from '../src/domain/decision.ts'
import type { LocalMinute } from '../src/domain/detection.ts'
import type { Event } from '../src/domain/event.ts'
import type { ArticleId } from '../src/domain/ids.ts'

/** Somebody wrote a version of the event since it was read, although decisions wait for one another. */
export class StaleEventError extends Error {
  override readonly name = 'StaleEventError'
}

export function placeTimes(zone: string): PlaceTimes {
  return { instantOf: local => toInstant(local, zone), localOf: instant => toLocal(instant, zone).slice(0, 16) as LocalMinute }
}

/** Writes a decision on a detection with all that it brings, inside the caller's transaction. */
export async function writeDecision(
  context: Context,
  open: Db,
  article: ArticleId,
  stored: StoredDetection,
  decision: Decision,
): Promise<void> {
  const { reason, action } = decision
  const eventId = 'event' in decision ? decision.event.id : 'eventId' in decision ? decision.eventId : null
  if ('event' in decision) await writeChange(context, open, decision, stored.id)
  // after its event, to which it refers
  await insertDecision(open, { detectionId: stored.id, articleId: article, eventId, action, reason })
  if (decision.action === 'review') await writeReview(open, article, stored, decision)
  if ('event' in decision && decision.waiting) await writeReview(open, article, stored, decision.waiting)
}

/** Writes the event of a decision, its claims and alerts, and the other events that it touches. */
export async function writeChange(
  context: Context,
  open: Db,
  decision: Extract<Decision, { readonly event: Event }>,
  detectionId: string | null,
): Promise<void> {
  await writeEvent(context, open, decision.event, decision.reason, decision.action === 'create')
  await writeClaim(open, decision.event, detectionId)
  await writeAlerts(open, decision.event, decision.alerts)
  for (const touched of decision.touched ?? []) {
    await writeEvent(context, open, touched.event, touched.reason, false)
    await writeClaim(open, touched.event, detectionId)
    await writeAlerts(open, touched.event, touched.alerts)
  }
}

async function writeEvent(context: Context, open: Db, event: Event, reason: string, isNew: boolean): Promise<void> {
  const instant = (local: LocalMinute | null) => (local === null ? null : toInstant(local, context.config.timeZone))
  const window = { startsAt: instant(event.start), endsAt: instant(event.end) }
  if (isNew) await insertEvent(open, event, reason, window)
  else if ((await updateEvent(open, event, reason, window)) === 'stale') throw new StaleEventError(`event ${event.id} has a newer version`)
}

/** The newest claim, where the detection has made it. */
async function writeClaim(open: Db, event: Event, detectionId: string | null): Promise<void> {
  const claim = event.claims.at(-1)
  if (claim && detectionId !== null) await insertClaim(open, event.id, detectionId, claim)
}

async function writeAlerts(open: Db, event: Event, alerts: readonly AlertPlan[]): Promise<void> {
  for (const alert of alerts) await insertAlert(open, event, alert)
}

async function writeReview(open: Db, article: ArticleId, stored: StoredDetection, waiting: Waiting): Promise<void> {
  const { reason, releaseAfterS } = waiting
  await insertReview(open, { articleId: article, detectionId: stored.id, reason, releaseAfterS })
}
