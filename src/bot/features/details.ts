import type { AlertId } from '../../domain/ids.ts'
import { canMute, muteButton } from '../alert-keyboard.ts'
import type { Turn } from '../turn.ts'

/** What a discreet message says, in its place: without a sound, and without a line of it on the lock screen. */
export async function showDetails(turn: Turn, alert: AlertId): Promise<void> {
  const { answers } = turn.deps
  const told = turn.chat === null ? null : await answers.alert(turn.chat.id, alert)
  if (told === null) return turn.toast(turn.t('details-gone'))
  const reader = { language: turn.language, digits: turn.digits, followed: told.place }
  const { body, event } = told
  // News is read as it stands by now; a correction says what was wrong.
  if (body.form !== 'event' || event === null) return turn.show({ text: answers.read(body, reader) })
  await turn.show({ text: answers.tell(event, reader), rows: canMute(event) ? [[muteButton(turn.t, event, true)]] : [] })
}
