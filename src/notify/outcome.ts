import type { TelegramChatId } from '../domain/ids.ts'
import type { CallResult } from './transport.ts'

/** What a call makes of a delivery: its next state, or what to do first. */
export type Outcome =
  | { readonly to: 'sent'; readonly messageId: number | null }
  /** The chat cannot be written to any more. `blocked`: by the person, who may come back. */
  | { readonly to: 'gone'; readonly chat: 'blocked' | 'gone'; readonly why: string }
  /** Our fault, or one that trying again does not mend. */
  | { readonly to: 'failed'; readonly why: string }
  /** Certainly not done: once more, and the try does not count. */
  | { readonly to: 'again'; readonly why: string }
  /** Perhaps done, perhaps not. */
  | { readonly to: 'doubt'; readonly why: string }
  /** Telegram wants us to wait. */
  | { readonly to: 'wait'; readonly seconds: number }
  /** The markup was refused: at once again as plain text. */
  | { readonly to: 'plain'; readonly why: string }
  /** The group has a new id: once more, to that. */
  | { readonly to: 'moved'; readonly chat: TelegramChatId }
  /** Nothing can be sent by anybody until somebody has looked. */
  | { readonly to: 'stop'; readonly why: string }

/** A 429 that does not say for how long. */
const DEFAULT_WAIT_S = 5

/** The send protocol (SAFETY), after the call. */
export function outcomeOf(result: CallResult, action: 'send' | 'edit' | 'delete'): Outcome {
  if (result.ok) return { to: 'sent', messageId: messageIdOf(result.result) }
  const { error } = result
  const why = `${error.code ?? 'no answer'} ${error.description}`
  if (error.code === 429) return { to: 'wait', seconds: error.retryAfter ?? DEFAULT_WAIT_S }
  if (error.code === null) return error.done === 'no' ? { to: 'again', why } : { to: 'doubt', why }
  if (error.code >= 500) return { to: 'doubt', why }
  if (error.code === 401 || error.code === 404) return { to: 'stop', why }
  if (error.migrateTo !== null) return { to: 'moved', chat: error.migrateTo }
  if (error.code === 403) return { to: 'gone', chat: /blocked by the user/.test(error.description) ? 'blocked' : 'gone', why }
  if (error.code === 409) return { to: 'again', why }
  return outcomeOfBadRequest(error.description, action, why)
}

/** Chats that cannot be written to, though Telegram calls it a bad request: its own words in capitals come with this code too. */
const NO_SUCH_CHAT =
  /chat not found|user not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|USER_IS_BLOCKED|CHAT_RESTRICTED|USER_DEACTIVATED|CHANNEL_PRIVATE|not enough rights to send|have no rights to send|need administrator rights|group chat was deactivated|CHAT_ADMIN_REQUIRED|TOPIC_CLOSED/
const BAD_MARKUP = /can't parse message text|entity|entities|MessageEntity|date-time|ENTITY_|ENTITIES_/

function outcomeOfBadRequest(description: string, action: 'send' | 'edit' | 'delete', why: string): Outcome {
  if (action === 'edit' && description.includes('message is not modified')) return { to: 'sent', messageId: null }
  if (action === 'delete' && description.includes('message to delete not found')) return { to: 'sent', messageId: null }
  if (NO_SUCH_CHAT.test(description)) return { to: 'gone', chat: 'gone', why }
  if (BAD_MARKUP.test(description)) return { to: 'plain', why }
  return { to: 'failed', why }
}

/** The number of the message that a call answers with; null where it answers with something else. */
export function messageIdOf(result: unknown): number | null {
  if (typeof result !== 'object' || result === null || !('message_id' in result)) return null
  return typeof result.message_id === 'number' ? result.message_id : null
}
