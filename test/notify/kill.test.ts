import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'
import { addFollowers, announce, emptyLedger, REPEAT_MARK, statesOf } from './ledger.ts'
import { type ChildHandle, type SenderProcessOptions, startSenderProcess } from './start-sender-process.ts'

const CHATS = 2000
const LEASE_S = 3
/** On a machine that is busy with other things, what is only slow must not count as lost. */
const LONG_LEASE_S = 30
const TEST_TIMEOUT_MS = 300_000

describeOnBoth('a sender that is killed', setup => {
  let test: TestDatabase
  let api: BotApi
  let sender: ChildHandle | null = null
  beforeAll(async () => {
    test = await setup.open()
    if (test.database.kind === 'embedded') await test.database.close()
  })
  beforeEach(async () => {
    api = await startBotApi({ autoChats: true, latencyMs: 30 })
  })
  afterEach(async () => {
    await sender?.end('SIGKILL')
    sender = null
    await api.close()
  })
  afterAll(() => test.close())

  const start = async (leaseS: number) => {
    const options: SenderProcessOptions = {
      storage: test.storage,
      apiRoot: api.url,
      token: api.token,
      rate: 500,
      leaseS,
      sweepEveryMs: 500,
    }
    sender = await startSenderProcess(options)
    return sender
  }
  /** The ledger, while no sender holds it: the embedded database has one process at a time. */
  const withLedger = async <Result>(step: (db: TestDatabase['database']['db']) => Promise<Result>): Promise<Result> => {
    if (test.database.kind === 'server') return step(test.database.db)
    const database = await openDatabase(test.storage, silent)
    try {
      return await step(database.db)
    } finally {
      await database.close()
    }
  }
  const sentCount = () => api.stats().accepted['sendMessage'] ?? 0
  const untilSent = (count: number) => expect.poll(sentCount, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count)
  const prepare = async () => {
    return withLedger(async db => {
      await emptyLedger(db)
      await addFollowers(db, { from: 1, count: CHATS, placeId: 'TOWN' })
      return announce(db, 'news', ['TOWN'])
    })
  }
  const messagesByChat = () => {
    const byChat = new Map<number, string[]>()
    for (const { chatId = 0, text = '' } of api.sent({ method: 'sendMessage' })) byChat.set(chatId, [...(byChat.get(chatId) ?? []), text])
    return byChat
  }

  it(
    'leaves nobody out, and repeats only what was in flight, marked',
    async () => {
      const alert = await prepare()
      // An embedded database is of one process: the next one releases what the dead one held, however long the lease.
      const leaseS = setup.kind === 'embedded' ? LONG_LEASE_S : LEASE_S
      for (const count of [500, 1200]) {
        await start(leaseS)
        await untilSent(count)
        await sender?.end('SIGKILL')
      }
      await start(leaseS)
      await untilSent(CHATS)
      await expect.poll(() => messagesByChat().size, { timeout: 60_000 }).toBe(CHATS)
      // What was under way at the last kill may have arrived: its lease runs out only now, and it is sent once more.
      await new Promise(resolve => setTimeout(resolve, (LEASE_S + 3) * 1000))
      expect(await sender?.end('SIGTERM')).toBe(0)
      const { states, ambiguous } = await withLedger(async db => ({
        states: await statesOf(db, alert),
        ambiguous: (await db.selectFrom('hudna.delivery').select('id').where('ambiguous', '=', true).execute()).length,
      }))
      expect(states).toEqual({ sent: CHATS })
      const repeated = [...messagesByChat().values()].filter(texts => texts.length > 1)
      const repeats = repeated.reduce((sum, texts) => sum + texts.length - 1, 0)
      expect(repeats).toBeLessThanOrEqual(ambiguous)
      expect(repeated.flatMap(texts => texts.slice(1)).every(text => text.startsWith(REPEAT_MARK))).toBe(true)
      expect(ambiguous).toBeLessThan(CHATS / 4)
    },
    TEST_TIMEOUT_MS,
  )

  it(
    'in order, by SIGTERM, loses and repeats nothing',
    async () => {
      const alert = await prepare()
      await start(LONG_LEASE_S)
      await untilSent(600)
      expect(await sender?.end('SIGTERM')).toBe(0)
      const sent = sentCount()
      expect(await withLedger(db => statesOf(db, alert))).toEqual({ sent, pending: CHATS - sent })
      await start(LONG_LEASE_S)
      await untilSent(CHATS)
      expect(await sender?.end('SIGTERM')).toBe(0)
      expect(sentCount()).toBe(CHATS)
      expect(messagesByChat().size).toBe(CHATS)
    },
    TEST_TIMEOUT_MS,
  )
})
