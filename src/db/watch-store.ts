import { sql } from 'kysely'
import type { ChatId, PlaceId, TelegramChatId } from '../domain/ids.ts'
import type { ChatCipher } from './chat-cipher.ts'
import type { Db } from './database.ts'

export const MOST_WATCHES = 10

/** In the order in which they were saved. */
export async function watchesOf(db: Db, chatId: ChatId): Promise<readonly PlaceId[]> {
  const rows = await db.selectFrom('hudna.watch').select('place_id').where('chat_id', '=', chatId).orderBy('id').execute()
  return rows.map(row => row.place_id)
}

/** The first answer comes in a week. */
export async function saveWatch(db: Db, chatId: ChatId, placeId: PlaceId): Promise<'saved' | 'already' | 'full'> {
  const added = await sql`
    insert into hudna.watch (chat_id, place_id)
    select ${chatId}, ${placeId} where (select count(*) from hudna.watch where chat_id = ${chatId}) < ${MOST_WATCHES}
    on conflict (chat_id, place_id) do nothing returning id`.execute(db)
  if (added.rows.length > 0) return 'saved'
  return (await watchesOf(db, chatId)).includes(placeId) ? 'already' : 'full'
}

export async function dropWatch(db: Db, chatId: ChatId, placeId: PlaceId): Promise<void> {
  await db.deleteFrom('hudna.watch').where('chat_id', '=', chatId).where('place_id', '=', placeId).execute()
}

export interface DueWatch {
  readonly telegramId: TelegramChatId
  readonly placeId: PlaceId
}

/**
 * Takes a few of the watches that are due and puts each off by a week, so that no two processes answer the same. A chat that lost its role, or
 * cannot be reached, is passed over and asked about again in a week. After a long stand-still one answer comes, not one for every week missed.
 */
export async function takeDueWatches(
  db: Db,
  cipher: ChatCipher,
  adminIds: readonly TelegramChatId[],
  limit: number,
): Promise<readonly DueWatch[]> {
  const { rows } = await sql<{ place_id: PlaceId; role: string; state: string; id_cipher: Uint8Array }>`
    update hudna.watch set due_at = greatest(watch.due_at, hudna.hudna_now() - interval '7 days') + interval '7 days'
    from hudna.chat
    where chat.id = watch.chat_id and watch.id in (
      select id from hudna.watch where due_at <= hudna.hudna_now() order by due_at limit ${limit} for update skip locked)
    returning watch.place_id, chat.role, chat.state, chat.id_cipher`.execute(db)
  return rows
    .filter(row => row.state === 'active')
    .map(row => ({ role: row.role, placeId: row.place_id, telegramId: cipher.open(row.id_cipher) }))
    .filter(({ role, telegramId }) => role === 'ngo' || role === 'admin' || adminIds.includes(telegramId))
}
