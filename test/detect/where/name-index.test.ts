import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../../src/data/gazetteer.ts'
import { readPlaceTables } from '../../../src/data/place-tables.ts'
import { lexemeOf } from '../../../src/detect/normalize/lexeme.ts'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { aloneKey } from '../../../src/detect/where/first-words.ts'
import { nameForms } from '../../../src/detect/where/name-forms.ts'
import { createNameIndex, type NameEntry, type NameIndex } from '../../../src/detect/where/name-index.ts'

const gazetteer = loadGazetteer({ country: 'SY' })
const tables = readPlaceTables('SY')

function entryOf(index: NameIndex, words: readonly string[]): NameEntry | null {
  const [one, two, ...others] = words
  const first = one === undefined ? undefined : index.first(one)
  if (!first || two === undefined) return first?.entry ?? null
  let node = index.second(first, lexemeOf(two))
  for (const word of others) node = node?.next?.get(word)
  return node?.entry ?? null
}

function wordsOf(name: string): string[] {
  return normalize(name).tokens.map(token => token.text)
}

const names = [...gazetteer.places.values()].flatMap(place =>
  [place.name, ...place.aliases].map(name => ({ name, place, words: wordsOf(name) })),
)

describe('createNameIndex', () => {
  it('finds every spelling of every name that it holds, whichever was asked for first', () => {
    const forwards = createNameIndex(gazetteer, tables)
    const backwards = createNameIndex(gazetteer, tables)
    const asked = names.flatMap(({ name, words }) => nameForms(words, name).map(form => form.words))
    for (const words of asked.toReversed()) entryOf(backwards, words)
    const differing = asked.filter(words => {
      const [one, other] = [entryOf(forwards, words), entryOf(backwards, words)]
      return ids(one) !== ids(other)
    })
    expect(differing).toEqual([])
    expect(asked.length).toBeGreaterThan(50_000)
  })

  it('finds every name as it stands', () => {
    const index = createNameIndex(gazetteer, tables)
    const missing = names.filter(({ place, words }) => {
      const entry = entryOf(index, words) ?? entryOf(index, words.slice(1))
      return !entry?.exact.includes(place)
    })
    // names of one word that is no name by itself, and pairs of towns that a text names one by one
    expect(missing.length).toBeLessThan(names.length / 200)
  })
})

describe('aloneKey', () => {
  it.each([
    ['الشيفونيه', 'شيفونيا'],
    ['سوي', 'سوا'],
    ['القصير', 'قصير'],
    ['الزهراء', 'زهرا'],
  ])('%s and %s share one', (one, other) => expect(aloneKey(one)).toBe(aloneKey(other)))

  it('parts words', () => expect(aloneKey('دوما')).not.toBe(aloneKey('سقبا')))
})

function ids(entry: NameEntry | null): string {
  return entry ? JSON.stringify([entry.exact, entry.names, entry.derived].map(places => places.map(place => place.id))) : ''
}
