import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'bullmq'
import { sql } from 'kysely'
import { type Database, type Db, transaction } from './database.ts'

/** Thrown where the database was not made by these migrations: one was changed after it ran, or the database is newer than this program. */
export class MigrationMismatchError extends Error {
  override readonly name = 'MigrationMismatchError'
}

interface Migration {
  readonly number: number
  readonly name: string
  readonly checksum: string
  readonly text: string
}

/** Spells HUDN: one process at a time migrates. */
const ADVISORY_LOCK = 0x4855444e

/**
 * Brings the database up to date, each migration in its own transaction.
 * @returns the names of those that ran now
 * @throws MigrationMismatchError
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const known = readMigrations(new URL('./migrations/', import.meta.url))
  const ran: string[] = []
  await prepare(database)
  for (const migration of known) {
    const applied = await transaction(database.db, db => applyOnce(db, migration))
    if (applied) ran.push(migration.name)
  }
  await refuseNewer(database.db, known)
  return ran
}

async function prepare(database: Database): Promise<void> {
  await transaction(database.db, async db => {
    await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(db)
    await sql`create schema if not exists hudna`.execute(db)
    await sql`create table if not exists hudna.migration (
      number integer primary key, name text not null, checksum text not null, at timestamptz not null default now()
    )`.execute(db)
  })
  if (database.kind === 'server') return
  const client = await database.pool.connect()
  try {
    await runMigrations(client, 'bullmq')
  } finally {
    client.release()
  }
}

async function applyOnce(db: Db, migration: Migration): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(db)
  const before = await db.selectFrom('hudna.migration').select('checksum').where('number', '=', migration.number).executeTakeFirst()
  if (before) {
    if (before.checksum === migration.checksum) return false
    throw new MigrationMismatchError(`${migration.name} was changed after it ran on this database; migrations are only ever added`)
  }
  await sql.raw(migration.text).execute(db)
  const { number, name, checksum } = migration
  await db.insertInto('hudna.migration').values({ number, name, checksum }).execute()
  return true
}

async function refuseNewer(db: Db, known: readonly Migration[]): Promise<void> {
  const last = known.at(-1)?.number ?? 0
  const newer = await db.selectFrom('hudna.migration').select('name').where('number', '>', last).executeTakeFirst()
  if (newer) throw new MigrationMismatchError(`the database has ${newer.name}, which this program does not know: start the newer program`)
}

/** Files named `0001-noun.sql`, in order, numbered without gaps. */
function readMigrations(directory: URL): readonly Migration[] {
  return readdirSync(directory)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const number = Number(/^(\d{4})-/.exec(name)?.[1])
      if (number !== index + 1) throw new MigrationMismatchError(`${name}: migrations are numbered 0001, 0002, … without gaps`)
      const text = readFileSync(new URL(name, directory), 'utf8').replaceAll('\r\n', '\n')
      return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}
