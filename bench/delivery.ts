import { parseArgs } from 'node:util'
import type { Telegram } from 'telegraf'
import { insertAlert } from '../src/db/alert-store.ts'
import { addAnswers } from '../src/db/pace-store.ts'
import { createAnswerBudget } from '../src/notify/answer-budget.ts'
import { startSender } from '../src/notify/sender.ts'
import { startSweep } from '../src/notify/sweep.ts'
import { createTransport } from '../src/notify/transport.ts'
import { openQueues } from '../src/queue/queues.ts'
import { type BotApi, startBotApi } from '../test/bot-api/server.ts'
import { addFollowers, announce, broadcastPlan, emptyLedger, testCipher, testRender } from '../test/notify/ledger.ts'
import { startSenderProcess } from '../test/notify/start-sender-process.ts'
import { openServer, silent, type TestDatabase } from '../test/support/databases.ts'
import { startServers } from '../test/support/servers.ts'
import { cpuSince, cpuTimes, loadOfMachine } from './cpu-use.ts'
import { type LightApi, mostInASecond, residentMb, startLightApi, untilAccepted, untilLightAccepted } from './delivery-measures.ts'
import { loopOfTelegraf, oneJobPerMessage, rivalClient } from './delivery-rivals.ts'

/**
 * `npm run bench:delivery`: how fast the ledger empties, beside a plain loop and beside one job for each message. Ratios of one run, no absolutes;
 * processor time tells what a busy machine hides. `--only paced,unpaced,overtaking,growth`; `--most`: the longest fan-out of the growth, of which
 * no more than `--sent` are sent.
 */
const { values } = parseArgs({
  options: {
    chats: { type: 'string', default: '3000' },
    backlog: { type: 'string', default: '100000' },
    most: { type: 'string', default: '100000' },
    sent: { type: 'string', default: '100000' },
    only: { type: 'string', default: 'paced,unpaced,overtaking,growth' },
  },
})
const chats = Number(values.chats)
const backlog = Number(values.backlog)
const parts = { paced, unpaced, overtaking, growth }
const servers = await startServers()
let databases = 0

for (const [name, part] of Object.entries(parts)) {
  if (!values.only.split(',').includes(name)) continue
  await part()
  process.stdout.write(`  ${'load of the machine'.padEnd(28)} ${loadOfMachine() ?? 'unknown'}\n`)
}
await servers.stop()
process.exit(0)

/** Telegram's limits kept: the whole fan-out at 30 a second while people type. */
async function paced(): Promise<void> {
  const rate = 30
  await withLedger(async (test, api) => {
    const { db } = test.database
    await addFollowers(db, { from: 1, count: chats, placeId: 'TOWN' })
    const stop = await startHere(test, api, rate)
    const startedMs = Date.now()
    await announce(db, 'news', ['TOWN'])
    const queues = await openQueues(test.database, test.storage, silent)
    await queues.enqueue({ name: 'send', data: {} })
    const answers = createAnswerBudget({ rate, spend: count => addAnswers(db, count) })
    const transport = createTransport({ token: api.token, apiRoot: api.url })
    const typing = Array.from({ length: 20 }, async (_, person) => {
      await new Promise(resolve => setTimeout(resolve, person * 1000))
      await answers.take()
      return transport.call('sendMessage', { chat_id: 5_000_000 + person, text: 'answer' })
    })
    await untilAccepted(api, chats)
    await Promise.all(typing)
    await untilAccepted(api, chats + typing.length)
    const times = api.sent({ method: 'sendMessage' }).map(record => record.at)
    table('30 a second, with limits and 20 people typing', {
      messages: times.length,
      'last message, of N/30 s': ratio(((times.at(-1) ?? 0) - startedMs) / 1000, times.length / rate),
      'most in any second': mostInASecond(times),
      '429s': Object.entries(api.stats().refusedCalls)
        .filter(([call]) => call.endsWith('429'))
        .reduce((sum, [, count]) => sum + count, 0),
    })
    await queues.close()
    await stop()
  })
}

/** No limits: how much the machinery costs, one sender in a process of its own. The time of writing the ledger counts, as the rivals' queueing does. */
async function unpaced(): Promise<void> {
  const count = chats * 5
  const ours = await drain(count, count)
  const rival = (run: (telegram: Telegram, test: TestDatabase) => Promise<number>) =>
    withLight((test, api) => run(rivalClient(api.token, api.url), test))
  const loop = await rival(telegram => loopOfTelegraf(telegram, count / 5))
  const jobs = await rival((telegram, test) => oneJobPerMessage(test.storage, telegram, count / 5, 1))
  const manyJobs = await rival((telegram, test) => oneJobPerMessage(test.storage, telegram, count / 5, 50))
  table('without limits, messages a second', {
    ours: Math.round(ours.perSecond),
    'telegraf in a loop': Math.round(loop),
    'one job each': Math.round(jobs),
    'one job each, 50 at once': Math.round(manyJobs),
    'ours to the loop': ratio(ours.perSecond, loop),
    'ours to one job each': ratio(ours.perSecond, jobs),
    'ours to one job each, 50': ratio(ours.perSecond, manyJobs),
    ...Object.fromEntries(Object.entries(ours.cpu).map(([command, ms]) => [`processor ms each, ${command}`, ms.toFixed(3)])),
  })
}

interface Drained {
  readonly perSecond: number
  /** Of the sender, smallest and largest while it sends. */
  readonly residentMb: readonly [number, number]
  readonly audienceMs: number
  /** Milliseconds of processor time for each message, by program. */
  readonly cpu: Readonly<Record<string, number>>
}

/** Writes an alert to so many chats and sends the first of them from a process of its own. */
async function drain(count: number, sent: number): Promise<Drained> {
  return withLight(async (test, api) => {
    await addFollowers(test.database.db, { from: 1, count, placeId: 'TOWN' })
    const startedMs = Date.now()
    await announce(test.database.db, 'news', ['TOWN'])
    const audienceMs = Date.now() - startedMs
    const { storage } = test
    const sender = await startSenderProcess({ storage, apiRoot: api.url, token: api.token, rate: 4000, leaseS: 30, sweepEveryMs: 3000 })
    const readyMs = Date.now()
    const before = await api.accepted()
    const cpuBefore = cpuTimes()
    const memory: number[] = []
    for (let step = 1; step <= 10; step++) {
      await untilLightAccepted(api, before + ((sent - before) * step) / 10)
      memory.push(residentMb(sender.pid) ?? 0)
    }
    const tookMs = audienceMs + Date.now() - readyMs
    const cpu = Object.entries(cpuSince(cpuBefore)).map(([command, ms]) => [command, ms / (sent - before)] as const)
    await sender.end('SIGTERM')
    return {
      perSecond: ((sent - before) / tookMs) * 1000,
      residentMb: [Math.min(...memory), Math.max(...memory)],
      audienceMs,
      cpu: Object.fromEntries(cpu.filter(([, ms]) => ms >= 0.001)),
    }
  })
}

/** Two hundred in danger, behind a long broadcast. */
async function overtaking(): Promise<void> {
  await withLedger(async (test, api) => {
    const { db } = test.database
    await addFollowers(db, { from: 1, count: backlog, placeId: 'ALL' })
    await addFollowers(db, { from: 50, count: 200, placeId: 'TOWN' })
    await insertAlert(db, null, broadcastPlan('broadcast', ['ALL'], { lane: 3 }))
    const stop = await startHere(test, api, 30)
    await untilAccepted(api, 100)
    const startedMs = Date.now()
    await announce(db, 'danger', ['TOWN'], { lane: 1 })
    const times = () => api.sent({ text: 'danger' }).map(record => record.at - startedMs)
    while (times().length < 200) await new Promise(resolve => setTimeout(resolve, 20))
    table(`200 urgent behind ${backlog}`, { 'first after, ms': times()[0] ?? 0, 'last after, ms': times().at(-1) ?? 0 })
    await stop()
  })
}

/** Memory of a sender, and time of the audience, while the fan-out grows. */
async function growth(): Promise<void> {
  for (let count = 1000; count <= Number(values.most); count *= 10) {
    const sent = Math.min(count, Number(values.sent))
    const { residentMb: memory, audienceMs, perSecond } = await drain(count, sent)
    table(`fan-out of ${count}`, {
      'audience, ms': audienceMs,
      'sent of it': sent,
      'a second': Math.round(perSecond),
      'sender, MB': memory.join(' to '),
    })
  }
}

async function withLight<Result>(run: (test: TestDatabase, api: LightApi) => Promise<Result>): Promise<Result> {
  databases += 1
  const test = await openServer(servers, databases)
  const api = await startLightApi()
  try {
    return await run(test, api)
  } finally {
    api.close()
    await test.close()
  }
}

async function withLedger<Result>(run: (test: TestDatabase, api: BotApi) => Promise<Result>): Promise<Result> {
  databases += 1
  const test = await openServer(servers, databases)
  await emptyLedger(test.database.db)
  const api = await startBotApi({ autoChats: true, flood: true })
  try {
    return await run(test, api)
  } finally {
    await api.close()
    await test.close()
  }
}

/** A sender within this process. */
async function startHere(test: TestDatabase, api: BotApi, rate: number): Promise<() => Promise<void>> {
  const { db } = test.database
  const queues = await openQueues(test.database, test.storage, silent)
  const transport = createTransport({ token: api.token, apiRoot: api.url })
  const context = { db, queues, transport, clock: { now: () => new Date() }, cipher: testCipher, render: testRender, log: silent, rate }
  startSender(context)
  const sweep = startSweep(context)
  await queues.enqueue({ name: 'send', data: {} })
  return async () => {
    await sweep.stop()
    await queues.close()
  }
}

function ratio(value: number, of: number): string {
  return `${(value / of).toFixed(3)} ×`
}

function table(title: string, rows: Record<string, string | number>): void {
  process.stdout.write(`\n${title}\n`)
  for (const [name, value] of Object.entries(rows)) process.stdout.write(`  ${name.padEnd(28)} ${value}\n`)
}
