import type { Logger } from './logger.ts'

const FIRST_SILENCE_MS = 10_000
const LONGEST_SILENCE_MS = 600_000
/** Whatever fails is tried again within a minute: without an error for so long, it is over. */
const OVER_AFTER_MS = 120_000

/**
 * Logs the first error at once and then ever more seldom, with the number left out, down to one line in ten minutes while they go on: a full disk at Redis
 * makes thousands a second, and a database that is away for an hour one in every task that comes round.
 */
export function logSparingly(log: Logger, message: string, fields: object = {}): (error: unknown) => void {
  let silenceMs = FIRST_SILENCE_MS
  let silentUntil = 0
  let lastAt = 0
  let leftOut = 0
  return error => {
    const now = performance.now()
    if (now - lastAt > OVER_AFTER_MS) {
      silenceMs = FIRST_SILENCE_MS
      silentUntil = 0
    }
    lastAt = now
    if (now < silentUntil) {
      leftOut += 1
      return
    }
    log.warn({ err: error, leftOut, ...fields }, message)
    silentUntil = now + silenceMs
    silenceMs = Math.min(silenceMs * 2, LONGEST_SILENCE_MS)
    leftOut = 0
  }
}
