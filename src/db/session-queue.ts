/** Whose turn it is on the one session of the embedded database: first come, first served. */
export class SessionQueue {
  readonly #idleLimitMs: number
  readonly #waiting: (() => void)[] = []
  #turn: symbol | null = null
  #takeBack: () => Promise<void> = async () => {}
  #touched = 0
  #watch: NodeJS.Timeout | null = null

  constructor(idleLimitMs: number) {
    this.#idleLimitMs = idleLimitMs
  }

  /**
   * Resolves when it is the caller's turn, with the function that ends it (idempotent).
   * @param takeBack undoes what the holder has begun, if it idles for longer than the limit while others wait
   */
  async acquire(takeBack: () => Promise<void>): Promise<() => void> {
    const turn = Symbol('turn')
    if (this.#turn) {
      this.#watchHolder()
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
    this.#turn = turn
    this.#takeBack = takeBack
    this.#touched = Date.now()
    if (this.#waiting.length > 0) this.#watchHolder()
    return () => this.#release(turn)
  }

  /** The holder is at work: its idle time starts again. */
  touch(): void {
    this.#touched = Date.now()
  }

  #release(turn: symbol): void {
    if (this.#turn !== turn) return
    if (this.#watch) clearTimeout(this.#watch)
    this.#watch = null
    const next = this.#waiting.shift()
    // A placeholder keeps newcomers behind whoever has waited longest, until that one has resumed.
    this.#turn = next ? Symbol('next') : null
    next?.()
  }

  #watchHolder(): void {
    if (this.#watch || !this.#turn) return
    const turn = this.#turn
    const left = Math.max(1, this.#touched + this.#idleLimitMs - Date.now())
    this.#watch = setTimeout(() => {
      this.#watch = null
      if (this.#turn !== turn) return
      if (Date.now() - this.#touched < this.#idleLimitMs) return this.#watchHolder()
      void this.#takeBack().finally(() => this.#release(turn))
    }, left)
    this.#watch.unref()
  }
}
