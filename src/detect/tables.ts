import type { Gazetteer } from '../domain/gazetteer.ts'
import { createLexicon, type Lexicon } from './reading/lexicon.ts'
import type { PlaceTables } from './where/name-index.ts'
import { createPlaceFinder, type PlaceFinder } from './where/place-finder.ts'

/** All that reading needs besides the article. Built once; the gazetteer's name index is the only costly part. */
export interface DetectTables {
  readonly gazetteer: Gazetteer
  readonly places: PlaceFinder
  readonly lexicon: Lexicon
}

export function createDetectTables(gazetteer: Gazetteer, placeTables: PlaceTables): DetectTables {
  const lexicon = createLexicon()
  return { gazetteer, places: createPlaceFinder(gazetteer, placeTables, lexicon), lexicon }
}
