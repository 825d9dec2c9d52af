import { createHash } from 'node:crypto'
import { FEED_MAX_BYTES, type FetchFailure, type FetchGuarded } from '../fetch/fetch-guarded.ts'
import { decodeBody } from '../page/decode-body.ts'
import { FEED_MAX_ITEMS, type FeedItem, type FeedReading, readFeed } from './read-feed.ts'

/** What is remembered of a feed between two polls. */
export interface FeedState {
  readonly etag: string | null
  readonly lastModified: string | null
  /** Of the entries seen last, newest poll first: a hash of the id, or of the address, and one of title and text, so that an entry whose text changed is new. */
  readonly seen: readonly string[]
}

export const NEW_FEED: FeedState = { etag: null, lastModified: null, seen: [] }

const SEEN_MAX = FEED_MAX_ITEMS * 6

export type PollResult =
  | {
      readonly ok: true
      /** Entries that are new or changed, oldest first. */
      readonly items: readonly FeedItem[]
      readonly dropped: { readonly bad: number; readonly beyondLimit: number }
      /** To be stored only after the items are safe: a crash in between then repeats them, and loses none. */
      readonly state: FeedState
    }
  | {
      readonly ok: false
      readonly reason: FetchFailure | Extract<FeedReading, { ok: false }>['reason'] | 'no-text'
      readonly message: string
    }

/** Asks a feed for what it did not have the last time. Never throws for what the other side does. */
export async function pollFeed(
  source: { readonly url: string },
  state: FeedState,
  deps: { readonly fetch: FetchGuarded; readonly now: () => Date; readonly signal?: AbortSignal },
): Promise<PollResult> {
  const answer = await deps.fetch(source.url, {
    maxBytes: FEED_MAX_BYTES,
    etag: state.etag,
    lastModified: state.lastModified,
    ...(deps.signal && { signal: deps.signal }),
  })
  if (!answer.ok) return answer
  if (answer.notModified) return { ok: true, items: [], dropped: { bad: 0, beyondLimit: 0 }, state }
  const reading = readFeed(decodeBody(answer.body, answer.contentType), answer.url, deps.now())
  if (!reading.ok) return reading
  // A feed that had entries and has none now says as little as one that does not answer.
  if (reading.items.length === 0 && state.seen.length > 0)
    return { ok: false, reason: 'no-text', message: 'the feed has no entries any more' }
  const known = new Set(state.seen)
  const items = withoutSharedAddresses([...new Map(reading.items.map(item => [keyOf(item.id, item), item])).values()])
  const keys = items.flatMap(keysOf)
  const present = new Set(keys.map(idPart))
  const fresh = items.filter(item => !keysOf(item).some(key => known.has(key)))
  return {
    ok: true,
    items: fresh.toSorted((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0)),
    dropped: reading.dropped,
    state: {
      etag: answer.etag,
      lastModified: answer.lastModified,
      // Of each entry only its present text: one that returns to an earlier text has changed again.
      seen: [...keys, ...state.seen.filter(key => !present.has(idPart(key)))].slice(0, SEEN_MAX),
    },
  }
}

const ID_DIGITS = 16

/** By the id and by the address: some feeds make new ids, or new addresses, every time they are asked. */
function keysOf(item: FeedItem): readonly string[] {
  return [item.id, ...(item.url === null || item.url === item.id ? [] : [item.url])].map(id => keyOf(id, item))
}

/** An address that entries of several ids bear, such as the outlet's own, is that of none of them: each would count as a new text of the one before. */
function withoutSharedAddresses(items: readonly FeedItem[]): readonly FeedItem[] {
  const idsAt = new Map<string, Set<string>>()
  for (const { id, url } of items) if (url !== null) idsAt.set(url, (idsAt.get(url) ?? new Set()).add(id))
  return items.map(item => (item.url !== null && idsAt.get(item.url)!.size > 1 ? { ...item, url: null, isExcerpt: false } : item))
}

function keyOf(id: string, item: FeedItem): string {
  return digest(id).slice(0, ID_DIGITS) + digest(JSON.stringify([item.title, item.text])).slice(0, ID_DIGITS)
}

function idPart(key: string): string {
  return key.slice(0, ID_DIGITS)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
