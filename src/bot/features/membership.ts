import { findChat, markChat, migrateChat } from '../../db/chat-store.ts'
import type { BotDeps } from '../deps.ts'
import type { Incoming } from '../incoming.ts'
import type { Turn } from '../turn.ts'

type Membership = Extract<Incoming, { kind: 'membership' }>

/** Blocked, returned, added to a group or put out of it. A chat that was put out is written to no more, and keeps its places. */
export async function membership(turn: Turn, change: Membership): Promise<void> {
  const { deps } = turn
  if (change.status === 'out') {
    await markChat(deps.db, deps.cipher, change.room.id, change.room.type === 'private' ? 'blocked' : 'gone')
    return
  }
  await markChat(deps.db, deps.cipher, change.room.id, 'active')
  const group = change.room.type === 'group' || change.room.type === 'supergroup'
  if (group && change.before === 'out') await turn.send({ text: turn.t('start-group') })
}

/** A group that became a supergroup. */
export async function migrated(deps: BotDeps, change: Extract<Incoming, { kind: 'migrated' }>): Promise<void> {
  if ((await findChat(deps.db, deps.cipher, change.room.id)) !== null) await migrateChat(deps.db, deps.cipher, change.room.id, change.to)
}
