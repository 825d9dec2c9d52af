import { type Button, inlineKeyboard, type Rows } from '../bot/keyboard.ts'
import { issueToken } from '../db/action-token-store.ts'
import { beatProgress, dropProgress, keepProgress } from '../db/progress-store.ts'
import type { AlertId } from '../domain/ids.ts'
import { banded } from '../queries/banded.ts'
import { percentOf } from './count-band.ts'
import type { BroadcastProgress, Broadcasts } from './deps.ts'
import type { AdminTurn } from './desk.ts'

/** An edit costs a send: often enough to be watched, seldom enough not to slow what it shows. */
const EVERY_MS = 3_000
/** A message that nobody has edited for so long is taken over: its process has ended. */
export const PROGRESS_SILENT_MS = 20_000
const LONGEST_MS = 6 * 3600_000
const BAR_CELLS = 10
const BUTTON_LIFE_MS = 24 * 3600_000
const LEAST_FOR_RATE = 200

/** Sends the message in which the broadcast is watched, and follows it to the end. */
export async function beginProgress(turn: AdminTurn, broadcasts: Broadcasts, alert: AlertId, stop: AbortSignal): Promise<void> {
  const progress = await broadcasts.progress(alert)
  const message = await turn.send({ text: textOf(turn, progress, 0), rows: await rowsOf(turn, alert, progress) })
  if (message === null || progress.finished) return
  await keepProgress(turn.deps.db, alert, turn.deps.cipher.hash(turn.user), message)
  await pause(EVERY_MS, stop)
  if (!stop.aborted) await followProgress(turn, broadcasts, { alert, message, begunMs: Date.now() - EVERY_MS }, stop)
}

export interface Watched {
  readonly alert: AlertId
  readonly message: number
  /** Real time. */
  readonly begunMs: number
}

/**
 * Edits one message until nothing is left to send. Shares only: the count of a small audience would name people. Its buttons have new tokens
 * whenever other buttons are to stand there. Stopped, it leaves the message to whoever takes it over.
 */
export async function followProgress(turn: AdminTurn, broadcasts: Broadcasts, watched: Watched, stop: AbortSignal): Promise<void> {
  const { alert, message, begunMs } = watched
  const { db, cipher } = turn.deps
  let shown = ''
  let before: BroadcastProgress | null = null
  let rows: Rows = []
  while (Date.now() - begunMs < LONGEST_MS) {
    const progress = await broadcasts.progress(alert)
    if (before === null || progress.paused !== before.paused || progress.finished) rows = await rowsOf(turn, alert, progress)
    const text = textOf(turn, progress, Date.now() - begunMs)
    if (text !== shown || progress.paused !== before?.paused || progress.finished) {
      await turn.deps.call('editMessageText', {
        chat_id: turn.room.id,
        message_id: message,
        text,
        reply_markup: inlineKeyboard(rows, turn.language, turn.chatHash),
      })
      shown = text
    }
    if (progress.finished) break
    before = progress
    await pause(EVERY_MS, stop)
    if (stop.aborted) return
    await beatProgress(db, alert, cipher.hash(turn.user))
  }
  await dropProgress(db, alert, cipher.hash(turn.user))
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      stop.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    timer.unref()
    stop.addEventListener('abort', done)
    if (stop.aborted) done()
  })
}

async function rowsOf(turn: AdminTurn, alert: AlertId, { finished, paused }: BroadcastProgress): Promise<Rows> {
  const button = async (label: string, action: string): Promise<Button> => {
    const userHash = turn.deps.cipher.hash(turn.user)
    const token = await issueToken(turn.deps.db, { userHash, action, payload: { alert }, lifeMs: BUTTON_LIFE_MS })
    return { label: turn.t(label), press: { do: 'action', token } }
  }
  const going = paused ? await button('button-resume-sending', 'broadcast-resume') : await button('button-pause', 'broadcast-pause')
  return [
    ...(finished ? [] : [[going, await button('button-stop', 'broadcast-stop')]]),
    [await button('button-recall', 'broadcast-recall')],
  ]
}

export async function showRecalled(turn: AdminTurn, count: number): Promise<void> {
  const band = banded(count)
  await turn.send({ text: band === null ? turn.t('broadcast-recalled-few') : turn.t('broadcast-recalled', { count: band }) })
}

function textOf(turn: AdminTurn, { total, sent, ended, paused, finished }: BroadcastProgress, afterMs: number): string {
  const done = sent + ended
  const percent = percentOf(done, total)
  const filled = Math.floor((percent / 100) * BAR_CELLS)
  const bar = '▓'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
  // Rounded: one per cent of a small audience is one person.
  const reached = done === 0 ? 100 : Math.round(percentOf(sent, done) / 5) * 5
  if (finished) return turn.t('broadcast-finished', { bar, percent, reached })
  if (paused) return turn.t('broadcast-halted', { bar, percent })
  const going = turn.t('broadcast-progress', { bar, percent, reached })
  // A rate times a time is a count: both are told of large audiences alone.
  if (total < LEAST_FOR_RATE || done === 0 || afterMs < EVERY_MS) return going
  const perSecond = (done * 1000) / afterMs
  const minutes = Math.max(1, Math.ceil((total - done) / perSecond / 60))
  return `${going}\n${turn.t('broadcast-rate', { rate: Math.max(1, Math.round(perSecond)), minutes })}`
}
