import type { Context } from '../src/app.ts'
import type { ArticleReceipt, ArticleSubmission } from '../src/bot/deps.ts'
import { articleStore } from '../src/db/article-store.ts'
import { type DueFeed, noteRead, noteUnread, sourceOfChannel, takeDueFeeds } from '../src/db/source-store.ts'
import type { PostArticle, PostedArticle } from '../src/http/articles.ts'
import { feedRetryS, parseFeedState } from '../src/ingest/feed/feed-state.ts'
import { firstNews } from '../src/ingest/feed/first-news.ts'
import { pollFeed } from '../src/ingest/feed/poll-feed.ts'
import type { FeedItem } from '../src/ingest/feed/read-feed.ts'
import { type FetchGuarded, fetchGuarded } from '../src/ingest/fetch/fetch-guarded.ts'
import { fetchWithin } from '../src/ingest/fetch/fetch-within.ts'
import { type IngestDeps, type IngestResult, ingest } from '../src/ingest/ingest.ts'
import { createPageReader } from '../src/ingest/page/page-reader.ts'
import { parseSubmission, type Submission, submissionFromFeedItem } from '../src/ingest/submission.ts'
import { limit } from '../src/queue/limit.ts'
import type { QueueWorker } from '../src/queue/queues.ts'

/** Two pages at once in this process, whoever asks. */
const readPage = createPageReader()

/** Feeds that one process reads side by side: one that is slow, with a page behind every entry, must not keep the others waiting. */
const FEEDS_AT_ONCE = 4
const STOP_TIMEOUT_MS = 15_000

/** Reads the feeds that are due; the schedule says when to look. The job ends once they have been begun, so that the next look finds the others. */
export function startIngest(context: Context, read: (context: Context, feed: DueFeed) => Promise<void> = readFeed): QueueWorker {
  const reading = new Map<string, Promise<void>>()
  const begin = (feed: DueFeed) =>
    read(context, feed)
      .catch((error: unknown) => context.log.warn({ err: error, source: feed.key }, 'a feed was not read to its end'))
      .finally(() => reading.delete(feed.key))
  const worker = context.queues.worker('poll', async () => {
    while (reading.size < FEEDS_AT_ONCE) {
      const [feed] = await takeDueFeeds(context.db, 1)
      if (feed === undefined) return
      if (!reading.has(feed.key)) reading.set(feed.key, begin(feed))
    }
  })
  return {
    ...worker,
    close: async () => {
      await worker.close()
      // what is not read to its end by then is not noted as read, and read again
      await limit(Promise.all(reading.values()), STOP_TIMEOUT_MS).catch(() => {})
    },
  }
}

/** Takes one submission in, whatever the way it came, and hands the article on to be read. */
export async function take(context: Context, submission: Submission, fetch = fetchGuarded): Promise<IngestResult> {
  const result = await ingest(submission, ingestDeps(context, fetch))
  if (result.outcome === 'stored') await context.queues.enqueue({ name: 'detect', data: { articleId: result.id } })
  return result
}

function ingestDeps(context: Context, fetch: FetchGuarded): IngestDeps {
  return {
    fetch,
    readPage,
    now: () => context.clock.now(),
    store: articleStore(context.db),
    report: problem => context.log.error({ err: problem }, 'the look-up for duplicates failed'),
  }
}

/** What `POST /v1/articles` does with a body. */
export async function postArticle(context: Context, body: unknown): ReturnType<PostArticle> {
  const reading = parseSubmission(body, context.clock.now())
  if (!reading.ok) return { outcome: 'refused', error: reading.error, field: reading.field ?? null }
  return posted(await take(context, reading.submission))
}

function posted(result: IngestResult): PostedArticle {
  switch (result.outcome) {
    case 'stored':
    case 'duplicate':
      return { outcome: result.outcome, id: result.id }
    case 'refused':
      return result.reason === 'busy' ? { outcome: 'busy' } : { outcome: 'refused', error: result.message, field: result.field ?? null }
  }
}

/** A post of a channel that is among our sources, or one that an admin forwards. */
export async function ingestPost(context: Context, { from, channelHash, post }: ArticleSubmission): Promise<ArticleReceipt> {
  const source = channelHash === null ? null : await sourceOfChannel(context.db, channelHash)
  if (from === 'channel' && source === null) return 'unknown source'
  const result = await take(context, {
    url: post.url,
    title: '',
    content: { kind: 'text', text: post.text },
    publishedAt: post.publishedAt,
    source: source?.key ?? post.title ?? '',
  })
  if (result.outcome === 'refused') return { refused: result.messageKey }
  return result.outcome === 'duplicate' ? 'known' : 'taken'
}

/** How long the pages behind the entries of a feed may take altogether: the last entry must not wait for forty pages that do not come. */
const PAGES_TIMEOUT_MS = 60_000

/** Reads one feed as it is now, takes in what is new in it, and notes how it went. */
export async function readFeed(context: Context, feed: DueFeed, fetch: FetchGuarded = fetchGuarded): Promise<void> {
  const state = parseFeedState(feed.pollState)
  const now = () => context.clock.now()
  const polled = await pollFeed({ url: feed.feedUrl }, state, { fetch, now })
  if (!polled.ok) {
    context.log.warn({ source: feed.key, reason: polled.reason }, 'a feed was not read')
    return noteUnread(context.db, feed.key, polled.reason, feedRetryS(feed.failures))
  }
  const items = state.seen.length === 0 ? firstNews(polled.items, now()) : polled.items
  const fetchPage = fetchWithin(fetch, PAGES_TIMEOUT_MS)
  for (const item of items) {
    const result = await take(context, submissionFromFeedItem(item, feed.key), fetchPage)
    if (result.outcome === 'refused') context.log.warn({ source: feed.key, reason: result.reason }, 'an entry of a feed was not taken')
  }
  await noteRead(context.db, feed.key, polled.state, newestOf(polled.items, now()))
  if (items.length > 0) context.log.info({ source: feed.key, items: items.length }, 'feed read')
}

/** When the newest of these was published, as far as is known; null where there are none. */
function newestOf(items: readonly FeedItem[], now: Date): Date | null {
  if (items.length === 0) return null
  const times = items.flatMap(item => item.publishedAt?.getTime() ?? [])
  return new Date(Math.min(now.getTime(), times.length === 0 ? now.getTime() : Math.max(...times)))
}
