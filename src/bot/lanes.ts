/** Work in order for each key, side by side for different keys. */
export interface Lanes {
  /**
   * Queues work behind what waits for the same key; `full` where as many wait for it as may.
   * The promise settles as soon as there is room again for others, not when the work is done.
   */
  add(key: string, work: () => Promise<void>): 'queued' | 'full'
  /** Resolves when fewer than `mostWaiting` pieces wait. */
  room(): Promise<void>
  /** Resolves when nothing is left. */
  idle(): Promise<void>
}

export interface LaneLimits {
  readonly sideBySide: number
  readonly waitingPerKey: number
  readonly mostWaiting: number
}

/** @param onError gets what a piece of work throws: nothing ends the lanes */
export function createLanes(limits: LaneLimits, onError: (error: unknown) => void): Lanes {
  const queues = new Map<string, (() => Promise<void>)[]>()
  const ready: string[] = []
  let running = 0
  let waiting = 0
  let waiters: { readonly below: number; readonly done: () => void }[] = []

  function pump(): void {
    while (running < limits.sideBySide) {
      const key = ready.shift()
      if (key === undefined) break
      running++
      waiting--
      const work = queues.get(key)?.shift()
      void run(work).then(() => {
        running--
        // The key stays in the map while it runs: that is what keeps its work in order.
        if (queues.get(key)?.length) ready.push(key)
        else queues.delete(key)
        wake()
        pump()
      })
    }
  }

  async function run(work: (() => Promise<void>) | undefined): Promise<void> {
    try {
      await work?.()
    } catch (error) {
      onError(error)
    }
  }

  function wake(): void {
    const still = waiters.filter(waiter => waiting + running >= waiter.below)
    const due = waiters.filter(waiter => waiting + running < waiter.below)
    waiters = still
    for (const waiter of due) waiter.done()
  }

  const below = (count: number): Promise<void> =>
    waiting + running < count ? Promise.resolve() : new Promise(done => waiters.push({ below: count, done }))

  return {
    add(key, work) {
      const queue = queues.get(key)
      if (queue === undefined) {
        queues.set(key, [work])
        ready.push(key)
      } else {
        if (queue.length >= limits.waitingPerKey) return 'full'
        queue.push(work)
        // A key that runs now is made ready again when its work ends.
      }
      waiting++
      pump()
      return 'queued'
    },
    room: () => below(limits.mostWaiting),
    idle: () => below(1),
  }
}
