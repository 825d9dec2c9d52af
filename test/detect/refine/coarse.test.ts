import { describe, expect, it } from 'vitest'
import { placesOf, read } from '../support/tables.ts'

const killedIn = (text: string) => read(text).map(({ toll }) => toll.killed?.value ?? null)

describe('the coarse beside the fine', () => {
  it.each([
    ['قصف على ريف أريحا.\nسقطت قذائف على بلدة البارة.', ['البارة']],
    ['قصف على ريف إدلب.\nقصفت الطائرات مدينة سرمين.', ['سرمين']],
    ['قصف على ريف كوباني.', ['عين العرب']],
    ['قصفت القوات قرى سرمين وآفس.', ['آفس', 'سرمين']],
  ])('%s', (text, places) => expect(placesOf(text)).toEqual(places))
})

describe('tolls of the coarse', () => {
  it.each<[string, (number | null)[]]>([
    ['أدت غارات على ريف إدلب إلى مقتل ثلاثة مدنيين.\nوقصفت الطائرات مدينة سرمين.', [3]],
    ['أدت غارات على ريف إدلب إلى مقتل ثلاثة مدنيين.\nوقتل مدني بغارة على مدينة سرمين.', [1]],
    ['أدت غارات على ريف إدلب إلى مقتل ثلاثة مدنيين.\nوقصفت الطائرات مدينة سرمين.\nكما قصفت الطائرات بلدة حاس.', [null, null]],
  ])('%s', (text, killed) => expect(killedIn(text)).toEqual(killed))
})
