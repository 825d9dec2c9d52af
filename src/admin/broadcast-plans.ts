import type { BotDeps } from '../bot/deps.ts'
import type { Button } from '../bot/keyboard.ts'
import { issueToken } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { findPlanned, planBroadcast, waitingPlans, withdrawPlanned } from '../db/broadcast-store.ts'
import { Draft, Planned } from './broadcast-draft.ts'
import { audienceName, previews, timeText } from './broadcast-screens.ts'
import type { Broadcasts } from './deps.ts'
import type { AdminAction, AdminTurn } from './desk.ts'

const TOKEN_LIFE_MS = 24 * 3600_000
const MOST_PLANS = 20
const MOST_WORDS_UNITS = 30

/** Broadcasts that wait for their time: any admin sees them, and may call them off. */
export interface BroadcastPlans {
  keep(turn: AdminTurn, draft: Draft, sendAt: string): Promise<void>
  /** `/planned`. */
  list(turn: AdminTurn): Promise<void>
  /** Button to the list; none while nothing waits. */
  listButton(turn: AdminTurn): Promise<readonly Button[]>
  readonly actions: Readonly<Record<string, AdminAction>>
}

export function createBroadcastPlans(deps: BotDeps, broadcasts: Broadcasts): BroadcastPlans {
  async function button(turn: AdminTurn, label: string, action: string, payload: object, lifeMs = TOKEN_LIFE_MS): Promise<Button> {
    const token = await issueToken(deps.db, { userHash: deps.cipher.hash(turn.user), action, payload, lifeMs })
    return { label, press: { do: 'action', token } }
  }

  async function keep(turn: AdminTurn, draft: Draft, sendAt: string): Promise<void> {
    const plan = await planBroadcast(deps.db, draft, new Date(sendAt))
    await recordAudit(deps.db, deps.cipher.hash(turn.user), 'broadcast planned', { plan, sendAt })
    const lifeMs = Date.parse(sendAt) - deps.now().getTime() + TOKEN_LIFE_MS
    const rows = [[await button(turn, turn.t('button-unplan'), 'broadcast-unplan', { plan }, lifeMs)]]
    await turn.show({ text: turn.t('broadcast-planned', { time: timeText(turn, sendAt) }), rows })
  }

  async function list(turn: AdminTurn): Promise<void> {
    const plans = await waitingPlans(deps.db, MOST_PLANS)
    if (plans.length === 0) return turn.show({ text: turn.t('planned-none') })
    const buttons = plans.map(({ id, sendAt, draft }) => {
      const { body } = Draft.parse(draft)
      const label = `${timeText(turn, sendAt.toISOString())} · ${body.textAr.slice(0, MOST_WORDS_UNITS)}`
      return button(turn, label, 'broadcast-plan-show', { plan: id })
    })
    await turn.show({ text: turn.t('planned-list'), rows: (await Promise.all(buttons)).map(one => [one]) })
  }

  async function show(turn: AdminTurn, payload: unknown): Promise<void> {
    const { plan } = Planned.parse(payload)
    const found = await findPlanned(deps.db, plan)
    if (found === null) return turn.show({ text: turn.t('broadcast-gone') })
    const draft = Draft.parse(found.draft)
    for (const text of previews(broadcasts, draft, turn.language)) await turn.send({ text })
    const lines = [
      turn.t('broadcast-at', { time: timeText(turn, found.sendAt.toISOString()) }),
      turn.t('planned-to', { audience: audienceName(turn, draft.audience) }),
      ...(draft.who === 'everybody' ? [] : [turn.t(`broadcast-who-${draft.who}`)]),
    ]
    const rows = [[await button(turn, turn.t('button-unplan'), 'broadcast-unplan', { plan })]]
    await turn.send({ text: lines.join('\n'), rows })
  }

  async function unplan(turn: AdminTurn, payload: unknown): Promise<void> {
    const { plan } = Planned.parse(payload)
    const withdrawn = await withdrawPlanned(deps.db, plan)
    if (withdrawn) await recordAudit(deps.db, deps.cipher.hash(turn.user), 'broadcast withdrawn', { plan })
    await turn.show({ text: turn.t(withdrawn ? 'broadcast-dropped' : 'broadcast-gone') })
  }

  return {
    keep,
    list,
    listButton: async turn =>
      (await waitingPlans(deps.db, 1)).length === 0 ? [] : [await button(turn, turn.t('button-planned'), 'broadcast-plans', {})],
    actions: { 'broadcast-plans': list, 'broadcast-plan-show': show, 'broadcast-unplan': unplan },
  }
}
