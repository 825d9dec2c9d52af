import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import { RUNNING } from './in-force.ts'
import { inPlaces } from './in-places.ts'

/** What is known of one place, as of now. */
export interface TownAnswer {
  /** Truces and corridors announced for it or for what it lies in, and not known to be over; newest first, at most ten. */
  readonly inForce: readonly Event[]
  /** How many there are, also beyond those ten. */
  readonly inForceCount: number
  /** Other events of the last days at it or inside it; newest first, at most ten. */
  readonly recent: readonly Event[]
  /** How many there are, also beyond those ten. */
  readonly recentCount: number
  /** Different sources (one per family) that told of it within a week. */
  readonly sourcesThisWeek: number
}

const MOST_EVENTS = 10

/** @param days how far back `recent` goes, on the clock of the world */
export async function townAnswer(db: Db, gazetteer: Gazetteer, place: PlaceId, days: number): Promise<TownAnswer> {
  const inside = [place, ...gazetteer.descendants(place)]
  const around = [...inside, ...gazetteer.ancestors(place)]
  const inForce = await sql<{ body: Event; total: string }>`
    select body, count(*) over () as total from hudna.event where ${inPlaces(around)} and ${RUNNING} order by updated_at desc limit ${MOST_EVENTS}`.execute(
    db,
  )
  const recent = await sql<{ body: Event; total: string }>`
    select body, count(*) over () as total from hudna.event
    where ${inPlaces(inside)} and updated_at > hudna.hudna_now() - ${`${days} days`}::interval
      and body -> 'withdrawnAt' is null and not ${RUNNING}
    order by updated_at desc limit ${MOST_EVENTS}`.execute(db)
  const sources = await sql<{ count: string }>`
    select count(distinct claim.body ->> 'family') as count
    from hudna.claim join hudna.event on event.id = claim.event_id
    where ${inPlaces(inside)} and claim.at > hudna.hudna_now() - interval '7 days'`.execute(db)
  return {
    inForce: inForce.rows.map(row => row.body),
    inForceCount: Number(inForce.rows[0]?.total ?? 0),
    recent: recent.rows.map(row => row.body),
    recentCount: Number(recent.rows[0]?.total ?? 0),
    sourcesThisWeek: Number(sources.rows[0]?.count ?? 0),
  }
}
