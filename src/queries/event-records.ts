import { partyName } from '../data/parties.ts'
import type { Db } from '../db/database.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { EventId } from '../domain/ids.ts'
import { type EventRecord, toRecord } from './event-record.ts'
import { type EventCursor, type EventFilter, findEvents, findFiledEvent } from './events.ts'

/** Events as programs and analysts get them. */
export interface EventRecords {
  find(filter: EventFilter, limit: number, after?: EventCursor | null): Promise<RecordPage>
  findOne(id: EventId): Promise<EventRecord | null>
}

export interface RecordPage {
  readonly items: readonly EventRecord[]
  readonly next: EventCursor | null
}

export function eventRecords(db: Db, gazetteer: Gazetteer): EventRecords {
  const tables = { gazetteer, partyName }
  return {
    async find(filter, limit, after = null) {
      const { events, next } = await findEvents(db, gazetteer, filter, limit, after)
      return { items: events.map(({ event, date }) => toRecord(event, date, tables)), next }
    },
    async findOne(id) {
      const found = await findFiledEvent(db, id)
      return found && toRecord(found.event, found.date, tables)
    },
  }
}
