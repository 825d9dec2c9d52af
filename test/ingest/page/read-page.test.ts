import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/ingest/page/read-page.ts'

const PARAGRAPHS = [
  'سقطت أربع قذائف على سوق مدينة سقبا صباح اليوم، ما أدى إلى إصابة خمسة من الباعة بجروح متفاوتة، وفق الدفاع المدني.',
  'وقال متطوع في الدفاع المدني إن الفرق نقلت الجرحى إلى نقطة طبية قريبة، وإن القصف توقف نحو ساعة ثم تجدد على أطراف المدينة.',
  'وأضاف أن السوق كان مزدحماً وقت سقوط القذائف، وأن السكان يطالبون بفتح طريق آمن لنقل المصابين إلى مشافي العاصمة.',
]

function article(head = '', body = ''): string {
  return `<!doctype html><html lang="ar" dir="rtl"><head><title>قصف سوق سقبا | موقع إخباري</title>${head}</head><body>
    <header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سوريا</a></li></ul></nav></header>
    <main><article><h1>قصف سوق سقبا</h1>${body}
      <figure><img src="a.jpg"><figcaption>قصف سابق على دوما، أرشيف</figcaption></figure>
      ${PARAGRAPHS.map(paragraph => `<p>${paragraph.replace('، ', '،\n   ')}</p>`).join('\n')}
    </article></main>
    <aside><h3>الأكثر قراءة</h3><a href="/x">هدنة في مدينة أخرى</a></aside>
    <footer>جميع الحقوق محفوظة</footer><script>var a = "<p>نص</p>"</script></body></html>`
}

describe('readPage', () => {
  it('takes the paragraphs, and neither frame nor caption', () => {
    const { text } = readPage(article())
    expect(text.split('\n\n').filter(line => line !== 'قصف سوق سقبا')).toEqual(PARAGRAPHS)
  })

  it.each([
    ['og:title', '<meta property="og:title" content="قصف السوق"><meta property="og:site_name" content="موقع">', 'قصف السوق'],
    [
      "without the site's name",
      '<meta property="og:title" content="هدنة: ساعة - موقع"><meta property="og:site_name" content="موقع">',
      'هدنة: ساعة',
    ],
    ['JSON-LD', '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"قصف"}]}</script>', 'قصف'],
    ['the heading', '', 'قصف سوق سقبا'],
  ])('finds the title: %s', (_name, head, title) => {
    expect(readPage(article(head)).title).toBe(title)
  })

  it.each([
    ['JSON-LD', '<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"D"}]</script>', ''],
    ['meta property', '<meta property="article:published_time" content="D">', ''],
    ['meta itemprop', '<meta itemprop="datePublished" content="D">', ''],
    ['time', '', '<time datetime="D">اليوم</time>'],
  ])('finds the date: %s', (_name, head, body) => {
    expect(readPage(article(head, body)).dates).toEqual(['D'])
  })

  it('does not take the date of one of many listed articles', () => {
    const list = '<ul><li><time datetime="A">أ</time></li><li><time datetime="B">ب</time></li></ul>'
    expect(readPage(`<html><body>${list}</body></html>`).dates).toEqual([])
    expect(readPage(article().replace('<h3>', '<time datetime="A">أ</time><time datetime="B">ب</time><h3>')).dates).toEqual([])
  })

  it('finds url, site and language', () => {
    const head = '<link rel="canonical" href="https://news.example/a"><meta property="og:site_name" content="موقع">'
    expect(readPage(article(head))).toMatchObject({ canonical: 'https://news.example/a', siteName: 'موقع', lang: 'ar' })
    expect(readPage(article('<meta property="og:url" content="https://news.example/b">')).canonical).toBe('https://news.example/b')
  })

  it.each([
    ['a fragment', '<p>غارة على سقبا.</p><p>لا إصابات.</p>', 'غارة على سقبا.\n\nلا إصابات.'],
    ['line breaks', '<div>غارة على سقبا<br>وأخرى على<b> جسرين</b></div>', 'غارة على سقبا\nوأخرى على جسرين'],
    ['a list', '<ul><li>سقبا</li><li>جسرين</li></ul>', 'سقبا\nجسرين'],
    ['a table', '<table><tr><td>سقبا</td><td>3</td></tr><tr><td>جسرين</td><td>1</td></tr></table>', 'سقبا 3\nجسرين 1'],
    ['entities', '<p>&laquo;غارة&raquo;&nbsp;على سقبا &amp; جسرين</p>', '«غارة» على سقبا & جسرين'],
    ['bare text', 'غارة على سقبا', 'غارة على سقبا'],
    ['nothing', '', ''],
  ])('reads %s', (_name, html, text) => {
    expect(readPage(html).text).toBe(text)
  })

  it('takes the text that a page made by script hands to search engines', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', articleBody: PARAGRAPHS.join('\n') })
    expect(
      readPage(`<html><head><script type="application/ld+json">${data}</script></head><body><div id="app"></div></body></html>`).text,
    ).toBe(PARAGRAPHS.join('\n'))
  })

  it.each(['<', '<<<>>>', '</p></div>', '<html', '<!--', '<body><p', '\0', '<svg><p>نص', '<table><p>نص'])('survives «%s»', html => {
    expect(typeof readPage(html).text).toBe('string')
  })
})
