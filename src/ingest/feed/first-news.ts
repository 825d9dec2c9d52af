import type { FeedItem } from './read-feed.ts'

const NEWS_FOR_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
const FEWEST_STAMPED = 5

/**
 * What of a feed that is read for the first time is news: the entries of the last day, since the others are its archive. Some feeds give all their
 * entries the minute in which they are asked or were last made. Such a date says nothing of the entry and is left out.
 */
export function firstNews(items: readonly FeedItem[], now: Date): readonly FeedItem[] {
  const since = now.getTime() - NEWS_FOR_MS
  const recent = items.filter(item => item.publishedAt === null || item.publishedAt.getTime() >= since)
  const stamp = stampOf(recent)
  return recent.map(item => (stamp !== null && minuteOf(item) === stamp ? { ...item, publishedAt: null } : item))
}

/** The minute that more than half of the entries bear; null where there is none. */
function stampOf(items: readonly FeedItem[]): number | null {
  const counts = new Map<number, number>()
  for (const item of items) {
    const minute = minuteOf(item)
    if (minute !== null) counts.set(minute, (counts.get(minute) ?? 0) + 1)
  }
  return [...counts].find(([, count]) => count >= FEWEST_STAMPED && count * 2 > items.length)?.[0] ?? null
}

function minuteOf({ publishedAt }: FeedItem): number | null {
  return publishedAt === null ? null : Math.floor(publishedAt.getTime() / MINUTE_MS)
}
