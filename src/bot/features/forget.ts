import { forgetChat } from '../../db/chat-store.ts'
import type { RecentMessages } from '../recent-messages.ts'
import { patiently, type Turn } from '../turn.ts'

/** Telegram's own limit for one call. */
const IDS_PER_CALL = 100

/** `/forget`: one question, one press. */
export async function forget(turn: Turn): Promise<void> {
  await turn.send({
    text: turn.t('forget-ask'),
    rows: [
      [{ label: turn.t('button-forget-messages'), press: { do: 'forget', messages: true } }],
      [{ label: turn.t('button-forget'), press: { do: 'forget', messages: false } }],
      [{ label: turn.t('button-cancel'), press: { do: 'cancel' } }],
    ],
  })
}

/** Erases first and tells then; deleting old messages comes last, since it draws on the rate that others need too. */
export async function eraseAll(turn: Turn, recent: RecentMessages, withMessages: boolean): Promise<void> {
  const delivered = await forgetChat(turn.deps.db, turn.deps.cipher, turn.room.id)
  const answered = recent.take(turn.chatHash)
  const told = await turn.send({ text: turn.t(withMessages ? 'forget-done' : 'forget-done-kept') })
  // The last answer is not remembered either.
  recent.take(turn.chatHash)
  if (!withMessages) return
  const ids = [...new Set([...answered, ...delivered])].filter(id => id !== told)
  for (let from = 0; from < ids.length; from += IDS_PER_CALL) {
    await patiently(turn.deps, 'deleteMessages', { chat_id: turn.room.id, message_ids: ids.slice(from, from + IDS_PER_CALL) })
  }
}

export async function cancelForget(turn: Turn): Promise<void> {
  await turn.show({ text: turn.t('forget-cancelled') })
}
