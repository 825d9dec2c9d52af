export interface Slots {
  /** Runs when a slot is free; null at once where too many wait already. */
  readonly run: <Result>(task: () => Promise<Result>) => Promise<Result | null>
}

/** At most `size` tasks at once, at most `maxWaiting` behind them, first come first served. */
export function createSlots(size: number, maxWaiting: number): Slots {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    run: async task => {
      if (running >= size) {
        if (waiting.length >= maxWaiting) return null
        await new Promise<void>(resolve => waiting.push(resolve))
      } else running += 1
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        // The slot goes on to the next without becoming free, so that nobody slips in between.
        else next()
      }
    },
  }
}
