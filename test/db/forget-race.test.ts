import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertAlert } from '../../src/db/alert-store.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { EventId, PlaceId } from '../../src/domain/ids.ts'
import { addFollowers, chatIdOf, testEvent } from '../notify/ledger.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const WAITING_MS = 10_000

describeOnBoth('a chat that is forgotten while an alert fans out', setup => {
  let test: TestDatabase

  beforeAll(async () => {
    test = await setup.open()
  })
  afterAll(async () => {
    await test.close()
  })

  const plan = (type: AlertPlan['type'], audience: AlertPlan['audience']): AlertPlan => {
    const event = testEvent(randomUUID())
    return { type, lane: 1, silent: false, audience, expiresAt: null, body: { form: 'event', event, news: 'first', late: false } }
  }

  it('is left out, and the others are told', async () => {
    const { db } = test.database
    await addFollowers(db, { from: 100, count: 3, placeId: 'P1' })
    const event = testEvent(randomUUID())
    await insertEvent(db, event, 'first')
    const exact = ['P1' as PlaceId]
    const audience = { by: 'places', exact, inside: [], around: [], notReachedBy: [] } as const
    expect(await whileForgetting(100, () => insertAlert(db, event, plan('first', audience)))).toMatchObject({ deliveries: 2 })
    const reached = { by: 'reached', eventId: event.id as EventId } as const
    expect(await whileForgetting(101, () => insertAlert(db, event, plan('follow-up', reached)))).toMatchObject({ deliveries: 1 })
  })

  /** Begins to forget, lets the alert begin, ends forgetting. */
  async function whileForgetting<Result>(telegramId: number, fanOut: () => Promise<Result>): Promise<Result> {
    const { db } = test.database
    const id = await chatIdOf(db, telegramId)
    let alert: Promise<Result> | undefined
    const forget = () => sql`delete from hudna.chat where id = ${id}`
    if (setup.kind === 'embedded') {
      // its only session makes one of them wait for the other
      const [, result] = await Promise.all([forget().execute(db), fanOut()])
      return result
    }
    await db.transaction().execute(async open => {
      await forget().execute(open)
      alert = fanOut()
      alert.catch(() => {})
      await expect
        .poll(async () => (await sql`select from pg_locks where not granted`.execute(open)).rows.length, { timeout: WAITING_MS })
        .toBeGreaterThan(0)
    })
    return alert!
  }
})
