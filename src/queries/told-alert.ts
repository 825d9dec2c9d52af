import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { AlertBody } from '../domain/alert.ts'
import type { Event } from '../domain/event.ts'
import type { AlertId, ChatId, PlaceId } from '../domain/ids.ts'

/** What one chat was told. */
export interface ToldAlert {
  readonly body: AlertBody
  /** The event of it as it stands now; null for what is no news of an event. */
  readonly event: Event | null
  /** The followed place that the message names. */
  readonly place: PlaceId | null
}

/** Null where the alert is not one that this chat was sent, or the link between them has been cut. */
export async function toldAlert(db: Db, chat: ChatId, alert: AlertId): Promise<ToldAlert | null> {
  const { rows } = await sql<{ body: AlertBody; event: Event | null; version: number | null; place: PlaceId | null }>`
    select a.body, e.body as event, e.version, d.place_id as place
    from hudna.delivery d join hudna.alert a on a.id = d.alert_id left join hudna.event e on e.id = a.event_id
    where d.alert_id = ${alert} and d.chat_id = ${chat}::bigint`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const event = row.event === null || row.version === null ? null : { ...row.event, version: row.version }
  return { body: row.body, event, place: row.place }
}
