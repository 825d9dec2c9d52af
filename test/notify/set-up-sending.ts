import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import { type BatchReport, type SendContext, startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { type Setup, silent, type TestDatabase } from '../support/databases.ts'
import { emptyLedger, testCipher, testRender } from './ledger.ts'

/** What tests of sending stand on; to be asked for within a test, since each begins with an empty ledger and a new stand-in. */
export interface Sending {
  db(): Db
  api(): BotApi
  context(): SendContext
  /** Sends one batch, and waits for its outcomes. */
  batch(limit?: number): Promise<BatchReport>
  /** Lets chats and deliveries that wait go on at once. */
  hurry(): Promise<void>
  /** What the chat got, in order. */
  texts(chat: number): (string | undefined)[]
}

export function setUpSending(setup: Setup): Sending {
  let test: TestDatabase
  let api: BotApi
  let context: SendContext
  const db = () => test.database.db
  beforeAll(async () => {
    test = await setup.open()
  })
  beforeEach(async () => {
    await emptyLedger(db())
    api = await startBotApi({ autoChats: true })
    const transport = createTransport({ token: api.token, apiRoot: api.url })
    context = { db: db(), cipher: testCipher, clock: { now: () => new Date() }, transport, render: testRender, log: silent }
  })
  afterEach(() => api.close())
  afterAll(() => test.close())
  return {
    db,
    api: () => api,
    context: () => context,
    batch: async (limit = 100) => (await startBatch(context, limit)).done,
    hurry: async () => {
      await sql`update hudna.chat set wait_until = null`.execute(db())
      await sql`update hudna.delivery set due_at = now() - interval '1 hour', held = false where state = 'pending'`.execute(db())
    },
    texts: chat =>
      api
        .messages(chat)
        .filter(message => message.outgoing)
        .map(message => message.text),
  }
}
