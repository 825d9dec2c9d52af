import type { TelegramChatId } from '../domain/ids.ts'
import type { BotDeps } from './deps.ts'
import type { Room } from './incoming.ts'

/** Whether somebody may set things for a chat: everybody for the own, its admins for a group. Asked anew at every action. */
export async function maySet(deps: BotDeps, room: Room, user: TelegramChatId | null, anonymousAdmin: boolean): Promise<boolean> {
  if (room.type === 'private') return true
  if (anonymousAdmin) return true
  if (user === null) return false
  const outcome = await deps.call('getChatMember', { chat_id: room.id, user_id: user })
  if (!outcome.ok || typeof outcome.result !== 'object' || outcome.result === null || !('status' in outcome.result)) return false
  return outcome.result.status === 'creator' || outcome.result.status === 'administrator'
}
