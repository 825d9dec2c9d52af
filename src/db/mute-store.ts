import { sql } from 'kysely'
import type { AlertId, ChatId, EventId } from '../domain/ids.ts'
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

/** Takes back what waits to tell a chat of a story that it has muted; danger goes out all the same. */
export async function withdrawMuted(db: Db, chatId: ChatId, eventId: EventId): Promise<void> {
  await sql`
    update hudna.delivery d set state = 'cancelled', error = 'muted' from hudna.alert a
    where a.id = d.alert_id and a.event_id = ${eventId} and d.chat_id = ${chatId}::bigint and ${WITHHELD}`.execute(db)
}

/** Drops the deliveries of a new alert to chats that have muted its story, inside the transaction that writes them. */
export async function dropMuted(open: Db, alertId: AlertId, eventId: EventId): Promise<void> {
  await sql`
    delete from hudna.delivery d using hudna.mute m
    where d.alert_id = ${alertId} and m.event_id = ${eventId} and m.chat_id = d.chat_id and ${WITHHELD}`.execute(open)
}

/** Danger and corrections (lanes 0 and 1) override every mute; an edit makes no sound, and keeps what was told true. */
const WITHHELD = sql`d.state = 'pending' and d.action = 'send' and d.lane >= 2 and not d.ambiguous`
