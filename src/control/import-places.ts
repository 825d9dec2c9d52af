import { readFileSync } from 'node:fs'
import type { Context } from '../app.ts'
import { CommandError } from '../commands/command-error.ts'
import { loadGazetteer } from '../data/gazetteer.ts'
import { importPlaces as fitPlaces, type ImportSource } from '../data/import/import-places.ts'
import { formatPlaceRow } from '../data/place-row.ts'
import { storeImportedPlaces } from '../db/imported-place-store.ts'
import { writeImportedPlaces } from '../imported-places.ts'

const FORMATS = ['ocha', 'geonames', 'hudna'] as const
const MOST_EXAMPLES = 3

/** `{file, format, names}`: more places into the database and into DATA_DIR/gazetteer, with what was left out and why. */
export async function* importPlaces(context: Context, input: Record<string, unknown>): AsyncGenerator<string> {
  const format = FORMATS.find(known => known === input['format'])
  if (format === undefined) throw new CommandError(`--format must be one of ${FORMATS.join(', ')}`)
  const text = read(String(input['file'] ?? ''))
  const names = typeof input['names'] === 'string' ? read(input['names']) : undefined
  const source: ImportSource =
    format === 'geonames' ? { format, text, ...(names === undefined ? {} : { alternateNames: names }) } : { format, text }
  // against the pack alone: the same file gives the same places however often it is imported
  const result = fitPlaces(source, loadGazetteer({ country: 'SY' }))
  await storeImportedPlaces(
    context.db,
    result.places.map(place => ({ id: place.id, line: formatPlaceRow(place), origin: format })),
  )
  await writeImportedPlaces(context.db, context.config.storage.dataDir)
  yield `${result.places.length} places taken, ${result.merged.length} known already, ${result.skipped.length} left out`
  for (const reason of new Set(result.skipped.map(row => row.reason))) {
    const rows = result.skipped.filter(row => row.reason === reason)
    yield `left out: ${reason}: ${rows.length} (line ${rows
      .slice(0, MOST_EXAMPLES)
      .map(row => row.line)
      .join(', ')}${rows.length > MOST_EXAMPLES ? ' …' : ''})`
  }
  yield 'running processes use them from their next start on'
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandError(`${file}: cannot be read`)
  }
}
