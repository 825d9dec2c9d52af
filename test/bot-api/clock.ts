/** The stand-in's clock: the machine's, plus an offset that tests may set. Flood limits run on real time. */
export class Clock {
  #offsetMs = 0

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offsetMs
  }

  /** Whole seconds since 1970, as Telegram dates things. */
  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  setOffset(milliseconds: number): void {
    this.#offsetMs = milliseconds
  }
}
