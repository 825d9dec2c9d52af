import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { SourceKind } from '../db/schema.ts'

/** A source as admins look after it. */
export interface SourceHealth {
  readonly key: string
  readonly outlet: string
  readonly kind: SourceKind
  readonly trust: number
  readonly paused: boolean
  readonly readAt: Date | null
  readonly lastItemAt: Date | null
  readonly failures: number
  readonly failure: string | null
  /** Not read for an hour though it should be. */
  readonly silent: boolean
  /** Read, but it has brought nothing new for days: frozen, moved, or answered by somebody else. */
  readonly stale: boolean
}

/** The silent first, then those that bring nothing new, then by key; `key` for one alone. */
export async function sourceHealth(db: Db, key: string | null = null): Promise<readonly SourceHealth[]> {
  const { rows } = await sql<SourceHealth>`
    select key, outlet, kind, trust, paused, read_at as "readAt", last_item_at as "lastItemAt", failures, failure,
      kind = 'feed' and not paused and coalesce(read_at < hudna.hudna_now() - interval '1 hour', failures > 0) as silent,
      kind = 'feed' and not paused and coalesce(last_item_at < hudna.hudna_now() - interval '3 days', false) as stale
    from hudna.source where ${key}::text is null or key = ${key}::text
    order by silent desc, stale desc, key`.execute(db)
  return rows
}

/** How many sources are silent or bring nothing new, and how many seconds ago any was read, by the clock of the world; null where none ever was. */
export async function readingFigures(db: Db): Promise<{ readonly silent: number; readonly readAgoS: number | null }> {
  const { rows } = await sql<{ readAgoS: number | null }>`
    select extract(epoch from hudna.hudna_now() - max(read_at))::float8 as "readAgoS" from hudna.source`.execute(db)
  const silent = (await sourceHealth(db)).filter(source => source.silent || source.stale).length
  return { silent, readAgoS: rows[0]?.readAgoS ?? null }
}
