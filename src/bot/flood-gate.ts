/** Lets each user through at a bounded rate: one who floods costs the others nothing. Held in memory, forgotten after a quiet while. */
export interface FloodGate {
  /** `pass`; `warn` for the first one too many, to be answered once; `drop` for the rest. */
  check(user: number, nowMs: number): 'pass' | 'warn' | 'drop'
}

export interface FloodLimits {
  readonly perSecond: number
  readonly burst: number
}

const QUIET_MS = 10_000
const MOST_USERS = 50_000

export function createFloodGate({ perSecond, burst }: FloodLimits): FloodGate {
  const buckets = new Map<number, { tokens: number; atMs: number; warned: boolean }>()

  function forgetQuiet(nowMs: number): void {
    for (const [user, bucket] of buckets) if (nowMs - bucket.atMs > QUIET_MS) buckets.delete(user)
    // A flood from ever new users cannot fill the memory: it loses its history instead.
    if (buckets.size > MOST_USERS) buckets.clear()
  }

  return {
    check(user, nowMs) {
      if (buckets.size > MOST_USERS) forgetQuiet(nowMs)
      const bucket = buckets.get(user) ?? { tokens: burst, atMs: nowMs, warned: false }
      buckets.set(user, bucket)
      const sinceMs = Math.max(0, nowMs - bucket.atMs)
      bucket.tokens = Math.min(burst, bucket.tokens + (sinceMs / 1000) * perSecond)
      bucket.atMs = nowMs
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1
        if (bucket.tokens >= burst / 2) bucket.warned = false
        return 'pass'
      }
      if (bucket.warned) return 'drop'
      bucket.warned = true
      return 'warn'
    },
  }
}
