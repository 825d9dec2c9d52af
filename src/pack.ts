import { existsSync } from 'node:fs'
import { type LoadedGazetteer, loadGazetteer } from './data/gazetteer.ts'
import { readPlaceTables } from './data/place-tables.ts'
import { createDetectTables, type DetectTables } from './detect/tables.ts'
import { importedFile } from './imported-places.ts'
import { createPlaceSearch, type PlaceSearch } from './queries/place-search.ts'

/** All tables of one country, as reading and asking need them. Each index is built when it is first asked for. */
export interface Pack {
  readonly gazetteer: LoadedGazetteer
  readonly tables: DetectTables
  readonly search: PlaceSearch
}

/** @param dataDir folder whose `gazetteer/` holds imported places, or null */
export function loadPack({ country, dataDir }: { readonly country: 'SY'; readonly dataDir: string | null }): Pack {
  const gazetteer = loadGazetteer({ country, extraFiles: dataDir === null ? [] : importedFiles(dataDir) })
  let tables: DetectTables | undefined
  let search: PlaceSearch | undefined
  return {
    gazetteer,
    get tables() {
      tables ??= createDetectTables(gazetteer, readPlaceTables(country))
      return tables
    },
    get search() {
      search ??= createPlaceSearch(gazetteer)
      return search
    },
  }
}

function importedFiles(dataDir: string): string[] {
  const file = importedFile(dataDir)
  return existsSync(file) ? [file] : []
}
