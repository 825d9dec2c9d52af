import type { Answers } from '../../src/bot/deps.ts'
import { createGazetteer } from '../../src/data/place-tree.ts'
import type { Db } from '../../src/db/database.ts'
import type { Gazetteer } from '../../src/domain/gazetteer.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import type { Place, PlaceKind } from '../../src/domain/place.ts'
import { createRender } from '../../src/notify/render-for-chat.ts'
import { answersOver } from '../../src/queries/answers.ts'
import { createPlaceSearch } from '../../src/queries/place-search.ts'

type Row = readonly [
  id: string,
  name: string,
  nameEn: string,
  kind: PlaceKind,
  parent: string | null,
  lat: number | null,
  lon: number | null,
]

/** A country in small: two governorates, two towns of one name. */
const ROWS: readonly Row[] = [
  ['SY', 'سوريا', 'Syria', 'country', null, null, null],
  ['SY03', 'ريف دمشق', 'Rural Damascus', 'governorate', 'SY', 33.5, 36.4],
  ['SY0302', 'منطقة دوما', 'Douma district', 'district', 'SY03', 33.57, 36.4],
  ['C2301', 'دوما', 'Douma', 'town', 'SY0302', 33.5718, 36.4022],
  ['C2302', 'حرستا', 'Harasta', 'town', 'SY0302', 33.5586, 36.3653],
  ['C2303', 'سقبا', 'Saqba', 'town', 'SY0302', 33.5186, 36.3853],
  ['SY13', 'السويداء', 'As-Sweida', 'governorate', 'SY', 32.7, 36.57],
  ['SY1301', 'منطقة شهبا', 'Shahba', 'district', 'SY13', 32.85, 36.63],
  ['C6001', 'دوما', 'Duma', 'village', 'SY1301', 32.92, 36.73],
  ['SY05', 'حماة', 'Hama', 'governorate', 'SY', 35.1, 36.7],
  ['SY0501', 'منطقة السقيلبية', 'As-Suqaylabiyah', 'district', 'SY05', 35.4, 36.4],
  ['C3001', 'قلعة المضيق', 'Qalaat al-Madiq', 'town', 'SY0501', 35.42, 36.39],
]

export function smallGazetteer(): Gazetteer {
  const places = new Map<PlaceId, Place>()
  for (const [id, name, nameEn, kind, parent, lat, lon] of ROWS) {
    places.set(id as PlaceId, {
      id: id as PlaceId,
      name,
      nameEn,
      aliases: [],
      aliasesEn: [],
      kind,
      parent: parent as PlaceId | null,
      members: [],
      lat,
      lon,
      population: 3,
      residents: 0,
      ordinaryWord: false,
    })
  }
  return createGazetteer('SY', places, () => {})
}

/** The bot's own answers, over a small country. */
export function answersIn(db: Db, gazetteer: Gazetteer): Answers {
  const render = createRender({ gazetteer, config: { timeZone: 'Asia/Damascus' } })
  const search = createPlaceSearch(gazetteer)
  return answersOver({ db, gazetteer, search: () => search, timeZone: 'Asia/Damascus', render })
}
