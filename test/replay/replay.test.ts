import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/replay/read-articles.ts'
import { replay } from '../../src/replay/replay.ts'
import { toJson } from '../../src/replay/show.ts'
import { at, detection, gazetteer, placeId, times } from '../support/detections.ts'

const line = { id: 7, publishedAt: '2019-08-31T09:00:00+03:00', source: 'شبكة النموذج', text: 'نص' }

describe('a line of a replay', () => {
  it('is an article with its time', () => {
    expect(readArticle(line)).toMatchObject({
      ok: true,
      article: { id: '7', publishedAt: new Date('2019-08-31T06:00:00Z'), supersedes: null },
    })
  })

  it.each([
    [{ ...line, publishedAt: 'yesterday' }, 'publishedAt'],
    [{ ...line, id: undefined }, 'id'],
    [{ ...line, text: 5 }, 'text'],
  ])('%j is told to be wrong', (value, field) => {
    const read = readArticle(value)
    expect(!read.ok && read.error.startsWith(field)).toBe(true)
  })
})

it('gives the steps in the form that is fixed, the clock running on until it is stopped', () => {
  const read = readArticle(line)
  if (!read.ok) throw new Error(read.error)
  const corridor = detection({ kind: 'corridor', status: 'open', day: null, dayStated: false, places: [at('سقبا')] })
  const play = (until: string) =>
    replay([read.article], new Date(until), { gazetteer, times, read: () => [corridor], render: plan => plan.type }).map(
      step => JSON.parse(toJson(step)) as object,
    )
  const first = { at: '2019-08-31T06:00:00.000Z', article: '7', kind: 'corridor', places: [placeId('سقبا')], decision: 'create' }
  expect(play('2019-08-31T07:00:00Z')).toMatchObject([
    { ...first, messages: [{ type: 'first', place: { id: placeId('سقبا'), name: 'سقبا' }, text: 'first' }] },
  ])
  expect(play('2019-08-31T09:00:00Z')).toMatchObject([
    first,
    { at: '2019-08-31T08:00:00.000Z', article: null, decision: 'clock', messages: [{ type: 'edit' }] },
  ])
})
