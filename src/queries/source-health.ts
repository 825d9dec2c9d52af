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
}

/** The silent first, then by key; `key` for one alone. */
export async function sourceHealth(db: Db, key: string | null = null): Promise<readonly SourceHealth[]> {
  const { rows } = await sql<SourceHealth>`
    select key, outlet, kind, trust, paused, read_at as "readAt", last_item_at as "lastItemAt", failures, failure,
      kind = 'feed' and not paused and coalesce(read_at < hudna.hudna_now() - interval '1 hour', failures > 0) as silent
    from hudna.source where ${key}::text is null or key = ${key}::text
    order by silent desc, key`.execute(db)
  return rows
}
