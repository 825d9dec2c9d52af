import { sql } from 'kysely'
import type { Db } from '../../src/db/database.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Claim, Event, EventPlace } from '../../src/domain/event.ts'
import type { ArticleId, EventId, PlaceId } from '../../src/domain/ids.ts'

export function place(id: string, name = id): EventPlace {
  return { id: id as PlaceId, name, area: null, candidates: [] }
}

/** One source's word; every call is another article. */
export function claim(parts: Partial<Claim> = {}): Claim {
  const outlet = parts.outlet ?? 'شبكة النموذج'
  return {
    article: crypto.randomUUID() as ArticleId,
    source: outlet,
    outlet,
    family: outlet,
    url: 'https://example.org/news/1',
    publishedAt: '2018-03-12T09:05:00.000Z',
    status: 'reported',
    speakers: [{ name: 'ناشط محلي', party: null, side: 'activists', outlet: null }],
    deniedBy: [],
    placeNames: [],
    toll: NO_TOLL,
    weapons: [],
    actor: null,
    timeText: null,
    summary: '',
    ...parts,
  }
}

export function event(parts: Partial<Event> & { readonly places: readonly EventPlace[] }): Event {
  return {
    id: crypto.randomUUID() as EventId,
    kind: 'shelling',
    status: 'reported',
    version: 1,
    day: null,
    dayStated: true,
    timeText: null,
    start: null,
    end: null,
    daily: null,
    weapons: [],
    targets: [],
    actor: null,
    claims: [claim()],
    createdAt: '2018-03-12T09:06:00.000Z',
    updatedAt: '2018-03-12T09:06:00.000Z',
    lastHeldAt: null,
    closedAt: null,
    ...parts,
  }
}

/** Stores an event as deciding does, with the articles of its claims. */
export async function storeEvent(db: Db, parts: Partial<Event> & { readonly places: readonly EventPlace[] }): Promise<Event> {
  const stored = event(parts)
  for (const { article, source, publishedAt } of stored.claims)
    await sql`
      insert into hudna.article (id, source, text, content_hash, published_at, state)
      values (${article}, ${source}, 'x', ${article}, ${publishedAt}::timestamptz, 'decided') on conflict do nothing`.execute(db)
  await insertEvent(db, stored, 'test')
  return stored
}
