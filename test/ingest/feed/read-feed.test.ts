import { describe, expect, it } from 'vitest'
import { FEED_MAX_ITEMS, readFeed } from '../../../src/ingest/feed/read-feed.ts'

const NOW = new Date('2018-03-12T12:00:00Z')
const read = (body: string) => readFeed(body, 'https://news.example/feed', NOW)
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>موقع</title>${items}</channel></rss>`

describe('readFeed', () => {
  it('reads RSS with HTML in it', () => {
    const reading = read(
      rss(`<item><title>قصف &amp; غارات</title><link>https://news.example/a?utm_source=rss</link><guid isPermaLink="false">7</guid>
        <pubDate>Mon, 12 Mar 2018 09:00:00 +0200</pubDate>
        <description><![CDATA[<p>غارة على <b>سقبا</b>.</p><script>x()</script><p>لا إصابات&nbsp;حتى الآن.</p>]]></description></item>`),
    )
    expect(reading).toEqual({
      ok: true,
      items: [
        {
          id: '7',
          url: 'https://news.example/a',
          title: 'قصف & غارات',
          text: 'غارة على سقبا.\n\nلا إصابات حتى الآن.',
          publishedAt: new Date('2018-03-12T07:00:00Z'),
          isExcerpt: true,
        },
      ],
      dropped: { bad: 0, beyondLimit: 0 },
    })
  })

  it.each([
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>م</title><entry><id>x</id><title>خبر</title><link rel="self" href="/self"/><link href="/a"/>
        <published>2018-03-12T09:00:00Z</published><content type="html">&lt;p&gt;نص&lt;/p&gt;</content></entry></feed>`,
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>م</title></channel><item rdf:about="x"><title>خبر</title><link>https://news.example/a</link><description>نص</description><dc:date>2018-03-12T09:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'م',
        items: [
          { id: 'x', url: 'https://news.example/a', title: 'خبر', content_html: '<p>نص</p>', date_published: '2018-03-12T09:00:00Z' },
        ],
      }),
    ],
  ])('reads %s', (_name, body) => {
    expect(read(body)).toMatchObject({
      ok: true,
      items: [{ id: 'x', url: 'https://news.example/a', title: 'خبر', text: 'نص', publishedAt: new Date('2018-03-12T09:00:00Z') }],
    })
  })

  it('takes the full content over the summary, which is then no excerpt', () => {
    const full = 'قصف مدفعي على أحياء سكنية. '.repeat(40)
    const reading = read(
      rss(
        `<item><link>https://news.example/a</link><description>أوله...</description><content:encoded><![CDATA[<p>${full}</p>]]></content:encoded></item>`,
      ),
    )
    expect(reading.ok && reading.items[0]).toMatchObject({ text: full.trim(), isExcerpt: false })
  })

  it('drops and counts entries that say nothing', () => {
    const reading = read(rss('<item><title>أول & ثان</title></item><item><link>https://news.example/b</link></item>'))
    expect(reading.ok && reading.items.map(item => item.title)).toEqual(['أول & ثان'])
    expect(reading).toMatchObject({ dropped: { bad: 1 } })
  })

  it('keeps the good entries of a feed that is broken in one', () => {
    const good = (title: string) => `<item><title>${title}</title><pubDate>Mon, 12 Mar 2018 09:00:00 GMT</pubDate></item>`
    const reading = read(rss(`${good('أول')}<item><title>ثان<description>نص</item>${good('ثالث')}`))
    expect(reading.ok && reading.items.map(item => item.title)).toEqual(['أول', 'ثالث'])
    expect(reading).toMatchObject({ dropped: { bad: 1 } })
  })

  it.each([
    ['without zone', '<pubDate>Mon, 12 Mar 2018 09:00:00</pubDate>'],
    ['far ahead', '<pubDate>Mon, 12 Mar 2035 09:00:00 GMT</pubDate>'],
    ['senseless', '<pubDate>أمس</pubDate>'],
    ['absent', ''],
  ])('gives no date where it is %s', (_name, date) => {
    const reading = read(rss(`<item><title>خبر</title>${date}</item>`))
    expect(reading.ok && reading.items[0]?.publishedAt).toBeNull()
  })

  it('takes the newest of too many, wherever they stand', () => {
    const items = Array.from(
      { length: 260 },
      (_, at) => `<item><title>خبر ${at}</title><pubDate>${new Date(NOW.getTime() - (260 - at) * 60_000).toUTCString()}</pubDate></item>`,
    )
    const reading = read(rss(items.join('')))
    expect(reading).toMatchObject({ ok: true, dropped: { bad: 0, beyondLimit: 60 } })
    expect(reading.ok && reading.items.length).toBe(FEED_MAX_ITEMS)
    expect(reading.ok && reading.items[0]?.title).toBe('خبر 259')
  })

  it.each([
    ['a page', '<html><body>404</body></html>', 'broken'],
    ['nothing', '', 'broken'],
    ['other JSON', '{"a":1}', 'broken'],
    ['nested tags', `<rss>${'<a>'.repeat(100_000)}`, 'too-deep'],
  ])('refuses %s', (_name, body, reason) => {
    expect(read(body)).toMatchObject({ ok: false, reason })
  })

  it.each([
    ['a declaration that never ends', `<!DOCTYPE ${'a'.repeat(300_000)}`],
    ['many of them', '<!DOCTYPE '.repeat(30_000)],
    ['entries that never end', rss(`<x a="${'<item '.repeat(50_000)}`)],
    ['hidden parts that never end', rss(`<item><title>خبر</title><description>${'&lt;nav&gt;'.repeat(30_000)}</description></item>`)],
  ])('is soon done with %s', (_name, body) => {
    const begun = performance.now()
    read(body)
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('defines no entities of its own', () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const reading = read(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss('<item><title>x &l9; y</title></item>').slice(21)}`,
    )
    expect(reading.ok && reading.items[0]?.title.length).toBeLessThan(20)
  })
})
