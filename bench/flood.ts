import { setTimeout as pause } from 'node:timers/promises'
import { startBotApi } from '../test/bot-api/server.ts'
import { addFollowers, announce } from '../test/notify/ledger.ts'
import { openServer } from '../test/support/databases.ts'
import { startServers } from '../test/support/servers.ts'
import { startSystemProcess } from '../test/support/start-system-process.ts'
import { loadOfMachine } from './cpu-use.ts'

/** `npx tsx bench/flood.ts`: one user floods the bot while alerts go out. How long others wait for an answer, and what the alerts lose. */
const RATE = 30
const CALM_MS = 20_000
const FLOOD_MS = 30_000
const FLOOD_PER_SECOND = 1000
const FLOODER = 666
const OTHERS_EVERY_MS = 1000
const ANSWER_LIMIT_MS = 60_000
const FIRST_FOLLOWER = 1_000_000
const FIRST_OTHER = 5_000_000
const TOKEN = '4242:token-of-a-bench-of-floods'

let person = FIRST_OTHER
const servers = await startServers()
const test = await openServer(servers, 1)
const api = await startBotApi({ autoChats: true, token: TOKEN, flood: true })
const { storage, database } = test
await addFollowers(database.db, { from: FIRST_FOLLOWER, count: (RATE * (CALM_MS + FLOOD_MS) * 1.5) / 1000, placeId: 'TOWN' })
await announce(database.db, 'news', ['TOWN'])
const system = await startSystemProcess({ storage, apiRoot: api.url, token: TOKEN, rate: RATE, roles: ['bot', 'notify'] })
await api.waitFor(record => isFollower(record.chatId), ANSWER_LIMIT_MS)
await pause(5000)

const calm = await phase(CALM_MS, 0)
const flood = await phase(FLOOD_MS, FLOOD_PER_SECOND)
report('calm', calm)
report(`one user sends ${FLOOD_PER_SECOND} a second`, flood)
process.stdout.write(
  `\nalerts lose ${(100 * (1 - flood.alertsPerSecond / calm.alertsPerSecond)).toFixed(1)}%, load ${loadOfMachine() ?? '?'}\n`,
)
await system.end('SIGTERM')
await api.close()
await test.close()
await servers.stop()
process.exit(0)

interface Phase {
  readonly alertsPerSecond: number
  readonly flooded: number
  /** Milliseconds until each of the others was answered, the shortest first. */
  readonly waits: readonly number[]
  readonly refused: number
}

/** So long, with so many messages a second of the flooder and one a second of others. */
async function phase(lengthMs: number, floodPerSecond: number): Promise<Phase> {
  const others: Promise<number>[] = []
  const begunMs = performance.now()
  const alertsBefore = alerts()
  const refusedBefore = refused()
  let flooded = 0
  for (let sinceMs = 0; sinceMs < lengthMs; sinceMs = performance.now() - begunMs) {
    for (; flooded < (sinceMs * floodPerSecond) / 1000; flooded++) api.say(FLOODER, 'دوما')
    if (others.length < sinceMs / OTHERS_EVERY_MS) others.push(askOne())
    await pause(5)
  }
  const alertsPerSecond = ((alerts() - alertsBefore) / (performance.now() - begunMs)) * 1000
  const waits = (await Promise.all(others)).sort((a, b) => a - b)
  return { alertsPerSecond, flooded, waits, refused: refused() - refusedBefore }
}

async function askOne(): Promise<number> {
  const chat = person++
  const askedMs = performance.now()
  api.say(chat, 'حرستا')
  await api.waitFor(record => record.chatId === chat && record.method === 'sendMessage', ANSWER_LIMIT_MS)
  return performance.now() - askedMs
}

function alerts(): number {
  return api.sent({ method: 'sendMessage' }).filter(record => isFollower(record.chatId)).length
}

function refused(): number {
  return api.refused().filter(({ code }) => code === 429).length
}

function isFollower(chat = 0): boolean {
  return chat >= FIRST_FOLLOWER && chat < FIRST_OTHER
}

function report(title: string, { alertsPerSecond, flooded, waits, refused: refusals }: Phase): void {
  const at = (share: number) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0)
  process.stdout.write(`\n${title}\n`)
  const rows = {
    'messages of the flooder': flooded,
    'alerts a second': alertsPerSecond.toFixed(2),
    'others asked': waits.length,
    'p50, ms': at(0.5),
    'p95, ms': at(0.95),
    'longest, ms': at(1),
    '429s': refusals,
  }
  for (const [name, value] of Object.entries(rows)) process.stdout.write(`  ${name.padEnd(28)} ${value}\n`)
}
