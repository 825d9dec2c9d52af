import { loadGazetteer } from '../../../src/data/gazetteer.ts'
import { readPlaceTables } from '../../../src/data/place-tables.ts'
import { detect, detectWithTrace } from '../../../src/detect/detect.ts'
import { createDetectTables } from '../../../src/detect/tables.ts'
import type { Detection } from '../../../src/domain/detection.ts'

/** The real tables, once for a test file. */
export const TABLES = createDetectTables(loadGazetteer({ country: 'SY' }), readPlaceTables('SY'))

/** The day of the corpus: a Monday noon in Damascus. */
export const MONDAY = new Date('2018-03-12T10:00:00Z')

export function read(text: string, publishedAt: Date | null = MONDAY): readonly Detection[] {
  return detect({ text, title: '', source: '', publishedAt }, TABLES)
}

export function traced(text: string, publishedAt: Date | null = MONDAY) {
  return detectWithTrace({ text, title: '', source: '', publishedAt }, TABLES)
}

/** Names of the places of one kind, sorted. */
export function placesOf(text: string, kind: Detection['kind'] = 'shelling'): string[] {
  return read(text)
    .filter(detection => detection.kind === kind)
    .flatMap(detection => detection.places.map(place => place.name))
    .sort()
}
