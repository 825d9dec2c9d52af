import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'

export interface NewAction {
  readonly userHash: Uint8Array
  readonly action: string
  readonly payload: object
  readonly lifeMs: number
}

/** A one-time token of 22 characters for a button; only its hash is kept. Life counts on real time. */
export async function issueToken(db: Db, { userHash, action, payload, lifeMs }: NewAction): Promise<string> {
  const token = randomBytes(16).toString('base64url')
  await sql`
    insert into hudna.action_token (token_hash, user_hash, action, payload, expires_at)
    values (${hashOf(token)}, ${userHash}, ${action}, ${jsonb(payload)}, now() + ${`${lifeMs} milliseconds`}::interval)`.execute(db)
  return token
}

/** Uses a token up. Null where it is unknown, used, expired, or somebody else's. */
export async function redeemToken(
  db: Db,
  token: string,
  userHash: Uint8Array,
): Promise<{ readonly action: string; readonly payload: unknown } | null> {
  const used = await sql<{ action: string; payload: unknown }>`
    update hudna.action_token set used_at = now()
    where token_hash = ${hashOf(token)} and user_hash = ${userHash} and used_at is null and expires_at > now()
    returning action, payload`.execute(db)
  return used.rows[0] ?? null
}

/** What a token stands for, without using it up; null as for `redeemToken`. */
export async function peekToken(
  db: Db,
  token: string,
  userHash: Uint8Array,
): Promise<{ readonly action: string; readonly payload: unknown } | null> {
  const found = await sql<{ action: string; payload: unknown }>`
    select action, payload from hudna.action_token
    where token_hash = ${hashOf(token)} and user_hash = ${userHash} and used_at is null and expires_at > now()`.execute(db)
  return found.rows[0] ?? null
}

/** The newest thing that a user's next text answers, and uses it up; null where the bot asked nothing. */
export async function redeemExpected(
  db: Db,
  userHash: Uint8Array,
  actions: readonly string[],
): Promise<{ readonly action: string; readonly payload: unknown } | null> {
  const used = await sql<{ action: string; payload: unknown }>`
    update hudna.action_token set used_at = now()
    where token_hash = (
      select token_hash from hudna.action_token
      where user_hash = ${userHash} and action = any(${[...actions]}::text[]) and used_at is null and expires_at > now()
      order by expires_at desc limit 1)
    returning action, payload`.execute(db)
  return used.rows[0] ?? null
}

/** Withdraws every open token of these actions, so that an earlier question is no longer answered. */
export async function withdrawTokens(db: Db, userHash: Uint8Array, actions: readonly string[]): Promise<void> {
  await sql`
    update hudna.action_token set used_at = now()
    where user_hash = ${userHash} and action = any(${[...actions]}::text[]) and used_at is null`.execute(db)
}

/** Tokens that can no longer be used. */
export async function dropOldTokens(db: Db): Promise<number> {
  const gone = await sql`delete from hudna.action_token where expires_at < now() - interval '1 day'`.execute(db)
  return Number(gone.numAffectedRows ?? 0)
}

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}
