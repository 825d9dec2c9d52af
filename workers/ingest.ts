import type { Context } from '../src/app.ts'
import type { ArticleReceipt, ArticleSubmission } from '../src/bot/deps.ts'
import { articleStore } from '../src/db/article-store.ts'
import { type DueFeed, noteRead, noteUnread, sourceOfChannel, takeDueFeeds } from '../src/db/source-store.ts'
import type { PostArticle, PostedArticle } from '../src/http/articles.ts'
import { feedRetryS, parseFeedState } from '../src/ingest/feed/feed-state.ts'
import { pollFeed } from '../src/ingest/feed/poll-feed.ts'
import { fetchGuarded } from '../src/ingest/fetch/fetch-guarded.ts'
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
export function startIngest(context: Context, read = readFeed): QueueWorker {
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
export async function take(context: Context, submission: Submission): Promise<IngestResult> {
  const result = await ingest(submission, ingestDeps(context))
  if (result.outcome === 'stored') await context.queues.enqueue({ name: 'detect', data: { articleId: result.id } })
  return result
}

function ingestDeps(context: Context): IngestDeps {
  return {
    fetch: fetchGuarded,
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

const FIRST_READ_MS = 24 * 3_600_000

async function readFeed(context: Context, feed: DueFeed): Promise<void> {
  const state = parseFeedState(feed.pollState)
  const polled = await pollFeed({ url: feed.feedUrl }, state, { fetch: fetchGuarded, now: () => context.clock.now() })
  if (!polled.ok) {
    context.log.warn({ source: feed.key, reason: polled.reason }, 'a feed was not read')
    return noteUnread(context.db, feed.key, polled.reason, feedRetryS(feed.failures))
  }
  // what lies in a feed before it is first read is its archive, not news
  const since = state.seen.length === 0 ? context.clock.now().getTime() - FIRST_READ_MS : 0
  const items = polled.items.filter(item => item.publishedAt === null || item.publishedAt.getTime() >= since)
  for (const item of items) {
    const result = await take(context, submissionFromFeedItem(item, feed.key))
    if (result.outcome === 'refused') context.log.warn({ source: feed.key, reason: result.reason }, 'an entry of a feed was not taken')
  }
  const dates = items.flatMap(item => item.publishedAt ?? [])
  const newest = dates.sort((a, b) => b.getTime() - a.getTime())[0] ?? null
  await noteRead(context.db, feed.key, polled.state, newest)
  if (items.length > 0) context.log.info({ source: feed.key, items: items.length }, 'feed read')
}
