import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { createResident, follow } from '../../src/demo/resident.ts'
import { startBotApi } from '../bot-api/server.ts'
import { openEmbedded, silent } from '../support/databases.ts'
import { runHudna, spawnHudna } from './hudna.ts'

const TOKEN = '4242:canary-token-that-no-log-may-hold'
const KEY = 'canary-ingest-key'
const CHAT = 7_319_000_012_345
const CANARIES = {
  token: TOKEN,
  key: KEY,
  chat: String(CHAT),
  name: 'كناريةالاسم',
  typed: 'كناريةالرسالة',
  article: 'كناريةالخبر',
} as const

const cleanUp: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step()
})

it('no token, key, chat id, name or text of people reaches a log, a job or a table', { timeout: 180_000 }, async () => {
  const test = await openEmbedded()
  await test.database.close()
  cleanUp.push(() => test.close())
  const api = await startBotApi({ autoChats: true, token: TOKEN })
  cleanUp.push(() => api.close())
  const port = 20_000 + (process.pid % 20_000)
  const env = {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.url,
    DATA_DIR: test.storage.dataDir,
    DATA_KEY: Buffer.alloc(32, 9).toString('base64'),
    HTTP_PORT: String(port),
    INGEST_KEYS: KEY,
    LOG_LEVEL: 'debug',
    CLOCK: '2019-08-31T12:00:00Z',
  }
  const child = spawnHudna(['start'], env)
  cleanUp.push(async () => child.kill('SIGKILL'))
  let logged = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (logged += text))

  api.addChat(CHAT, { type: 'private', started: true, firstName: CANARIES.name })
  const resident = createResident(api, CHAT)
  await expect.poll(() => logged.includes('"msg":"started"'), { timeout: 90_000 }).toBe(true)
  await resident.say('/start')
  await resident.say(`${CANARIES.typed} ${CANARIES.typed}`)
  await follow(resident, 'سقبا')
  const heard = resident.inbox().length
  // every way in which a call can go wrong, so that every error is described
  api.setFaults({
    seed: 7,
    rules: [
      { method: 'sendMessage', probability: 1, fault: 'html-200', times: 1 },
      { method: 'sendMessage', probability: 1, fault: '502-html', times: 1 },
      { method: 'sendMessage', probability: 1, fault: 'reset-before', times: 1 },
      { method: 'sendMessage', probability: 1, fault: '429', retryAfter: 1, times: 1 },
    ],
  })
  const post = (body: string) =>
    fetch(`http://127.0.0.1:${port}/v1/articles`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    })
  const text = `قصفت قوات النظام صباح اليوم السبت مدينة سقبا بالمدفعية، ما أدى إلى إصابة خمسة مدنيين. ${CANARIES.article}.`
  expect((await post(JSON.stringify({ text, publishedAt: '2019-08-31T11:00:00Z' }))).status).toBe(202)
  expect((await post(`{"text": ${CANARIES.article}`)).status).toBe(400)
  await expect.poll(() => resident.inbox().length, { timeout: 60_000 }).toBeGreaterThan(heard)

  // a command for the database goes through the process that holds it
  const file = join(test.storage.dataDir, 'report.txt')
  writeFileSync(file, `سقطت قذائف هاون على مدينة سقبا مساء أمس الجمعة. ${CANARIES.article}.`)
  const ingested = await runHudna(['ingest', file, '--published', '2019-08-31T11:30:00Z'], { env })
  expect(ingested).toMatchObject({ code: 0, out: expect.stringContaining('taken as') })

  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(logged).toContain('"msg":"started"')
  for (const [what, canary] of Object.entries(CANARIES)) expect(logged.includes(canary), `${what} in the log`).toBe(false)

  const database = await openDatabase(test.storage, silent)
  cleanUp.push(() => database.close())
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('hudna', 'bullmq')`.execute(database.db)
  for (const { name } of tables.rows) {
    const rows = JSON.stringify((await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.raw(name)} t`.execute(database.db)).rows)
    const allowed = name === 'hudna.article' ? [CANARIES.article] : []
    for (const [what, canary] of Object.entries(CANARIES))
      if (!allowed.includes(canary as never)) expect(rows.includes(canary), `${what} in ${name}`).toBe(false)
  }
})
