/** Lets answers to people through: they share the bot's budget with the deliveries, and have a reserve of it. */
export interface AnswerBudget {
  /** Resolves when one answer may be sent. */
  take(): Promise<void>
}

export interface AnswerBudgetOptions {
  /** Messages a second of the whole bot. */
  readonly rate: number
  /** Counts answers off the deliveries' budget; true while deliveries wait for it. */
  readonly spend: (count: number) => Promise<boolean>
  /** Milliseconds that only grow. */
  readonly nowMs?: () => number
}

/** Answers a second that are possible while deliveries use up the budget. */
const RESERVE_PER_SECOND = 3
/** How long the last word on whether deliveries wait holds. */
const SPEND_EVERY_MS = 100

export function createAnswerBudget({ rate, spend, nowMs = () => performance.now() }: AnswerBudgetOptions): AnswerBudget {
  let busy = true
  let tokens = RESERVE_PER_SECOND
  let filledAtMs = nowMs()
  let unspent = 0
  let spending: NodeJS.Timeout | null = null
  let turn: Promise<void> = Promise.resolve()

  function fill(): void {
    const perSecond = busy ? RESERVE_PER_SECOND : Math.max(RESERVE_PER_SECOND, rate)
    const now = nowMs()
    tokens = Math.min(perSecond, tokens + ((now - filledAtMs) / 1000) * perSecond)
    filledAtMs = now
  }

  async function spendNow(): Promise<void> {
    spending = null
    const count = unspent
    unspent = 0
    // Where the database does not answer, answers keep to the reserve.
    busy = await spend(count).catch(() => true)
  }

  async function takeOne(): Promise<void> {
    fill()
    while (tokens < 1) {
      await new Promise(resolve => setTimeout(resolve, 20))
      fill()
    }
    tokens -= 1
    unspent += 1
    spending ??= setTimeout(() => void spendNow(), SPEND_EVERY_MS)
    spending.unref()
  }

  return {
    take: () => {
      turn = turn.then(takeOne)
      return turn
    },
  }
}
