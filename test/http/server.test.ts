import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventsInterface } from '../../src/http/events.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { smallGazetteer } from '../bot/places.ts'

const INGEST = 'ingest-key-for-tests'
const QUERY = 'query-key-for-tests'
const bodies: unknown[] = []
const updates: { body: string; secret: string | undefined }[] = []
let problems: string[] = []

const events: EventsInterface = {
  gazetteer: smallGazetteer(),
  records: { find: async () => ({ items: [], next: null }), findOne: async () => null },
  now: () => new Date(),
  placesNamed: () => [],
  dayOf: instant => instant.toISOString().slice(0, 10),
  instantOf: local => new Date(`${local}Z`),
}

const failures: unknown[] = []
const server = createHttpServer({
  ingestKeys: [INGEST],
  queryKeys: [QUERY],
  postArticle: async body => {
    bodies.push(body)
    const { text } = body as { text?: string }
    if (text === 'disk') throw new Error('no space left')
    if (text === 'again') return { outcome: 'duplicate', id: 'a1' }
    if (text === undefined) return { outcome: 'refused', error: 'text is missing', field: 'text' }
    return { outcome: 'stored', id: 'a1' }
  },
  findPlaces: query => [{ id: 'C1', name: query, nameEn: '', kind: 'town', governorate: null, lat: null, lon: null, score: 1 }],
  events,
  health: { problems: async () => problems, metrics: async () => 'hudna_up 1\n' },
  webhook: {
    path: '/telegram',
    handle: async (body, secret) => {
      updates.push({ body: Buffer.from(body).toString('utf8'), secret })
      return 200
    },
  },
  onFailure: error => failures.push(error),
})
let root = ''

beforeAll(async () => {
  await server.listen({ port: 0, host: '127.0.0.1' })
  root = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${root}/v1/articles`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${INGEST}`, ...headers },
  })

it('gives a body no more time than it says', () => {
  // of the two, Node takes the longer one for the whole request
  expect(server.server.headersTimeout).toBeLessThanOrEqual(server.server.requestTimeout)
})

describe('POST /v1/articles', () => {
  it('that fails here says so to the log, and little to the one who asked', async () => {
    const response = await post('{"text":"disk"}')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('space')
    expect(failures).toMatchObject([{ message: 'no space left' }])
  })

  it.each([
    ['a new one', '{"text":"خبر"}', 202, { id: 'a1' }],
    ['one known already', '{"text":"again"}', 200, { id: 'a1', duplicate: true }],
    ['one that is refused', '{}', 400, { error: 'text is missing', field: 'text' }],
    ['broken JSON', '{"text": ', 400, { error: expect.stringContaining('not valid JSON') }],
  ])('answers %s', async (_what, body, status, answer) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual(answer)
  })

  it.each([
    ['none', ''],
    ['a wrong one', 'Bearer wrong'],
    ['one of the other kind', `Bearer ${QUERY}`],
  ])('refuses the key: %s, and reads nothing', async (_what, authorization) => {
    const before = bodies.length
    expect((await post('{"text":"x"}', { authorization })).status).toBe(401)
    expect(bodies.length).toBe(before)
  })

  it('refuses 2 MB', async () => {
    const response = await post(JSON.stringify({ text: 'x'.repeat(2_000_000) }))
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ error: expect.stringContaining('larger than') })
  })

  it('refuses letters that are not UTF-8', async () => {
    const response = await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'the body is not valid UTF-8' })
  })

  it('says nothing of the body in an error', async () => {
    expect(await (await post('{"text": canary}')).text()).not.toContain('canary')
  })

  it('slows down who sends too many', async () => {
    const answers = await Promise.all(Array.from({ length: 600 }, () => post('{"text":"x"}')))
    const slowed = answers.filter(answer => answer.status === 429)
    expect(slowed.length).toBeGreaterThan(0)
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('other paths', () => {
  const get = (path: string, key?: string) => fetch(`${root}${path}`, key ? { headers: { authorization: `Bearer ${key}` } } : {})

  it('finds places for those with a query key', async () => {
    expect((await get('/v1/places?q=x')).status).toBe(401)
    expect(await (await get(`/v1/places?q=${encodeURIComponent('دوما')}`, QUERY)).json()).toMatchObject({ items: [{ name: 'دوما' }] })
    expect((await get('/v1/places', QUERY)).status).toBe(400)
    expect((await get('/v1/places?q=x&limit=0', QUERY)).status).toBe(400)
    const twice = await get('/v1/places?q=x&q=y', QUERY)
    expect([twice.status, await twice.json()]).toEqual([400, { error: expect.stringContaining('more than once'), field: 'q' }])
    expect((await get('/v1/places?q=x&limit=1&limit=2', QUERY)).status).toBe(400)
  })

  it('tells its health openly and its figures to keys', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
    problems = ['database']
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/metrics')).status).toBe(401)
    expect(await (await get('/metrics', QUERY)).text()).toBe('hudna_up 1\n')
  })

  it('answers an unknown path in the same form', async () => {
    expect(await (await get('/nowhere')).json()).toEqual({ error: 'no such path' })
    expect(await (await get('/%ff')).json()).toEqual({ error: 'no such path' })
  })

  it('hands the bytes of an update on as they are', async () => {
    const text = JSON.stringify({ update_id: 1, message: { text: 'سقبا' } })
    await fetch(`${root}/telegram`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' },
    })
    expect(updates).toEqual([{ body: text, secret: 's' }])
  })
})

it('with no keys set lets nobody in', async () => {
  const closed = createHttpServer({
    ingestKeys: [],
    queryKeys: [],
    postArticle: async () => ({ outcome: 'stored', id: 'x' }),
    findPlaces: () => [],
    events,
    health: { problems: async () => [], metrics: async () => '' },
    webhook: null,
  })
  for (const authorization of ['', 'Bearer ', 'Bearer undefined'])
    expect((await closed.inject({ method: 'POST', url: '/v1/articles', payload: {}, headers: { authorization } })).statusCode).toBe(401)
  await closed.close()
})
