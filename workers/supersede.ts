import { sql } from 'kysely'
import type { Context } from '../src/app.ts'
import type { Db } from '../src/db/database.ts'
import { decisionsOf, insertDecision } from '../src/db/decision-store.ts'
import type { StoredDetection } from '../src/db/detection-store.ts'
import { findEvent } from '../src/db/event-store.ts'
import { correctEvent } from '../src/decide/correct.ts'
import { toClaim } from '../src/decide/decide.ts'
import { pairSuperseding } from '../src/decide/supersede.ts'
import type { Event } from '../src/domain/event.ts'
import type { ArticleId } from '../src/domain/ids.ts'
import { contextOf, type Origin } from './deciding.ts'
import { writeChange } from './decision-writer.ts'
import { savepoint } from './savepoint.ts'

/**
 * Where an article is a newer text of another, what that told is put right first: each of its events gets what the newer text says instead, with a
 * correction to those whom a mistake reached. Gives the detections that are left, to be decided like any other; all of them where this fails.
 */
export async function supersede(
  context: Context,
  open: Db,
  origin: Origin,
  detections: readonly StoredDetection[],
): Promise<readonly StoredDetection[]> {
  const { article, publishedAt } = origin.source
  if (publishedAt === null) return detections
  try {
    return await savepoint(open, async () => {
      const old = await olderText(open, article)
      if (old === null) return detections
      const deciding = contextOf(context, origin, true)
      const matching = { ...deciding, publishedAt, family: origin.source.family }
      const { pairs, rest } = pairSuperseding(await eventsOf(open, old), detections, matching)
      for (const { event, item } of pairs) {
        const by = item && { detection: item.detection, claim: toClaim(item.detection, deciding, publishedAt) }
        const decision = correctEvent(event, { what: 'article', drop: old, by }, deciding)
        if (item)
          await insertDecision(open, {
            detectionId: item.id,
            articleId: article,
            eventId: event.id,
            action: decision.action,
            reason: decision.reason,
          })
        if ('event' in decision) await writeChange(context, open, decision, item?.id ?? null)
      }
      return rest
    })
  } catch (error) {
    context.log.error({ err: error, articleId: article }, 'an older text was not put right')
    return detections
  }
}

/** Where the steps of the older text were held up, it must not be told after what has put it right. A newer text without a date tells nothing. */
export async function isOutdated(open: Db, article: ArticleId): Promise<boolean> {
  const { rows } = await sql`
    select newer.id from hudna.article older join hudna.article newer on newer.canonical_url = older.canonical_url
    where older.id = ${article} and newer.supersedes is not null and newer.fetched_at > older.fetched_at
      and newer.state = 'decided' and newer.published_at is not null
    limit 1`.execute(open)
  return rows.length > 0
}

async function olderText(open: Db, article: ArticleId): Promise<ArticleId | null> {
  const { rows } = await sql<{ supersedes: ArticleId | null }>`select supersedes from hudna.article where id = ${article}`.execute(open)
  return rows[0]?.supersedes ?? null
}

/** Events in which the article is still heard. */
async function eventsOf(open: Db, article: ArticleId): Promise<readonly Event[]> {
  const ids = new Set((await decisionsOf(open, article)).flatMap(({ eventId }) => eventId ?? []))
  const found: Event[] = []
  for (const id of ids) {
    const event = await findEvent(open, id)
    if (event && event.withdrawnAt === undefined && event.claims.some(claim => claim.article === article)) found.push(event)
  }
  return found
}
