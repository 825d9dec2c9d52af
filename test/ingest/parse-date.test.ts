import { describe, expect, it } from 'vitest'
import { firstDate, readZonedDate } from '../../src/ingest/parse-date.ts'

const NOW = new Date('2018-03-12T12:00:00Z')

describe('readZonedDate', () => {
  it.each([
    ['2018-03-12T09:05:00Z', '2018-03-12T09:05:00.000Z'],
    ['2018-03-12T09:05:00+02:00', '2018-03-12T07:05:00.000Z'],
    ['2018-03-12T09:05:00.123456+0200', '2018-03-12T07:05:00.123Z'],
    ['2018-03-12T09:05+03', '2018-03-12T06:05:00.000Z'],
    ['2018-03-12 09:05:00 +0200', '2018-03-12T07:05:00.000Z'],
    ['2018-03-12 09:05:00 UTC', '2018-03-12T09:05:00.000Z'],
    ['Mon, 12 Mar 2018 09:05:00 GMT', '2018-03-12T09:05:00.000Z'],
    ['Mon, 12 Mar 2018 09:05:00 +0200', '2018-03-12T07:05:00.000Z'],
    ['12 March 2018 09:05 +02:00', '2018-03-12T07:05:00.000Z'],
    ['2018-03-13T11:00:00Z', '2018-03-13T11:00:00.000Z'],
  ])('reads %s', (raw, iso) => {
    const reading = readZonedDate(raw, NOW)
    expect(reading.ok && reading.date.toISOString()).toBe(iso)
  })

  it.each([
    ['2018-03-12T09:05:00', 'no-zone'],
    ['2018-03-12', 'no-zone'],
    ['12 March 2018', 'no-zone'],
    ['Mon, 12 Mar 2018 09:05:00', 'no-zone'],
    ['1999-12-31T23:59:59Z', 'too-early'],
    ['0001-01-01T00:00:00Z', 'too-early'],
    ['2018-03-13T12:00:01Z', 'future'],
    ['2018-13-45T09:00:00Z', 'unreadable'],
    ['2018-02-30T09:00:00Z', 'unreadable'],
    ['Fri, 30 Feb 2018 09:05:00 +0200', 'unreadable'],
    ['', 'unreadable'],
    ['1520845500', 'unreadable'],
    ['اليوم', 'unreadable'],
    ['03/12/2018 09:05 GMT', 'unreadable'],
  ])('refuses «%s» as %s', (raw, problem) => {
    expect(readZonedDate(raw, NOW)).toEqual({ ok: false, problem })
  })
})

describe('firstDate', () => {
  it('passes over what cannot be', () => {
    expect(firstDate(['2018-03-12', '2035-01-01T00:00:00Z', '2018-03-11T10:00:00Z', '2018-03-10T10:00:00Z'], NOW)).toEqual(
      new Date('2018-03-11T10:00:00Z'),
    )
    expect(firstDate([], NOW)).toBeNull()
  })
})
