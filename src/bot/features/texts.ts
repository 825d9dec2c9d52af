import type { Turn } from '../turn.ts'

/** `/help`. */
export async function help(turn: Turn): Promise<void> {
  const analyst = turn.room.type === 'private' && (turn.chat?.role === 'ngo' || turn.chat?.role === 'admin')
  await turn.send({ text: analyst ? `${turn.t('help')}\n\n${turn.t('analyst-help')}` : turn.t('help') })
}

/** `/privacy`. */
export async function privacy(turn: Turn): Promise<void> {
  await turn.send({ text: turn.t('privacy') })
}

/** Anything with a slash that is no command of ours. */
export async function unknownCommand(turn: Turn): Promise<void> {
  await turn.send({ text: `${turn.t('unknown-command')}\n\n${turn.t('help')}` })
}
