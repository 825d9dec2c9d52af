import type { BotDeps } from '../bot/deps.ts'
import { inlineKeyboard } from '../bot/keyboard.ts'
import { issueToken } from '../db/action-token-store.ts'
import type { Draft, DraftRef } from './broadcast-draft.ts'
import { draftLines, previews } from './broadcast-screens.ts'
import type { Broadcasts } from './deps.ts'
import type { AdminTurn } from './desk.ts'
import { allAdmins } from './rights.ts'

const APPROVAL_LIFE_MS = 24 * 3600_000

/** Shows every other admin the very text, with buttons that only they can press. */
export async function askApproval(deps: BotDeps, broadcasts: Broadcasts, turn: AdminTurn, draft: Draft, ref: DraftRef): Promise<void> {
  const lines = [turn.t('broadcast-approve-ask'), ...(await draftLines(turn, broadcasts, draft)).slice(1)]
  for (const admin of await allAdmins(deps)) {
    if (admin === turn.user) continue
    const hash = deps.cipher.hash(admin)
    const button = async (label: string, action: string) => {
      const token = await issueToken(deps.db, { userHash: hash, action, payload: ref, lifeMs: APPROVAL_LIFE_MS })
      return { label: turn.t(label), press: { do: 'action', token } as const }
    }
    for (const { text, entities } of previews(broadcasts, draft, turn.language))
      await deps.call('sendMessage', { chat_id: admin, text, entities })
    await deps.call('sendMessage', {
      chat_id: admin,
      text: lines.join('\n\n'),
      reply_markup: inlineKeyboard(
        [[await button('button-approve', 'broadcast-approve')], [await button('button-reject', 'broadcast-drop')]],
        turn.language,
        hash,
      ),
    })
  }
}
