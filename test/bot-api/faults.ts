type FaultKind = 'reset-before' | 'reset-after' | '502-html' | '500-json' | 'hang' | 'html-200' | '429' | 'slow'

/** One line of a fault plan. A rule without `method` is for all methods but getUpdates. */
export interface FaultRule {
  readonly fault: FaultKind
  readonly probability: number
  readonly method?: string
  readonly chatId?: number
  /** The call counts as made before the fault strikes: the caller cannot know. */
  readonly afterAccepting?: boolean
  /** '429': seconds to wait; the limit is then kept and its breaking counted. */
  readonly retryAfter?: number
  /** '429': whom the limit is for. Default: the chat. */
  readonly scope?: 'chat' | 'global'
  /** 'slow': how much longer the answer takes. */
  readonly ms?: number
  /** Strikes so often, then rests. */
  readonly times?: number
}

export interface FaultPlan {
  readonly seed: number
  readonly rules: readonly FaultRule[]
}

/** Draws faults by a seeded generator: the same calls in the same order meet the same faults. */
export class Faults {
  #rules: readonly FaultRule[] = []
  #left: number[] = []
  #random = seededRandom(0)
  #struck: Record<string, number> = {}

  set(plan: FaultPlan): void {
    this.#rules = plan.rules
    this.#left = plan.rules.map(rule => rule.times ?? Number.POSITIVE_INFINITY)
    this.#random = seededRandom(plan.seed)
  }

  /** The fault that this call meets, if any. */
  draw(method: string, chatId: number | undefined): FaultRule | undefined {
    for (const [index, rule] of this.#rules.entries()) {
      if (!concerns(rule, method, chatId) || this.#left[index]! <= 0 || this.#random() >= rule.probability) continue
      this.#left[index]!--
      this.#struck[rule.fault] = (this.#struck[rule.fault] ?? 0) + 1
      return rule
    }
    return undefined
  }

  figures(): Readonly<Record<string, number>> {
    return { ...this.#struck }
  }

  resetFigures(): void {
    this.#struck = {}
  }
}

function concerns(rule: FaultRule, method: string, chatId: number | undefined): boolean {
  if (rule.method === undefined ? method === 'getUpdates' : rule.method.toLowerCase() !== method.toLowerCase()) return false
  return rule.chatId === undefined || rule.chatId === chatId
}

/** Mulberry32: numbers in [0, 1) that depend on nothing but the seed. */
function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
