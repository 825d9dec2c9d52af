import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import { PLACE_HEADER, type PlaceRowFault, parsePlaceRow } from './place-row.ts'
import { createGazetteer, type MisplacedReason } from './place-tree.ts'

export interface GazetteerSource {
  /** ISO 3166 code of a country that has a pack; so far `SY`. */
  readonly country: 'SY'
  /** Further packs in our own format (imported places); a row whose id is taken already is dropped. */
  readonly extraFiles?: readonly string[]
}

/** A gazetteer, and what of its files it could not take. */
export interface LoadedGazetteer extends Gazetteer {
  readonly dropped: readonly DroppedRow[]
}

export interface DroppedRow {
  readonly file: string
  /** Line of the file, from 1; 0 for the file as a whole. */
  readonly line: number
  readonly reason: PlaceRowFault | MisplacedReason | 'id taken' | 'wrong header'
}

/** Reads the country's pack, then the extra files. Good rows are kept, bad ones dropped with a reason. Throws when a file cannot be read. */
export function loadGazetteer({ country, extraFiles = [] }: GazetteerSource): LoadedGazetteer {
  const dropped: DroppedRow[] = []
  const places = new Map<PlaceId, Place>()
  const files = [packFile(country, 'places.tsv'), ...extraFiles].map(file => ({ file, lines: readFileSync(file, 'utf8').split('\n') }))
  for (const { file, lines } of files) addRows(file, lines, places, dropped)
  const gazetteer = createGazetteer(country, places, (id, reason) => dropped.push({ ...originOf(id, files), reason }))
  return { ...gazetteer, dropped }
}

/** Path of a table of a country's pack. */
export function packFile(country: 'SY', table: string): string {
  return fileURLToPath(new URL(`./${country.toLowerCase()}/${table}`, import.meta.url))
}

function addRows(file: string, lines: readonly string[], places: Map<PlaceId, Place>, dropped: DroppedRow[]): void {
  if (lines[0]?.trimEnd() !== PLACE_HEADER) {
    dropped.push({ file, line: 0, reason: 'wrong header' })
    return
  }
  for (let index = 1; index < lines.length; index++) {
    const text = lines[index]!
    if (text === '') continue
    const row = parsePlaceRow(text.endsWith('\r') ? text.slice(0, -1) : text)
    if (!row.ok) dropped.push({ file, line: index + 1, reason: row.reason })
    else if (places.has(row.place.id)) dropped.push({ file, line: index + 1, reason: 'id taken' })
    else places.set(row.place.id, row.place)
  }
}

/** Looked up only for the few rows that are left out: remembering it for all would cost a good part of the start. */
function originOf(id: PlaceId, files: readonly { readonly file: string; readonly lines: readonly string[] }[]) {
  for (const { file, lines } of files) {
    const index = lines.findIndex(line => line.startsWith(`${id}\t`))
    if (index > 0) return { file, line: index + 1 }
  }
  return { file: '', line: 0 }
}
