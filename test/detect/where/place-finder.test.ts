import { describe, expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { createPlaceFinder } from '../../../src/detect/where/place-finder.ts'
import { smallGazetteer } from './small-gazetteer.ts'

const finder = createPlaceFinder(smallGazetteer(), {
  foreign: [{ name: 'غزة', country: 'PS' }],
  notPlaces: ['قناة حلب اليوم', 'حلب اليوم'],
})

function read(source: string): string[] {
  return finder.find(normalize(source)).mentions.map(mention => `${mention.text}=${mention.chosen ?? '?'}`)
}

describe('createPlaceFinder', () => {
  it.each([
    ['قصفت الطائرات مدينة سقبا', ['سقبا=P6']],
    ['قصف على سقبا ودوما وكفربطنا', ['سقبا=P6', 'دوما=P5', 'كفربطنا=P7']],
    ['هدوء في بيت سوا', ['بيت سوا=P13']],
    ['استهدف القصف مدينتي «سقبا» و«دوما»', ['سقبا=P6', 'دوما=P5']],
    ['غارات على ريف حلب الغربي والشمالي', ['ريف حلب الغربي=R2', 'الشمالي=R3']],
    ['غارات على الريف الشمالي لحلب', ['الريف الشمالي لحلب=R3']],
    ['غارات جنوبي إدلب', ['جنوبي إدلب=R4']],
    ['انفجار في محافظة حلب', ['حلب=G3']],
    ['انفجار في حلب', ['حلب=P2']],
    ['قصف مدينة الباب', ['الباب=P3']],
    ['قصف تادف والباب', ['تادف=P4', 'الباب=P3']],
    ['قصف على حي جوبر في دمشق', ['جوبر=P8', 'دمشق=P1']],
    ['قصف على جوبر بريف حمص', ['جوبر=P9', 'ريف حمص=G4']],
    ['قصف على سقبا وجوبر', ['سقبا=P6', 'جوبر=P8']],
    ['قصف على جوبر', ['جوبر=?']],
    ['قصف على دوما', ['دوما=P5']],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(expected)
  })

  it.each(['طرق الجندي الباب', 'أهداف الثورة لم تتغير', 'جامعة دمشق', 'قناة حلب اليوم', 'شارع حمص', 'سافر سامر دوما'])(
    'no place: %s',
    source => {
      expect(read(source)).toEqual([])
    },
  )

  it('gives offsets of the name in the source, without clitic and kind words', () => {
    const source = 'وقُصِفت بلدة كفر بطنا'
    const [mention] = finder.find(normalize(source)).mentions
    expect(source.slice(mention?.start, mention?.end)).toBe('كفر بطنا')
    expect(source.slice(mention?.kindStart, mention?.end)).toBe('بلدة كفر بطنا')
    expect(mention?.kindWord).toBe('بلده')
  })

  it('takes a hamlet far from where the text puts its name for another of that name', () => {
    const [mention] = finder.find(normalize('قصف قرية قرمشان في ريف حلب الغربي')).mentions
    expect(mention).toMatchObject({ text: 'قرمشان', chosen: null, candidates: [], area: 'R2', reason: 'named by the text' })
    expect(read('قصف قرية قرمشان في ريف حمص')[0]).toBe('قرمشان=P16')
  })

  it('returns foreign names apart', () => {
    const { mentions, foreign } = finder.find(normalize('قصف على غزة'))
    expect(mentions).toEqual([])
    expect(foreign).toMatchObject([{ start: 8, end: 11, country: 'PS' }])
  })
})
