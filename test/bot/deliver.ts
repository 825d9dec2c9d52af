import { sql } from 'kysely'
import { alertKeyboard } from '../../src/bot/alert-keyboard.ts'
import { createRender } from '../../src/notify/render-for-chat.ts'
import { startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { silent } from '../support/databases.ts'
import type { Journey } from './journey.ts'

/** Sends what is due in the ledger, as the sender does, over HTTP to the stand-in; nobody waits for a second. */
export async function deliver({ api, deps }: Pick<Journey, 'api' | 'deps'>): Promise<void> {
  const { db, cipher, gazetteer, messages } = deps
  const render = createRender({ gazetteer, config: { timeZone: 'Asia/Damascus' } }, alertKeyboard(messages))
  const transport = createTransport({ token: api.token, apiRoot: api.url })
  for (;;) {
    await sql`update hudna.chat set wait_until = null`.execute(db)
    const batch = await startBatch({ db, cipher, clock: { now: deps.now }, transport, render, log: silent }, 10)
    await batch.done
    if (batch.claimed === 0) return
  }
}
