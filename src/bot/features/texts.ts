import { isAnalyst } from '../analysts.ts'
import type { Rows } from '../keyboard.ts'
import type { Turn } from '../turn.ts'

/** `/help`. */
export async function help(turn: Turn): Promise<void> {
  if (turn.room.type !== 'private') {
    await turn.send({ text: turn.t('help-group') })
    return
  }
  const analyst = isAnalyst(turn)
  await turn.send({ text: analyst ? `${turn.t('help')}\n\n${turn.t('analyst-help')}` : turn.t('help') })
}

/** `/privacy`. */
export async function privacy(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('privacy') })
}

/** Anything with a slash that is no command of ours. */
export async function unknownCommand(turn: Turn): Promise<void> {
  await turn.send({ text: `${turn.t('unknown-command')}\n\n${turn.t(turn.room.type === 'private' ? 'help' : 'help-group')}` })
}

/** Thanks, and other words that want no place. */
export async function thanks(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('thanks') })
}

/** `/stop` and its like: every way to hear less. */
export async function stop(turn: Turn): Promise<void> {
  await turn.send({
    text: turn.t('stop-ask'),
    rows: [
      [{ label: turn.t('button-my'), press: { do: 'my', page: 0 } }],
      [{ label: turn.t('button-mute-day'), press: { do: 'mute', hours: 24 } }],
      [{ label: turn.t('button-forget'), press: { do: 'forget-ask' } }],
    ],
  })
}

/** A photo, a voice message, a sticker: nothing of it is read. */
export async function unreadable(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('unreadable'), rows: listRow(turn) })
}

/** Somebody who forwards a message to the bot hopes to be told what it can do. */
export async function foreignWordsOf(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('forward-unread'), rows: listRow(turn) })
}

/** A message of ours that is forwarded back. */
export async function ownWords(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('forward-own') })
}

function listRow(turn: Turn): Rows {
  return [[{ label: turn.t('button-list'), press: { do: 'list', place: null, page: 0 } }]]
}
