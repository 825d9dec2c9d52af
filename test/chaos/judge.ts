import type { Db } from '../../src/db/database.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import type { BotApi } from '../bot-api/server.ts'
import { REPEAT_MARK, rowsOf } from '../notify/ledger.ts'
import type { Cancelled } from './run-chaos.ts'

export interface Verdict {
  /** In no final state, or `sent` without a message in the transcript, or with no message at all. */
  readonly forgotten: number
  readonly repeats: number
  /** Deliveries of which a call ended in doubt: no more may be repeated. */
  readonly ambiguous: number
  readonly unmarkedRepeats: number
  /** Messages of a cancelled alert that arrived later than a call that was under way could. */
  readonly afterCancel: number
}

export interface Sends {
  readonly alert: AlertId
  readonly cancelled: Cancelled
  readonly firstChat: number
  readonly sends: number
}

/** A request that left before the commit may reach the stand-in a little later, on a machine that is busy. */
const ARRIVES_WITHIN_MS = 1000

/** Compares the ledger with what arrived. */
export async function judge(db: Db, api: BotApi, { alert, cancelled, firstChat, sends }: Sends): Promise<Verdict> {
  const rows = await rowsOf(db, alert)
  const texts = new Map<number, string[]>()
  let afterCancel = 0
  for (const { chatId = 0, text = '', at } of api.sent({ method: 'sendMessage' })) {
    if (text.endsWith('cancelled')) afterCancel += at > cancelled.atMs + ARRIVES_WITHIN_MS ? 1 : 0
    else texts.set(chatId, [...(texts.get(chatId) ?? []), text])
  }
  let forgotten = 0
  let repeats = 0
  let unmarkedRepeats = 0
  for (let chat = firstChat; chat < firstChat + sends; chat++) {
    const arrived = texts.get(chat) ?? []
    if (rows[chat]?.state !== 'sent' || arrived.length === 0) forgotten += 1
    repeats += Math.max(0, arrived.length - 1)
    unmarkedRepeats += arrived.slice(1).filter(text => !text.startsWith(REPEAT_MARK)).length
  }
  const ambiguous = Object.values(rows).reduce((sum, row) => sum + (row.ambiguous ? Math.max(1, row.tries - 1) : 0), 0)
  return { forgotten, repeats, ambiguous, unmarkedRepeats, afterCancel }
}

export function isGood(verdict: Verdict): boolean {
  return verdict.forgotten === 0 && verdict.unmarkedRepeats === 0 && verdict.afterCancel === 0 && verdict.repeats <= verdict.ambiguous
}
