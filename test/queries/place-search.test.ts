import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../src/data/gazetteer.ts'
import { foldWord } from '../../src/detect/normalize/fold.ts'
import type { Place } from '../../src/domain/place.ts'
import { createPlaceSearch } from '../../src/queries/place-search.ts'

const gazetteer = loadGazetteer({ country: 'SY' })
const search = createPlaceSearch(gazetteer)
const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')

describe('search', () => {
  const queries = lines('place-search-queries.tsv').map(line => line.split('\t') as [string, string, string])

  it('finds what a person means: first in 95 of 100 cases, among five in 99', () => {
    const missed: string[] = []
    let first = 0
    let five = 0
    for (const [query, name, governorate] of queries) {
      const found = search.search(query)
      const rank = found.findIndex(match => is(match.place, name, governorate))
      if (rank === 0) first++
      if (rank >= 0 && rank < 5) five++
      if (rank !== 0)
        missed.push(
          `${query} → ${name}: ${rank} ${found
            .slice(0, 3)
            .map(match => `${match.place.name} ${match.score}`)
            .join(', ')}`,
        )
    }
    expect(queries.length).toBeGreaterThanOrEqual(300)
    expect(first / queries.length, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(five / queries.length, missed.join('\n')).toBeGreaterThanOrEqual(0.99)
  })

  it('is certain of a name as it is written, in Arabic or in Latin letters', () => {
    for (const query of ['سقبا', 'الزبداني', 'زملكا', 'Aleppo', 'كوباني'])
      expect(search.search(query)[0]?.score, query).toBeGreaterThanOrEqual(0.95)
  })

  it('is not certain of a spelling of its own', () => {
    for (const query of ['ساقبا', 'zmalka', 'خان شيخ']) expect(search.search(query)[0]?.score, query).toBeLessThan(0.95)
  })

  it.each([
    ['sa2ba', 'سقبا'],
    ['sara2eb', 'سراقب'],
    ['ra22a', 'الرقة'],
    ['2amishli', 'القامشلي'],
    ['2aboun', 'القابون'],
  ])('reads the 2 of a chat as the letter that a city speaks so: %s', (query, name) => {
    expect(search.search(query)[0]?.place.name).toBe(name)
  })

  it.each([
    ['الشام', 'دمشق'],
    ['ريف الشام', 'ريف دمشق'],
    ['معضمية الشام', 'معضمية الشام'],
  ])('knows what people call the capital: %s', (query, name) => {
    const [best] = search.search(query)
    expect(best?.place.name).toBe(name)
    expect(best?.score).toBeGreaterThanOrEqual(0.95)
  })

  it('shows places of one name beside each other', () => {
    const governorates = search.search('جوبر').map(match => gazetteer.governorateOf(match.place.id)?.name)
    expect(governorates).toEqual(expect.arrayContaining(['دمشق', 'حمص']))
  })

  it.each(['', '   ', '؟!', '🙂', '7'])('finds nothing for %j', query => {
    expect(search.search(query)).toEqual([])
  })

  it('takes no ordinary word for a certain name', () => {
    const certain = lines('ordinary-words.txt').flatMap(word => {
      const [best] = search.search(word, { limit: 1 })
      return best && best.score >= 0.95 && !isNamed(best.place, word) ? [`${word} → ${best.place.name} ${best.score}`] : []
    })
    expect(certain).toEqual([])
  })
})

describe('near', () => {
  it('gives the nearest settlements with distance and direction', () => {
    const [first, ...others] = search.near(33.519, 36.384, { limit: 5 })
    expect(first?.place.name).toBe('سقبا')
    expect(first?.distanceKm).toBeLessThan(1)
    expect(others.every((other, at) => other.distanceKm >= ([first, ...others][at]?.distanceKm ?? 0))).toBe(true)
  })

  it('tells where a place lies as seen from the point', () => {
    const douma = search.near(33.45, 36.4047, { limit: 200, maxKm: 20 }).find(near => near.place.name === 'دوما')
    expect(douma?.direction).toBe('north')
  })

  it('finds nothing in the open sea', () => {
    expect(search.near(34, 30, { maxKm: 50 })).toEqual([])
  })
})

function is(place: Place, name: string, governorate: string): boolean {
  const names = [place.name, ...place.aliases].map(foldWord)
  return names.includes(foldWord(name)) && gazetteer.governorateOf(place.id)?.name === governorate
}

function isNamed(place: Place, word: string): boolean {
  return [place.name, ...place.aliases].some(name => foldWord(name) === foldWord(word))
}
