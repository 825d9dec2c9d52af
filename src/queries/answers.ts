import type { Answers, Direction } from '../bot/deps.ts'
import { worldNow } from '../db/clock.ts'
import type { Db } from '../db/database.ts'
import { toInstant } from '../detect/when/zone.ts'
import type { CompassPoint } from '../detect/where/distance.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { Render } from '../notify/send-batch.ts'
import { eventRecords } from './event-records.ts'
import { inForce } from './in-force.ts'
import type { PlaceSearch } from './place-search.ts'
import { reportOf } from './report.ts'
import { toldAlert } from './told-alert.ts'
import { townAnswer } from './town.ts'

export interface AnswerSources {
  readonly db: Db
  readonly gazetteer: Gazetteer
  /** Built when it is first asked for: it takes half a second. */
  readonly search: () => PlaceSearch
  readonly timeZone: string
  readonly render: Render
}

const NEAREST_KM = 50
const POINTS = {
  north: 'n',
  'north-east': 'ne',
  east: 'e',
  'south-east': 'se',
  south: 's',
  'south-west': 'sw',
  west: 'w',
  'north-west': 'nw',
} as const satisfies Record<CompassPoint, Direction>

/** What the bot asks about places and events, over the pack and the database. */
export function answersOver({ db, gazetteer, search, timeZone, render }: AnswerSources): Answers {
  return {
    search: (query, limit) => search().search(query, { limit }),
    nearest: (lat, lon, limit) =>
      search()
        .near(lat, lon, { limit, maxKm: NEAREST_KM })
        .map(near => ({ ...near, direction: POINTS[near.direction] })),
    town: (place, days) => townAnswer(db, gazetteer, place.id, days),
    inForce: () => inForce(db),
    report: async (place, period) =>
      reportOf(db, place, period, { gazetteer, startOf: day => toInstant(`${day}T00:00`, timeZone), at: await worldNow(db) }),
    records: eventRecords(db, gazetteer),
    alert: (chat, alert) => toldAlert(db, chat, alert),
    read: (body, { language, digits, followed }) =>
      render(body, { language, digits, zone: timeZone, placeId: followed, discreet: false, repeat: false }),
    tell: (event, { language, digits, followed }) =>
      render(
        { form: 'event', event, news: 'first', late: false },
        { language, digits, zone: timeZone, placeId: followed, discreet: false, repeat: false },
      ),
  }
}
