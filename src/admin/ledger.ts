import { sql } from 'kysely'
import { alertFigures, cancelAlert, insertAlert, recallAlert } from '../db/alert-store.ts'
import type { Db } from '../db/database.ts'
import type { AlertPlan, Audience } from '../domain/alert.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { type PlaceId, parsePlaceId } from '../domain/ids.ts'
import type { Render } from '../notify/send-batch.ts'
import type { Queues } from '../queue/queues.ts'
import type { BroadcastAudience, BroadcastBody, Broadcasts } from './deps.ts'

type PlaceAudience = Extract<Audience, { by: 'places' }>

export interface Ledger {
  readonly db: Db
  readonly gazetteer: Gazetteer
  readonly queues: Queues
  readonly timeZone: string
  readonly render: Render
}

/** An admin's broadcasts on the ledger that all alerts share. */
export function broadcastsOver({ db, gazetteer, queues, timeZone, render }: Ledger): Broadcasts {
  return {
    audienceSize: async audience => {
      const places = await placesOf(audience)
      const { rows } = await sql<{ count: string }>`
        select count(distinct s.chat_id) from hudna.subscription s join hudna.chat c on c.id = s.chat_id
        where c.state = 'active' and (s.place_id = any(${[...places.exact, ...places.inside]}::text[])
          or (s.within and s.place_id = any(${[...places.around]}::text[])))`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    render: (body, language) =>
      render(body, { language, digits: 'western', zone: timeZone, placeId: null, discreet: false, repeat: false }),
    send: async (body, audience, urgent) => {
      const { id } = await insertAlert(db, null, toPlan(body, await placesOf(audience), urgent))
      await queues.enqueue({ name: 'send', data: {} })
      return id
    },
    progress: async alert => {
      const figures = await alertFigures(db, alert)
      const count = (states: readonly string[]) =>
        figures.filter(figure => states.includes(figure.state)).reduce((sum, figure) => sum + figure.count, 0)
      const total = figures.reduce((sum, figure) => sum + figure.count, 0)
      const sent = count(['sent'])
      const open = count(['pending', 'sending'])
      return { total, sent, ended: total - sent - open, finished: open === 0 }
    },
    cancel: async alert => {
      await cancelAlert(db, alert)
    },
    recall: async alert => {
      const count = await recallAlert(db, alert)
      await queues.enqueue({ name: 'send', data: {} })
      return count
    },
  }

  async function placesOf(audience: BroadcastAudience): Promise<PlaceAudience> {
    return audience.by === 'places'
      ? spread(gazetteer, audience.places)
      : { by: 'places', exact: await followedPlaces(db), inside: [], around: [], notReachedBy: [] }
  }
}

function toPlan(body: BroadcastBody, audience: PlaceAudience, urgent: boolean): AlertPlan {
  return { type: 'broadcast', lane: urgent ? 1 : 2, silent: false, audience, expiresAt: null, body }
}

function spread(gazetteer: Gazetteer, exact: readonly PlaceId[]): PlaceAudience {
  const inside = exact.flatMap(id => gazetteer.descendants(id))
  const around = exact.flatMap(id => gazetteer.ancestors(id))
  return { by: 'places', exact, inside: [...new Set(inside)], around: [...new Set(around)], notReachedBy: [] }
}

/** Every place that anybody follows: together, everybody. */
async function followedPlaces(db: Db): Promise<readonly PlaceId[]> {
  const { rows } = await sql<{ place_id: string }>`select distinct place_id from hudna.subscription`.execute(db)
  return rows.flatMap(({ place_id }) => parsePlaceId(place_id) ?? [])
}
