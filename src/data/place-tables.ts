import { readFileSync } from 'node:fs'
import { packFile } from './gazetteer.ts'

/** Names that keep the finder from taking one thing for another. */
export interface PlaceNameTables {
  /** Places outside the country, each spelling for itself: no targets, and where a text means one, no namesake inside is meant. */
  readonly foreign: readonly ForeignPlaceName[]
  /** Longer names that hold a place's name, or look like one, and are none: groups, media, agreements, streets, persons. */
  readonly notPlaces: readonly string[]
}

export interface ForeignPlaceName {
  readonly name: string
  /** ISO 3166 code; null for seas and areas of several countries. */
  readonly country: string | null
}

/** Reads `foreign.tsv` and `not-places.tsv` of a country's pack. Throws when a file cannot be read or a row is not whole. */
export function readPlaceTables(country: 'SY'): PlaceNameTables {
  const foreign = rows(packFile(country, 'foreign.tsv'), 3).flatMap(([name, aliases, code]) =>
    [name!, ...(aliases === '' ? [] : aliases!.split('|'))].map(spelling => ({
      name: spelling,
      country: ISO_COUNTRY.test(code!) ? code! : null,
    })),
  )
  const notPlaces = rows(packFile(country, 'not-places.tsv'), 2).map(([name]) => name!)
  return { foreign, notPlaces }
}

/** `EU` and `XX` stand for areas of several countries. */
const ISO_COUNTRY = /^(?!EU|XX)[A-Z]{2}$/

function rows(file: string, columns: number): readonly (readonly string[])[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(1)
  return lines
    .filter(line => line !== '')
    .map(line => {
      const cells = line.split('\t')
      if (cells.length !== columns || cells[0] === '') throw new Error(`${file}: not ${columns} cells: ${line}`)
      return cells
    })
}
