import { deleteRecalled, finishAlerts } from '../db/alert-store.ts'
import type { Db } from '../db/database.ts'
import { endUnsendable, forgetLinks, hasPending, releaseLeases, wakeHeld } from '../db/delivery-upkeep.ts'
import { logSparingly } from '../log-sparingly.ts'
import type { Logger } from '../logger.ts'
import type { Queues } from '../queue/queues.ts'

export interface SweepContext {
  readonly db: Db
  readonly queues: Queues
  readonly log: Logger
}

export interface Sweep {
  /** Waits for the sweep under way. */
  stop(): Promise<void>
}

const SWEEP_EVERY_MS = 3000
/** Links between chats and deliveries are cut at every so manyth sweep. */
const SWEEPS_BETWEEN_LINKS = 200
const LINKS_AT_ONCE = 5000

/** Finds again, every few seconds, what was lost between ledger and queue. Any number of processes may do so at once. */
export function startSweep(context: SweepContext, everyMs = SWEEP_EVERY_MS): Sweep {
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  let sweeps = 0
  const failed = logSparingly(context.log, 'sweep failed')
  const sweep = async () => {
    await sweepDeliveries(context)
    if (sweeps++ % SWEEPS_BETWEEN_LINKS === 0) await sweepLinks(context.db)
  }
  const again = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = sweep().catch(failed).then(again)
    }, everyMs)
  }
  again()
  return {
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}

/** One sweep of the ledger: leases that ran out, what must not be sent any more, alerts that are done, what has waited for its time, and a ticket where work waits. */
export async function sweepDeliveries({ db, queues, log }: SweepContext): Promise<void> {
  const released = await releaseLeases(db)
  if (released > 0) log.warn({ released }, 'deliveries without an outcome are sent again')
  await endUnsendable(db)
  await deleteRecalled(db)
  await finishAlerts(db)
  await wakeHeld(db)
  if ((await hasPending(db)) && (await isIdle(queues))) await queues.enqueue({ name: 'send', data: {} })
}

/** Cuts the links between chats and deliveries whose time is over. */
async function sweepLinks(db: Db): Promise<void> {
  while ((await forgetLinks(db, LINKS_AT_ONCE)) === LINKS_AT_ONCE);
}

/** No ticket lies in the queue; where it does not answer, one more does no harm. */
async function isIdle(queues: Queues): Promise<boolean> {
  try {
    const { waiting, delayed } = await queues.counts('send')
    return waiting + delayed === 0
  } catch {
    return true
  }
}
