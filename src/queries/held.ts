import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Kind, Status } from '../domain/detection.ts'

/** Something that waits for an admin, with enough of its article to judge it. */
export interface HeldItem {
  readonly id: string
  readonly reason: string
  /** World time at which it goes on by itself; null where it waits. */
  readonly releaseAt: Date | null
  readonly source: string
  readonly url: string | null
  readonly publishedAt: Date | null
  readonly title: string
  /** The first sentences that speak of it, or the beginning of the text. */
  readonly excerpt: string
  readonly kind: Kind | null
  readonly status: Status | null
  readonly places: readonly string[]
}

const EXCERPT_UNITS = 400

/** The oldest first; `id` for one of them alone. */
export async function heldItems(db: Db, limit: number, id: string | null = null): Promise<readonly HeldItem[]> {
  const { rows } = await sql<Row>`
    select review.id, review.reason, review.release_at, article.source, article.url, article.published_at, article.title, article.text, detection.body
    from hudna.review
      join hudna.article on article.id = review.article_id
      left join hudna.detection on detection.id = review.detection_id
    where review.state = 'open' and (${id}::uuid is null or review.id = ${id}::uuid)
    order by review.at limit ${limit}`.execute(db)
  return rows.map(toItem)
}

export async function countHeld(db: Db): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from hudna.review where state = 'open'`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

interface Row {
  id: string
  reason: string
  release_at: Date | null
  source: string
  url: string | null
  published_at: Date | null
  title: string
  text: string
  body: DetectionBody | null
}
interface DetectionBody {
  kind?: Kind
  status?: Status
  places?: readonly { name?: string; mention?: string }[]
  evidence?: readonly { start: number; end: number }[]
}

function toItem(row: Row): HeldItem {
  const start = row.body?.evidence?.[0]?.start ?? 0
  return {
    id: row.id,
    reason: row.reason,
    releaseAt: row.release_at,
    source: row.source,
    url: row.url,
    publishedAt: row.published_at,
    title: row.title,
    excerpt: row.text.slice(start, start + EXCERPT_UNITS).trim(),
    kind: row.body?.kind ?? null,
    status: row.body?.status ?? null,
    places: (row.body?.places ?? []).map(place => place.name ?? place.mention ?? '').filter(Boolean),
  }
}
