import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import type { ArticleId, PlaceId } from '../../src/domain/ids.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { eventRecords } from '../../src/queries/event-records.ts'
import { COLUMNS } from '../../src/queries/formats/csv.ts'
import { smallGazetteer } from '../bot/places.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'
import { claim, place, storeEvent } from '../support/stored-events.ts'
import { atomFaults } from './atom-rules.ts'
import { capFaults } from './cap-rules.ts'
import { parseGeoJson } from './geojson-rules.ts'
import { hxlFault } from './hxl-core.ts'
import { type Element, parseXml } from './xml.ts'

const KEY = 'query-key-for-tests'
let test: TestDatabase
let server: FastifyInstance
let strike: Event
let truce: Event

const get = (query: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url: `/v1/events${query}`, headers: { authorization: `Bearer ${KEY}`, ...headers } })
const items = async (query: string) => (await get(query)).json<{ items: { id: string; date: string }[]; next: string | null }>()

beforeAll(async () => {
  test = await openEmbedded()
  const { db } = test.database
  const gazetteer = smallGazetteer()
  strike = await storeEvent(db, {
    places: [place('C2301', 'دوما'), place('C2302', 'حرستا')],
    day: '2018-03-12',
    weapons: ['artillery'],
    claims: [
      claim({
        toll: { killed: { value: 6, bound: 'min' }, wounded: { value: 40, bound: null }, children: null, women: null, casualties: null },
      }),
      claim({
        outlet: '=HYPERLINK("x") <b>&',
        url: 'https://example.org/news/2?a=1&b=2',
        speakers: [{ name: 'المرصد', party: 'sohr', side: 'monitor', outlet: null }],
        toll: { killed: { value: 17, bound: null }, wounded: null, children: null, women: null, casualties: null },
      }),
    ],
  })
  truce = await storeEvent(db, {
    places: [place('SY0302', 'منطقة دوما')],
    kind: 'ceasefire',
    status: 'announced',
    start: '2018-02-27T09:00',
    end: '2018-02-27T14:00',
    claims: [claim({ status: 'announced', speakers: [{ name: 'روسيا', party: 'russia', side: 'russia', outlet: null }] })],
  })
  await storeEvent(db, { places: [place('C6001', 'دوما')], day: '2018-03-11' })
  await storeEvent(db, {
    places: [{ id: null, name: 'دوما', area: null, candidates: ['C2301', 'C6001'] as PlaceId[] }],
    day: '2018-03-10',
    version: 3,
  })
  await storeEvent(db, { places: [place('C3001', 'قلعة المضيق')], day: '2018-03-09', withdrawnAt: '2018-03-10T08:00:00.000Z', version: 2 })
  server = createHttpServer({
    ingestKeys: [],
    queryKeys: [KEY],
    postArticle: async () => ({ outcome: 'busy' }),
    findPlaces: () => [],
    events: {
      gazetteer,
      records: eventRecords(db, gazetteer),
      now: () => new Date('2018-03-13T10:00:00Z'),
      placesNamed: name => [...gazetteer.places.values()].filter(known => known.name === name).map(known => known.id),
      dayOf: instant => new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 10),
      instantOf: local => new Date(`${local}:00+03:00`),
    },
    health: { problems: async () => [], metrics: async () => '' },
    webhook: null,
  })
})
afterAll(async () => {
  await server.close()
  await test.close()
})

describe('what is asked for', () => {
  it.each([
    ['everything, the newest day first', '', ['2018-03-12', '2018-03-11', '2018-03-10', '2018-02-27']],
    ['a governorate with all that lies inside it', '?place=SY03', ['2018-03-12', '2018-03-10', '2018-02-27']],
    ['a town, and what may be in it', '?place=C2301', ['2018-03-12', '2018-03-10']],
    ['a place by the name that only it has', `?place=${encodeURIComponent('حرستا')}`, ['2018-03-12']],
    ['a kind', '?kind=ceasefire,corridor', ['2018-02-27']],
    ['a status', '?status=announced', ['2018-02-27']],
    ['what was taken back', '?status=withdrawn', ['2018-03-09']],
    ['days, both included', '?since=2018-03-10&until=2018-03-11', ['2018-03-11', '2018-03-10']],
    ['instants, by the day of the place', '?since=2018-03-11T21:30:00Z', ['2018-03-12']],
    ['nothing that there is', '?since=2020-01-01', []],
  ])('%s', async (_what, query, dates) => {
    expect((await items(query)).items.map(item => item.date)).toEqual(dates)
  })

  it('comes page by page, each event once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await items(`?limit=1&cursor=${cursor}`)
      seen.push(...page.items.map(item => item.id))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(4)
    expect(seen).toEqual((await items('')).items.map(item => item.id))
    expect((await get('?limit=1&format=csv&kind=shelling')).headers['link']).toMatch(
      /^<\/v1\/events\?limit=1&format=csv&kind=shelling&cursor=[\w-]+>; rel="next"$/,
    )
  })

  it.each([
    ['place', '?place=XX99'],
    ['place', `?place=${encodeURIComponent('دوما')}`],
    ['kind', '?kind=war'],
    ['status', '?status=over'],
    ['status', '?kind=shelling&status=announced'],
    ['since', '?since=yesterday'],
    ['until', '?until=2018-02-30'],
    ['since', '?since=0000-01-01'],
    ['until', '?until=9999-12-31T23:00:00Z'],
    ['since', '?since=2018-03-02&until=2018-03-01'],
    ['limit', '?limit=0'],
    ['limit', '?limit=501'],
    ['cursor', '?cursor=abc'],
    ['format', '?format=xml'],
    ['plaice', '?plaice=SY03'],
    ['kind', '?kind=shelling&kind=corridor'],
  ])('names %s where it is wrong: %s', async (field, query) => {
    const response = await get(query)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toEqual({ error: expect.any(String), field })
  })

  it('wants a key', async () => {
    expect((await get('', { authorization: 'Bearer wrong' })).statusCode).toBe(401)
    expect((await get(`/${strike.id}`, { authorization: '' })).statusCode).toBe(401)
  })

  it('says that nothing has changed', async () => {
    for (const format of ['json', 'csv', 'geojson', 'atom', 'cap']) {
      const first = await get(`?format=${format}`)
      const etag = String(first.headers['etag'])
      const again = await get(`?format=${format}`, { 'if-none-match': `"other", W/${etag}` })
      expect([again.statusCode, again.body]).toEqual([304, ''])
      expect((await get(`?format=${format}&limit=1`, { 'if-none-match': etag })).statusCode).toBe(200)
    }
  })

  it('gives one event, and 404 for none', async () => {
    expect((await get(`/${strike.id}`)).json()).toMatchObject({ id: strike.id, kind: 'shelling' })
    expect((await get('/00000000-0000-4000-8000-000000000000')).statusCode).toBe(404)
    expect((await get('/x')).statusCode).toBe(404)
  })
})

describe('an event', () => {
  it('has its figures as ranges, its sources and its certainty', async () => {
    const record = (await get(`/${strike.id}`)).json()
    expect(record).toMatchObject({
      certainty: 'several sources',
      sourceCount: 2,
      articleCount: 2,
      date: '2018-03-12',
      toll: { killed: { min: 6, minBound: 'min', max: 17, maxBound: null }, wounded: { min: 40, max: 40 }, children: null },
      places: [{ id: 'C2301', governorate: 'ريف دمشق', lat: 33.5718, lon: 36.4022, candidates: [] }, { id: 'C2302' }],
    })
    expect(record.sources.map((source: { saidBy: string[] }) => source.saidBy)).toEqual([['ناشط محلي'], ['المرصد السوري لحقوق الإنسان']])
  })

  it('in doubt has no position', async () => {
    const [, , doubtful] = (await get('')).json<{ items: { places: unknown[] }[] }>().items
    expect(doubtful?.places).toEqual([expect.objectContaining({ id: null, lat: null, lon: null, candidates: ['C2301', 'C6001'] })])
  })
})

describe('formats', () => {
  it('CSV has a fixed header, a row of HXL tags, and no formula', async () => {
    for (const format of ['csv', 'hxl']) {
      const response = await get(`?format=${format}`)
      expect(response.headers['content-type']).toMatch(/^text\/csv/)
      const [header, tags, ...rows] = parse(response.body) as string[][]
      expect(header?.join()).toBe(
        'event_id,kind,status,certainty,date,day_stated,start,end,daily,governorate,place_id,place,place_en,place_candidates,lat,lon,killed_min,' +
          'killed_max,killed_bound,wounded_min,wounded_max,wounded_bound,killed_or_wounded_min,killed_or_wounded_max,weapons,targets,attributed_to,' +
          'denied_by,sources,articles,said_by,outlets,links,first_reported_at,updated_at,version',
      )
      expect(tags?.map(hxlFault).filter(fault => fault !== null)).toEqual([])
      expect(new Set(tags).size).toBe(COLUMNS.length)
      expect(rows).toHaveLength(4)
      const row = Object.fromEntries(header!.map((name, index) => [name, rows[0]![index]]))
      expect(row).toMatchObject({ event_id: strike.id, place_id: 'C2301 | C2302', killed_min: '6', killed_max: '17', sources: '2' })
      expect(rows.flat().filter(cell => /^[=+@-]/.test(cell))).toEqual([])
    }
  })

  it('GeoJSON is as RFC 7946 has it', async () => {
    const features = parseGeoJson((await get('?format=geojson')).body)
    expect(features.map(feature => feature.positions?.length ?? null)).toEqual([2, 1, null, 1])
    expect(features[0]?.positions?.[0]).toEqual([36.4022, 33.5718])
    expect(features.every(feature => feature.id === feature.properties['id'])).toBe(true)
  })

  it('Atom is as RFC 4287 has it', async () => {
    for (const query of ['?format=atom', '?format=atom&limit=1', '?format=atom&since=2020-01-01', '?format=atom&status=withdrawn']) {
      const response = await get(query)
      expect(response.headers['content-type']).toMatch(/^application\/atom\+xml/)
      expect(atomFaults(parseXml(response.body))).toEqual([])
    }
  })

  it('CAP is as its standard has it, and nothing in it is certain or clear', async () => {
    for (const query of ['?format=cap', '?format=cap&since=2020-01-01', '?format=cap&status=withdrawn', `/${strike.id}?format=cap`]) {
      const response = await get(query)
      expect(response.headers['content-type']).toMatch(/^application\/cap\+xml/)
      expect(capFaults(parseXml(response.body))).toEqual([])
      expect(response.body).not.toMatch(/AllClear|Evacuate|Observed/)
    }
    const read = async (path: string) => parseXml((await get(path)).body)
    const within = (element: Element, name: string): string | undefined => element.children.find(child => child.name === name)?.text
    const info = (alert: Element) => alert.children.find(child => child.name === 'info')!
    const announced = await read(`/${truce.id}?format=cap`)
    expect(within(info(announced), 'certainty')).toBe('Unknown')
    expect(within(info(announced), 'expires')).toBe('2018-02-27T11:00:00-00:00')
    expect(within(info(await read(`/${strike.id}?format=cap`)), 'certainty')).toBe('Likely')
    expect(within(await read('?format=cap&status=withdrawn'), 'msgType')).toBe('Cancel')
    expect(within(await read('?format=cap&place=C2301&until=2018-03-10'), 'msgType')).toBe('Update')
    expect(within(await read('?format=cap'), 'msgType')).toBe('Alert')
  })

  it('the rules for CAP and Atom find faults', async () => {
    const cap = (await get('?format=cap')).body
    const atom = (await get('?format=atom')).body
    expect(capFaults(parseXml(cap.replace('<responseType>Monitor', '<responseType>AllClear')))).not.toEqual([])
    expect(capFaults(parseXml(cap.replace(/<sender>.*?<\/sender>/, '')))).not.toEqual([])
    expect(capFaults(parseXml(cap.replace(/(<urgency>.*?<\/urgency>)(<severity>.*?<\/severity>)/, '$2$1')))).not.toEqual([])
    expect(capFaults(parseXml(cap.replaceAll('-00:00<', 'Z<')))).not.toEqual([])
    expect(atomFaults(parseXml(atom.replace(/<updated>.*?<\/updated>/, '')))).not.toEqual([])
    expect(atomFaults(parseXml(atom.replace(/<author>.*?<\/author>/, '')))).not.toEqual([])
    expect(() => parseXml(cap.replace('</alert>', ''))).toThrow()
  })
})

it('an article that tells of two events is counted in both', async () => {
  const article = crypto.randomUUID() as ArticleId
  const two = [claim({ article }), claim({ article, toll: strike.claims[0]!.toll })]
  const stored = await storeEvent(test.database.db, { places: [place('C3001')], day: '2017-01-01', claims: two })
  expect((await get(`/${stored.id}`)).json()).toMatchObject({ articleCount: 1, sourceCount: 1 })
})
