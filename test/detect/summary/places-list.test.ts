import { describe, expect, it } from 'vitest'
import { placesList } from '../../../src/detect/summary/places-list.ts'
import { parsePlaceId } from '../../../src/domain/ids.ts'

const list = (...mentions: string[]) =>
  placesList(mentions.map(mention => ({ id: null, name: mention, mention, lat: null, lon: null, candidates: [], area: null, reason: '' })))

describe('a list of places', () => {
  it.each([
    [['بلدتي سقبا'], 'بلدة سقبا'],
    [['مدينتا الباب'], 'مدينة الباب'],
    [['قرى كنصفرة'], 'قرية كنصفرة'],
    [['قرى كنصفرة', 'البارة'], 'قريتي كنصفرة والبارة'],
    [['قرى كنصفرة', 'البارة', 'إحسم'], 'قرى كنصفرة والبارة وإحسم'],
    [['قرى كنصفرة', 'بلدة البارة'], 'قرية كنصفرة وبلدة البارة'],
    [['أحياء الصاخور', 'الشعار', 'مدينة عندان'], 'حيي الصاخور والشعار ومدينة عندان'],
    [['بلدتي سقبا', 'حمورية'], 'بلدتي سقبا وحمورية'],
    [['مطاري دمشق'], 'مطار دمشق'],
    [['قرى ريف إدلب الجنوبي'], 'قرى ريف إدلب الجنوبي'],
    [['قرى وبلدات جبل الزاوية'], 'قرى وبلدات جبل الزاوية'],
    [['مدينة سقبا', 'عربين'], 'مدينة سقبا وعربين'],
    [['محيط \u0650قرية "كيمار'], 'محيط قرية كيمار'],
  ])('%j', (mentions, text) => expect(list(...mentions)).toBe(text))

  it('names a site by its kind where the article names it by its town', () => {
    const aleppo = { id: parsePlaceId('x-air-aleppo'), name: 'مطار حلب الدولي', mention: 'حلب' }
    expect(placesList([{ ...aleppo, lat: null, lon: null, candidates: [], area: null, reason: '' }])).toBe('مطار حلب الدولي')
  })
})
