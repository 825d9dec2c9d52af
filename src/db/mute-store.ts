import type { ChatId, EventId } from '../domain/ids.ts'
import type { Db } from './database.ts'

/** The chat hears no more of this story, save danger. Muting twice changes nothing. */
export async function muteStory(db: Db, chatId: ChatId, eventId: EventId): Promise<void> {
  await db
    .insertInto('hudna.mute')
    .values({ chat_id: chatId, event_id: eventId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** False where the story was not muted. */
export async function unmuteStory(db: Db, chatId: ChatId, eventId: EventId): Promise<boolean> {
  const gone = await db.deleteFrom('hudna.mute').where('chat_id', '=', chatId).where('event_id', '=', eventId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}
