import { sql } from 'kysely'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'

export interface AuditLine {
  readonly at: Date
  readonly actorHash: Uint8Array | null
  readonly action: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** What an admin did, without names: the actor as keyed hash, ids of what was acted on. */
export async function recordAudit(
  db: Db,
  actorHash: Uint8Array | null,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`insert into hudna.audit (actor_hash, action, detail) values (${actorHash}, ${action}, ${jsonb(detail)})`.execute(db)
}

/** Newest first. */
export async function recentAudit(db: Db, limit: number, offset = 0): Promise<readonly AuditLine[]> {
  const found = await sql<{ at: Date; actor_hash: Uint8Array | null; action: string; detail: Record<string, unknown> }>`
    select at, actor_hash, action, detail from hudna.audit order by id desc limit ${limit} offset ${offset}`.execute(db)
  return found.rows.map(row => ({ at: row.at, actorHash: row.actor_hash, action: row.action, detail: row.detail }))
}
