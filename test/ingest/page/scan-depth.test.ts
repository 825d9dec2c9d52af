import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { scanDepth } from '../../../src/ingest/page/scan-depth.ts'

describe('scanDepth', () => {
  it.each([
    ['ordinary nesting', '<div>'.repeat(256)],
    ['paragraphs that nobody closed', '<p>نص'.repeat(5_000)],
    ['list items and cells that nobody closed', `<ul>${'<li>نص'.repeat(2_000)}</ul><table>${'<tr><td>نص<td>نص'.repeat(2_000)}</table>`],
    ['void tags', '<br><img src=x><input>'.repeat(2_000)],
    ['closed tags', '<div><p>نص</p></div>'.repeat(5_000)],
    ['tags inside a script', `<script>${'"<div>"+'.repeat(5_000)}</script><p>نص</p>`],
    ['tags inside a comment', `<!-- ${'<div>'.repeat(5_000)} --><p>نص</p>`],
    ['tags inside an attribute', `<p title="${'<div>'.repeat(5_000)}">نص</p>`],
    ['shapes of a drawing', `<svg>${'<path d="M0"/>'.repeat(5_000)}</svg>`],
    ['signs that open no tag', '3 < 5 <> < div'.repeat(2_000)],
  ])('lets %s pass', (_name, html) => {
    expect(scanDepth(html)).toEqual({ ok: true })
  })

  it.each([
    ['nested tags', '<div>'.repeat(257)],
    ['nested with attributes that hold a bracket', '<div title="a>b">'.repeat(257)],
    ['nested after a comment that closes itself', `<!-->${'<div>'.repeat(257)}`],
    ['nested in capitals', '<DIV>'.repeat(257)],
    ['nested lists', '<ul><li>'.repeat(129)],
    ['nested and wrongly closed', '<div></span>'.repeat(257)],
    ['nested unknown tags', '<x-y>'.repeat(257)],
  ])('refuses %s', (_name, html) => {
    expect(scanDepth(html)).toEqual({ ok: false, reason: 'too-deep' })
  })

  it('needs one pass for pages made to need many', () => {
    for (const html of [
      '<a ="'.repeat(300_000),
      '<'.repeat(1_000_000),
      '<!--'.repeat(300_000),
      '<title>'.repeat(200_000),
      '<a\u0020'.repeat(300_000),
    ]) {
      expect(scanDepth(html).ok).toBe(true)
    }
  })

  it('never sees less depth than the parser builds', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<ul>',
      '<li>',
      '</ul>',
      '<b>',
      '</b>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<br>',
      'نص',
      '<span a="1>2">',
      '</span>',
      '<section>',
      '<!-- c -->',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const html = `<html><body>${pieces.join('')}</body></html>`
        const depth = depthOf(parseHTML(html).document.documentElement as unknown as Tree)
        // One less for a leaf that holds nothing, such as `<br>` or what a stray `</p>` makes.
        expect(scanDepth(html, depth - 2).ok).toBe(false)
      }),
    )
  })
})

interface Tree {
  readonly children: Iterable<Tree>
}

function depthOf(tree: Tree): number {
  return 1 + Math.max(0, ...[...tree.children].map(depthOf))
}
