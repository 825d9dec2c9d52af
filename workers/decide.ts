import type { Context } from '../src/app.ts'
import { advanceArticle, findArticle } from '../src/db/article-store.ts'
import { type Db, transaction } from '../src/db/database.ts'
import { detectionsOf, type StoredDetection } from '../src/db/detection-store.ts'
import { lockDecisions, recentEvents } from '../src/db/event-store.ts'
import { type DecideContext, decide } from '../src/decide/decide.ts'
import { plainDecision } from '../src/decide/fallback.ts'
import { inOrder } from '../src/decide/order.ts'
import { lookUpKeys, toEventPlace } from '../src/decide/places.ts'
import type { Decision } from '../src/domain/decision.ts'
import { KINDS } from '../src/domain/detection.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import type { QueueWorker } from '../src/queue/queues.ts'
import { claimSource, quotedFamilies } from './claim-source.ts'
import { contextOf, type Origin } from './deciding.ts'
import { writeDecision } from './decision-writer.ts'
import { guarded } from './guarded.ts'
import { savepoint } from './savepoint.ts'
import { isOutdated, supersede } from './supersede.ts'

/** How far back an event can still be meant. */
const KNOWN_FOR_MS = 14 * 86_400_000

/** The parts of deciding that may fail without keeping danger back; given from outside so that their failing can be tried. */
export interface DecideParts {
  readonly decide: typeof decide
  readonly recentEvents: typeof recentEvents
  readonly writeDecision: typeof writeDecision
}

export const DECIDE_PARTS: DecideParts = { decide, recentEvents, writeDecision }

/** What do the detections of this article do to what is known? Events, claims, alerts and their deliveries are written in one transaction. */
export function startDecide(context: Context): QueueWorker {
  return context.queues.worker('decide', guarded(context, decideArticle))
}

export async function decideArticle(context: Context, articleId: ArticleId, parts: DecideParts = DECIDE_PARTS): Promise<void> {
  const article = await findArticle(context.db, articleId)
  if (article === null) return
  const origin: Origin = { source: await claimSource(context, article), familyOf: await quotedFamilies(context) }
  const decisions = await transaction(context.db, async open => {
    // one at a time: two articles on one strike must not both create it
    await lockDecisions(open)
    if (!(await advanceArticle(open, articleId, 'detected', 'decided'))) return []
    if (await isOutdated(open, articleId)) {
      context.log.info({ articleId }, 'a newer text of the article is decided already')
      return []
    }
    const made: Decision[] = []
    const detections = inOrder(await detectionsOf(open, articleId), context.gazetteer)
    for (const stored of await supersede(context, open, origin, detections))
      made.push(await decideOne(context, open, origin, stored, false, parts))
    return made
  })
  context.log.info({ articleId, decisions: decisions.map(decision => decision.action) }, 'article decided')
  await context.queues.enqueue({ name: 'send', data: {} })
}

/**
 * One detection, inside the caller's transaction; `released` where its time of waiting for an admin is over. Where deciding fails, danger goes out
 * plainly and everything else waits for an admin.
 */
export async function decideOne(
  context: Context,
  open: Db,
  origin: Origin,
  stored: StoredDetection,
  released: boolean,
  parts: DecideParts = DECIDE_PARTS,
): Promise<Decision> {
  const base = contextOf(context, origin, released)
  const attempt = () =>
    savepoint(open, async () => {
      const decision = parts.decide(stored.detection, { ...base, known: await known(context, open, stored, parts) })
      await parts.writeDecision(context, open, origin.source.article, stored, decision)
      return decision
    })
  // two transactions that wait for each other and the like: the second time it passes, and nobody gets less than the whole of it
  const again = (error: unknown) => {
    context.log.warn({ err: error, detectionId: stored.id }, 'deciding failed once')
    return attempt()
  }
  try {
    return await attempt().catch(again)
  } catch (error) {
    context.log.error({ err: error, detectionId: stored.id }, 'deciding failed')
    return decidePlainly(context, open, origin, stored, base)
  }
}

async function decidePlainly(context: Context, open: Db, origin: Origin, stored: StoredDetection, base: DecideContext): Promise<Decision> {
  const { article } = origin.source
  const plain = plainDecision(stored.detection, base)
  if (plain) {
    await savepoint(open, () => writeDecision(context, open, article, stored, plain))
    return plain
  }
  const held = { action: 'review', reason: 'deciding failed', releaseAfterS: null } as const
  try {
    await savepoint(open, () => writeDecision(context, open, article, stored, held))
  } catch (error) {
    // what is no danger must not take the danger of the same article down with it
    context.log.error({ err: error, detectionId: stored.id }, 'a failure of deciding was not put before an admin')
  }
  return held
}

/** A strike concerns truces and corridors too. */
async function known(context: Context, open: Db, { detection }: StoredDetection, parts: DecideParts) {
  const keys = lookUpKeys(context.gazetteer, detection.kind, detection.places.map(toEventPlace))
  const kinds = detection.kind === 'shelling' ? KINDS : [detection.kind]
  return parts.recentEvents(open, kinds, [...keys], new Date(context.clock.now().getTime() - KNOWN_FOR_MS))
}
