import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { insertEvent } from '../../src/db/event-store.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import { describeOnBoth } from '../support/databases.ts'
import { addFollowers, announce, announceFor, broadcastPlan, chatIdOf, place, rowsOf, testCipher, testEvent } from './ledger.ts'
import { setUpSending } from './set-up-sending.ts'

describeOnBoth('who hears of it', setup => {
  const { db } = setUpSending(setup)

  const audience = (exact: string[], inside: string[] = [], around: string[] = []): Partial<AlertPlan> => ({
    audience: { by: 'places', exact: exact.map(place), inside: inside.map(place), around: around.map(place), notReachedBy: [] },
  })

  it('holds each follower once, with the place that fits best, those of the very place first', async () => {
    await addFollowers(db(), { from: 300, count: 1, placeId: 'AREA', within: true })
    await addFollowers(db(), { from: 301, count: 1, placeId: 'AREA' })
    await addFollowers(db(), { from: 200, count: 1, placeId: 'PART' })
    await addFollowers(db(), { from: 100, count: 2, placeId: 'TOWN' })
    await addFollowers(db(), { from: 100, count: 1, placeId: 'AREA', within: true })
    await addFollowers(db(), { from: 400, count: 1, placeId: 'ELSEWHERE' })
    const alert = await announce(db(), 'x', [], audience(['TOWN'], ['PART'], ['AREA']))
    const { rows } = await sql<{ chat: Uint8Array; place_id: string }>`
      select c.id_cipher as chat, d.place_id from hudna.delivery d join hudna.chat c on c.id = d.chat_id
      where d.alert_id = ${alert} order by d.id`.execute(db())
    expect(rows.map(row => [testCipher.open(row.chat), row.place_id])).toEqual([
      [100, 'TOWN'],
      [101, 'TOWN'],
      [200, 'PART'],
      [300, 'AREA'],
    ])
  })

  it('leaves out other kinds, blocked chats, and who had a first message of a related event', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN', kinds: ['corridor'] })
    await addFollowers(db(), { from: 2, count: 3, placeId: 'TOWN' })
    await db()
      .updateTable('hudna.chat')
      .set({ state: 'blocked' })
      .where('id', '=', await chatIdOf(db(), 2))
      .execute()
    const related = testEvent(randomUUID())
    await insertEvent(db(), related, 'test')
    await addFollowers(db(), { from: 3, count: 1, placeId: 'NEAR' })
    await announceFor(db(), related, 'related', broadcastPlan('', ['NEAR'], { type: 'first' }))
    const plan = audience(['TOWN'])
    const alert = await announce(db(), 'x', [], { audience: { ...plan.audience!, notReachedBy: [related.id] } as AlertPlan['audience'] })
    expect(Object.keys(await rowsOf(db(), alert))).toEqual(['4'])
  })
})
