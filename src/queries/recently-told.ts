import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Event } from '../domain/event.ts'
import type { PlaceId } from '../domain/ids.ts'

/** Events that stand, the latest change first; those at one of these places alone, where any are given. */
export async function recentlyTold(db: Db, places: readonly PlaceId[] | null, limit: number): Promise<readonly Event[]> {
  const { rows } = await sql<{ body: Event; version: number }>`
    select body, version from hudna.event
    where not (body ? 'withdrawnAt') and ${places === null ? sql`true` : sql`place_ids && ${[...places]}::text[]`}
    order by updated_at desc, id limit ${limit}`.execute(db)
  return rows.map(row => ({ ...row.body, version: row.version }))
}
