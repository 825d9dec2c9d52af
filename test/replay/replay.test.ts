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

const articleOf = (value: object) => {
  const read = readArticle(value)
  if (!read.ok) throw new Error(read.error)
  return read.article
}
const strike = (name: string) => detection({ places: [at(name)], dayStated: false })
const tools = { gazetteer, times, render: () => '' }

it('articles without any date go to review', () => {
  const steps = replay([articleOf({ ...line, publishedAt: null })], null, { ...tools, read: () => [strike('سقبا')] })
  expect(steps.map(toJson).map(text => JSON.parse(text) as object)).toMatchObject([{ decision: 'review', messages: [] }])
})

it('no article is published after it was read', () => {
  const ahead = { ...line, publishedAt: '2019-08-31T19:00:00+03:00', fetchedAt: line.publishedAt }
  expect(articleOf(ahead)).toMatchObject({ publishedAt: new Date('2019-08-31T06:00:00Z'), fetchedAt: new Date('2019-08-31T06:00:00Z') })
})

it('another text at the same address is a newer one of the article', () => {
  const url = 'https://news.example/a'
  const articles = [
    articleOf({ ...line, id: 'one', url, text: 'سقبا' }),
    articleOf({ ...line, id: 'two', url: `${url}?utm_source=x`, text: 'دوما' }),
    articleOf({ ...line, id: 'three', url: `${url}2`, text: 'دوما' }),
  ]
  const steps = replay(articles, null, { ...tools, read: article => [strike(article.text)] })
  expect(steps.map(({ article, decision }) => [article, decision])).toEqual([
    ['one', 'create'],
    ['two', 'correct'],
    ['three', 'corroborate'],
  ])
})
