import { parseFeed } from 'feedsmith'

/** What all formats of feeds have in common, HTML as it came. */
export interface Entry {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly title: string | undefined
  readonly content: string | undefined
  readonly summary: string | undefined
  readonly dates: readonly (string | undefined)[]
}

export interface Entries {
  readonly entries: readonly Entry[]
  /** Entries of a malformed feed that could not be read one by one either. */
  readonly unreadable: number
}

const SALVAGED_MAX = 1_000

/** Null for what is no feed. Of a feed with a broken entry the others are read one by one. */
export function readEntries(source: string): Entries | null {
  const whole = parseEntries(source)
  if (whole !== null) return { entries: whole, unreadable: 0 }
  const blocks = entryBlocks(source)
  if (blocks.length === 0) return null
  const read = blocks.map(block => parseEntries(block.startsWith('<item') ? RSS.replace('*', () => block) : ATOM.replace('*', () => block)))
  return { entries: read.flatMap(entries => entries ?? []), unreadable: read.filter(entries => entries === null).length }
}

/** Whole `<item>` and `<entry>` elements. What never ends is looked for once, not from each of its beginnings. */
function entryBlocks(source: string): readonly string[] {
  const blocks: string[] = []
  const endless = new Set<string>()
  const start = /<(item|entry)[\s>]/g
  for (let found = start.exec(source); found !== null && blocks.length < SALVAGED_MAX; found = start.exec(source)) {
    const name = found[1]!
    if (endless.has(name)) continue
    const end = new RegExp(`</${name}\\s*>`, 'g')
    end.lastIndex = found.index
    if (end.test(source)) {
      blocks.push(source.slice(found.index, end.lastIndex))
      start.lastIndex = end.lastIndex
    } else endless.add(name)
  }
  return blocks
}

const NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
const RSS = `<rss version="2.0" ${NAMESPACES}><channel><title>-</title>*</channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES}><title>-</title>*</feed>`

function parseEntries(source: string): readonly Entry[] | null {
  try {
    const parsed = parseFeed(source)
    switch (parsed.format) {
      case 'rss':
        return (parsed.feed.items ?? []).map(item => ({
          id: item.guid?.value,
          url: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          content: item.content?.encoded,
          summary: item.description,
          dates: [item.pubDate, ...(item.dc?.dates ?? [])],
        }))
      case 'atom':
        return (parsed.feed.entries ?? []).map(entry => ({
          id: entry.id,
          url: (entry.links?.find(link => link.rel === undefined || link.rel === 'alternate') ?? entry.links?.[0])?.href,
          title: entry.title?.value,
          content: entry.content?.value,
          summary: entry.summary?.value,
          dates: [entry.published, entry.updated],
        }))
      case 'rdf':
        return (parsed.feed.items ?? []).map(item => ({
          id: item.rdf?.about,
          url: item.link,
          title: item.title,
          content: item.content?.encoded,
          summary: item.description,
          dates: item.dc?.dates ?? [],
        }))
      case 'json':
        return (parsed.feed.items ?? []).map(item => ({
          id: item.id,
          url: item.url ?? item.external_url,
          title: item.title,
          content: item.content_html ?? item.content_text,
          summary: item.summary,
          dates: [item.date_published, item.date_modified],
        }))
    }
  } catch {
    // The parser throws for whatever is no feed; there is nothing in its error for anybody.
    return null
  }
}
