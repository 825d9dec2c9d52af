import { inlineKeyboard } from '../bot/keyboard.ts'
import type { AlertId } from '../domain/ids.ts'
import { banded } from '../queries/banded.ts'
import { percentOf } from './count-band.ts'
import type { BroadcastProgress, Broadcasts } from './deps.ts'
import type { AdminTurn } from './desk.ts'

/** An edit costs a send: often enough to be watched, seldom enough not to slow what it shows. */
const EVERY_MS = 3_000
const LONGEST_MS = 6 * 3600_000
const BAR_CELLS = 10

/** One message, edited until nothing is left to send. Shares only: the count of a small audience would name people. */
export async function followProgress(
  turn: AdminTurn,
  broadcasts: Broadcasts,
  alert: AlertId,
  tokens: { readonly stop: string; readonly recall: string },
): Promise<void> {
  const rowsOf = (finished: boolean) => [
    ...(finished ? [] : [[{ label: turn.t('button-stop'), press: { do: 'action', token: tokens.stop } as const }]]),
    [{ label: turn.t('button-recall'), press: { do: 'action', token: tokens.recall } as const }],
  ]
  let progress = await broadcasts.progress(alert)
  const message = await turn.send({ text: textOf(turn, progress), rows: rowsOf(progress.finished) })
  const endAt = Date.now() + LONGEST_MS
  let shown = textOf(turn, progress)
  while (message !== null && !progress.finished && Date.now() < endAt) {
    await new Promise(resolve => setTimeout(resolve, EVERY_MS).unref())
    progress = await broadcasts.progress(alert)
    const text = textOf(turn, progress)
    if (text === shown && !progress.finished) continue
    shown = text
    await turn.deps.call('editMessageText', {
      chat_id: turn.room.id,
      message_id: message,
      text,
      reply_markup: inlineKeyboard(rowsOf(progress.finished), turn.language, turn.chatHash),
    })
  }
}

export async function showRecalled(turn: AdminTurn, count: number): Promise<void> {
  const band = banded(count)
  await turn.send({ text: band === null ? turn.t('broadcast-recalled-few') : turn.t('broadcast-recalled', { count: band }) })
}

function textOf(turn: AdminTurn, { total, sent, ended, finished }: BroadcastProgress): string {
  const percent = percentOf(sent + ended, total)
  const filled = Math.floor((percent / 100) * BAR_CELLS)
  const bar = '▓'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
  // Rounded: one per cent of a small audience is one person.
  const reached = Math.round(percentOf(sent, Math.max(1, sent + ended)) / 5) * 5
  return turn.t(finished ? 'broadcast-finished' : 'broadcast-progress', { bar, percent, reached: sent + ended === 0 ? 100 : reached })
}
