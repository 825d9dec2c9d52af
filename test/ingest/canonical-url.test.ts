import { describe, expect, it } from 'vitest'
import { canonicalUrl, settlePageUrl, urlKey } from '../../src/ingest/canonical-url.ts'

describe('canonicalUrl', () => {
  it.each([
    ['HTTP://News.Example:80/A/b/', 'http://news.example/A/b'],
    ['https://news.example:443/', 'https://news.example/'],
    ['https://news.example', 'https://news.example/'],
    ['https://news.example/?', 'https://news.example/'],
    ['https://news.example./a', 'https://news.example/a'],
    ['https://news.example/a#comments', 'https://news.example/a'],
    ['https://news.example//a///b', 'https://news.example/a/b'],
    ['https://news.example/a?utm_source=x&UTM_Medium=y&fbclid=1&id=7', 'https://news.example/a?id=7'],
    ['https://news.example/a?b=2&a=1', 'https://news.example/a?a=1&b=2'],
    ['https://news.example/a?ref=home&gclid=3', 'https://news.example/a'],
    ['https://news.example/%d8%a7', 'https://news.example/%D8%A7'],
    ['https://news.example/قصف', 'https://news.example/%D9%82%D8%B5%D9%81'],
    [' https://news.example:8443/a ', 'https://news.example:8443/a'],
  ])('%s → %s', (raw, canonical) => {
    expect(canonicalUrl(raw)).toBe(canonical)
    expect(canonicalUrl(canonical)).toBe(canonical)
  })

  it.each([
    '',
    'news.example/a',
    'ftp://news.example/',
    'javascript:alert(1)',
    'http://u:p@news.example/',
    `http://n.example/${'a'.repeat(2048)}`,
  ])('refuses «%s»', raw => {
    expect(canonicalUrl(raw)).toBeNull()
  })
})

describe('urlKey', () => {
  it.each([
    ['http://www.news.example/a', 'https://news.example/a'],
    ['https://m.news.example/a', 'https://news.example/a'],
    ['https://amp.news.example/a', 'https://news.example/a'],
    ['https://news.example/a/amp', 'https://news.example/a'],
    ['https://news.example/a?amp=1', 'https://news.example/a'],
    ['https://news.example/a.amp.html', 'https://news.example/a.html'],
    ['https://t.me/s/Channel/12', 'https://t.me/channel/12'],
    ['https://t.me/channel/12?single=', 'https://t.me/channel/12'],
  ])('%s and %s are one', (one, other) => {
    expect(urlKey(canonicalUrl(one)!)).toBe(urlKey(canonicalUrl(other)!))
  })

  it.each([
    ['https://news.example/a?id=1', 'https://news.example/a?id=2'],
    ['https://news.example/a', 'https://news.example/b'],
    ['https://news.example/a', 'https://ar.news.example/a'],
    ['https://news.example:8080/a', 'https://news.example/a'],
    ['https://m.example/a', 'https://amp.example/a'],
    ['https://t.me/channel/12', 'https://t.me/channel/13'],
    ['https://news.example/camp', 'https://news.example/c'],
  ])('%s and %s are two', (one, other) => {
    expect(urlKey(canonicalUrl(one)!)).not.toBe(urlKey(canonicalUrl(other)!))
  })
})

describe('settlePageUrl', () => {
  it.each([
    ['the page names a cleaner url', 'https://m.news.example/a?x=1', 'https://news.example/2018/a', 'https://news.example/2018/a'],
    ['another site', 'https://copy.example/a', 'https://news.example/a', 'https://copy.example/a'],
    ['the front page', 'https://news.example/2018/a', 'https://news.example/', 'https://news.example/2018/a'],
    ['the number lost', 'https://news.example/read.php?id=5', 'https://news.example/read.php', 'https://news.example/read.php?id=5'],
    ['nothing claimed', 'https://news.example/a', null, 'https://news.example/a'],
    ['nonsense claimed', 'https://news.example/a', 'not a url', 'https://news.example/a'],
    ['only claimed', null, 'https://news.example/a', 'https://news.example/a'],
    ['only the front page claimed', null, 'https://news.example/', null],
    ['nothing known', null, null, null],
  ])('%s', (_name, fetched, claimed, settled) => {
    expect(settlePageUrl(fetched, claimed)).toBe(settled)
  })
})
