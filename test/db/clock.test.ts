import { afterEach, beforeEach, expect, it } from 'vitest'
import { ClockEarlierError, keepClock, startClock, worldNow } from '../../src/db/clock.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const MARCH_11 = new Date('2018-03-11T12:00:00Z')
const MARCH_12 = new Date('2018-03-12T12:00:00Z')
const NEAR_MS = 30_000

const distance = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime())

describeOnBoth('clock', setup => {
  let test: TestDatabase
  beforeEach(async () => {
    test = await setup.open()
  })
  afterEach(() => test.close())

  it('is real time without CLOCK', async () => {
    const clock = await startClock(test.database.db, null)
    expect(distance(clock.now(), new Date())).toBeLessThan(NEAR_MS)
  })

  it('starts at CLOCK, alike in the database and in the process', async () => {
    const clock = await startClock(test.database.db, MARCH_11)
    expect(distance(clock.now(), MARCH_11)).toBeLessThan(NEAR_MS)
    expect(distance(await worldNow(test.database.db), clock.now())).toBeLessThan(1000)
  })

  it('keeps the offset at a restart with the same CLOCK, and with none', async () => {
    const { db } = test.database
    await startClock(db, MARCH_11)
    const shift = () => db.selectFrom('hudna.clock').select('shift').executeTakeFirstOrThrow()
    const before = await shift()
    await startClock(db, MARCH_11)
    const clock = await startClock(db, null)
    expect(await shift()).toEqual(before)
    expect(distance(clock.now(), MARCH_11)).toBeLessThan(NEAR_MS)
  })

  it('moves on to a later CLOCK and refuses an earlier one', async () => {
    const { db } = test.database
    await startClock(db, MARCH_11)
    const moved = await startClock(db, MARCH_12)
    expect(distance(moved.now(), MARCH_12)).toBeLessThan(NEAR_MS)
    await expect(startClock(db, MARCH_11)).rejects.toThrow(ClockEarlierError)
    expect(distance(await worldNow(db), MARCH_12)).toBeLessThan(NEAR_MS)
  })

  it('is followed by a process that has been running since before it was moved, and outlives the database', async () => {
    const { db } = test.database
    const clock = await startClock(db, MARCH_11)
    const failed: unknown[] = []
    const keeping = keepClock(clock, error => failed.push(error), 20)
    // What another process does that is started with a later CLOCK.
    await startClock(db, MARCH_12)
    await expect.poll(() => distance(clock.now(), MARCH_12), { timeout: 10_000 }).toBeLessThan(NEAR_MS)
    expect(failed).toEqual([])
    await test.database.close()
    await expect.poll(() => failed.length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(distance(clock.now(), MARCH_12)).toBeLessThan(NEAR_MS)
    await keeping.stop()
  })
})
