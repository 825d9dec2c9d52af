import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { sql } from 'kysely'
import type { Db } from '../../src/db/database.ts'
import type { ChildHandle } from '../notify/start-sender-process.ts'
import type { Servers } from '../support/servers.ts'
import type { SmallDisk } from '../support/small-disk.ts'
import type { Random } from './random.ts'

/** Everything that can be broken. */
export interface Breakable {
  readonly servers: Servers
  readonly db: Db
  readonly workers: ChildHandle[]
  readonly startWorker: () => Promise<ChildHandle>
  bot: ChildHandle
  readonly startBot: () => Promise<ChildHandle>
  /** Null where nothing may be mounted: no disk is filled then. */
  readonly disk: SmallDisk | null
  /** For how long a worker is stopped without being killed. */
  readonly freezeMs: number
  /** For how long Redis stays away the first time. */
  readonly redisAwayMs: number
}

const WRECKS = ['postgres', 'worker', 'redis', 'flush', 'bot', 'worker', 'full', 'freeze'] as const
export type Wreck = (typeof WRECKS)[number]

const FULL_MS = 4000
const RECOVERS_WITHIN_MS = 5000

/** What is broken, one after the other; every kind comes up. A short run has them in an order of its own: each of them early in one run and late in another. */
export function planWrecks(random: Random, count: number, canFill: boolean): readonly Wreck[] {
  const known = WRECKS.filter(wreck => canFill || wreck !== 'full')
  const kinds = count <= WRECKS.length ? random.shuffle(known) : known
  return Array.from({ length: count }, (_, number) => kinds[number] ?? random.pick(kinds))
}

/** Breaks one thing and sees to it that it runs again. */
export async function wreck(what: Wreck, on: Breakable, random: Random, isFirst: boolean): Promise<void> {
  const { servers, workers } = on
  switch (what) {
    case 'worker': {
      const number = Math.floor(random.next() * workers.length)
      await workers[number]?.end('SIGKILL')
      workers[number] = await on.startWorker()
      return
    }
    case 'bot':
      await on.bot.end('SIGKILL')
      on.bot = await on.startBot()
      return
    case 'postgres':
      await servers.postgres.kill()
      await pause(random.between(0, 500))
      return servers.postgres.restart()
    case 'redis':
      await servers.redis.kill()
      await pause((isFirst ? on.redisAwayMs : 0) + random.between(0, 500))
      return servers.redis.restart()
    case 'flush':
      return flush(servers.redisUrl(0))
    case 'freeze': {
      const worker = random.pick(workers)
      worker.signal('SIGSTOP')
      await pause(on.freezeMs)
      worker.signal('SIGCONT')
      return
    }
    case 'full':
      on.disk?.fill()
      await pause(FULL_MS)
      on.disk?.free()
      return revive(on)
  }
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.flushall()
  redis.disconnect()
}

/** A Postgres whose log of changes found no room has ended itself: whoever runs it starts it again. */
async function revive({ db, servers }: Breakable): Promise<void> {
  for (const end = Date.now() + RECOVERS_WITHIN_MS; Date.now() < end; await pause(200)) {
    if (await answers(db)) return
  }
  await servers.postgres.kill()
  await servers.postgres.restart()
}

/** Whether it takes changes. */
function answers(db: Db): Promise<boolean> {
  return sql`update hudna.setting set value = value where key = ''`.execute(db).then(
    () => true,
    () => false,
  )
}
