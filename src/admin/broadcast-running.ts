import type { BotDeps } from '../bot/deps.ts'
import { recordAudit } from '../db/audit-store.ts'
import { takeProgress } from '../db/progress-store.ts'
import type { AlertId } from '../domain/ids.ts'
import { Running } from './broadcast-draft.ts'
import { beginProgress, followProgress, PROGRESS_SILENT_MS, showRecalled } from './broadcast-progress.ts'
import type { Broadcasts } from './deps.ts'
import type { AdminAction, AdminTurn } from './desk.ts'
import { adminByHash } from './rights.ts'

/** A broadcast on its way: watched, paused, stopped, taken back. */
export interface RunningBroadcasts {
  /** Shows its progress beside everything else. */
  watch(turn: AdminTurn, alert: AlertId): void
  /** Goes on with what another process showed until it ended; how many messages that are. */
  takeOver(turnOf: (user: AdminTurn['user']) => Promise<AdminTurn | null>): Promise<number>
  /** Stops showing; what is shown is left to another process. */
  stop(): void
  readonly actions: Readonly<Record<string, AdminAction>>
}

export function createRunningBroadcasts(deps: BotDeps, broadcasts: Broadcasts): RunningBroadcasts {
  const stopping = new AbortController()
  const failed = (error: unknown): void => deps.log.error({ err: error }, 'progress was not shown')

  /** An admin's word about one broadcast, noted down. */
  const order =
    (what: string, act: (turn: AdminTurn, alert: AlertId) => Promise<void>): AdminAction =>
    async (turn, payload) => {
      const alert = Running.parse(payload).alert as AlertId
      await act(turn, alert)
      await recordAudit(deps.db, deps.cipher.hash(turn.user), `broadcast ${what}`, { alert })
    }

  return {
    watch: (turn, alert) => void beginProgress(turn, broadcasts, alert, stopping.signal).catch(failed),
    async takeOver(turnOf) {
      const taken = await takeProgress(deps.db, PROGRESS_SILENT_MS)
      for (const { alert, userHash, messageId, begunAt } of taken) {
        const admin = await adminByHash(deps, userHash)
        const turn = admin === null ? null : await turnOf(admin)
        if (turn === null) continue
        const watched = { alert, message: messageId, begunMs: begunAt.getTime() }
        void followProgress(turn, broadcasts, watched, stopping.signal).catch(failed)
      }
      return taken.length
    },
    stop: () => stopping.abort(),
    actions: {
      'broadcast-pause': order('paused', async (turn, alert) => {
        await broadcasts.pause(alert)
        await turn.toast(turn.t('broadcast-paused'))
      }),
      'broadcast-resume': order('resumed', async (turn, alert) => {
        await broadcasts.resume(alert)
        await turn.toast(turn.t('broadcast-resumed'))
      }),
      'broadcast-stop': order('stopped', async (turn, alert) => {
        await broadcasts.cancel(alert)
        await turn.toast(turn.t('broadcast-stopped'))
      }),
      'broadcast-recall': order('recalled', async (turn, alert) => showRecalled(turn, await broadcasts.recall(alert))),
    },
  }
}
