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
  const files = [packFile(country, 'places.tsv'), ...extraFiles].map(file => ({ file, text: readFileSync(file, 'utf8') }))
  for (const { file, text } of files) addRows(file, text, places, dropped)
  const gazetteer = createGazetteer(country, places, (id, reason) => dropped.push({ ...originOf(id, files), reason }))
  return { ...gazetteer, dropped }
}

/** Path of a table of a country's pack. */
export function packFile(country: 'SY', table: string): string {
  return fileURLToPath(new URL(`./${country.toLowerCase()}/${table}`, import.meta.url))
}

/** Line by line rather than all lines at once: what outlives a collection of the young heap is most of the cost of the start. */
function addRows(file: string, text: string, places: Map<PlaceId, Place>, dropped: DroppedRow[]): void {
  let line = 0
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 ? text.length : newline
    const row = text.slice(from, text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end)
    from = end + 1
    line++
    if (line === 1) {
      if (row === PLACE_HEADER) continue
      dropped.push({ file, line: 0, reason: 'wrong header' })
      return
    }
    if (row !== '') addRow(file, line, row, places, dropped)
  }
}

const CARRIAGE_RETURN = 13

function addRow(file: string, line: number, text: string, places: Map<PlaceId, Place>, dropped: DroppedRow[]): void {
  const row = parsePlaceRow(text)
  if (!row.ok) dropped.push({ file, line, reason: row.reason })
  else if (places.has(row.place.id)) dropped.push({ file, line, reason: 'id taken' })
  else places.set(row.place.id, row.place)
}

/** Looked up only for the few rows that are left out: remembering it for all would cost a good part of the start. */
function originOf(id: PlaceId, files: readonly { readonly file: string; readonly text: string }[]) {
  for (const { file, text } of files) {
    const at = text.indexOf(`\n${id}\t`)
    if (at >= 0) return { file, line: text.slice(0, at + 1).split('\n').length }
  }
  return { file: '', line: 0 }
}
