import type { BotApi } from '../test/bot-api/server.ts'

export async function untilAccepted(api: BotApi, count: number): Promise<void> {
  while ((api.stats().accepted['sendMessage'] ?? 0) < count) await new Promise(resolve => setTimeout(resolve, 20))
}

/** The largest number of times within any 1,000 milliseconds. */
export function mostInASecond(timesMs: readonly number[]): number {
  const sorted = [...timesMs].sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [index, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - 1000) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

export function residentMb(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20)
}
