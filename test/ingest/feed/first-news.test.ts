import { expect, it } from 'vitest'
import { firstNews } from '../../../src/ingest/feed/first-news.ts'
import type { FeedItem } from '../../../src/ingest/feed/read-feed.ts'

const NOW = new Date('2026-03-12T12:00:00Z')
const item = (at: number, publishedAt: string | null): FeedItem => ({
  id: `${at}`,
  url: null,
  title: `خبر ${at}`,
  text: '',
  publishedAt: publishedAt === null ? null : new Date(publishedAt),
  isExcerpt: false,
})
const dates = (given: readonly (string | null)[]) =>
  firstNews(
    given.map((date, at) => item(at, date)),
    NOW,
  ).map(({ publishedAt }) => publishedAt?.toISOString().slice(0, 16) ?? null)

it('takes the last day and what has no date, and leaves the archive', () => {
  expect(dates(['2026-03-12T11:00:00Z', '2026-03-11T13:00:00Z', '2026-03-11T11:00:00Z', '2026-02-01T11:00:00Z', null])).toEqual([
    '2026-03-12T11:00',
    '2026-03-11T13:00',
    null,
  ])
})

it('believes no date that most entries share', () => {
  const stamped = ['2026-03-12T11:59:01Z', '2026-03-12T11:59:02Z', '2026-03-12T11:59:02Z', '2026-03-12T11:59:30Z', '2026-03-12T11:59:59Z']
  expect(dates([...stamped, '2026-03-12T08:00:00Z'])).toEqual([null, null, null, null, null, '2026-03-12T08:00'])
})

it('believes a handful that came out together', () => {
  const together = ['2026-03-12T11:59:00Z', '2026-03-12T11:59:00Z', '2026-03-12T11:59:00Z', '2026-03-12T11:59:00Z']
  expect(dates(together)).toEqual(['2026-03-12T11:59', '2026-03-12T11:59', '2026-03-12T11:59', '2026-03-12T11:59'])
})
