import type { BotDeps } from '../bot/deps.ts'
import { chatsWithRole, findChat } from '../db/chat-store.ts'
import type { TelegramChatId } from '../domain/ids.ts'

type RightsDeps = Pick<BotDeps, 'db' | 'cipher' | 'adminIds'>

/** Asked at every action: a role may have been taken away a second ago. A private chat has the id of its user. */
export async function isAdmin({ db, cipher, adminIds }: RightsDeps, user: TelegramChatId): Promise<boolean> {
  if (adminIds.includes(user)) return true
  return (await findChat(db, cipher, user))?.role === 'admin'
}

/** The admin of a keyed hash; null where that is none, or no more. */
export async function adminByHash(deps: RightsDeps, hash: Uint8Array): Promise<TelegramChatId | null> {
  const wanted = Buffer.from(hash)
  return (await allAdmins(deps)).find(admin => wanted.equals(deps.cipher.hash(admin))) ?? null
}

/** Everybody who may approve, with the one who asks. */
export async function allAdmins({ db, cipher, adminIds }: RightsDeps): Promise<readonly TelegramChatId[]> {
  return [...new Set([...adminIds, ...(await chatsWithRole(db, cipher, 'admin'))])]
}
