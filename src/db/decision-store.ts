import type { DecisionAction } from '../domain/decision.ts'
import type { ArticleId, EventId } from '../domain/ids.ts'
import type { Db } from './database.ts'

export interface StoredDecision {
  readonly detectionId: string
  readonly articleId: ArticleId
  readonly eventId: EventId | null
  readonly action: DecisionAction
  readonly reason: string
}

/** Stores what was decided on a detection; a later decision, as after a review, takes the place of the first. */
export async function insertDecision(db: Db, decision: StoredDecision): Promise<void> {
  const { detectionId, articleId, eventId, action, reason } = decision
  await db
    .insertInto('hudna.decision')
    .values({ detection_id: detectionId, article_id: articleId, event_id: eventId, action, reason })
    .onConflict(conflict => conflict.column('detection_id').doUpdateSet({ event_id: eventId, action, reason }))
    .execute()
}

export async function decisionsOf(db: Db, articleId: ArticleId): Promise<readonly StoredDecision[]> {
  const rows = await db.selectFrom('hudna.decision').selectAll().where('article_id', '=', articleId).orderBy('at').execute()
  return rows.map(row => ({
    detectionId: row.detection_id,
    articleId: row.article_id,
    eventId: row.event_id,
    action: row.action,
    reason: row.reason,
  }))
}
