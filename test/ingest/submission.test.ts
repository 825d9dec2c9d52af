import { describe, expect, it } from 'vitest'
import { submissionFromPost } from '../../src/ingest/post.ts'
import { parseSubmission, submissionFromFeedItem, submissionFromUrl } from '../../src/ingest/submission.ts'

const NOW = new Date('2018-03-12T12:00:00Z')

describe('parseSubmission', () => {
  it('reads everything that may be posted', () => {
    const posted = {
      url: 'HTTPS://News.Example/a?utm_source=x',
      title: 'خبر',
      text: 'غارة على سقبا',
      publishedAt: '2018-03-12T09:05:00+02:00',
      source: 'news',
    }
    expect(parseSubmission(posted, NOW)).toEqual({
      ok: true,
      submission: {
        url: 'https://news.example/a',
        title: 'خبر',
        content: { kind: 'text', text: 'غارة على سقبا' },
        publishedAt: new Date('2018-03-12T07:05:00Z'),
        source: 'news',
      },
    })
  })

  it.each([
    ['text alone', { text: 'غارة' }, { kind: 'text', text: 'غارة' }],
    ['HTML alone', { html: '<p>غارة</p>' }, { kind: 'html', html: '<p>غارة</p>' }],
    [
      'nulls for what is not known',
      { text: 'غارة', url: null, title: null, publishedAt: null, source: null },
      { kind: 'text', text: 'غارة' },
    ],
  ])('takes %s', (_name, posted, content) => {
    expect(parseSubmission(posted, NOW)).toEqual({ ok: true, submission: { url: null, title: '', content, publishedAt: null, source: '' } })
  })

  it.each([
    ['nothing', undefined, undefined],
    ['a list', [], undefined],
    ['no text', {}, 'text'],
    ['both', { text: 'a', html: 'b' }, 'html'],
    ['empty text', { text: '' }, 'text'],
    ['text of invisible signs', { text: ' \u200b\u200f\0 ' }, 'text'],
    ['text of another type', { text: 5 }, 'text'],
    ['too long a text', { text: 'ا'.repeat(200_001) }, 'text'],
    ['too long a page', { html: 'x'.repeat(2_000_001) }, 'html'],
    ['no url', { text: 'a', url: 'news' }, 'url'],
    ['a file', { text: 'a', url: 'file:///etc/passwd' }, 'url'],
    ['a url with a password', { text: 'a', url: 'https://u:p@news.example/' }, 'url'],
    ['a date without zone', { text: 'a', publishedAt: '2018-03-12T09:05:00' }, 'publishedAt'],
    ['a day only', { text: 'a', publishedAt: '2018-03-12' }, 'publishedAt'],
    ['no date', { text: 'a', publishedAt: 'today' }, 'publishedAt'],
    ['a date two days ahead', { text: 'a', publishedAt: '2018-03-14T12:00:00Z' }, 'publishedAt'],
    ['a date of another age', { text: 'a', publishedAt: '1970-01-01T00:00:00Z' }, 'publishedAt'],
    ['a name that is not known', { text: 'a', published_at: '2018-03-12T09:05:00Z' }, 'published_at'],
    ['too long a title', { text: 'a', title: 'x'.repeat(1001) }, 'title'],
  ])('refuses %s and says where', (_name, posted, field) => {
    const reading = parseSubmission(posted, NOW)
    expect(reading).toMatchObject({ ok: false })
    expect(reading.ok === false && reading.field).toBe(field)
    expect(reading.ok === false && reading.error).not.toBe('')
  })
})

describe('other ways in', () => {
  it('makes a post of a public channel an article with a url', () => {
    const date = new Date('2018-03-12T09:00:00Z')
    expect(
      submissionFromPost({ text: 'غارة على سقبا', date, channelUsername: 'Some_Channel', messageId: 7, forwardOriginTitle: 'قناة' }),
    ).toEqual({
      url: 'https://t.me/some_channel/7',
      title: '',
      content: { kind: 'text', text: 'غارة على سقبا' },
      publishedAt: date,
      source: 't.me/some_channel',
    })
  })

  it('names a private channel by its title', () => {
    const post = submissionFromPost({ text: 'غارة', date: NOW, forwardOriginTitle: '\u202bقناة\nأخبار\u202c' })
    expect(post).toMatchObject({ url: null, source: 'قناة أخبار' })
    expect(submissionFromPost({ text: 'غارة', date: NOW, channelUsername: 'no/../name', messageId: 1 })).toMatchObject({
      url: null,
      source: '',
    })
  })

  it('has the page of an excerpt read, and of a bare url', () => {
    const item = { id: '1', url: 'https://news.example/a', title: 'خبر', text: 'أوله', publishedAt: null, isExcerpt: true }
    expect(submissionFromFeedItem(item, 'news').content).toEqual({ kind: 'page', text: 'أوله' })
    expect(submissionFromFeedItem({ ...item, isExcerpt: false }, 'news').content).toEqual({ kind: 'text', text: 'أوله' })
    expect(submissionFromFeedItem({ ...item, text: '' }, 'news').content).toEqual({ kind: 'page', text: 'خبر' })
    expect(submissionFromUrl('https://news.example/a#x')).toMatchObject({
      url: 'https://news.example/a',
      content: { kind: 'page', text: '' },
    })
    expect(submissionFromUrl('news')).toBeNull()
  })
})
