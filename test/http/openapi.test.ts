import { afterAll, beforeAll, expect, it } from 'vitest'
import { partyName } from '../../src/data/parties.ts'
import { PARAMETERS } from '../../src/http/events-query.ts'
import { OPENAPI } from '../../src/http/openapi.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { toRecord } from '../../src/queries/event-record.ts'
import { smallGazetteer } from '../bot/places.ts'
import { claim, event, place } from '../support/stored-events.ts'

const gazetteer = smallGazetteer()
const stored = event({
  places: [place('C2301', 'دوما')],
  claims: [claim({ toll: { killed: { value: 6, bound: 'min' }, wounded: null, children: null, women: null, casualties: null } })],
})
const record = toRecord(stored, '2018-03-12', { gazetteer, partyName })
const server = createHttpServer({
  ingestKeys: ['i'],
  queryKeys: ['q'],
  postArticle: async () => ({ outcome: 'stored', id: 'a1' }),
  findPlaces: () => [{ id: 'C1', name: 'x', nameEn: '', kind: 'town', governorate: null, lat: null, lon: 1, score: 1 }],
  events: {
    gazetteer,
    records: { find: async () => ({ items: [record], next: null }), findOne: async () => record },
    now: () => new Date(),
    placesNamed: () => [],
    dayOf: () => '2018-01-01',
    instantOf: local => new Date(`${local}Z`),
  },
  health: { problems: async () => [], metrics: async () => 'x 1\n' },
  webhook: null,
})
beforeAll(() => server.ready())
afterAll(() => server.close())

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Schema = Readonly<Record<string, unknown>>

/** Faults of a value against the words of JSON Schema that the document uses; any other word is a fault of the document. */
function faults(value: Json, schema: Schema, at: string): string[] {
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].replace('#/components/schemas/', '')
    return faults(value, (OPENAPI.components.schemas as Record<string, Schema>)[name]!, at)
  }
  return Object.entries(schema).flatMap(([word, rule]) => {
    switch (word) {
      case 'type':
        return [rule].flat().includes(typeOf(value)) || ([rule].flat().includes('number') && typeOf(value) === 'integer')
          ? []
          : [`${at}: ${typeOf(value)}`]
      case 'enum':
        return (rule as Json[]).includes(value) ? [] : [`${at}: ${String(value)}`]
      case 'const':
        return rule === value ? [] : [`${at}: not ${String(rule)}`]
      case 'pattern':
        return typeof value !== 'string' || new RegExp(rule as string).test(value) ? [] : [`${at}: ${value}`]
      case 'anyOf':
        return (rule as Schema[]).some(option => faults(value, option, at).length === 0) ? [] : [`${at}: none of them`]
      case 'items':
        return Array.isArray(value) ? value.flatMap((item, index) => faults(item, rule as Schema, `${at}[${index}]`)) : []
      case 'properties':
        return Object.entries(rule as Record<string, Schema>).flatMap(([name, inner]) =>
          isObject(value) && name in value ? faults(value[name]!, inner, `${at}.${name}`) : [],
        )
      case 'required':
        return (rule as string[]).flatMap(name => (isObject(value) && name in value ? [] : [`${at}: no ${name}`]))
      case 'additionalProperties':
        return rule === true || !isObject(value)
          ? []
          : Object.keys(value).flatMap(name => (name in (schema['properties'] as object) ? [] : [`${at}: stray ${name}`]))
      case 'prefixItems':
      case 'minItems':
      case 'maxItems':
      case 'minimum':
      case 'maximum':
      case 'maxLength':
      case 'default':
      case 'format':
      case 'description':
        return []
      default:
        return [`the document uses ${word}`]
    }
  })
}

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeOf(value) === 'object'

function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

it('is open, and names the version of its standard', async () => {
  const response = await server.inject('/v1/openapi.json')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Hudna' } })
})

it('tells of every path that there is, and of no other', async () => {
  const told = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace('{id}', ':id')}`),
  )
  for (const route of told) {
    const [method, url] = route.split(' ') as ['GET' | 'POST', string]
    expect([route, server.hasRoute({ method, url })]).toEqual([route, true])
  }
  const routes = server.printRoutes({ commonPrefix: false })
  const there = [...routes.matchAll(/(\/\S*) \(([A-Z, ]+)\)/g)].map(([, path]) => path)
  expect(there.length).toBe(told.length)
})

it('names the parameters that are read', () => {
  expect(OPENAPI.paths['/v1/events'].get.parameters.map(parameter => parameter.name)).toEqual([...PARAMETERS])
})

it.each([
  ['/v1/events', 'application/json'],
  ['/v1/events?format=geojson', 'application/geo+json'],
  [`/v1/events/${stored.id}`, 'application/json'],
  ['/v1/places?q=x', 'application/json'],
])('%s answers in the form that is told', async (url, type) => {
  const response = await server.inject({ url, headers: { authorization: 'Bearer q' } })
  expect(response.headers['content-type']).toContain(type)
  const path = url.replace(/\?.*/, '').replace(stored.id, '{id}') as '/v1/events'
  const content = OPENAPI.paths[path].get.responses['200'].content as Record<string, { schema: Schema }>
  expect(faults(response.json(), content[type]!.schema, '$')).toEqual([])
})

it('refers only to what it holds, and gives every operation a name of its own', () => {
  const text = JSON.stringify(OPENAPI)
  const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!)
  expect(referred.filter(name => !(name in OPENAPI.components.schemas))).toEqual([])
  const names = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(names.length)
})
