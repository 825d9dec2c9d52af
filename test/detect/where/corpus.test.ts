import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../../src/data/gazetteer.ts'
import { readPlaceTables } from '../../../src/data/place-tables.ts'
import { foldWord } from '../../../src/detect/normalize/fold.ts'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { createPlaceFinder } from '../../../src/detect/where/place-finder.ts'
import type { Mention } from '../../../src/domain/mention.ts'

const gazetteer = loadGazetteer({ country: 'SY' })
const finder = createPlaceFinder(gazetteer, readPlaceTables('SY'))
const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')

describe('sentences that name no place of the country', () => {
  it.each(lines('no-places.tsv'))('%s', sentence => {
    expect(finder.find(normalize(sentence)).mentions.map(mention => mention.text)).toEqual([])
  })
})

describe('sentences that name places', () => {
  it.each(lines('places.tsv').map(line => line.split('\t') as [string, string]))('%s', (sentence, names) => {
    const found = finder.find(normalize(sentence)).mentions.map(namesOf)
    const missed = names.split('|').filter(name => !found.some(known => known.includes(foldWord(name))))
    expect(missed).toEqual([])
  })
})

/** By its chosen place, or as the text writes it where the text alone knows it. */
function namesOf(mention: Mention): string[] {
  const place = mention.chosen === null ? undefined : gazetteer.get(mention.chosen)
  return place ? [place.name, ...place.aliases].map(foldWord) : mention.candidates.length === 0 ? [foldWord(mention.text)] : []
}
