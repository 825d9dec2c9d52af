import type { DomDocument, DomElement } from './dom.ts'

export interface PageFacts {
  readonly title: string
  readonly canonical: string | null
  /** In order of trust, as the page writes them. */
  readonly dates: readonly string[]
  readonly siteName: string | null
  readonly lang: string | null
  /** The text as the page hands it to search engines. */
  readonly articleBody: string | null
}

const MAX_CHARS = 1000

/** What a page says about itself outside its text. */
export function pageFacts(document: DomDocument): PageFacts {
  const article = articleData(document)
  const siteName = meta(document, 'og:site_name')
  const title =
    meta(document, 'og:title') ?? text(article?.['headline']) ?? soleHeading(document) ?? content(document.querySelector('title'))
  return {
    title: withoutSiteName(title ?? '', siteName),
    canonical: attribute(document.querySelector('link[rel~="canonical"]'), 'href') ?? meta(document, 'og:url'),
    dates: dateCandidates(document, article),
    siteName,
    lang: attribute(document.documentElement, 'lang'),
    articleBody: typeof article?.['articleBody'] === 'string' ? article['articleBody'] : null,
  }
}

function dateCandidates(document: DomDocument, article: JsonObject | null): readonly string[] {
  const named = DATE_NAMES.map(name => meta(document, name))
  const times = [...document.querySelectorAll('time[datetime]')]
  const own = times.filter(time => time.closest('article, main') !== null && time.closest('aside, nav, footer') === null)
  // Where several articles are listed, nobody knows whose the first time is.
  const time = own.length > 0 ? own[0] : times.length === 1 ? times[0] : null
  const all = [text(article?.['datePublished']), ...named, attribute(time ?? null, 'datetime')]
  return [...new Set(all.filter(candidate => candidate !== null))]
}

const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'DC.date.issued',
  'dcterms.created',
]

type JsonObject = Readonly<Record<string, unknown>>

function articleData(document: DomDocument): JsonObject | null {
  const found: JsonObject[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) collect(parseJson(script.textContent ?? ''), found)
  return (
    found.find(item => /Article|Posting|Report/.test(String(item['@type']))) ??
    found.find(item => String(item['@type']) === 'WebPage') ??
    null
  )
}

function collect(value: unknown, found: JsonObject[]): void {
  if (Array.isArray(value)) for (const item of value.slice(0, 50)) collectOne(item, found)
  else collectOne(value, found)
}

function collectOne(value: unknown, found: JsonObject[]): void {
  if (typeof value !== 'object' || value === null) return
  const item = value as JsonObject
  found.push(item)
  if (Array.isArray(item['@graph']))
    for (const part of item['@graph'].slice(0, 50)) if (typeof part === 'object' && part !== null) found.push(part)
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}

function meta(document: DomDocument, name: string): string | null {
  for (const key of ['property', 'name', 'itemprop']) {
    const found = attribute(document.querySelector(`meta[${key}="${name}"]`), 'content')
    if (found !== null) return found
  }
  return null
}

function soleHeading(document: DomDocument): string | null {
  const headings = [...document.querySelectorAll('h1')]
  return headings.length === 1 ? content(headings[0]!) : null
}

function content(element: DomElement | null): string | null {
  return text(element?.textContent)
}

function attribute(element: DomElement | null, name: string): string | null {
  return text(element?.getAttribute(name))
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const settled = value.replace(/\s+/g, ' ').trim().slice(0, MAX_CHARS)
  return settled === '' ? null : settled
}

/** "Headline | Site" is the headline. Only the site's own name is cut: many headlines hold a dash or a colon. */
function withoutSiteName(title: string, siteName: string | null): string {
  if (siteName === null) return title
  for (const sign of ['|', '-', '–', '—', '•', '::', '»']) {
    const tail = ` ${sign} ${siteName}`
    if (title.endsWith(tail) && title.length > tail.length) return title.slice(0, -tail.length).trim()
  }
  return title
}
