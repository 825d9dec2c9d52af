import { sql } from 'kysely'
import type { ArticleId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import type { ReviewState } from './schema.ts'

export interface Review {
  readonly id: string
  readonly articleId: ArticleId
  readonly detectionId: string | null
  readonly reason: string
  /** World time at which it goes on without an admin; null where it waits. */
  readonly releaseAt: Date | null
  readonly state: ReviewState
}

export async function insertReview(
  db: Db,
  review: {
    readonly articleId: ArticleId
    readonly detectionId: string | null
    readonly reason: string
    readonly releaseAfterS: number | null
  },
): Promise<string> {
  const { articleId, detectionId, reason, releaseAfterS } = review
  const { rows } = await sql<{ id: string }>`
    insert into hudna.review (article_id, detection_id, reason, release_at)
    values (${articleId}, ${detectionId}, ${reason}, hudna.hudna_now() + make_interval(secs => ${releaseAfterS}::double precision))
    returning id`.execute(db)
  return rows[0]!.id
}

export async function findReview(db: Db, id: string): Promise<Review | null> {
  const row = await db.selectFrom('hudna.review').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toReview(row) : null
}

/** What waits for an admin, the oldest first. */
export async function openReviews(db: Db, limit: number): Promise<readonly Review[]> {
  const rows = await db.selectFrom('hudna.review').selectAll().where('state', '=', 'open').orderBy('at').limit(limit).execute()
  return rows.map(toReview)
}

/** What has waited for an admin long enough, by the clock of the world. */
export async function dueReviews(db: Db): Promise<readonly Review[]> {
  const rows = await db
    .selectFrom('hudna.review')
    .selectAll()
    .where('state', '=', 'open')
    .where('release_at', '<=', sql<Date>`hudna.hudna_now()`)
    .orderBy('release_at')
    .execute()
  return rows.map(toReview)
}

/** False where somebody else has settled it already. */
export async function settleReview(db: Db, id: string, state: Exclude<ReviewState, 'open'>, by: Uint8Array | null): Promise<boolean> {
  const settled = await db
    .updateTable('hudna.review')
    .set({ state, settled_by: by, settled_at: sql<Date>`hudna.hudna_now()` })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return settled.numUpdatedRows > 0n
}

interface Row {
  readonly id: string
  readonly article_id: ArticleId
  readonly detection_id: string | null
  readonly reason: string
  readonly release_at: Date | null
  readonly state: ReviewState
}

function toReview(row: Row): Review {
  return {
    id: row.id,
    articleId: row.article_id,
    detectionId: row.detection_id,
    reason: row.reason,
    releaseAt: row.release_at,
    state: row.state,
  }
}
