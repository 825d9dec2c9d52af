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
import { addsNothing } from '../src/ingest/near-identity.ts'
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
      const matching = { ...deciding, publishedAt, family: origin.source.family, lostOnly: addsNothing(old, old.newer) }
      const { pairs, rest } = pairSuperseding(await eventsOf(open, old.id), detections, matching)
      for (const { event, item } of pairs) {
        const by = item && { detection: item.detection, claim: toClaim(item.detection, deciding, publishedAt) }
        const decision = correctEvent(event, { what: 'article', drop: old.id, by }, deciding)
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

interface OlderText {
  readonly id: ArticleId
  readonly title: string
  readonly text: string
  readonly newer: { readonly title: string; readonly text: string }
}

/** The text that the article is a newer one of; null where it is the first. */
async function olderText(open: Db, article: ArticleId): Promise<OlderText | null> {
  const { rows } = await sql<OlderText>`
    select old.id, old.title, old.text, jsonb_build_object('title', newer.title, 'text', newer.text) as newer
    from hudna.article newer join hudna.article old on old.id = newer.supersedes where newer.id = ${article}`.execute(open)
  return rows[0] ?? null
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
