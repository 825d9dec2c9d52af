import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PLACE_HEADER } from './data/place-row.ts'
import type { Db } from './db/database.ts'
import { importedPlaces } from './db/imported-place-store.ts'

/** Where commands without a database, and every process at its start, find what was imported. */
export function importedFile(dataDir: string): string {
  return join(dataDir, 'gazetteer', 'imported.tsv')
}

/** Copies the imported places from the database to this machine; whole or not at all. */
export async function writeImportedPlaces(db: Db, dataDir: string): Promise<void> {
  const places = await importedPlaces(db)
  if (places.length === 0) return
  const file = importedFile(dataDir)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${[PLACE_HEADER, ...places.map(place => place.line)].join('\n')}\n`)
  renameSync(`${file}.new`, file)
}
