import { randomUUID } from 'node:crypto'
import type { Context } from '../src/app.ts'
import { insertAlert } from '../src/db/alert-store.ts'
import { advanceArticle, findArticle } from '../src/db/article-store.ts'
import { insertClaim } from '../src/db/claim-store.ts'
import { type Db, transaction } from '../src/db/database.ts'
import { insertDecision } from '../src/db/decision-store.ts'
import { detectionsOf, type StoredDetection } from '../src/db/detection-store.ts'
import { insertEvent, lockDecisions, recentEvents, updateEvent } from '../src/db/event-store.ts'
import { insertReview } from '../src/db/review-store.ts'
import { findSource } from '../src/db/source-store.ts'
import { type ClaimSource, decide } from '../src/decide/decide.ts'
import { inOrder } from '../src/decide/order.ts'
import { lookUpKeys, toEventPlace } from '../src/decide/places.ts'
import { toInstant } from '../src/detect/when/zone.ts'
import type { Article } from '../src/domain/article.ts'
import type { Decision } from '../src/domain/decision.ts'
import type { Event } from '../src/domain/event.ts'
import type { ArticleId, EventId } from '../src/domain/ids.ts'
import type { QueueWorker } from '../src/queue/queues.ts'
import { guarded } from './guarded.ts'

/** How far back an event can still be meant. */
const KNOWN_FOR_MS = 14 * 86_400_000

/** What do the detections of this article do to what is known? Events, claims, alerts and their deliveries are written in one transaction. */
export function startDecide(context: Context): QueueWorker {
  return context.queues.worker('decide', guarded(context, decideArticle))
}

async function decideArticle(context: Context, articleId: ArticleId): Promise<void> {
  const article = await findArticle(context.db, articleId)
  if (article === null) return
  const source = await claimSource(context.db, article)
  const decisions = await transaction(context.db, async open => {
    // one at a time: two articles on one strike must not both create it
    await lockDecisions(open)
    if (!(await advanceArticle(open, articleId, 'detected', 'decided'))) return []
    const made: Decision[] = []
    for (const stored of inOrder(await detectionsOf(open, articleId), context.gazetteer))
      made.push(await decideOne(context, open, source, stored, false))
    return made
  })
  context.log.info({ articleId, decisions: decisions.map(decision => decision.action) }, 'article decided')
  await context.queues.enqueue({ name: 'send', data: {} })
}

/** One detection, inside the caller's transaction; `released` where its time of waiting for an admin is over. */
export async function decideOne(
  context: Context,
  open: Db,
  source: ClaimSource,
  stored: StoredDetection,
  released: boolean,
): Promise<Decision> {
  const { detection } = stored
  const now = context.clock.now()
  const keys = lookUpKeys(context.gazetteer, detection.kind, detection.places.map(toEventPlace))
  const decision = decide(detection, {
    source,
    known: await recentEvents(open, [detection.kind], keys, new Date(now.getTime() - KNOWN_FOR_MS)),
    gazetteer: context.gazetteer,
    now,
    instantOf: local => toInstant(local, context.config.timeZone),
    newEventId: randomUUID() as EventId,
    released,
  })
  await writeDecision(context, open, source, stored, decision)
  return decision
}

async function writeDecision(context: Context, open: Db, source: ClaimSource, stored: StoredDetection, decision: Decision): Promise<void> {
  const { reason, action } = decision
  if ('event' in decision) await writeEvent(context, open, stored, decision)
  const eventId = 'event' in decision ? decision.event.id : 'eventId' in decision ? decision.eventId : null
  await insertDecision(open, { detectionId: stored.id, articleId: source.article, eventId, action, reason })
  if (decision.action === 'review')
    await insertReview(open, { articleId: source.article, detectionId: stored.id, reason, releaseAfterS: decision.releaseAfterS })
}

async function writeEvent(
  context: Context,
  open: Db,
  stored: StoredDetection,
  decision: Extract<Decision, { event: Event }>,
): Promise<void> {
  const { action, event, alerts, reason } = decision
  const instant = (local: string | null) => (local === null ? null : toInstant(local, context.config.timeZone))
  const window = { startsAt: instant(event.start), endsAt: instant(event.end) }
  if (action === 'create') await insertEvent(open, event, reason, window)
  else await updateEvent(open, event, reason, window)
  const claim = event.claims.at(-1)
  if (claim) await insertClaim(open, event.id, stored.id, claim)
  for (const alert of alerts) await insertAlert(open, event, alert)
}

export async function claimSource(db: Db, article: Article): Promise<ClaimSource> {
  const known = article.source === '' ? null : await findSource(db, article.source)
  const host = article.url !== null && URL.canParse(article.url) ? new URL(article.url).hostname.replace(/^www\./, '') : ''
  return {
    article: article.id,
    source: article.source || host,
    outlet: known?.outlet ?? (article.source || host),
    family: known?.wireFamily ?? (article.source || host),
    url: article.url,
    publishedAt: article.publishedAt,
  }
}
