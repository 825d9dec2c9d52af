import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseQuestion } from '../../src/bot/ask-period.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Claim, Event } from '../../src/domain/event.ts'
import type { ArticleId, EventId, PlaceId } from '../../src/domain/ids.ts'
import { toRecord } from '../../src/queries/event-record.ts'
import { placeTally } from '../../src/queries/place-tally.ts'
import { changePercent, type Report, reportOf } from '../../src/queries/report.ts'
import { tollSums } from '../../src/queries/toll-sums.ts'
import { truceTally } from '../../src/queries/truce-tally.ts'
import { smallGazetteer } from '../bot/places.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'
import { claim, event, place, storeEvent } from '../support/stored-events.ts'

const places = [place('C2302', 'حرستا')]
const killed = (value: number, bound: 'min' | 'max' | null = null) => ({ ...NO_TOLL, killed: { value, bound } })

describe('a report of many events', () => {
  it('counts them all, reading so few at a time that nobody else waits for it', async () => {
    const test = await openEmbedded()
    const gazetteer = smallGazetteer()
    const { db } = test.database
    const stored = await storeEvent(db, { places, day: '2018-03-05' })
    await sql`
      with copies as materialized (select gen_random_uuid() as id, number from generate_series(1, 1200) number)
      insert into hudna.event (id, kind, status, place_ids, day, body)
      select copies.id, kind, status, place_ids, day + number % 20, body || jsonb_build_object('id', copies.id)
      from hudna.event, copies`.execute(db)
    let most = 0
    const watched = db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        most = Math.max(most, result.rows.length)
        return result
      },
    })
    const tables = { gazetteer, startOf: (day: string) => new Date(`${day}T00:00:00Z`), at: new Date('2018-04-01T00:00:00Z') }
    const country = [...gazetteer.places.values()].find(known => known.kind === 'country')!.id
    for (const place of [stored.places[0]!.id!, country])
      expect((await reportOf(watched, place, { from: '2018-03-01', to: '2018-03-31' }, tables)).now.counts.shelling).toBe(1201)
    expect(most).toBeLessThanOrEqual(501)
    await test.close()
  })
})

describe('tolls of a period', () => {
  it('run from the sum of the minima to the sum of the maxima over different events', () => {
    const events = [
      event({
        places,
        claims: [claim({ outlet: 'أ', speakers: [], toll: killed(2) }), claim({ outlet: 'ب', speakers: [], toll: killed(5) })],
      }),
      event({ places, claims: [claim({ toll: killed(3, 'min') })] }),
      event({ places, claims: [claim({ toll: killed(10, 'max') })] }),
      event({ places, status: 'denied', claims: [claim({ status: 'denied', toll: killed(100) })] }),
      event({ places }),
    ]
    expect(tollSums(events)).toMatchObject({ killed: { min: 5, max: 18, open: true, events: 3 }, wounded: { events: 0 }, without: 1 })
  })

  describe('with the sum of a bulletin over two towns', () => {
    const article = crypto.randomUUID() as ArticleId
    const bulletin = claim({ article, outlet: 'ج', speakers: [], placeNames: ['حرستا', 'زملكا'], toll: killed(34) })
    /** What deciding leaves at the other town of the list: its name, without the toll. */
    const named = { ...bulletin, placeNames: ['زملكا'], toll: NO_TOLL }
    const own = (name: string, value: number) => claim({ placeNames: [name], toll: killed(value) })
    const harasta = (...claims: Claim[]) => event({ places, claims })
    const zamalka = (...claims: Claim[]) => event({ places: [place('C2303', 'زملكا')], claims })
    const saqba = place('C2304', 'سقبا')

    it.each<[string, Event[], { min: number; max: number; events: number }]>([
      [
        'is not added to what each has',
        [harasta(own('حرستا', 13), bulletin), zamalka(own('زملكا', 21), named)],
        { min: 34, max: 34, events: 2 },
      ],
      ['is not added to what one has', [harasta(bulletin), zamalka(own('زملكا', 21), named)], { min: 21, max: 34, events: 2 }],
      ['tells of the one of which nobody tells', [harasta(own('حرستا', 13), bulletin), zamalka(named)], { min: 13, max: 34, events: 1 }],
      ['is counted once where it alone tells', [harasta(bulletin), zamalka(named)], { min: 34, max: 34, events: 1 }],
      ['says nothing of one of them alone', [harasta(own('حرستا', 13), bulletin)], { min: 13, max: 13, events: 1 }],
      [
        'tells of a third that came with it',
        [
          event({ places: [...places, saqba], claims: [own('حرستا', 13), { ...bulletin, placeNames: ['حرستا', 'زملكا', 'سقبا'] }] }),
          zamalka(own('زملكا', 1), named),
        ],
        { min: 14, max: 34, events: 2 },
      ],
      [
        'has nothing to do with another strike of its article',
        [harasta(bulletin), event({ places: [saqba], claims: [{ ...own('سقبا', 5), article }] })],
        { min: 39, max: 39, events: 2 },
      ],
    ])('%s', (_what, events, sum) => {
      expect(tollSums(events).killed).toMatchObject(sum)
    })

    it('does not stand as the toll of one of them in what programs get', () => {
      const stored = harasta(own('حرستا', 13), bulletin)
      const tables = { gazetteer: smallGazetteer(), partyName: () => null }
      expect(toRecord(stored, '2018-03-12', tables).toll.killed).toMatchObject({ min: 13, max: 13 })
    })
  })
})

describe('truces', () => {
  const truce = (parts: Partial<Event>) =>
    event({ places, kind: 'ceasefire', status: 'announced', claims: [claim({ status: 'announced' })], ...parts })
  const at = new Date('2018-03-12T12:00:00Z')
  const id = crypto.randomUUID() as EventId

  it.each([
    ['open', [truce({})]],
    ['proposed', [truce({ status: 'proposed' })]],
    ['denied', [truce({ status: 'denied' })]],
    ['broken', [truce({ status: 'violated' })]],
    ['broken', [truce({ id, end: '2018-03-10T12:00' }), event({ places, during: id })]],
    ['broken', [truce({ status: 'ended', claims: [claim({ status: 'violated' }), claim({ status: 'ended' })] })]],
    ['saidEnded', [truce({ status: 'ended', claims: [claim({ status: 'ended' })] })]],
    ['overWithoutReport', [truce({ end: '2018-03-10T12:00' })]],
    ['overWithoutReport', [truce({ status: 'ended' })]],
  ] as const)('are told by the worst that is known: %s', (fate, events) => {
    expect(truceTally(events, at)).toEqual({ proposed: 0, denied: 0, broken: 0, saidEnded: 0, overWithoutReport: 0, open: 0, [fate]: 1 })
  })
})

it('places are counted once for each strike, and not in doubt', () => {
  const doubtful = { id: null, name: 'دوما', area: null, candidates: ['C2301', 'C6001'] as PlaceId[] }
  const events = [
    event({ places: [place('C2302'), place('C2303')] }),
    event({ places: [place('C2302'), place('C2302')] }),
    event({ places: [doubtful] }),
    event({ places: [place('C2301')], status: 'denied' }),
  ]
  expect(placeTally(events, smallGazetteer())).toEqual([
    { id: 'C2302', strikes: 2 },
    { id: 'C2303', strikes: 1 },
  ])
})

describe('a change in per cent', () => {
  const half = (strikes: number, articles: number, sources: number, read = 100) => ({
    from: '',
    to: '',
    counts: { shelling: strikes, ceasefire: 0, corridor: 0 },
    deniedStrikes: 0,
    telling: { articles, sources },
    read: { articles: read, sources: 10 },
  })
  const change = (now: Report['now'], before: Report['now']) => changePercent({ now, before }, 'shelling')

  it.each([
    ['is told where as much was read', half(12, 24, 5), half(10, 20, 4), 20],
    ['falls too', half(5, 20, 5), half(10, 20, 5), -50],
    ['a quarter is just let', half(20, 25, 5), half(10, 20, 4), 100],
    ['not where articles differ by more', half(20, 26, 5), half(10, 20, 4), null],
    ['not where sources differ by more', half(20, 20, 6), half(10, 20, 4), null],
    ['not where fewer were read before', half(20, 20, 5, 126), half(10, 20, 5, 100), null],
    ['not of next to nothing', half(8, 20, 5), half(4, 20, 5), null],
    ['not of nothing', half(8, 20, 5), half(0, 0, 0), null],
  ])('%s', (_what, now, before, percent) => {
    expect(change(now, before)).toBe(percent)
  })
})

describe('a report', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openEmbedded()
    const { db } = test.database
    for (const day of ['2018-02-20', '2018-03-01', '2018-03-03', '2018-03-04']) await storeEvent(db, { places, day })
    await storeEvent(db, { places: [place('C6001')], day: '2018-03-02' })
    await storeEvent(db, { places, day: '2018-03-02', withdrawnAt: '2018-03-03T00:00:00.000Z' })
  })
  afterAll(() => test.close())

  it('counts by week from Sunday, beside the days of the same number before', async () => {
    const tables = { gazetteer: smallGazetteer(), startOf: (day: string) => new Date(`${day}T00:00:00+02:00`), at: new Date() }
    const report = await reportOf(test.database.db, 'SY03' as PlaceId, { from: '2018-03-01', to: '2018-03-10' }, tables)
    expect(report.now).toMatchObject({ counts: { shelling: 3, ceasefire: 0 }, telling: { articles: 3, sources: 1 } })
    expect(report.before).toMatchObject({
      from: '2018-02-19',
      to: '2018-02-28',
      counts: { shelling: 1 },
      telling: { articles: 1, sources: 1 },
    })
    expect(report.weeks.map(week => [week.start, week.counts.shelling])).toEqual([
      ['2018-02-25', 2],
      ['2018-03-04', 1],
    ])
  })
})

describe('days that are asked for', () => {
  it.each([
    ['ريف دمشق 2018-02-01 2018-03-31', 'ريف دمشق', '2018-02-01', '2018-03-31'],
    ['ريف دمشق من ١/٢/٢٠١٨ إلى ٣١/٣/٢٠١٨', 'ريف دمشق', '2018-02-01', '2018-03-31'],
    ['دوما 30d', 'دوما', '2018-03-03', '2018-04-01'],
    ['دوما 7', 'دوما', '2018-03-26', '2018-04-01'],
    ['دوما', 'دوما', '2018-03-03', '2018-04-01'],
    ['دوما 2018-03-20', 'دوما', '2018-03-20', '2018-04-01'],
  ])('%s', (text, name, from, to) => {
    expect(parseQuestion(text, '2018-04-01')).toEqual({ fault: null, name, period: { from, to } })
  })

  it.each([
    ['دوما 2018-13-01', 'analyst-bad-day'],
    ['دوما 30/2/2018', 'analyst-bad-day'],
    ['دوما 2018-03-02 2018-03-01', 'analyst-bad-order'],
    ['دوما 2001-03-02 2018-03-01', 'analyst-too-long'],
    ['دوما 2018-05-02', 'analyst-future'],
  ])('%s is refused', (text, fault) => {
    expect(parseQuestion(text, '2018-04-01').fault).toBe(fault)
  })
})
