import { HOUR_MS } from './times.ts'

/**
 * Normal alerts that one chat gets singly within an hour; what is beyond is told as one. Urgent ones are never capped. Six is one in ten minutes: who
 * follows a town or two never reaches it, and who follows a region still reads each by itself on an ordinary day.
 */
export const NORMAL_PER_HOUR = 6

export type Capped =
  | { readonly how: 'now'; readonly reason: string }
  /** With all that waits by then in one message. */
  | { readonly how: 'merged'; readonly at: Date; readonly reason: string }

/**
 * @param lane of the alert: 0 and 1 are danger and corrections, 3 edits, which disturb nobody
 * @param sentAt when normal messages went to the chat, a merged one counts once; any order
 */
export function capNormal(lane: number, sentAt: readonly Date[], now: Date): Capped {
  if (lane !== 2) return { how: 'now', reason: lane < 2 ? 'urgent: never capped' : 'an edit: disturbs nobody' }
  const recent = sentAt
    .map(at => at.getTime())
    .filter(at => now.getTime() - at < HOUR_MS)
    .sort((a, b) => a - b)
  if (recent.length < NORMAL_PER_HOUR) return { how: 'now', reason: `${recent.length} of ${NORMAL_PER_HOUR} in the last hour` }
  return { how: 'merged', at: new Date((recent[recent.length - NORMAL_PER_HOUR] ?? 0) + HOUR_MS), reason: 'over the cap of the hour' }
}
