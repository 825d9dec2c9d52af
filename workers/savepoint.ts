import { sql } from 'kysely'
import type { Db } from '../src/db/database.ts'

/** Runs a part of a transaction that may fail without taking the rest with it. */
export async function savepoint<Result>(open: Db, step: () => Promise<Result>): Promise<Result> {
  await sql`savepoint part`.execute(open)
  try {
    const result = await step()
    await sql`release savepoint part`.execute(open)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(open)
    throw error
  }
}
