import { type RawBuilder, sql } from 'kysely'
import type { Language, Messages } from '../bot/messages/messages.ts'
import { showInstant } from '../bot/show-time.ts'
import { alertFigures, cancelAlert, insertAlert, recallAlert } from '../db/alert-store.ts'
import { countPaused, dropPaused, pauseAlert, resumeAlert } from '../db/broadcast-store.ts'
import { type Db, transaction } from '../db/database.ts'
import type { AlertPlan, Audience } from '../domain/alert.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { type AlertId, type PlaceId, parsePlaceId } from '../domain/ids.ts'
import type { Render } from '../notify/send-batch.ts'
import type { Queues } from '../queue/queues.ts'
import type { BroadcastAudience, BroadcastBody, BroadcastOrder, Broadcasts, Who } from './deps.ts'

type PlaceAudience = Extract<Audience, { by: 'places' }>

export interface Ledger {
  readonly db: Db
  readonly gazetteer: Gazetteer
  readonly queues: Queues
  readonly timeZone: string
  readonly render: Render
  readonly messages: Messages
}

/** An admin's broadcasts on the ledger that all alerts share. */
export function broadcastsOver({ db, gazetteer, queues, timeZone, render, messages }: Ledger): Broadcasts {
  const noticeOf = (sentAt: Date): BroadcastBody => {
    const text = (language: Language): string => {
      const time = showInstant(sentAt, sentAt, { language, digits: 'western', zone: timeZone })
      return messages.t(language, 'recall-notice', { time })
    }
    return { form: 'broadcast', textAr: text('ar'), textEn: text('en'), source: messages.t('ar', 'recall-source'), drill: false }
  }
  return {
    audienceSize: async (audience, who) => {
      const places = await placesOf(db, gazetteer, audience)
      const { rows } = await sql<{ count: string }>`
        select count(distinct s.chat_id) from hudna.subscription s join hudna.chat c on c.id = s.chat_id
        where c.state = 'active' and ${IS[who]} and (s.place_id = any(${[...places.exact, ...places.inside]}::text[])
          or (s.within and s.place_id = any(${[...places.around]}::text[])))`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    render: (body, language) =>
      render(body, { language, digits: 'western', zone: timeZone, placeId: null, discreet: false, repeat: false }),
    send: async order => {
      const id = await transaction(db, open => writeBroadcast(open, gazetteer, order))
      await queues.enqueue({ name: 'send', data: {} })
      return id
    },
    progress: async alert => {
      const figures = await alertFigures(db, alert)
      const count = (states: readonly string[]) =>
        figures.filter(figure => states.includes(figure.state)).reduce((sum, figure) => sum + figure.count, 0)
      const total = figures.reduce((sum, figure) => sum + figure.count, 0)
      const sent = count(['sent'])
      const paused = await countPaused(db, alert)
      const open = count(['pending', 'sending']) + paused
      return { total, sent, ended: total - sent - open, paused: paused > 0, finished: open === 0 }
    },
    pause: alert => pauseAlert(db, alert),
    resume: async alert => {
      await resumeAlert(db, alert)
      await queues.enqueue({ name: 'send', data: {} })
    },
    cancel: async alert => {
      await dropPaused(db, alert)
      await cancelAlert(db, alert)
    },
    recall: async alert => {
      const count = await transaction(db, async open => {
        const { rows } = await sql`select 1 from hudna.alert where id = ${alert} and recalled_at is null for update`.execute(open)
        const deleted = await recallAlert(open, alert)
        if (rows.length > 0) await tellRecalled(open, alert, noticeOf)
        return deleted
      })
      await queues.enqueue({ name: 'send', data: {} })
      return count
    },
  }
}

/** Writes the alert and its deliveries, inside the caller's transaction. */
export async function writeBroadcast(open: Db, gazetteer: Gazetteer, { body, audience, who, urgent }: BroadcastOrder): Promise<AlertId> {
  const { id } = await insertAlert(open, null, toPlan(body, await placesOf(open, gazetteer, audience), urgent))
  if (who !== 'everybody')
    await sql`delete from hudna.delivery d using hudna.chat c where d.alert_id = ${id} and c.id = d.chat_id and not ${IS[who]}`.execute(
      open,
    )
  return id
}

/** Tells those whom a recalled broadcast has reached: its message goes from their chat, and they may have read it. */
async function tellRecalled(open: Db, alert: AlertId, noticeOf: (sentAt: Date) => BroadcastBody): Promise<void> {
  const { rows } = await sql<{ sent_at: Date }>`
    select coalesce(min(sent_at), hudna.hudna_now()) as sent_at from hudna.delivery where alert_id = ${alert} and message_id is not null
    having count(*) > 0`.execute(open)
  const [reached] = rows
  if (reached === undefined) return
  const { id } = await insertAlert(open, null, toPlan(noticeOf(reached.sent_at), NOBODY, false))
  await sql`
    insert into hudna.delivery (alert_id, chat_id, place_id, lane)
    select ${id}, d.chat_id, d.place_id, 2 from hudna.delivery d join hudna.chat c on c.id = d.chat_id
    where d.alert_id = ${alert} and d.message_id is not null and c.state = 'active' order by d.id`.execute(open)
}

const NOBODY: PlaceAudience = { by: 'places', exact: [], inside: [], around: [], notReachedBy: [] }

/** Of the chat `c`. */
const IS: Readonly<Record<Who, RawBuilder<unknown>>> = {
  everybody: sql`true`,
  people: sql`(c.type = 'private')`,
  ngo: sql`(c.role = 'ngo')`,
  groups: sql`(c.type <> 'private')`,
}

async function placesOf(db: Db, gazetteer: Gazetteer, audience: BroadcastAudience): Promise<PlaceAudience> {
  return audience.by === 'places'
    ? spread(gazetteer, audience.places)
    : { by: 'places', exact: await followedPlaces(db), inside: [], around: [], notReachedBy: [] }
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
