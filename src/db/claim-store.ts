import type { Claim } from '../domain/event.ts'
import type { EventId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'

/** Stores one source's account of an event; the same detection twice is stored once. */
export async function insertClaim(db: Db, eventId: EventId, detectionId: string, claim: Claim): Promise<void> {
  await db
    .insertInto('hudna.claim')
    .values({ event_id: eventId, article_id: claim.article, detection_id: detectionId, body: jsonb(claim) })
    .onConflict(conflict => conflict.columns(['event_id', 'detection_id']).doNothing())
    .execute()
}

/** In the order in which they were stored. */
export async function claimsOf(db: Db, eventId: EventId): Promise<readonly Claim[]> {
  const rows = await db.selectFrom('hudna.claim').select('body').where('event_id', '=', eventId).orderBy('at').orderBy('id').execute()
  return rows.map(row => row.body as Claim)
}
