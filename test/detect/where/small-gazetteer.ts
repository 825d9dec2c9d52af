import { createGazetteer } from '../../../src/data/place-tree.ts'
import type { Gazetteer } from '../../../src/domain/gazetteer.ts'
import type { PlaceId } from '../../../src/domain/ids.ts'
import type { Place, PlaceKind } from '../../../src/domain/place.ts'

type Row = readonly [id: string, name: string, kind: PlaceKind, parent: string | null, lat: number, lon: number, rest?: Partial<Place>]

/** A country of a few places, each for a reason that a test names. */
const ROWS: readonly Row[] = [
  ['SY', 'سوريا', 'country', null, 35, 38, { aliases: ['سورية'] }],
  ['G1', 'دمشق', 'governorate', 'SY', 33.517, 36.277],
  ['G2', 'ريف دمشق', 'governorate', 'SY', 33.5, 36.35],
  ['G3', 'حلب', 'governorate', 'SY', 36.2, 37.15],
  ['G4', 'حمص', 'governorate', 'SY', 34.73, 36.72],
  ['G5', 'إدلب', 'governorate', 'SY', 35.93, 36.63],
  ['D1', 'الباب', 'district', 'G3', 36.37, 37.51],
  ['D2', 'دوما', 'district', 'G2', 33.57, 36.4],
  ['R1', 'ريف حلب', 'region', 'G3', 36.2, 37.15, { members: ['P3' as PlaceId, 'P4' as PlaceId] }],
  ['R2', 'ريف حلب الغربي', 'region', 'G3', 36.2, 36.9],
  ['R3', 'ريف حلب الشمالي', 'region', 'G3', 36.5, 37.1],
  ['R4', 'ريف إدلب الجنوبي', 'region', 'G5', 35.6, 36.6],
  ['R5', 'الغوطة الشرقية', 'region', 'G2', 33.52, 36.4, { members: ['P5' as PlaceId, 'P6' as PlaceId, 'P7' as PlaceId] }],
  ['P1', 'دمشق', 'town', 'G1', 33.517, 36.277, { population: 5, residents: 1_800_000 }],
  ['P2', 'حلب', 'town', 'G3', 36.206, 37.152, { population: 5, residents: 1_600_000 }],
  ['P3', 'الباب', 'town', 'D1', 36.37, 37.515, { population: 4, residents: 63_000, ordinaryWord: true }],
  ['P4', 'تادف', 'town', 'D1', 36.35, 37.53, { population: 3, residents: 12_000 }],
  ['P5', 'دوما', 'town', 'D2', 33.57, 36.4, { population: 5, residents: 110_000 }],
  ['P6', 'سقبا', 'town', 'D2', 33.518, 36.384, { population: 3, residents: 12_000 }],
  ['P7', 'كفر بطنا', 'town', 'D2', 33.514, 36.371, { population: 3, residents: 14_000 }],
  ['P8', 'جوبر', 'neighbourhood', 'P1', 33.526, 36.336],
  ['P9', 'جوبر', 'village', 'G4', 34.681, 36.663, { population: 2, residents: 2_500 }],
  ['P10', 'حمص', 'town', 'G4', 34.73, 36.72, { population: 5, residents: 700_000 }],
  ['P11', 'إدلب', 'town', 'G5', 35.93, 36.63, { population: 5, residents: 98_000 }],
  ['P12', 'دوما', 'village', 'G4', 35.0, 37.0, { population: 1, residents: 50 }],
  ['P13', 'بيت سوى', 'town', 'D2', 33.53, 36.4, { population: 3, residents: 9_000 }],
  ['P14', 'معرة مصرين', 'town', 'G5', 36.01, 36.67, { population: 4, residents: 37_000 }],
  ['P16', 'قرمشان', 'village', 'G4', 34.6, 36.5, { population: 1, residents: 200 }],
  ['P15', 'الثورة', 'village', 'G5', 35.8, 36.6, { population: 1, residents: 300, ordinaryWord: true }],
]

export function smallGazetteer(): Gazetteer {
  const places = new Map<PlaceId, Place>()
  for (const [id, name, kind, parent, lat, lon, rest] of ROWS) {
    places.set(id as PlaceId, {
      id: id as PlaceId,
      name,
      nameEn: id,
      aliases: [],
      aliasesEn: [],
      kind,
      parent: parent as PlaceId | null,
      members: [],
      lat,
      lon,
      population: 0,
      residents: 0,
      ordinaryWord: false,
      ...rest,
    })
  }
  return createGazetteer('SY', places)
}
