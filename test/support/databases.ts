import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { createLogger, type Logger } from '../../src/logger.ts'
import { type Servers, startServers, whyNoServers } from './servers.ts'

export interface TestDatabase {
  readonly database: Database
  /** What the database was opened by: for queues, and for processes of their own. */
  readonly storage: Config['storage']
  /** Ends the database and removes its data. */
  close(): Promise<void>
}

export interface Setup {
  readonly kind: 'embedded' | 'server'
  /** A fresh, migrated database. */
  open(): Promise<TestDatabase>
  /** The servers below it; null where embedded. */
  servers(): Servers | null
}

export const silent: Logger = createLogger('silent')

/** Runs one suite on both set-ups. Without servers it says what did not run, and fails where REQUIRE_SERVERS is set. */
export function describeOnBoth(name: string, suite: (setup: Setup) => void): void {
  describe(`${name} (embedded)`, () => suite({ kind: 'embedded', open: openEmbedded, servers: () => null }))
  const missing = whyNoServers()
  if (missing === null) describe(`${name} (server)`, () => suite(serverSetup()))
  else if (process.env['REQUIRE_SERVERS'] === '1') throw new Error(`${name}: the server set-up cannot be tested: ${missing}`)
  else process.stderr.write(`\n!! NOT RUN: ${name} (server): ${missing}\n`)
}

/** An embedded database in a folder of its own: a copy of an empty, migrated one. */
export async function openEmbedded(): Promise<TestDatabase> {
  const storage = { kind: 'embedded', dataDir: mkdtempSync(join(tmpdir(), 'hudna-data-')) } as const
  cpSync(await emptyFolder(), storage.dataDir, { recursive: true })
  const database = await openDatabase(storage, silent)
  return {
    database,
    storage,
    close: async () => {
      await database.close()
      rmSync(storage.dataDir, { recursive: true, force: true })
    },
  }
}

/** Registers a private Postgres and Redis for the suite that calls it. */
function serverSetup(): Setup {
  let servers: Servers | null = null
  let count = 0
  beforeAll(async () => {
    servers = await startServers()
  })
  afterAll(async () => {
    await servers?.stop()
    servers = null
  })
  return {
    kind: 'server',
    servers: () => servers,
    open: async () => {
      if (!servers) throw new Error('the servers run only within the suite')
      count += 1
      return openServer(servers, count)
    },
  }
}

/** @param number of the database on these servers, from 1; the Redis database has the same, modulo 16 */
export async function openServer(servers: Servers, number: number): Promise<TestDatabase> {
  const name = `hudna_${number}`
  await administer(servers, `create database ${name}`)
  const dataDir = mkdtempSync(join(tmpdir(), 'hudna-data-'))
  const storage = { kind: 'server', databaseUrl: servers.databaseUrl(name), redisUrl: servers.redisUrl(number % 16), dataDir } as const
  const database = await openDatabase(storage, silent)
  await migrate(database)
  return {
    database,
    storage,
    close: async () => {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function administer(servers: Servers, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: servers.databaseUrl('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The data folder of an empty, migrated database; made once per checkout and version of the schema, since initialising takes seconds. */
async function emptyFolder(): Promise<string> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))
  const folder = join(cache, `empty-database-${emptyKey()}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const dataDir = mkdtempSync(`${folder}-`)
  const database = await openDatabase({ kind: 'embedded', dataDir }, silent)
  await migrate(database)
  await database.close()
  try {
    renameSync(dataDir, folder)
  } catch (error) {
    // another process was faster
    rmSync(dataDir, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function emptyKey(): string {
  const db = new URL('../../src/db/', import.meta.url)
  const migrations = new URL('migrations/', db)
  const { version } = createRequire(import.meta.url)('bullmq/package.json') as { version: string }
  const hash = createHash('sha256')
    .update(version)
    .update(readFileSync(new URL('../../package-lock.json', import.meta.url)))
  for (const name of ['database.ts', 'migrate.ts']) hash.update(readFileSync(new URL(name, db)))
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(new URL(name, migrations)))
  return hash.digest('hex').slice(0, 16)
}
