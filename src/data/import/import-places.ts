import type { Gazetteer } from '../../domain/gazetteer.ts'
import { type PlaceId, parsePlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import { foldName } from '../fold-name.ts'
import { formatPlaceRow, PLACE_HEADER, populationClass } from '../place-row.ts'
import { KIND_RANK } from '../place-tree.ts'
import { readGeonames } from './geonames.ts'
import { createGrid } from './grid.ts'
import { readHudna } from './hudna.ts'
import { readOcha } from './ocha.ts'
import type { ImportRow, ReadRows, SkippedRow } from './row.ts'

export type ImportSource =
  | { readonly format: 'ocha'; readonly text: string }
  | { readonly format: 'geonames'; readonly text: string; readonly alternateNames?: string }
  | { readonly format: 'hudna'; readonly text: string }

export interface Import {
  /** New places, sorted by id. */
  readonly places: readonly Place[]
  /** Rows that are places of the pack (or of an earlier line): the same id, or the same name within 2 km. */
  readonly merged: readonly MergedRow[]
  readonly skipped: readonly SkippedRow[]
}

export interface MergedRow {
  readonly line: number
  readonly id: string
  readonly into: PlaceId
}

const SAME_PLACE_KM = 2
/** A place lies in the subdistrict of its nearest known neighbour; farther than this from any it lies outside of what is known. */
const NEIGHBOUR_KM = 30

/**
 * Reads a file of places and fits them into the pack. `pack` is the country's own, without what was imported before: the same file then gives the
 * same places however often it is imported.
 */
export function importPlaces(source: ImportSource, pack: Gazetteer): Import {
  const { rows, skipped } = readRows(source, pack.country)
  const ordinary = new Set([...pack.places.values()].filter(place => place.ordinaryWord).map(place => foldName(place.name)))
  const grid = createGrid([...pack.places.values()].filter(place => SETTLED.has(place.kind)))
  const taken = new Set<string>()
  const places: Place[] = []
  const merged: MergedRow[] = []
  const refused: SkippedRow[] = []
  for (const row of rows) {
    const id = parsePlaceId(row.id)
    const known = id === null ? undefined : pack.get(id)
    if (id === null) refused.push({ line: row.line, id: row.id, reason: 'no id' })
    else if (known) merged.push({ line: row.line, id: row.id, into: known.id })
    else if (taken.has(id)) refused.push({ line: row.line, id, reason: 'id twice' })
    else {
      taken.add(id)
      const result = settle(row, id, pack, grid, ordinary)
      if ('into' in result) merged.push(result)
      else if ('reason' in result) refused.push(result)
      else {
        places.push(result)
        grid.add(result)
      }
    }
  }
  return {
    places: places.sort((a, b) => (a.id < b.id ? -1 : 1)),
    merged,
    skipped: [...skipped, ...refused].sort((a, b) => a.line - b.line),
  }
}

/** The places as a file in our own format. */
export function formatImport(places: readonly Place[]): string {
  return `${[PLACE_HEADER, ...places.map(formatPlaceRow)].join('\n')}\n`
}

const SETTLED: ReadonlySet<string> = new Set(['town', 'village', 'camp', 'neighbourhood'])

function readRows(source: ImportSource, country: string): ReadRows {
  switch (source.format) {
    case 'ocha':
      return readOcha(source.text)
    case 'geonames':
      return readGeonames({
        dump: source.text,
        country,
        ...(source.alternateNames === undefined ? {} : { alternateNames: source.alternateNames }),
      })
    case 'hudna':
      return readHudna(source.text)
  }
}

function settle(
  row: ImportRow,
  id: PlaceId,
  pack: Gazetteer,
  grid: ReturnType<typeof createGrid>,
  ordinary: ReadonlySet<string>,
): Place | MergedRow | SkippedRow {
  const position = row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon }
  if (position) {
    const name = foldName(row.name)
    const same = grid
      .within(position, SAME_PLACE_KM)
      .find(({ place }) => place.name === row.name || [place.name, ...place.aliases].some(other => foldName(other) === name))
    if (same) return { line: row.line, id, into: same.place.id }
  }
  const said = row.areas.map(code => parsePlaceId(code)).find(code => code !== null && pack.get(code) !== undefined) ?? null
  const nearest = said === null && position ? grid.nearest(position, NEIGHBOUR_KM) : null
  if (said === null && !position) return { line: row.line, id, reason: 'no position' }
  if (said === null && !nearest) return { line: row.line, id, reason: 'far from the country' }
  const parent = areaFor(row, said ?? nearest?.parent ?? null, pack)
  if (parent === null) return { line: row.line, id, reason: 'no area known' }
  return {
    id,
    name: row.name,
    nameEn: row.nameEn,
    aliases: row.aliases,
    aliasesEn: row.aliasesEn,
    kind: row.kind,
    parent,
    members: row.ours?.members ?? [],
    lat: row.lat,
    lon: row.lon,
    population: row.ours?.population ?? populationClass(row.residents),
    residents: row.residents,
    ordinaryWord: row.ours?.ordinaryWord || ordinary.has(foldName(row.name)),
  }
}

/** The area, or the first above it that is of a larger kind than the place. */
function areaFor(row: ImportRow, area: PlaceId | null, pack: Gazetteer): PlaceId | null {
  for (let at = area === null ? undefined : pack.get(area); at; at = at.parent === null ? undefined : pack.get(at.parent)) {
    if (KIND_RANK[at.kind] < KIND_RANK[row.kind]) return at.id
  }
  return null
}
