import { changeChat } from '../../db/chat-store.ts'
import type { Turn } from '../turn.ts'

/** `/discreet`: messages that say nothing to whoever looks over a shoulder. */
export async function discreet(turn: Turn): Promise<void> {
  await showDiscreet(turn, turn.chat?.discreet ?? false)
}

export async function setDiscreet(turn: Turn, on: boolean): Promise<void> {
  const chat = await turn.keep()
  await changeChat(turn.deps.db, chat.id, { discreet: on })
  await showDiscreet(turn, on)
}

async function showDiscreet(turn: Turn, on: boolean): Promise<void> {
  await turn.show({
    text: turn.t('discreet-ask', { state: on ? 'on' : 'off' }),
    rows: [[{ label: turn.t(on ? 'button-discreet-off' : 'button-discreet-on'), press: { do: 'discreet', on: !on } }]],
  })
}
