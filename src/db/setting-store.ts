import type { Db } from './database.ts'
import { jsonb } from './json.ts'

/** The value of a setting as JSON gives it, or undefined; whoever asks checks its shape. */
export async function readSetting(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('hudna.setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db
    .insertInto('hudna.setting')
    .values({ key, value: jsonb(value) })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: jsonb(value), changed_at: new Date() }))
    .execute()
}

/** Writes the setting if it has none yet, and returns the one that stands. */
export async function claimSetting(db: Db, key: string, value: unknown): Promise<unknown> {
  await db
    .insertInto('hudna.setting')
    .values({ key, value: jsonb(value) })
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute()
  return readSetting(db, key)
}

export async function removeSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('hudna.setting').where('key', '=', key).execute()
}

/** The value of a setting, held to the end of the transaction; undefined where there is none. */
export async function lockSetting(open: Db, key: string): Promise<unknown> {
  const row = await open.selectFrom('hudna.setting').select('value').where('key', '=', key).forUpdate().executeTakeFirst()
  return row?.value
}
