import { expect, it } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { pairSuperseding } from '../../src/decide/supersede.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import { at, context, detection, exactly, gazetteer } from '../support/detections.ts'

const told = decide(detection({ places: [at('سقبا')], toll: { ...NO_TOLL, killed: exactly(4) } }), context())
const event = 'event' in told ? told.event : undefined
const pair = (...items: readonly ReturnType<typeof detection>[]) =>
  pairSuperseding(
    event ? [event] : [],
    items.map(item => ({ detection: item })),
    { ...context(), gazetteer, family: '', publishedAt: new Date('2019-08-31T11:00:00Z') },
  )

it.each([
  ['another town on another day', { places: [at('عفرين')], day: '2019-09-01' }],
  ['another town, far off, on the same day', { places: [at('عفرين')] }],
])('a page that rolls on to %s takes no strike back', (_what, parts) => {
  const { pairs, rest } = pair(detection(parts))
  expect(pairs).toEqual([])
  expect(rest).toHaveLength(1)
})

it.each([
  ['a neighbouring town', { places: [at('حمورية')], toll: { ...NO_TOLL, killed: exactly(9) } }],
  ['the same figures elsewhere', { places: [at('عفرين')], toll: { ...NO_TOLL, killed: exactly(4) } }],
])('a newer text that puts the strike right at %s is the same strike', (_what, parts) => {
  expect(pair(detection(parts)).pairs).toMatchObject([{ item: { detection: { places: parts.places } } }])
})

it('a newer text that has merely lost sentences takes no strike back', () => {
  const matching = { ...context(), gazetteer, family: '', publishedAt: new Date('2019-08-31T11:00:00Z'), lostOnly: true }
  expect(pairSuperseding(event ? [event] : [], [], matching).pairs).toEqual([])
})

it('a newer text that says nothing at all any more takes it back', () => expect(pair().pairs).toMatchObject([{ item: null }]))
