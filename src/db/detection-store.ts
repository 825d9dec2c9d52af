import type { Detection } from '../domain/detection.ts'
import type { ArticleId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'

export interface StoredDetection {
  readonly id: string
  readonly ordinal: number
  readonly detection: Detection
}

/** Stores what one article says, in its order; a second run changes nothing. */
export async function insertDetections(db: Db, articleId: ArticleId, detections: readonly Detection[]): Promise<void> {
  if (detections.length === 0) return
  await db
    .insertInto('hudna.detection')
    .values(detections.map((detection, ordinal) => ({ article_id: articleId, ordinal, body: jsonb(detection) })))
    .onConflict(conflict => conflict.columns(['article_id', 'ordinal']).doNothing())
    .execute()
}

export async function detectionsOf(db: Db, articleId: ArticleId): Promise<readonly StoredDetection[]> {
  const rows = await db
    .selectFrom('hudna.detection')
    .select(['id', 'ordinal', 'body'])
    .where('article_id', '=', articleId)
    .orderBy('ordinal')
    .execute()
  return rows.map(({ id, ordinal, body }) => ({ id, ordinal, detection: body as Detection }))
}

export async function findDetection(db: Db, id: string): Promise<(StoredDetection & { readonly articleId: ArticleId }) | null> {
  const row = await db.selectFrom('hudna.detection').select(['id', 'ordinal', 'body', 'article_id']).where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, ordinal: row.ordinal, detection: row.body as Detection, articleId: row.article_id } : null
}

/** What an admin puts right before it is decided. */
export async function changeDetection(db: Db, id: string, detection: Detection): Promise<void> {
  await db
    .updateTable('hudna.detection')
    .set({ body: jsonb(detection) })
    .where('id', '=', id)
    .execute()
}
