import { Redis } from 'ioredis'
import { cancelAlert } from '../../src/db/alert-store.ts'
import type { Db } from '../../src/db/database.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { addFollowers, announce } from '../notify/ledger.ts'
import { type SenderProcess, type SenderProcessOptions, startSenderProcess } from '../notify/start-sender-process.ts'
import { openServer } from '../support/databases.ts'
import { type Servers, startServers } from '../support/servers.ts'
import { judge, type Verdict } from './judge.ts'
import { type Random, seededRandom } from './random.ts'

export interface ChaosOptions {
  readonly seed: number
  readonly sends: number
  readonly kills: number
  /** For how long a worker is stopped without being killed. */
  readonly freezeMs: number
  /** For how long Redis stays away, once. */
  readonly redisAwayMs: number
  readonly say: (line: string) => void
}

const WORKERS = 2
const SECONDS_BETWEEN_WRECKS = 3
const FASTEST = 1000
const LEASE_S = 6
const DEADLINE_MS = 3000
const SWEEP_EVERY_MS = 1000
const LATENCY_MS = [10, 60] as const
const FINISH_LIMIT_MS = 15 * 60_000
const FIRST_CHAT = 1_000_000
const CANCELLED_FIRST_CHAT = 9_000_000

/** One run: sends under kills and faults, then the verdict on ledger and transcript. The same seed makes the same plan. */
export async function runChaos(options: ChaosOptions): Promise<Verdict> {
  const random = seededRandom(options.seed)
  const servers = await startServers({ redisAof: true })
  const api = await startBotApi({ autoChats: true, latencyMs: LATENCY_MS })
  const test = await openServer(servers, 1)
  const { db } = test.database
  const workers: SenderProcess[] = []
  try {
    await addFollowers(db, { from: FIRST_CHAT, count: options.sends, placeId: 'TOWN' })
    await addFollowers(db, { from: CANCELLED_FIRST_CHAT, count: Math.ceil(options.sends / 5), placeId: 'CANCELLED' })
    const alert = await announce(db, 'news', ['TOWN'])
    api.setFaults({ seed: options.seed, rules: faults() })
    const start = () =>
      startSenderProcess({
        storage: test.storage,
        apiRoot: api.url,
        token: api.token,
        rate: Math.min(FASTEST, options.sends / (options.kills * SECONDS_BETWEEN_WRECKS)),
        leaseS: LEASE_S,
        sweepEveryMs: SWEEP_EVERY_MS,
        deadlineMs: DEADLINE_MS,
      } satisfies SenderProcessOptions)
    for (let number = 0; number < WORKERS; number++) workers.push(await start())
    const chaos = { options, random, servers, api, db, workers, start }
    await wreck(chaos)
    const cancelled = await cancelInTheMiddle(chaos)
    await untilFinal(db, [alert, cancelled.alert])
    // In order this time: what they hold is written before they end.
    await Promise.all(workers.map(worker => worker.end('SIGTERM')))
    return await judge(db, api, { alert, cancelled, firstChat: FIRST_CHAT, sends: options.sends })
  } finally {
    await Promise.all(workers.map(worker => worker.end('SIGKILL')))
    await api.close()
    await test.close()
    await servers.stop()
  }
}

interface Chaos {
  readonly options: ChaosOptions
  readonly random: Random
  readonly servers: Servers
  readonly api: BotApi
  readonly db: Db
  readonly workers: SenderProcess[]
  readonly start: () => Promise<SenderProcess>
}

function faults() {
  return [
    { fault: 'reset-before', probability: 0.005 },
    { fault: 'reset-after', probability: 0.005 },
    { fault: '502-html', probability: 0.003 },
    { fault: '502-html', probability: 0.002, afterAccepting: true },
    { fault: 'html-200', probability: 0.002 },
    { fault: 'hang', probability: 0.0003 },
    { fault: '429', probability: 0.001, retryAfter: 1 },
  ] as const
}

const WRECKS = ['postgres', 'worker', 'redis', 'flush', 'worker', 'freeze', 'worker'] as const
type Wreck = (typeof WRECKS)[number]

/** Breaks one thing after the other while messages go out; all kinds come up. */
async function wreck(chaos: Chaos): Promise<void> {
  const { options, random, api } = chaos
  const plan: Wreck[] = Array.from({ length: options.kills }, (_, number) => WRECKS[number] ?? random.pick(WRECKS))
  let goal = 0
  let redisAwayMs = options.redisAwayMs
  for (const what of plan) {
    goal += options.sends / (options.kills + 1)
    await untilAccepted(api, Math.min(goal, options.sends * 0.95))
    await pause(random.between(0, 200))
    options.say(`${api.stats().accepted['sendMessage'] ?? 0} sent: ${what}`)
    await wreckOne(chaos, what, redisAwayMs)
    if (what === 'redis') redisAwayMs = 0
  }
}

async function wreckOne({ options, random, servers, workers, start }: Chaos, what: Wreck, redisAwayMs: number): Promise<void> {
  switch (what) {
    case 'worker': {
      const number = Math.floor(random.next() * workers.length)
      await workers[number]?.end('SIGKILL')
      workers[number] = await start()
      return
    }
    case 'postgres':
      await servers.postgres.kill()
      await pause(random.between(0, 500))
      return servers.postgres.restart()
    case 'redis':
      await servers.redis.kill()
      await pause(redisAwayMs + random.between(0, 500))
      return servers.redis.restart()
    case 'flush': {
      const redis = new Redis(servers.redisUrl(0))
      await redis.flushall()
      redis.disconnect()
      return
    }
    case 'freeze': {
      const worker = random.pick(workers)
      worker.signal('SIGSTOP')
      await pause(options.freezeMs)
      worker.signal('SIGCONT')
      return
    }
  }
}

export interface Cancelled {
  readonly alert: AlertId
  /** Real time, in milliseconds, at which the cancellation had been committed. */
  readonly atMs: number
}

async function cancelInTheMiddle({ api, db, options }: Chaos): Promise<Cancelled> {
  const alert = await announce(db, 'cancelled', ['CANCELLED'], { lane: 0 })
  const before = api.stats().accepted['sendMessage'] ?? 0
  await untilAccepted(api, before + options.sends / 50)
  await cancelAlert(db, alert)
  const atMs = Date.now()
  options.say('an alert cancelled in the middle of its fan-out')
  return { alert, atMs }
}

async function untilAccepted(api: BotApi, count: number): Promise<void> {
  const limit = Date.now() + FINISH_LIMIT_MS
  while ((api.stats().accepted['sendMessage'] ?? 0) < count && Date.now() < limit) await pause(10)
}

async function untilFinal(db: Db, alerts: readonly AlertId[]): Promise<void> {
  const limit = Date.now() + FINISH_LIMIT_MS
  while (Date.now() < limit) {
    const open = await db
      .selectFrom('hudna.delivery')
      .select('id')
      .where('alert_id', 'in', alerts)
      .where('state', 'in', ['pending', 'sending'])
      .executeTakeFirst()
      .catch(() => true)
    if (!open) return
    await pause(250)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
