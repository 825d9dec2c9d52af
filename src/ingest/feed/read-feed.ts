import { canonicalUrl } from '../canonical-url.ts'
import { scanDepth } from '../page/scan-depth.ts'
import { stripHtml } from '../page/strip-html.ts'
import { firstDate } from '../parse-date.ts'
import { type Entry, readEntries } from './feed-entries.ts'

export const FEED_MAX_ITEMS = 200
const FEED_MAX_TAGS = 400_000
const EXCERPT_MAX_CHARS = 600

/** One entry of a feed, with text instead of HTML. */
export interface FeedItem {
  /** The feed's own id, else the url, else the title. */
  readonly id: string
  readonly url: string | null
  readonly title: string
  readonly text: string
  /** Null where the feed gives none, none with a zone, or an impossible one. */
  readonly publishedAt: Date | null
  /** The text is only the beginning: the page has the rest. */
  readonly isExcerpt: boolean
}

export type FeedReading =
  | { readonly ok: true; readonly items: readonly FeedItem[]; readonly dropped: { readonly bad: number; readonly beyondLimit: number } }
  | { readonly ok: false; readonly reason: 'too-deep' | 'too-many-tags' | 'broken'; readonly message: string }

/**
 * RSS, Atom, RDF or JSON Feed to items; good ones are kept, those with neither title nor text are dropped and counted. Of more than 200 the
 * newest are taken.
 * @param feedUrl against which relative links are read.
 */
export function readFeed(body: string, feedUrl: string, now: Date): FeedReading {
  const source = withoutDoctype(body).trimStart()
  const scan = scanDepth(source, undefined, FEED_MAX_TAGS)
  if (!scan.ok) return { ok: false, reason: scan.reason, message: 'the feed is nested or tagged beyond any use' }
  const read = readEntries(source)
  if (read === null) return { ok: false, reason: 'broken', message: 'this is no RSS, Atom, RDF or JSON feed' }
  const items = read.entries.map(entry => toItem(entry, feedUrl, now)).filter(item => item !== null)
  const kept = newest(items)
  return {
    ok: true,
    items: kept,
    dropped: { bad: read.unreadable + read.entries.length - items.length, beyondLimit: items.length - kept.length },
  }
}

/** Definitions of entities can blow a kilobyte up to gigabytes, and no feed of today needs them. */
function withoutDoctype(body: string): string {
  const at = body.search(/<!DOCTYPE/i)
  if (at === -1) return body
  // at this one place, and so that no part can match in two ways: one that never ends would take hours elsewise
  const doctype = /<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>/iy
  doctype.lastIndex = at
  return doctype.test(body) ? body.slice(0, at) + body.slice(doctype.lastIndex) : body
}

function toItem(entry: Entry, feedUrl: string, now: Date): FeedItem | null {
  const title = stripHtml(entry.title ?? '').replace(/\s+/g, ' ')
  const content = stripHtml(entry.content ?? '')
  const summary = stripHtml(entry.summary ?? '')
  const text = content.length >= summary.length ? content : summary
  if (title === '' && text === '') return null
  const url = absolute(entry.url, feedUrl)
  const isShort = text.length < EXCERPT_MAX_CHARS || /(?:\.\.\.|…)[\])]?$/.test(text)
  return {
    id: entry.id ?? url ?? title,
    url,
    title,
    text,
    publishedAt: firstDate(
      entry.dates.filter(date => date !== undefined),
      now,
    ),
    isExcerpt: url !== null && isShort,
  }
}

function absolute(link: string | undefined, feedUrl: string): string | null {
  if (link === undefined || !URL.canParse(link, feedUrl)) return null
  return canonicalUrl(new URL(link, feedUrl).href)
}

/** Some feeds begin with their oldest entry: a cap on the order of the feed would miss every new one. */
function newest(items: readonly FeedItem[]): readonly FeedItem[] {
  if (items.length <= FEED_MAX_ITEMS) return items
  const time = (item: FeedItem) => item.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY
  return items.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a))).slice(0, FEED_MAX_ITEMS)
}
