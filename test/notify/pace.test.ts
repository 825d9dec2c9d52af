import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { cancelAlert, insertAlert } from '../../src/db/alert-store.ts'
import { addAnswers, readPace } from '../../src/db/pace-store.ts'
import { createAnswerBudget } from '../../src/notify/answer-budget.ts'
import { startSender } from '../../src/notify/sender.ts'
import { type Sweep, startSweep } from '../../src/notify/sweep.ts'
import { createTransport, type Transport } from '../../src/notify/transport.ts'
import { openQueues, type Queues } from '../../src/queue/queues.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'
import { addFollowers, announce, broadcastPlan, emptyLedger, statesOf, testCipher, testRender } from './ledger.ts'

const RATE = 30

describeOnBoth('senders together', setup => {
  let test: TestDatabase
  let api: BotApi
  let transport: Transport
  const queues: Queues[] = []
  const sweeps: Sweep[] = []
  beforeAll(async () => {
    test = await setup.open()
  })
  beforeEach(async () => {
    await emptyLedger(test.database.db)
    api = await startBotApi({ autoChats: true, flood: true })
    transport = createTransport({ token: api.token, apiRoot: api.url })
  })
  afterEach(async () => {
    await Promise.all(sweeps.splice(0).map(sweep => sweep.stop()))
    await Promise.all(queues.splice(0).map(each => each.close()))
    await api.close()
  })
  afterAll(() => test.close())

  /** A sender as it would run in a process of its own. */
  const start = async () => {
    const own = await openQueues(test.database, test.storage, silent)
    queues.push(own)
    const { db } = test.database
    const context = {
      db,
      queues: own,
      transport,
      clock: { now: () => new Date() },
      cipher: testCipher,
      render: testRender,
      log: silent,
      rate: RATE,
    }
    startSender(context)
    sweeps.push(startSweep(context, 300))
    await own.enqueue({ name: 'send', data: {} })
  }
  const accepted = () => api.stats().accepted['sendMessage'] ?? 0
  const untilAccepted = (count: number) => expect.poll(accepted, { timeout: 50_000, interval: 20 }).toBeGreaterThanOrEqual(count)
  const mostInASecond = () => {
    const times = api.sent({ method: 'sendMessage' }).map(record => record.at)
    return Math.max(...times.map(from => times.filter(time => time >= from && time < from + 1000).length))
  }

  it('keep to one budget, with people typing meanwhile: Telegram never says wait', async () => {
    const { db } = test.database
    await addFollowers(db, { from: 1, count: 150, placeId: 'TOWN' })
    const alert = await announce(db, 'news', ['TOWN'])
    await start()
    await start()
    const answers = createAnswerBudget({ rate: RATE, spend: count => addAnswers(db, count) })
    const typing = Array.from({ length: 10 }, async (_, person) => {
      await answers.take()
      return transport.call('sendMessage', { chat_id: 5000 + person, text: 'answer' })
    })
    await Promise.all(typing)
    await untilAccepted(160)
    await expect.poll(() => statesOf(db, alert)).toEqual({ sent: 150 })
    expect(api.refused()).toEqual([])
    expect(mostInASecond()).toBeLessThanOrEqual(RATE * 1.1)
    expect((await readPace(db)).rate).toBeNull()
  })

  it('let urgent alerts overtake a backlog, and drop what is cancelled', async () => {
    const { db } = test.database
    await addFollowers(db, { from: 1, count: 400, placeId: 'ALL' })
    await addFollowers(db, { from: 20, count: 10, placeId: 'TOWN' })
    const broadcast = await insertAlert(db, null, broadcastPlan('broadcast', ['ALL']))
    await start()
    await untilAccepted(30)
    const before = accepted()
    await announce(db, 'danger', ['TOWN'])
    await expect.poll(() => api.sent({ text: 'danger' }).length, { timeout: 50_000, interval: 20 }).toBe(10)
    expect(api.sent({ text: 'broadcast' }).length).toBeLessThan(before + 200)
    await cancelAlert(db, broadcast.id)
    const sent = accepted()
    await expect.poll(async () => (await statesOf(db, broadcast.id))['sending']).toBeUndefined()
    expect(accepted()).toBeLessThanOrEqual(sent + 3)
    expect((await statesOf(db, broadcast.id))['pending']).toBeUndefined()
  })
})
