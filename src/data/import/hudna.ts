import { PLACE_HEADER, parsePlaceRow } from '../place-row.ts'
import type { ImportRow, ReadRows, SkippedRow } from './row.ts'

/** Reads our own format, that of the packs. A file with another header has no readable row. */
export function readHudna(text: string): ReadRows {
  const rows: ImportRow[] = []
  const skipped: SkippedRow[] = []
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split('\n')
  const isOurs = header.trimEnd() === PLACE_HEADER
  if (!isOurs) skipped.push({ line: 1, id: null, reason: 'not readable' })
  for (const [index, written] of lines.entries()) {
    const row = written.replace(/\r$/, '')
    if (row === '' || !isOurs) continue
    const line = index + 2
    const parsed = parsePlaceRow(row)
    if (!parsed.ok || parsed.place.parent === null) {
      skipped.push({ line, id: row.split('\t')[0] || null, reason: 'not readable' })
      continue
    }
    const { place } = parsed
    rows.push({
      line,
      id: place.id,
      name: place.name,
      nameEn: place.nameEn,
      aliases: place.aliases,
      aliasesEn: place.aliasesEn,
      kind: place.kind,
      lat: place.lat,
      lon: place.lon,
      residents: place.residents,
      areas: [parsed.place.parent],
      ours: place,
    })
  }
  return { rows, skipped }
}
