import { sql } from 'kysely'
import type { Kind } from '../domain/detection.ts'
import type { ChatId, PlaceId } from '../domain/ids.ts'
import type { Db } from './database.ts'

export interface Subscription {
  readonly placeId: PlaceId
  readonly kinds: readonly Kind[]
  /** Also what lies inside the place. */
  readonly within: boolean
  /** Also what lies so near to the place. */
  readonly radiusKm: number | null
}

export const MOST_PLACES = 50

/** In the order in which they were followed. */
export async function subscriptionsOf(db: Db, chatId: ChatId): Promise<readonly Subscription[]> {
  const found = await sql<Row>`
    select place_id, kinds, within, radius_km from hudna.subscription where chat_id = ${chatId} order by id`.execute(db)
  return found.rows.map(toSubscription)
}

/** `within`: also what lies inside the place. `full`: the chat follows as many places as one may. Following twice keeps the settings of the first time. */
export async function follow(db: Db, chatId: ChatId, placeId: PlaceId, within = false): Promise<'followed' | 'already' | 'full'> {
  const added = await sql<{ id: string }>`
    insert into hudna.subscription (chat_id, place_id, within)
    select ${chatId}, ${placeId}, ${within}::boolean where (select count(*) from hudna.subscription where chat_id = ${chatId}) < ${MOST_PLACES}
    on conflict (chat_id, place_id) do nothing returning id`.execute(db)
  if (added.rows.length > 0) return 'followed'
  const present = await sql`select 1 from hudna.subscription where chat_id = ${chatId} and place_id = ${placeId}`.execute(db)
  return present.rows.length > 0 ? 'already' : 'full'
}

/** False where the place was not followed. */
export async function unfollow(db: Db, chatId: ChatId, placeId: PlaceId): Promise<boolean> {
  const gone = await sql<{ id: string }>`
    delete from hudna.subscription where chat_id = ${chatId} and place_id = ${placeId} returning id`.execute(db)
  return gone.rows.length > 0
}

export type SubscriptionChange =
  | { readonly within: boolean }
  | { readonly radiusKm: number | null }
  | { readonly kind: Kind; readonly on: boolean }

/** Null where the place is not followed. The last kind cannot be switched off: that would be following without hearing anything. */
export async function changeSubscription(
  db: Db,
  chatId: ChatId,
  placeId: PlaceId,
  change: SubscriptionChange,
): Promise<Subscription | null> {
  const changed = await sql<Row>`
    update hudna.subscription set ${assignment(change)} where chat_id = ${chatId} and place_id = ${placeId}
    returning place_id, kinds, within, radius_km`.execute(db)
  const row = changed.rows[0]
  return row === undefined ? null : toSubscription(row)
}

function assignment(change: SubscriptionChange) {
  if ('within' in change) return sql`within = ${change.within}`
  if ('radiusKm' in change) return sql`radius_km = ${change.radiusKm}`
  if (change.on) return sql`kinds = array_append(array_remove(kinds, ${change.kind}::text), ${change.kind}::text)`
  return sql`kinds = case when array_remove(kinds, ${change.kind}::text) = '{}' then kinds else array_remove(kinds, ${change.kind}::text) end`
}

interface Row {
  place_id: PlaceId
  kinds: Kind[]
  within: boolean
  radius_km: number | null
}

function toSubscription(row: Row): Subscription {
  return { placeId: row.place_id, kinds: row.kinds, within: row.within, radiusKm: row.radius_km === null ? null : Number(row.radius_km) }
}
