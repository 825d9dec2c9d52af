import { showInstant } from '../bot/show-time.ts'
import { recentAudit } from '../db/audit-store.ts'
import type { AdminTurn } from './desk.ts'

const MOST_LINES = 25

/** `/audit`: what admins did, newest first. An actor shows as the beginning of a keyed hash: told apart, not named. */
export async function showAudit(turn: AdminTurn): Promise<void> {
  const lines = await recentAudit(turn.deps.db, MOST_LINES)
  const own = Buffer.from(turn.deps.cipher.hash(turn.user)).toString('hex')
  const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
  const shown = lines.map(line => {
    const actor = line.actorHash === null ? '' : Buffer.from(line.actorHash).toString('hex')
    const who =
      actor === '' ? turn.t('audit-system') : actor === own ? turn.t('audit-self') : turn.t('audit-other', { mark: actor.slice(0, 6) })
    return turn.t('audit-line', { time: showInstant(line.at, turn.deps.now(), style), action: line.action, who })
  })
  await turn.send({ text: shown.length === 0 ? turn.t('audit-empty') : shown.join('\n') })
}
