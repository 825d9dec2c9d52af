import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cancelAlert } from '../../src/db/alert-store.ts'
import { type Db, transaction } from '../../src/db/database.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { addFollowers, announce } from '../notify/ledger.ts'
import { startSenderProcess } from '../notify/start-sender-process.ts'
import { openServer } from '../support/databases.ts'
import { startServers } from '../support/servers.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { startSystemProcess } from '../support/start-system-process.ts'
import { judge, type Verdict } from './judge.ts'
import { letPeopleType } from './people.ts'
import { type Random, seededRandom } from './random.ts'
import { type Breakable, planWrecks, wreck } from './wrecks.ts'

export interface ChaosOptions {
  readonly seed: number
  readonly sends: number
  /** How many times something breaks. */
  readonly kills: number
  /** For how long a worker is stopped without being killed; longer than its lease. */
  readonly freezeMs: number
  readonly redisAwayMs: number
  readonly leaseS: number
  readonly deadlineMs: number
  readonly say: (line: string) => void
}

const WORKERS = 2
const SECONDS_BETWEEN_WRECKS = 3
const FASTEST = 1000
const SWEEP_EVERY_MS = 1000
const LATENCY_MS = [10, 60] as const
const FINISH_LIMIT_MS = 20 * 60_000
const EXPIRES_AFTER_MS = 1500
const DISK_MB = 2000
const TOKEN = '4242:token-of-a-run-of-chaos'
/** Telegram's ids of the followers of the three alerts. */
const CHATS = { news: 1_000_000, cancelled: 9_000_000, expiring: 10_000_000 } as const

/** One run: sends under kills and faults, then the verdict on ledger, transcript and the calls that were started. The same seed makes the same plan. */
export async function runChaos(options: ChaosOptions): Promise<Verdict> {
  const random = seededRandom(options.seed)
  const folder = mkdtempSync(join(tmpdir(), 'hudna-chaos-'))
  const disk = mountSmallDisk(DISK_MB)
  if (disk === null) options.say('no disk is filled: this user may not mount one')
  const servers = await startServers({ redisAof: true, ...(disk ? { postgresDir: disk.directory } : {}) })
  const api = await startBotApi({ autoChats: true, latencyMs: LATENCY_MS, token: TOKEN })
  const test = await openServer(servers, 1)
  const { db } = test.database
  const rate = Math.min(FASTEST, options.sends / (options.kills * SECONDS_BETWEEN_WRECKS))
  const callLog = join(folder, 'calls')
  const sender = { storage: test.storage, apiRoot: api.url, token: TOKEN, rate, sweepEveryMs: SWEEP_EVERY_MS, callLog }
  const startWorker = () => startSenderProcess({ ...sender, leaseS: options.leaseS, deadlineMs: options.deadlineMs })
  const startBot = () => startSystemProcess({ storage: test.storage, apiRoot: api.url, token: TOKEN, rate, roles: ['bot'] })
  const workers = []
  let bot = null
  try {
    const side = Math.ceil(options.sends / 5)
    await addFollowers(db, { from: CHATS.news, count: options.sends, placeId: 'TOWN' })
    await addFollowers(db, { from: CHATS.cancelled, count: side, placeId: 'CANCELLED' })
    await addFollowers(db, { from: CHATS.expiring, count: side, placeId: 'EXPIRING' })
    api.setFaults({ seed: options.seed, rules: FAULTS })
    bot = await startBot()
    const people = letPeopleType(api)
    const news = await announce(db, 'news', ['TOWN'])
    for (let number = 0; number < WORKERS; number++) workers.push(await startWorker())
    const { freezeMs, redisAwayMs } = options
    const breakable: Breakable = { servers, db, workers, startWorker, bot, startBot, disk, freezeMs, redisAwayMs }
    await wreckAll(breakable, options, random, api)
    bot = breakable.bot
    const cancelled = await cancelInTheMiddle(api, db, options)
    const expiring = await expireInTheMiddle(db)
    options.say('an alert cancelled, and one run out, in the middle of their fan-outs')
    await untilFinal(db, [news, cancelled.alert, expiring.alert])
    const botLives = await people.lastIsAnswered()
    // In order this time: what they hold is written before they end.
    await Promise.all([bot, ...workers].map(child => child.end('SIGTERM')))
    const verdict = await judge({ db, api, callLog, chats: CHATS, sends: options.sends, news, cancelled, expiring })
    return { ...verdict, ...people.figures(), botLives, diskFilled: disk !== null }
  } finally {
    await Promise.all([bot, ...workers].map(child => child?.end('SIGKILL')))
    await api.close()
    await test.close()
    await servers.stop()
    disk?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

const FAULTS = [
  { fault: 'reset-before', probability: 0.005 },
  { fault: 'reset-after', probability: 0.005 },
  { fault: '502-html', probability: 0.003 },
  { fault: '502-html', probability: 0.002, afterAccepting: true },
  { fault: 'html-200', probability: 0.002 },
  { fault: 'hang', probability: 0.0003 },
  { fault: '429', probability: 0.001, retryAfter: 1 },
] as const

/** Breaks one thing after the other while messages go out. */
async function wreckAll(breakable: Breakable, options: ChaosOptions, random: Random, api: BotApi): Promise<void> {
  const plan = planWrecks(random, options.kills, breakable.disk !== null)
  for (const [number, what] of plan.entries()) {
    const goal = (options.sends * (number + 1)) / (options.kills + 1)
    await untilAccepted(api, Math.min(goal, options.sends * 0.95))
    await pause(random.between(0, 200))
    options.say(`${api.stats().accepted['sendMessage'] ?? 0} sent: ${what}`)
    await wreck(what, breakable, random, plan.indexOf(what) === number)
  }
}

/** An alert that ends before all its messages are out. */
export interface Ended {
  readonly alert: AlertId
  /** Real time, in milliseconds, after which no call for it may start. */
  readonly atMs: number
}

async function cancelInTheMiddle(api: BotApi, db: Db, { sends }: ChaosOptions): Promise<Ended> {
  const alert = await announce(db, 'cancelled', ['CANCELLED'], { lane: 0 })
  const before = api.stats().accepted['sendMessage'] ?? 0
  await untilAccepted(api, before + sends / 50)
  const atMs = await transaction(db, async open => {
    await cancelAlert(open, alert)
    // Even before the commit: from here on the alert is held by whoever cancels it.
    return Date.now()
  })
  return { alert, atMs }
}

async function expireInTheMiddle(db: Db): Promise<Ended> {
  const atMs = Date.now() + EXPIRES_AFTER_MS
  const alert = await announce(db, 'expiring', ['EXPIRING'], { lane: 0, expiresAt: new Date(atMs).toISOString() })
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
