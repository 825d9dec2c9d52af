import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../../src/data/gazetteer.ts'
import { formatImport, importPlaces } from '../../../src/data/import/import-places.ts'
import { PLACE_HEADER } from '../../../src/data/place-row.ts'
import { smallGazetteer } from '../../detect/where/small-gazetteer.ts'

const pack = smallGazetteer()
const ocha = (...rows: string[]) =>
  importPlaces({ format: 'ocha', text: ['PCODE,ADM4_AR,ADM4_EN,Latitude,Longitude,Population,ADM3_PCODE', ...rows].join('\n') }, pack)

describe('importPlaces, ocha', () => {
  it('takes a new place into the area that its code names', () => {
    const { places, merged, skipped } = ocha('C900,أبو غبار,Abu Ghbar,36.3,37.6,1200,D1')
    expect(places).toMatchObject([
      {
        id: 'C900',
        name: 'أبو غبار',
        nameEn: 'Abu Ghbar',
        kind: 'village',
        parent: 'D1',
        lat: 36.3,
        lon: 37.6,
        population: 2,
        residents: 1200,
      },
    ])
    expect([merged, skipped]).toEqual([[], []])
  })

  it('puts a place without a known area where its nearest neighbour lies', () => {
    expect(ocha('C901,ضهرة,,36.36,37.55,,').places).toMatchObject([{ parent: 'D1', residents: 0, population: 0 }])
  })

  it('merges what the pack has: the same id, or the same name within 2 km', () => {
    const { places, merged } = ocha('P6,أي اسم,,33.5,36.3,,G2', 'C902,سقبا,,33.52,36.385,,G2', 'C903,سقبا,,35.9,36.6,,G5')
    expect(merged).toEqual([
      { line: 2, id: 'P6', into: 'P6' },
      { line: 3, id: 'C902', into: 'P6' },
    ])
    expect(places.map(place => place.id)).toEqual(['C903'])
  })

  it('tells what it skipped and why', () => {
    const { skipped } = ocha(
      ',قرية,,36,37,,G3',
      'C904,,Nowhere,36,37,,G3',
      'C905,قصر,,,,,',
      'C906,جزيرة بعيدة,,10,10,,',
      'C907,عقرب,,36.1,37.1,,G3',
      'C907,عقرب,,36.4,37.4,,G3',
      'C908,عقر\uFFFD,,36,37,,G3',
    )
    expect(skipped).toEqual([
      { line: 2, id: null, reason: 'no id' },
      { line: 3, id: 'C904', reason: 'no Arabic name' },
      { line: 4, id: 'C905', reason: 'no position' },
      { line: 5, id: 'C906', reason: 'far from the country' },
      { line: 7, id: 'C907', reason: 'id twice' },
      { line: 8, id: 'C908', reason: 'name cut' },
    ])
  })

  it('reads headers of other vintages', () => {
    const text = 'admin4Pcode,admin4Name_ar,admin4Name_en,Lat,Long,admin2Pcode\nC910,قبتان,Qabtan,36.2,37.0,D1\n'
    expect(importPlaces({ format: 'ocha', text }, pack).places).toMatchObject([{ id: 'C910', parent: 'D1' }])
  })

  it('parts names joined by an underscore', () => {
    expect(ocha('C911,عين دارة_عندرة,,36.3,37.4,,G3').places).toMatchObject([{ name: 'عين دارة', aliases: ['عندرة'] }])
  })
})

describe('importPlaces, geonames', () => {
  const row = (id: string, alternates: string, feature = 'PPL', country = 'SY', featureClass = 'P') =>
    [
      id,
      'Tall Abu',
      'Tall Abu',
      alternates,
      '36.35',
      '37.45',
      featureClass,
      feature,
      country,
      '',
      '09',
      '',
      '',
      '',
      '150',
      '',
      '400',
      'Asia/Damascus',
      '2012-01-01',
    ].join('\t')

  it('takes populated places with an Arabic name', () => {
    const { places } = importPlaces({ format: 'geonames', text: `${row('77', 'Tell Abou,تل أبو')}\n` }, pack)
    expect(places).toMatchObject([
      { id: 'gn-77', name: 'تل أبو', nameEn: 'Tall Abu', aliasesEn: ['Tell Abou'], parent: 'D1', residents: 150 },
    ])
  })

  it('prefers the preferred Arabic name and leaves historical ones', () => {
    const alternateNames = [
      '1\t77\tar\tتل قديم\t\t\t\t1',
      '2\t77\tar\tتل ثان\t\t\t\t',
      '3\t77\tar\tتل أول\t1\t\t\t',
      '4\t77\ten\tHill\t\t\t\t',
    ].join('\n')
    const { places } = importPlaces({ format: 'geonames', text: row('77', ''), alternateNames }, pack)
    expect(places).toMatchObject([{ name: 'تل أول', aliases: ['تل ثان'] }])
  })

  it('skips other countries, hills, ruins and what is cut off', () => {
    const text = [row('1', 'تل', 'PPL', 'TR'), row('2', 'تل', 'HLL', 'SY', 'T'), row('3', 'تل', 'PPLH'), row('4', 'Tell'), 'x\ty'].join(
      '\n',
    )
    expect(importPlaces({ format: 'geonames', text }, pack).skipped.map(({ reason }) => reason)).toEqual([
      'other country',
      'no populated place',
      'no populated place',
      'no Arabic name',
      'not readable',
    ])
  })
})

describe('importPlaces, hudna', () => {
  it('reads what it wrote', () => {
    const { places } = ocha('C900,أبو غبار,Abu Ghbar,36.3,37.6,1200,D1')
    expect(importPlaces({ format: 'hudna', text: formatImport(places) }, pack).places).toEqual(places)
  })

  it('refuses another header and faulty rows', () => {
    expect(importPlaces({ format: 'hudna', text: 'a\tb\n1\t2\n' }, pack).skipped).toEqual([{ line: 1, id: null, reason: 'not readable' }])
    expect(importPlaces({ format: 'hudna', text: `${PLACE_HEADER}\nC1\tx\n` }, pack).skipped).toEqual([
      { line: 2, id: 'C1', reason: 'not readable' },
    ])
  })
})

const reference = new URL('../../../../shared/gazetteer/sy_gazetteer_merged.csv', import.meta.url)

describe.runIf(existsSync(reference))('importPlaces, the reference', () => {
  it('merges nearly all into the pack, the same way each time, and says why it skips', () => {
    const text = readFileSync(reference, 'utf8')
    const full = loadGazetteer({ country: 'SY' })
    const first = importPlaces({ format: 'ocha', text }, full)
    expect(first.places.length + first.merged.length + first.skipped.length).toBe(13_192)
    expect(first.merged.length).toBeGreaterThan(10_000)
    expect(first.skipped.filter(({ reason }) => reason !== 'no Arabic name').length).toBeLessThan(100)
    expect(formatImport(importPlaces({ format: 'ocha', text }, full).places)).toBe(formatImport(first.places))
  })
})
