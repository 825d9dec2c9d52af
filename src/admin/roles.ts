import { z } from 'zod'
import { issueToken, withdrawTokens } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { waitingPlans } from '../db/broadcast-store.ts'
import { changeChat, ensureChat, findChat } from '../db/chat-store.ts'
import { parseTelegramChatId } from '../domain/ids.ts'
import type { AdminTurn } from './desk.ts'

const Payload = z.object({ user: z.number(), role: z.enum(['follower', 'ngo', 'admin']) })
const TOKEN_LIFE_MS = 15 * 60_000

/** `/grant ID ngo|admin` and `/revoke ID`: asks once more before a right changes. */
export async function askRole(turn: AdminTurn, args: string, what: 'grant' | 'revoke'): Promise<void> {
  const [idText = '', roleText = ''] = args.split(/\s+/)
  const user = parseTelegramChatId(idText)
  const role = what === 'revoke' ? 'follower' : roleText === 'ngo' || roleText === 'admin' ? roleText : null
  if (user === null || user < 0 || role === null) {
    await turn.send({ text: turn.t(what === 'grant' ? 'grant-form' : 'revoke-form') })
    return
  }
  if (turn.deps.adminIds.includes(user)) {
    await turn.send({ text: turn.t('role-fixed') })
    return
  }
  const token = await issueToken(turn.deps.db, {
    userHash: turn.deps.cipher.hash(turn.user),
    action: 'set-role',
    payload: { user, role } satisfies z.infer<typeof Payload>,
    lifeMs: TOKEN_LIFE_MS,
  })
  await turn.send({
    text: turn.t('role-ask', { user: String(user), role: turn.t(`role-${role}`) }),
    rows: [[{ label: turn.t('button-confirm'), press: { do: 'action', token } }]],
  })
}

export async function setRole(turn: AdminTurn, payload: unknown): Promise<void> {
  const { deps } = turn
  const { user, role } = Payload.parse(payload)
  const id = parseTelegramChatId(user)
  if (id === null) return
  const known = await findChat(deps.db, deps.cipher, id)
  // Taking a right from somebody of whom nothing is kept must not begin to keep something.
  if (known !== null || role !== 'follower') {
    const chat = known ?? (await ensureChat(deps.db, deps.cipher, id, 'private'))
    await changeChat(deps.db, chat.id, { role })
    await recordAudit(deps.db, deps.cipher.hash(turn.user), `role ${role}`, { chat: chat.id })
    // What was written under the right and not sent yet lapses with it: nobody can approve it any more.
    if (role !== 'admin') await withdrawTokens(deps.db, deps.cipher.hash(id), ['broadcast-draft'])
  }
  const planned = known?.role === 'admin' && role !== 'admin' && (await waitingPlans(deps.db, 1)).length > 0
  const text = turn.t('role-set', { role: turn.t(`role-${role}`) })
  await turn.show({ text: planned ? `${text}\n\n${turn.t('role-planned')}` : text })
}
