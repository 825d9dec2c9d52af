import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../src/data/fold-name.ts'
import { packFile } from '../../src/data/gazetteer.ts'
import { formatPlaceRow, PLACE_HEADER, parsePlaceRow, populationClass } from '../../src/data/place-row.ts'
import { KIND_RANK } from '../../src/data/place-tree.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import type { Place } from '../../src/domain/place.ts'
import { kmBetween, placeOf, syria } from './pack.ts'

const all = [...syria.places.values()]
const lines = readFileSync(packFile('SY', 'places.tsv'), 'utf8').trimEnd().split('\n')

function faulty(test: (place: Place) => boolean): string[] {
  return all.filter(place => !test(place)).map(place => `${place.id} ${place.name}`)
}

describe('places.tsv', () => {
  it('loads whole', () => {
    expect(syria.dropped).toEqual([])
    expect(all.length).toBeGreaterThan(12_500)
    expect(all.length).toBe(lines.length - 1)
  })

  it('is written as the serialiser writes it, sorted by id', () => {
    expect(lines[0]).toBe(PLACE_HEADER)
    const rows = lines.slice(1)
    const rewritten = rows.map(line => {
      const row = parsePlaceRow(line)
      return row.ok ? formatPlaceRow(row.place) : row.reason
    })
    expect(rewritten).toEqual(rows)
    const ids = rows.map(line => line.slice(0, line.indexOf('\t')))
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  it('gives every place clean Arabic names', () => {
    expect(faulty(({ name }) => /^[\u0621-\u064A\u067E\u0686\u0698\u06A4\u06A9\u06AF\u06C6\u06CC\u06D50-9 ]+$/.test(name))).toEqual([])
    expect(faulty(({ name }) => name === name.trim() && !name.includes('  ') && foldName(name).length > 1)).toEqual([])
    expect(faulty(({ name }) => !/^(مركز|محافظة) /.test(name) || name.startsWith('مركز البحوث'))).toEqual([])
  })

  it('repeats no spelling of a name among its aliases', () => {
    expect(faulty(({ name, aliases }) => new Set([name, ...aliases].map(foldName)).size === aliases.length + 1)).toEqual([])
  })

  it('puts every place below a larger one, up to the country', () => {
    expect(
      faulty(({ kind, parent }) => kind === 'country' || (parent !== null && KIND_RANK[placeOf(parent).kind] < KIND_RANK[kind])),
    ).toEqual([])
    expect(faulty(({ id, kind }) => kind === 'country' || syria.inside(id, 'SY' as PlaceId))).toEqual([])
    expect(faulty(({ id, kind }) => kind === 'country' || kind === 'region' || syria.governorateOf(id) !== null)).toEqual([])
  })

  it('holds 14 governorates, 62 districts, 272 subdistricts', () => {
    const count = (kind: string) => all.filter(place => place.kind === kind).length
    expect([count('country'), count('governorate'), count('district'), count('subdistrict')]).toEqual([1, 14, 62, 272])
  })

  it('has members in every region, all of them inside what the region lies in, and no region inside itself', () => {
    expect(faulty(({ kind, members }) => (kind === 'region') === members.length > 0)).toEqual([])
    expect(faulty(({ parent, members }) => members.every(member => syria.inside(member, parent!)))).toEqual([])
    expect(faulty(({ kind, id, parent }) => kind !== 'region' || !syria.ancestors(parent!).includes(id))).toEqual([])
    expect(faulty(({ id }) => !syria.ancestors(id).includes(id))).toEqual([])
  })

  it('has its class of population from its head count', () => {
    expect(faulty(({ population, residents }) => population === populationClass(residents))).toEqual([])
  })
})

describe('positions', () => {
  it('lie in Syria', () => {
    expect(faulty(({ lat, lon }) => lat === null || lon === null || (lat > 32.3 && lat < 37.35 && lon > 35.6 && lon < 42.4))).toEqual([])
  })

  it('are known for nearly all places', () => {
    expect(all.filter(place => place.lat === null).length).toBeLessThan(150)
  })

  it('lie within 60 km of the main town of their area, save in the desert', () => {
    const settled = all.filter(place => place.kind !== 'region' && place.lat !== null && place.parent !== null)
    const far = settled.filter(place => {
      const area = placeOf(place.parent!)
      return area.lat !== null && (area.kind === 'subdistrict' || area.kind === 'town') && kmBetween(place, area) > 60
    })
    expect(far.filter(place => !DESERT.has(place.parent!)).map(place => `${place.id} ${place.name}`)).toEqual([])
    expect(far.filter(place => placeOf(place.parent!).kind === 'town')).toEqual([])
  })
})

/** Subdistricts that reach far into the desert: al-Khafsah, Sabaa Biyar, Palmyra, al-Sukhnah, Uqayribat, al-Arishah, Deir ez-Zor, al-Bukamal, Suluk. */
const DESERT: ReadonlySet<string> = new Set('SY020502 SY030202 SY040500 SY040501 SY050304 SY080005 SY090100 SY090200 SY110201'.split(' '))
