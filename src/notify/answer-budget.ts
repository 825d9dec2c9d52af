/** Lets answers to people through: they share the bot's budget with the deliveries, and have a reserve of it. */
export interface AnswerBudget {
  /**
   * Resolves when one answer may be sent, to the bot as a whole and to the chat. Where answers wait, whoever has had the fewest lately comes
   * first: one who floods the bot makes nobody else wait.
   * @param chat Telegram's id of the chat to be answered; held for seconds only
   */
  take(chat?: number): Promise<void>
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
const LOOK_EVERY_MS = 20
/** How long an answer counts against the next ones to the same chat. */
const LATELY_MS = 10_000
/** To one chat Telegram takes one message a second, and a few at once; to a group twenty a minute. */
const MOST_IN_WINDOW = 3
const PRIVATE_WINDOW_MS = 3000
const UNKNOWN_CHAT = 0

interface Waiting {
  readonly chat: number
  readonly go: () => void
}

export function createAnswerBudget({ rate, spend, nowMs = () => performance.now() }: AnswerBudgetOptions): AnswerBudget {
  let busy = true
  let tokens = RESERVE_PER_SECOND
  let filledAtMs = nowMs()
  let unspent = 0
  let spending: NodeJS.Timeout | null = null
  const waiting: Waiting[] = []
  let served: { readonly chat: number; readonly atMs: number }[] = []
  let looking: NodeJS.Timeout | null = null

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

  /** Lets through whom the budget allows, and looks again where somebody is left. */
  function look(): void {
    looking = null
    fill()
    served = served.filter(({ atMs }) => nowMs() - atMs < LATELY_MS)
    for (let next = nextIndex(); tokens >= 1 && next !== null; next = nextIndex()) {
      tokens -= 1
      unspent += 1
      const [answer] = waiting.splice(next, 1)
      if (answer) served.push({ chat: answer.chat, atMs: nowMs() })
      answer?.go()
    }
    if (unspent > 0 && spending === null) spending = setTimeout(() => void spendNow(), SPEND_EVERY_MS)
    spending?.unref()
    if (waiting.length > 0) looking = setTimeout(look, LOOK_EVERY_MS)
  }

  /** The one who has waited longest among those with the fewest answers lately; null where all have as many as Telegram takes for one chat. */
  function nextIndex(): number | null {
    let best: { readonly index: number; readonly count: number } | null = null
    for (const [index, { chat }] of waiting.entries()) {
      const lately = served.filter(answer => answer.chat === chat)
      const window = chat < 0 ? LATELY_MS : PRIVATE_WINDOW_MS
      const isFull = chat !== UNKNOWN_CHAT && lately.filter(({ atMs }) => nowMs() - atMs < window).length >= MOST_IN_WINDOW
      if (!isFull && (best === null || lately.length < best.count)) best = { index, count: lately.length }
    }
    return best?.index ?? null
  }

  return {
    take: (chat = UNKNOWN_CHAT) =>
      new Promise<void>(resolve => {
        waiting.push({ chat, go: resolve })
        if (looking === null) look()
      }),
  }
}
