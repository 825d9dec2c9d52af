import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripHtml } from '../../../src/ingest/page/strip-html.ts'

describe('stripHtml', () => {
  it.each([
    ['plain text with its lines', 'سطر\nثان', 'سطر\nثان'],
    ['signs that are no tags', '3 < 5 و 7 > 2', '3 < 5 و 7 > 2'],
    ['paragraphs', '<p>سطر</p><p>ثان</p>', 'سطر\n\nثان'],
    ['breaks', 'سطر<br>ثان<br/>ثالث', 'سطر\nثان\nثالث'],
    ['inline tags', 'غا<b>رة</b> على <a href="x">سقبا</a>', 'غارة على سقبا'],
    ['source line ends', '<p>سطر\n  ثان</p>', 'سطر ثان'],
    ['scripts, styles and captions', '<script>"<p>x"</script><style>p{}</style><figcaption>أرشيف</figcaption><p>نص</p>', 'نص'],
    ['comments', '<!-- <p>x</p> --><p>نص</p>', 'نص'],
    ['attributes with brackets', '<p title="a>b">نص</p>', 'نص'],
    ['entities', '&laquo;غارة&raquo; &#1583;&#x648;&unknown; &amp;lt;', '«غارة» دو&unknown; &lt;'],
    ['a cut tag', '<p>نص</p><a href="', 'نص'],
    ['nothing', '', ''],
  ])('reads %s', (_name, html, text) => {
    expect(stripHtml(html)).toBe(text)
  })

  it('never throws and leaves no tag that it knows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', '<br>', '<script>', '</script>', '<!--', '-->', '<', '>', '"', 'نص', '&#0;', '&amp;'), {
          maxLength: 40,
        }),
        pieces => {
          expect(stripHtml(`<p></p>${pieces.join('')}`)).not.toMatch(/<\/?(?:p|br)>/)
        },
      ),
    )
  })
})
