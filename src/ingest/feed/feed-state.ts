import { z } from 'zod'
import { type FeedState, NEW_FEED } from './poll-feed.ts'

const State = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable(), seen: z.array(z.string()) })

/** What the database holds of a feed; anything else reads as a feed that was never read. */
export function parseFeedState(value: unknown): FeedState {
  const parsed = State.safeParse(value)
  return parsed.success ? parsed.data : NEW_FEED
}

const FIRST_RETRY_S = 60
/** Short, since all fail together while we are cut off, and people wait for the first that is read again. */
const LONGEST_RETRY_S = 300

/** Seconds until a feed that failed so often in a row is asked again. */
export function feedRetryS(failures: number): number {
  return Math.min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** Math.min(failures, 10))
}
