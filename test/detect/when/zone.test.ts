import { describe, expect, it } from 'vitest'
import { betweenZones, toInstant, toLocal } from '../../../src/detect/when/zone.ts'

const DAMASCUS = 'Asia/Damascus'

describe('zone', () => {
  it.each([
    ['2018-03-12T10:00:00Z', '2018-03-12T12:00:00'],
    ['2018-03-30T10:00:00Z', '2018-03-30T13:00:00'],
    ['2018-12-01T10:00:00Z', '2018-12-01T12:00:00'],
    ['2022-11-15T10:00:00Z', '2022-11-15T13:00:00'],
  ])('%s is %s in Damascus', (instant, local) => {
    expect(toLocal(new Date(instant), DAMASCUS)).toBe(local)
    expect(toInstant(local, DAMASCUS).toISOString()).toBe(new Date(instant).toISOString())
  })

  it.each([
    ['twice in autumn: the first', '2018-10-25T23:30', '2018-10-25T20:30:00.000Z'],
    ['never in spring: an hour later', '2018-03-30T00:30', '2018-03-29T22:30:00.000Z'],
  ])('a time that the clocks show %s', (_, local, instant) => expect(toInstant(local, DAMASCUS).toISOString()).toBe(instant))

  it('moves a time from the clocks of one zone to those of another', () => {
    const noon = Date.UTC(2018, 2, 12, 12)
    expect(betweenZones(noon, 'Europe/Moscow', DAMASCUS)).toBe(Date.UTC(2018, 2, 12, 11))
    expect(betweenZones(noon, DAMASCUS, DAMASCUS)).toBe(noon)
  })

  it('refuses what is no local time', () => expect(() => toInstant('soon', DAMASCUS)).toThrow(RangeError))
})
