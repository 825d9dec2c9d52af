import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { insertAlert } from '../../src/db/alert-store.ts'
import { openDatabase } from '../../src/db/database.ts'
import { hasPending, wakeHeld } from '../../src/db/delivery-upkeep.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import { NORMAL_PER_HOUR } from '../../src/decide/cap.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { Event } from '../../src/domain/event.ts'
import { type SendContext, startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { mergeHeld } from '../../workers/merge-held.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'
import { addFollowers, broadcastPlan, emptyLedger, testCipher, testEvent } from './ledger.ts'

const BEYOND = 3

describeOnBoth('the cap of an hour', setup => {
  let test: TestDatabase
  let database: TestDatabase['database']
  let api: BotApi
  let context: SendContext
  beforeAll(async () => {
    test = await setup.open()
    database = test.database
  })
  beforeEach(async () => {
    await emptyLedger(db())
    api = await startBotApi({ autoChats: true })
    connect()
  })
  afterEach(() => api.close())
  afterAll(async () => {
    await database.close()
    await test.close().catch(() => {})
  })
  const db = () => database.db
  const connect = () => {
    const transport = createTransport({ token: api.token, apiRoot: api.url })
    context = { db: db(), cipher: testCipher, clock: { now: () => new Date() }, transport, render: renderTest, log: silent }
  }
  /** The name of the story, or of each in a merged message. */
  const renderTest: SendContext['render'] = body => {
    const name = (event: Event) => event.timeText ?? ''
    const text = body.form === 'merged' ? `merged: ${body.parts.map(part => name(part.event)).join(' ')}` : null
    return { text: text ?? (body.form === 'event' ? name(body.event) : body.form === 'broadcast' ? body.textAr : body.form), entities: [] }
  }
  const tell = async (name: string, change: Partial<AlertPlan> = {}): Promise<Event> => {
    const event = testEvent(randomUUID(), { kind: 'ceasefire', status: 'announced', timeText: name })
    await insertEvent(db(), event, 'test')
    const body = { form: 'event', event, news: 'first', late: false } as const
    await insertAlert(db(), event, broadcastPlan('', ['TOWN'], { type: 'first', body, ...change }))
    return event
  }
  /** Sends what is due; nobody waits for a second between two messages. */
  const deliver = async () => {
    for (;;) {
      await sql`update hudna.chat set wait_until = null`.execute(db())
      await wakeHeld(db())
      const batch = await startBatch(context, 10)
      await batch.done
      if (batch.claimed === 0) return
    }
  }
  /** As if so much time had gone by. */
  const pass = async (minutes: number, seconds = 0) => {
    const by = sql`make_interval(mins => ${minutes}::integer, secs => ${seconds}::integer)`
    await sql`update hudna.delivery set sent_at = sent_at - ${by}, due_at = due_at - ${by}`.execute(db())
  }
  const restart = async () => {
    await database.close()
    database = await openDatabase(test.storage, silent)
    connect()
  }
  const texts = (chat: number) =>
    api
      .messages(chat)
      .filter(message => message.outgoing)
      .map(message => message.text)
  const names = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `t${from + index}`)

  it('lets so many through, and tells the further ones as one when the hour allows it, across a restart; nothing is lost', async () => {
    await addFollowers(db(), { from: 1, count: 2, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR + BEYOND)) await tell(name)
    await deliver()
    for (const chat of [1, 2]) expect(texts(chat)).toEqual(names(NORMAL_PER_HOUR))
    // Nobody looks at what is put off before its time.
    expect(await hasPending(db())).toBe(false)

    await pass(30)
    await restart()
    expect(await mergeHeld({ db: db() })).toBe(0)
    await deliver()
    for (const chat of [1, 2]) expect(texts(chat)).toHaveLength(NORMAL_PER_HOUR)

    await pass(29, 45)
    expect(await mergeHeld({ db: db() })).toBe(2)
    await restart()
    await pass(1)
    await deliver()
    await mergeHeld({ db: db() })
    await pass(60)
    await deliver()
    const merged = `merged: ${names(BEYOND, NORMAL_PER_HOUR + 1).join(' ')}`
    for (const chat of [1, 2]) expect(texts(chat)).toEqual([...names(NORMAL_PER_HOUR), merged])
    const { rows } = await sql`select 1 from hudna.delivery where state in ('pending', 'sending')`.execute(db())
    expect(rows).toEqual([])
  })

  it('is of each chat, and never of urgent alerts, corrections and broadcasts', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR)) await tell(name)
    await deliver()
    await addFollowers(db(), { from: 2, count: 1, placeId: 'TOWN' })
    await tell('normal')
    for (let strike = 0; strike <= NORMAL_PER_HOUR; strike++) await tell('strike', { lane: 1 })
    await tell('correction', { lane: 0, type: 'correction' })
    await insertAlert(db(), null, broadcastPlan('broadcast', ['TOWN']))
    await deliver()
    const strikes = Array.from({ length: NORMAL_PER_HOUR + 1 }, () => 'strike')
    expect(texts(1)).toEqual([...names(NORMAL_PER_HOUR), 'correction', ...strikes, 'broadcast'])
    expect(texts(2)).toEqual(['correction', ...strikes, 'normal', 'broadcast'])
  })

  it('tells a single one by itself, and counts a merged message once', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR + 1)) await tell(name)
    await deliver()
    await pass(59, 50)
    expect(await mergeHeld({ db: db() })).toBe(0)
    await pass(1)
    await deliver()
    expect(texts(1)).toEqual(names(NORMAL_PER_HOUR + 1))
    for (const name of names(NORMAL_PER_HOUR, NORMAL_PER_HOUR + 2)) await tell(name)
    await deliver()
    expect(texts(1)).toHaveLength(2 * NORMAL_PER_HOUR)
  })

  it('does not hold what would be over before the hour allows it', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR)) await tell(name)
    await tell('soon over', { expiresAt: new Date(Date.now() + 65 * 60_000).toISOString() })
    await tell('over tomorrow', { expiresAt: new Date(Date.now() + 24 * 3_600_000).toISOString() })
    await deliver()
    expect(texts(1)).toEqual([...names(NORMAL_PER_HOUR), 'soon over'])
  })

  it('does not keep danger waiting: it takes the place of what the chat has not got yet', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR)) await tell(name)
    const event = await tell('truce')
    await tell('another')
    await deliver()
    const body = { form: 'event', event: { ...event, timeText: 'broken' }, news: 'status changes', late: false } as const
    const audience = { by: 'reached', eventId: event.id } as const
    await insertAlert(db(), { ...event, version: 2 }, broadcastPlan('', [], { type: 'follow-up', lane: 1, audience, body }))
    await deliver()
    expect(texts(1)).toEqual([...names(NORMAL_PER_HOUR), 'broken'])
    await pass(61)
    await deliver()
    expect(texts(1)).toEqual([...names(NORMAL_PER_HOUR), 'broken', 'another'])
  })

  it('lets the edit of what is held wait with it', async () => {
    await addFollowers(db(), { from: 1, count: 1, placeId: 'TOWN' })
    for (const name of names(NORMAL_PER_HOUR)) await tell(name)
    const event = await tell('held')
    await deliver()
    const body = { form: 'event', event: { ...event, timeText: 'edited' }, news: 'small change', late: false } as const
    const audience = { by: 'reached', eventId: event.id } as const
    await insertAlert(db(), { ...event, version: 2 }, broadcastPlan('', [], { type: 'edit', lane: 3, audience, body }))
    await deliver()
    expect(await hasPending(db())).toBe(false)
    await pass(61)
    await deliver()
    await pass(61)
    await deliver()
    expect(texts(1).at(-1)).toBe('edited')
  })
})
