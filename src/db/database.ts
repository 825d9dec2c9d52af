import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { PgPool } from 'bullmq'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { logSparingly } from '../log-sparingly.ts'
import type { Logger } from '../logger.ts'
import { lockDataDir } from './data-lock.ts'
import { insideTransaction } from './inside-transaction.ts'
import { PglitePool } from './pglite-pool.ts'
import type { Schema } from './schema.ts'

export type { Schema } from './schema.ts'

/** Where store functions run: the database, or a transaction of it. */
export type Db = Kysely<Schema>

export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly db: Db
  /** The pool below `db`: BullMQ's Postgres backend shares it in the embedded set-up. */
  readonly pool: PgPool
  /** Clears away old row versions and takes new figures for the planner: a server does so by itself. For quiet moments. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 10_000
const QUERY_TIMEOUT_MS = 120_000
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000
/** Six services and a few more of each stay below the hundred connections that Postgres has by default; two processors keep no more than five busy. */
const POOL_SIZE = 5

/**
 * Opens the truth: PGlite inside this process, or a Postgres server.
 * @throws DataDirInUseError where another process holds the embedded data
 */
export async function openDatabase(storage: Config['storage'], log: Logger): Promise<Database> {
  return storage.kind === 'embedded' ? openEmbedded(storage.dataDir) : openServer(storage, log)
}

/** Runs `step` in one transaction; inside a transaction already, in that one. Nothing but its own queries may be awaited inside. */
export async function transaction<Result>(db: Db, step: (db: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return step(db as Transaction<Schema>)
  return db.transaction().execute(open => insideTransaction(() => step(open)))
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockDataDir(dataDir)
  try {
    const directory = join(dataDir, 'postgres')
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const pglite = await PGlite.create({
      dataDir: directory,
      parsers: { [INT8]: asText, [NUMERIC]: asText, [DATE]: asText },
    })
    await pglite.exec("create schema if not exists bullmq; set search_path to bullmq, public; set timezone to 'UTC'")
    const pool = new PglitePool(pglite)
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
    const tidy = async () => void (await pool.query('vacuum (analyze)'))
    return { kind: 'embedded', db, pool, tidy, close: () => closeOnce(db, pool).finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openServer(storage: Extract<Config['storage'], { kind: 'server' }>, log: Logger): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: storage.databaseUrl,
    max: storage.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    options: '-c timezone=UTC',
    types: { getTypeParser },
  })
  // A connection that breaks while it lies idle is replaced at the next query; unheard, the event would end the process.
  const lost = logSparingly(log, 'database connection lost')
  pool.on('error', lost)
  // So is one that breaks in the middle of a transaction, between two queries: the next query of it fails, and that is heard.
  pool.on('connect', client => client.on('error', lost))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  // The overloads of node-postgres' `on` do not fit BullMQ's narrower ones; the methods do.
  return { kind: 'server', db, pool: pool as unknown as PgPool, tidy: async () => {}, close: () => closeOnce(db, pool) }
}

/** Kysely ends its pool only if it has made a query through it. */
async function closeOnce(db: Db, pool: { end(): Promise<void>; readonly ended?: boolean }): Promise<void> {
  await db.destroy()
  if (!pool.ended) await pool.end()
}

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const asText = (value: string): string => value

/** Days stay text: as a Date they would depend on the zone of the machine. */
const getTypeParser = ((oid: number, format?: 'text') =>
  oid === DATE ? asText : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
