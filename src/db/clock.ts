import { sql } from 'kysely'
import { type Db, transaction } from './database.ts'

/** The time of the world: real time, or that of a drill. Queue delays, leases and rates do not use it. */
export interface Clock {
  now(): Date
}

/** Thrown where CLOCK lies before the one that the database was started with: time of the world does not run backwards. */
export class ClockEarlierError extends Error {
  override readonly name = 'ClockEarlierError'
  constructor(given: Date, stored: Date) {
    super(`CLOCK: ${given.toISOString()} is earlier than ${stored.toISOString()}, with which this database was started`)
  }
}

/**
 * Sets the clock of the database by CLOCK: the first value sets the offset, the same keeps it, a later one moves it; none keeps what stands.
 * @returns the same clock for this process
 * @throws ClockEarlierError
 */
export async function startClock(db: Db, start: Date | null): Promise<Clock> {
  if (start) await transaction(db, open => moveTo(open, start))
  return processClock(db)
}

/** The database's time of the world. */
export async function worldNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select hudna.hudna_now() as now`.execute(db)
  return rows[0]!.now
}

async function moveTo(db: Db, start: Date): Promise<void> {
  const stored = await db.selectFrom('hudna.clock').select('start_at').forUpdate().executeTakeFirstOrThrow()
  if (stored.start_at && start < stored.start_at) throw new ClockEarlierError(start, stored.start_at)
  if (stored.start_at?.getTime() === start.getTime()) return
  await sql`update hudna.clock set start_at = ${start}, shift = ${start}::timestamptz - now()`.execute(db)
}

async function processClock(db: Db): Promise<Clock> {
  const before = Date.now()
  const world = await worldNow(db)
  const offsetMs = world.getTime() - (before + Date.now()) / 2
  return { now: () => new Date(Date.now() + offsetMs) }
}
