import type { SourceTest } from '../src/admin/deps.ts'
import type { Context } from '../src/app.ts'
import { findSource } from '../src/db/source-store.ts'
import { NEW_FEED, pollFeed } from '../src/ingest/feed/poll-feed.ts'
import { fetchGuarded } from '../src/ingest/fetch/fetch-guarded.ts'

/** Reads a feed once, as if for the first time, and stores nothing; null where no feed has that key. */
export async function testSource({ db, clock }: Pick<Context, 'db' | 'clock'>, key: string): Promise<SourceTest | null> {
  const source = await findSource(db, key)
  if (source?.feedUrl == null) return null
  const polled = await pollFeed({ url: source.feedUrl }, NEW_FEED, { fetch: fetchGuarded, now: () => clock.now() })
  if (!polled.ok) return { ok: false, reason: polled.reason }
  const newest = polled.items.at(-1)
  return {
    ok: true,
    items: polled.items.length,
    newest: newest === undefined ? null : { title: newest.title, publishedAt: newest.publishedAt },
  }
}
