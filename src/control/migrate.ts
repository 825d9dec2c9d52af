import type { Context } from '../app.ts'

/** Opening the context has brought the database up to date already. */
export async function* migrateOperation(_context: Context): AsyncGenerator<string> {
  yield 'the database is up to date'
}
