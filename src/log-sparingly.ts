import type { Logger } from './logger.ts'

const SILENCE_MS = 10_000

/** Logs the first error at once and then one line in ten seconds with the number left out: a full disk at Redis makes thousands a second. */
export function logSparingly(log: Logger, message: string): (error: unknown) => void {
  let silentUntil = 0
  let leftOut = 0
  return error => {
    const now = Date.now()
    if (now < silentUntil) {
      leftOut += 1
      return
    }
    log.warn({ err: error, leftOut }, message)
    silentUntil = now + SILENCE_MS
    leftOut = 0
  }
}
