import { sql } from 'kysely'
import { type Db, transaction } from './database.ts'

/** The time of the world: real time, or that of a drill. Queue delays, leases and rates do not use it. */
export interface Clock {
  now(): Date
}

/** A clock that goes by the database's. */
export interface DatabaseClock extends Clock {
  /** Takes the database's time anew: a restart elsewhere may have moved CLOCK, and the clock of this machine may have been set. */
  read(): Promise<void>
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
export async function startClock(db: Db, start: Date | null): Promise<DatabaseClock> {
  if (start) await transaction(db, open => moveTo(open, start))
  return processClock(db)
}

const READ_EVERY_MS = 60_000

/** Reads the clock again every minute; where the database does not answer, it goes on as it did. */
export function keepClock(clock: DatabaseClock, onError: (error: unknown) => void, everyMs = READ_EVERY_MS): { stop(): Promise<void> } {
  let reading = Promise.resolve()
  const timer = setInterval(() => {
    reading = reading.then(() => clock.read()).catch(onError)
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await reading
    },
  }
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

async function processClock(db: Db): Promise<DatabaseClock> {
  let offsetMs = (await readOffset(db)).offsetMs
  return {
    now: () => new Date(Date.now() + offsetMs),
    read: async () => {
      const read = await readOffset(db)
      // An answer that took long says little: what lies within its doubt is no news.
      if (Math.abs(read.offsetMs - offsetMs) > read.doubtMs) offsetMs = read.offsetMs
    },
  }
}

/** What the database's time is ahead of this machine's, and by how much that may be wrong: the answer may have been on its way for all of the time. */
async function readOffset(db: Db): Promise<{ readonly offsetMs: number; readonly doubtMs: number }> {
  const before = Date.now()
  const world = await worldNow(db)
  const after = Date.now()
  return { offsetMs: world.getTime() - (before + after) / 2, doubtMs: (after - before) / 2 }
}
