import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** When the last source was read, if that is more than half an hour ago by the clock of the world; null while sources are read, or where none is polled. */
export async function blindSince(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(read_at) as at from hudna.source where kind = 'feed' and not paused
    having max(read_at) < hudna.hudna_now() - interval '30 minutes'`.execute(db)
  return rows[0]?.at ?? null
}
