/** Token bucket per key, in this process: `capacity` at once, refilled at `perSecond`. */
export interface Throttle {
  /** Seconds to wait, or 0 where it may pass. */
  take(key: string, nowMs: number): number
}

const MOST_KEYS = 10_000

export function createThrottle(capacity: number, perSecond: number): Throttle {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(key, nowMs) {
      if (buckets.size >= MOST_KEYS) buckets.clear()
      const bucket = buckets.get(key) ?? { left: capacity, at: nowMs }
      const left = Math.min(capacity, bucket.left + ((nowMs - bucket.at) / 1000) * perSecond)
      const passes = left >= 1
      buckets.set(key, { left: passes ? left - 1 : left, at: nowMs })
      return passes ? 0 : Math.ceil((1 - left) / perSecond)
    },
  }
}
