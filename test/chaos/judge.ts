import { readFileSync } from 'node:fs'
import type { Db } from '../../src/db/database.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import type { BotApi } from '../bot-api/server.ts'
import { REPEAT_MARK, type Row, rowsOf } from '../notify/ledger.ts'
import type { Ended } from './run-chaos.ts'

interface Judgement {
  /** In no final state, or `sent` without a message in the transcript, or with no message at all. */
  readonly forgotten: number
  readonly repeats: number
  /** Calls that ended in doubt, by an answer or by a kill: no more may be repeated. */
  readonly ambiguous: number
  /** Messages without a mark beyond one in each chat. */
  readonly unmarkedRepeats: number
  /** Marked repeats that came first: the call before them was held up on its way, with a process that was stopped. */
  readonly overtaken: number
  /** Calls for the cancelled and for the expired alert that started after its end. */
  readonly startedTooLate: number
  /** Deliveries of those two alerts in a state in which they must not be: open, or not sent although a message arrived. */
  readonly wronglyEnded: number
  /** How many messages of those two went out before: both must have been in the middle. */
  readonly beforeEnd: number
}

export interface Verdict extends Judgement {
  readonly asked: number
  readonly answered: number
  readonly botLives: boolean
  readonly diskFilled: boolean
}

export interface Evidence {
  readonly db: Db
  readonly api: BotApi
  /** Every start of a call, by chat and time. */
  readonly callLog: string
  /** Telegram's id of the first follower of each alert. */
  readonly chats: { readonly news: number; readonly cancelled: number; readonly expiring: number }
  readonly sends: number
  readonly news: AlertId
  readonly cancelled: Ended
  readonly expiring: Ended
}

/** Compares the ledger with what arrived, and with the calls that were started. */
export async function judge({ db, api, callLog, chats, sends, news, cancelled, expiring }: Evidence): Promise<Judgement> {
  const rows = await rowsOf(db, news)
  const texts = new Map<number, string[]>()
  for (const { chatId = 0, text = '' } of api.sent({ method: 'sendMessage' })) texts.set(chatId, [...(texts.get(chatId) ?? []), text])
  let forgotten = 0
  let repeats = 0
  let unmarkedRepeats = 0
  let overtaken = 0
  for (let chat = chats.news; chat < chats.news + sends; chat++) {
    const arrived = texts.get(chat) ?? []
    if (rows[chat]?.state !== 'sent' || arrived.length === 0) forgotten += 1
    repeats += Math.max(0, arrived.length - 1)
    const unmarked = arrived.filter(text => !text.startsWith(REPEAT_MARK)).length
    unmarkedRepeats += Math.max(0, unmarked - 1)
    overtaken += unmarked === 1 && arrived[0]?.startsWith(REPEAT_MARK) ? 1 : 0
  }
  const ended = { ...(await rowsOf(db, cancelled.alert)), ...(await rowsOf(db, expiring.alert)) }
  return {
    forgotten,
    repeats,
    ambiguous: Object.values(rows).reduce((sum, row) => sum + (row.ambiguous ? Math.max(1, row.tries - 1) : 0), 0),
    unmarkedRepeats,
    overtaken,
    startedTooLate: readCalls(callLog).filter(({ chat, atMs }) => {
      if (chat >= chats.expiring) return atMs > expiring.atMs
      return chat >= chats.cancelled && atMs > cancelled.atMs
    }).length,
    wronglyEnded: Object.entries(ended).filter(([chat, row]) => isWronglyEnded(row, texts.has(Number(chat)))).length,
    beforeEnd: Object.keys(ended).filter(chat => texts.has(Number(chat))).length,
  }
}

export function isGood(verdict: Verdict): boolean {
  const { forgotten, unmarkedRepeats, startedTooLate, wronglyEnded, repeats, ambiguous, beforeEnd, botLives } = verdict
  const wrong = forgotten + unmarkedRepeats + startedTooLate + wronglyEnded
  return wrong === 0 && repeats <= ambiguous && beforeEnd > 0 && botLives
}

/** What may have arrived is listed as sent or unknown, so that a correction goes there too. */
function isWronglyEnded(row: Row, hasArrived: boolean): boolean {
  if (row.state === 'pending' || row.state === 'sending') return true
  return hasArrived ? row.state !== 'sent' && row.state !== 'unknown' : row.state === 'sent'
}

function readCalls(path: string): readonly { readonly chat: number; readonly atMs: number }[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [chat, atMs] = line.split(' ').map(Number)
      return { chat: chat ?? 0, atMs: atMs ?? 0 }
    })
}
