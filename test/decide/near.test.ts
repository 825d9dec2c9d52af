import { describe, expect, it } from 'vitest'
import { nearPlaces } from '../../src/decide/near.ts'
import { lookUpKeys } from '../../src/decide/places.ts'
import { distanceKm } from '../../src/detect/where/distance.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import { createKnownEvents } from '../../src/replay/known-events.ts'
import { testEvent } from '../notify/ledger.ts'
import { gazetteer, placeId } from '../support/detections.ts'

const AREAS: ReadonlySet<string> = new Set(['country', 'governorate', 'district', 'subdistrict', 'region'])
/** A flat earth is off by a thousandth. */
const ROUGH = 1.002

/** Every place, measured one by one. */
function measured(ids: readonly PlaceId[], withinKm: number): Map<PlaceId, number> {
  const centres = ids.map(id => gazetteer.get(id)!)
  const found = new Map<PlaceId, number>()
  for (const place of gazetteer.places.values()) {
    if (AREAS.has(place.kind) || place.lat === null || place.lon === null || ids.includes(place.id)) continue
    const km = Math.min(...centres.map(({ lat, lon }) => distanceKm({ lat: lat!, lon: lon! }, { lat: place.lat!, lon: place.lon! })))
    if (km <= withinKm) found.set(place.id, km)
  }
  return found
}

describe('places near by', () => {
  it.each([
    ['one town', ['دوما'], 10],
    ['a town at the border', ['القامشلي'], 25],
    ['two towns side by side', ['حرستا', 'دوما'], 25],
    ['two towns far apart', ['دوما', 'عفرين'], 25],
  ] as const)('are those that measuring each of them finds, by the shortest way: %s', (_, names, km) => {
    const ids = names.map(placeId)
    const found = new Map(nearPlaces(gazetteer, ids, km).map(({ place, km }) => [place, km]))
    const [least, most] = [measured(ids, km / ROUGH), measured(ids, km * ROUGH)]
    expect(least.size).toBeGreaterThan(5)
    for (const [id, way] of least) expect(Math.abs((found.get(id) ?? Infinity) - way)).toBeLessThan(0.05)
    for (const id of found.keys()) expect(most.has(id)).toBe(true)
  })

  it('are none around an area', () => expect(nearPlaces(gazetteer, [placeId('الغوطة الشرقية')], 25)).toEqual([]))
})

describe('known events', () => {
  const at = (name: string, id: string) => testEvent(id, { places: [{ id: placeId(name), name, area: null, candidates: [] }] })

  it('are found by the places of a town and by those of a wide area alike, and nothing from elsewhere', () => {
    const known = createKnownEvents()
    for (const event of [at('دوما', 'a'), at('حرستا', 'b'), at('عفرين', 'c')]) known.put(event)
    const around = (name: string) =>
      known.at(['shelling'], lookUpKeys(gazetteer, 'ceasefire', [{ id: placeId(name), name, area: null, candidates: [] }]))
    expect(new Set(around('الغوطة الشرقية').map(({ id }) => id))).toEqual(new Set(['a', 'b']))
    expect(around('عفرين').map(({ id }) => id)).toEqual(['c'])
  })
})
