/** For every commit: the same things break, for shorter. */
export const SHORT = { sends: 5000, kills: 8, freezeMs: 6000, redisAwayMs: 1000, leaseS: 5, deadlineMs: 2000 } as const

export const LONG = { sends: 100_000, kills: 28, freezeMs: 60_000, redisAwayMs: 60_000, leaseS: 6, deadlineMs: 3000 } as const
