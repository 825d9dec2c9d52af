import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../../../src/data/gazetteer.ts'
import { readPlaceTables } from '../../../src/data/place-tables.ts'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { createPlaceFinder } from '../../../src/detect/where/place-finder.ts'
import type { PlaceId } from '../../../src/domain/ids.ts'

const gazetteer = loadGazetteer({ country: 'SY' })
const finder = createPlaceFinder(gazetteer, readPlaceTables('SY'))
const first = (text: string, sourceRegion: PlaceId | null = null) => {
  const [mention] = finder.find(normalize(text), { sourceRegion }).mentions
  const place = mention?.chosen ? gazetteer.get(mention.chosen) : undefined
  const area = place ? gazetteer.governorateOf(place.id) : mention?.area ? gazetteer.get(mention.area) : undefined
  return { mention, told: [place ? `${place.name} ${place.kind}` : null, area?.name ?? null, mention?.reason] }
}

describe('names of several places', () => {
  it.each([
    ['قصف على حي جوبر في دمشق', 'جوبر neighbourhood', 'دمشق', 'governorate said'],
    ['قصف على جوبر بريف حمص', 'جوبر village', 'حمص', 'governorate said'],
    ['قصف على جوبر وعربين', 'جوبر neighbourhood', 'دمشق', 'neighbours said'],
    ['قصف على دوما', 'دوما town', 'ريف دمشق', 'population 20:1'],
    ['وصلت إلى عفرين حافلة من حي الشيخ مقصود في حلب', 'عفرين town', 'حلب', 'population 20:1'],
    ['قصف المالكية ومرعناز قرب اعزاز', 'المالكية village', 'حلب', 'neighbours said'],
    ['قصف قرية دوما بريف السويداء', 'دوما village', 'السويداء', 'governorate said'],
    ['قصف الطيبة والنعيمة وأم المياذن', 'الطيبة town', 'درعا', 'neighbours said'],
    ['قصف على حي الزهراء في حمص', 'الزهراء neighbourhood', 'حمص', 'governorate said'],
    ['قصف رأس العين قرب تل تمر', 'رأس العين town', 'الحسكة', 'neighbours said'],
    ['قصف في محافظة حلب', 'حلب governorate', 'حلب', 'only candidate'],
    ['قصف في حلب', 'حلب town', 'حلب', 'only candidate'],
    ['قصف جنوبي حلب', 'ريف حلب الجنوبي region', 'حلب', 'only candidate'],
    ['قصف الريف الجنوبي لحلب', 'ريف حلب الجنوبي region', 'حلب', 'only candidate'],
  ])('%s', (text, place, governorate, reason) => {
    expect(first(text).told).toEqual([place, governorate, reason])
  })

  it.each(['قصف على رأس العين', 'قصف على الطيبة'])('stay in doubt with their candidates: %s', text => {
    const { mention, told } = first(text)
    expect(told).toEqual([null, null, 'in doubt'])
    expect(mention?.candidates.length).toBeGreaterThan(1)
  })

  it('are settled by where the source writes', () => {
    const daraa = [...gazetteer.places.values()].find(place => place.kind === 'governorate' && place.name === 'درعا')
    expect(first('قصف على الطيبة', daraa?.id ?? null).told).toEqual(['الطيبة town', 'درعا', 'source region'])
  })
})

describe('places that only the text knows', () => {
  it.each([
    ['قصف قرية شمروخو شمالي الرقة', 'شمروخو', 'ريف الرقة الشمالي'],
    ['قصف تلة الخضر في جبل الأكراد', 'تلة الخضر', 'جبل الأكراد'],
    ['استهدف محيط بلدة مشيرف في ريف إدلب الجنوبي', 'مشيرف', 'ريف إدلب الجنوبي'],
  ])('%s', (text, name, area) => {
    const { mention, told } = first(text)
    expect([mention?.text, ...told]).toEqual([name, null, area, 'named by the text'])
  })
})
