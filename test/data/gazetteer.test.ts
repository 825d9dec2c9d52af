import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { foldName, looseName } from '../../src/data/fold-name.ts'
import { loadGazetteer } from '../../src/data/gazetteer.ts'
import { formatPlaceRow, PLACE_HEADER, parsePlaceRow, populationClass } from '../../src/data/place-row.ts'
import { createGazetteer } from '../../src/data/place-tree.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import type { Place } from '../../src/domain/place.ts'
import { placeOf, syria } from './pack.ts'

const folder = mkdtempSync(join(tmpdir(), 'hudna-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

function id(text: string): PlaceId {
  return text as PlaceId
}

function row(cells: Partial<Record<string, string>>): string {
  const whole = {
    id: 'x-1',
    name: 'قرية',
    nameEn: 'Village',
    aliases: '',
    aliasesEn: '',
    kind: 'village',
    parent: 'SY030204',
    members: '',
    lat: '33.5',
    lon: '36.5',
    population: '1',
    residents: '10',
    ordinaryWord: '0',
    ...cells,
  }
  return PLACE_HEADER.split('\t')
    .map(column => whole[column as keyof typeof whole])
    .join('\t')
}

describe('a row', () => {
  it('survives being written and read', () => {
    const place = placeOf('x-reg-ghouta-e')
    expect(parsePlaceRow(formatPlaceRow(place))).toEqual({ ok: true, place })
  })

  it('keeps the separators out of names', () => {
    const written = formatPlaceRow({ ...placeOf('C2338'), name: 'دو\tما', aliases: ['أ|ب'] })
    const read = parsePlaceRow(written)
    expect(read.ok && [read.place.name, read.place.aliases]).toEqual(['دو ما', ['أ ب']])
  })

  it.each([
    [row({}).replace('\t', ' '), 'wrong number of columns'],
    [row({ id: 'wof:1' }), 'bad id'],
    [row({ id: 'x'.repeat(33) }), 'bad id'],
    [row({ name: '' }), 'no name'],
    [row({ kind: 'hamlet' }), 'unknown kind'],
    [row({ parent: '' }), 'bad parent'],
    [row({ kind: 'country' }), 'bad parent'],
    [row({ lat: 'north' }), 'bad position'],
    [row({ lat: '91' }), 'bad position'],
    [row({ lat: '' }), 'bad position'],
    [row({ population: '6' }), 'bad population'],
    [row({ residents: 'many' }), 'bad population'],
    [row({ ordinaryWord: 'yes' }), 'bad flag'],
  ])('is refused with a reason: %#', (line, reason) => {
    expect(parsePlaceRow(line)).toEqual({ ok: false, reason })
  })

  it.each([
    [0, 0],
    [999, 1],
    [1000, 2],
    [4999, 2],
    [5000, 3],
    [20_000, 4],
    [100_000, 5],
  ])('of %i people is of class %i', (residents, expected) => {
    expect(populationClass(residents)).toBe(expected)
  })
})

describe('extra files', () => {
  it('add places; rows that are bad, taken or without a place in the tree are dropped with file, line and reason', () => {
    const file = join(folder, 'extra.tsv')
    const lines = [
      PLACE_HEADER,
      row({ id: 'x-new' }),
      row({ id: 'C2338' }),
      row({ id: 'bad id' }),
      row({ id: 'x-orphan', parent: 'x-none' }),
      row({ id: 'x-below', kind: 'neighbourhood', parent: 'x-new' }),
      row({ id: 'x-flat', parent: 'C2338' }),
    ]
    writeFileSync(file, `${lines.join('\r\n')}\r\n`)
    const gazetteer = loadGazetteer({ country: 'SY', extraFiles: [file] })
    expect(gazetteer.get(id('x-new'))?.name).toBe('قرية')
    expect(gazetteer.get(id('C2338'))?.name).toBe('دوما')
    expect(gazetteer.ancestors(id('x-below'))).toContain('SY030204')
    expect(gazetteer.dropped).toEqual([
      { file, line: 3, reason: 'id taken' },
      { file, line: 4, reason: 'bad id' },
      { file, line: 5, reason: 'unknown parent' },
      { file, line: 7, reason: 'parent is no larger area' },
    ])
  })

  it('with another header are left out whole', () => {
    const file = join(folder, 'other.tsv')
    writeFileSync(file, 'id\tname\nx-new\tقرية\n')
    expect(loadGazetteer({ country: 'SY', extraFiles: [file] }).dropped).toEqual([{ file, line: 0, reason: 'wrong header' }])
  })
})

describe('what lies in what', () => {
  it('tells the parents, nearest first, then the regions', () => {
    const [subdistrict, district, governorate, country, ...regions] = syria.ancestors(id('C2314'))
    expect([subdistrict, district, governorate, country]).toEqual(['SY030105', 'SY0301', 'SY03', 'SY'])
    expect(regions).toContain('x-reg-ghouta-e')
  })

  it('holds for the quarters of a city', () => {
    expect(syria.inside(id('N0156'), id('C1007'))).toBe(true)
    expect(syria.inside(id('N0156'), id('SY02'))).toBe(true)
  })

  it('tells all within an area or a region', () => {
    expect(syria.descendants(id('SY07')).length).toBeGreaterThan(900)
    expect(syria.descendants(id('x-reg-ghouta-e'))).toEqual(expect.arrayContaining(['C2338', 'C2314', 'C2308', 'SY030105']))
    expect(syria.descendants(id('SY')).length).toBe(syria.places.size - 1)
    expect(syria.descendants(id('C2314'))).toEqual([])
  })

  it('agrees in both directions', () => {
    for (const outer of ['x-reg-nw', 'x-rif-SY07-s', 'SY0702', 'C1007'].map(id)) {
      const within = syria.descendants(outer)
      expect(within.filter(inner => !syria.inside(inner, outer))).toEqual([])
      expect([...syria.places.keys()].filter(inner => inner !== outer && syria.inside(inner, outer)).length).toBe(within.length)
    }
  })

  it.each([
    ['C2314', 'SY03'],
    ['SY07', 'SY07'],
    ['N0156', 'SY02'],
    ['x-reg-zawiya', 'SY07'],
    ['SY', null],
    ['x-reg-nw', null],
    ['nowhere', null],
  ])('%s lies in the governorate %s', (inner, governorate) => {
    expect(syria.governorateOf(id(inner))?.id ?? null).toBe(governorate)
  })

  it('knows nothing of strangers', () => {
    expect(syria.ancestors(id('nowhere'))).toEqual([])
    expect(syria.descendants(id('nowhere'))).toEqual([])
    expect(syria.inside(id('nowhere'), id('SY'))).toBe(false)
  })

  it('bears a region of regions, and two that hold each other', () => {
    const place = (own: string, kind: Place['kind'], parent: string | null, members: string[] = []): [PlaceId, Place] => [
      id(own),
      { ...placeOf('SY'), id: id(own), kind, parent: parent === null ? null : id(parent), members: members.map(id) },
    ]
    const gazetteer = createGazetteer(
      'SY',
      new Map([
        place('SY', 'country', null),
        place('a', 'town', 'SY'),
        place('r', 'region', 'SY', ['a', 's']),
        place('s', 'region', 'SY', ['r']),
        place('t', 'region', 'SY', ['s']),
      ]),
    )
    expect([...gazetteer.ancestors(id('a'))].sort()).toEqual(['SY', 'r', 's', 't'])
    expect([...gazetteer.descendants(id('r'))].sort()).toEqual(['a', 's'])
    expect(gazetteer.inside(id('r'), id('r'))).toBe(true)
  })
})

describe('folds', () => {
  it.each([
    ['أَعْزاز', 'اعزاز'],
    ['إدلب', 'ادلب'],
    ['معرّة النعمان', 'معره النعمان'],
    ['چولامة', 'جولامه'],
    ['بئر القصب', 'بير القصب'],
    ['Yarmūk', 'yarmuk'],
  ])('%s as %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it.each([
    ['بيت سوى', 'بيت سوا'],
    ['كفر نبل', 'كفرنبل'],
    ['السلمية', 'سلمية'],
    ['حرجلة', 'الحرجلا'],
  ])('%s loosely as %s', (one, other) => {
    expect(looseName(one)).toBe(looseName(other))
  })

  it('keeps other names apart', () => {
    expect(looseName('حمورية')).not.toBe(looseName('حمورة'))
    expect(looseName('سقبا')).not.toBe(looseName('عقربا'))
  })
})
