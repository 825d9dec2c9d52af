import { KINDS, TARGETS, WEAPONS } from '../domain/detection.ts'
import { PLACE_KINDS } from '../domain/place.ts'
import { CERTAINTIES } from '../queries/event-record.ts'
import { STATUSES } from './events-query.ts'

export type Schema = Readonly<Record<string, unknown>>

export const refTo = (name: keyof typeof SCHEMAS): Schema => ({ $ref: `#/components/schemas/${name}` })

const text: Schema = { type: 'string' }
const textOrNull: Schema = { type: ['string', 'null'] }
const numberOrNull: Schema = { type: ['number', 'null'] }
const count: Schema = { type: 'integer', minimum: 0 }
const flag: Schema = { type: 'boolean' }
const instant: Schema = { type: 'string', format: 'date-time' }
const instantOrNull: Schema = { type: ['string', 'null'], format: 'date-time' }
const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] })
const listOf = (items: Schema): Schema => ({ type: 'array', items })
const bound: Schema = { type: ['string', 'null'], enum: ['min', 'max', 'about', null] }
const about = (schema: Schema, description: string): Schema => ({ ...schema, description })

/** Everything that is listed is there, unless it is named as optional. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter(name => !optional.includes(name)),
    additionalProperties: false,
  }
}

const local = (description: string): Schema => ({ type: ['string', 'null'], description: `${description}, in the zone of the place` })
const placeId: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,32}$' }
const range: Schema = { anyOf: [{ $ref: '#/components/schemas/Range' }, { type: 'null' }] }
const coordinates: Schema = { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }], minItems: 2, maxItems: 2 }

export const SCHEMAS = {
  Error: object({ error: text, field: about(text, 'The parameter or field that is wrong.') }, ['field']),
  Range: {
    ...object({ min: count, minBound: bound, max: count, maxBound: bound }),
    description:
      'From the lowest to the highest figure that different speakers give; bounds tell of «at least», «at most», «about». Not a sum.',
  },
  EventPlace: object({
    id: about({ type: ['string', 'null'] }, 'Null where no table knows the place, or where it is in doubt which one it is.'),
    name: text,
    nameEn: text,
    governorate: textOrNull,
    lat: about(numberOrNull, 'Of the town, never of a hospital, school or shelter.'),
    lon: numberOrNull,
    candidates: about(listOf(placeId), 'Places that it may be, where that is in doubt.'),
  }),
  EventSource: object({
    outlet: text,
    saidBy: listOf(text),
    deniedBy: listOf(text),
    status: oneOf(STATUSES),
    publishedAt: instant,
    url: textOrNull,
  }),
  Event: object({
    id: { type: 'string', format: 'uuid' },
    version: { type: 'integer', minimum: 1 },
    kind: oneOf(KINDS),
    status: oneOf(STATUSES.filter(status => status !== 'withdrawn')),
    withdrawn: about(flag, 'The whole of it was taken back: it tells nothing any more.'),
    certainty: about(
      oneOf(CERTAINTIES),
      'How many tell of a strike, or who stands behind a truce or corridor. None of these says that it is so.',
    ),
    places: listOf({ $ref: '#/components/schemas/EventPlace' }),
    date: about({ type: 'string', format: 'date' }, 'The day on which it happened or begins, else that of the first report.'),
    day: local('Day of a strike'),
    dayStated: about(flag, 'A source names the day; otherwise it is inferred.'),
    timeText: about(textOrNull, 'The time in the words of a source.'),
    start: local('YYYY-MM-DDTHH:MM'),
    end: local('YYYY-MM-DDTHH:MM'),
    daily: local('HH:MM-HH:MM every day'),
    weapons: listOf(oneOf(WEAPONS)),
    targets: listOf(oneOf(TARGETS)),
    toll: object({ killed: range, wounded: range, children: range, women: range, casualties: range }),
    attributedTo: about(textOrNull, 'Whom sources name as having done, declared or opened it.'),
    deniedBy: listOf(text),
    sourceCount: about(count, 'Different sources: ten outlets that quote one speaker are one.'),
    articleCount: count,
    sources: listOf({ $ref: '#/components/schemas/EventSource' }),
    firstReportedAt: instant,
    updatedAt: instant,
    lastHeldAt: about(instantOrNull, 'When it was last said to be open or in effect.'),
    closedAt: instantOrNull,
  }),
  EventPage: object({
    items: listOf({ $ref: '#/components/schemas/Event' }),
    next: about(textOrNull, 'Value of `cursor` for the next page; null at the end.'),
  }),
  FeatureCollection: object({
    type: { const: 'FeatureCollection' },
    features: listOf(
      object({
        type: { const: 'Feature' },
        id: { type: 'string', format: 'uuid' },
        geometry: {
          anyOf: [
            { type: 'null' },
            object({ type: { const: 'Point' }, coordinates }),
            object({ type: { const: 'MultiPoint' }, coordinates: listOf(coordinates) }),
          ],
        },
        properties: { $ref: '#/components/schemas/Event' },
      }),
    ),
  }),
  Place: object({
    id: placeId,
    name: text,
    nameEn: text,
    kind: oneOf(PLACE_KINDS),
    governorate: textOrNull,
    lat: numberOrNull,
    lon: numberOrNull,
    score: about({ type: 'number', minimum: 0, maximum: 1 }, '0.95 and more is certain.'),
  }),
  PlacePage: object({ items: listOf({ $ref: '#/components/schemas/Place' }) }),
  Article: {
    ...object(
      {
        url: text,
        title: text,
        text: about(text, 'Either text or html is given, or a url to read.'),
        html: text,
        publishedAt: about(instant, 'Without it the date of the page is taken; without any the article waits for an admin.'),
        source: text,
      },
      ['url', 'title', 'text', 'html', 'publishedAt', 'source'],
    ),
    additionalProperties: true,
  },
  Receipt: object({ id: text, duplicate: { const: true } }, ['duplicate']),
} as const satisfies Record<string, Schema>
