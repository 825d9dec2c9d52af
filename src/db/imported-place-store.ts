import type { Db } from './database.ts'

export interface ImportedPlace {
  readonly id: string
  /** The place as one line of the gazetteer's own format. */
  readonly line: string
  readonly origin: string
}

const ROWS_PER_INSERT = 500

/** Stores places; one with a known id takes the place of the old. */
export async function storeImportedPlaces(db: Db, places: readonly ImportedPlace[]): Promise<void> {
  for (let start = 0; start < places.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('hudna.imported_place')
      .values(places.slice(start, start + ROWS_PER_INSERT).map(({ id, line, origin }) => ({ id, line, origin })))
      .onConflict(conflict =>
        conflict.column('id').doUpdateSet(update => ({ line: update.ref('excluded.line'), origin: update.ref('excluded.origin') })),
      )
      .execute()
  }
}

export async function importedPlaces(db: Db): Promise<readonly ImportedPlace[]> {
  return db.selectFrom('hudna.imported_place').select(['id', 'line', 'origin']).orderBy('id').execute()
}
