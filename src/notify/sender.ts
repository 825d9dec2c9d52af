import { nextDueMs } from '../db/delivery-store.ts'
import { noteLimited, pauseAll, readPace, recoverRate, settleAnswers } from '../db/pace-store.ts'
import type { Queues, QueueWorker } from '../queue/queues.ts'
import { pacingFor } from './pacing.ts'
import { type BatchReport, type SendContext, startBatch } from './send-batch.ts'
import type { Transport } from './transport.ts'

export interface SenderContext extends SendContext {
  readonly queues: Queues
  /** Messages a second of the whole bot, as configured. */
  readonly rate: number
}

/** Tickets that one process works on at once: calls take as long as Telegram takes, tickets come ten times a second. */
const CONCURRENCY = 50
/** Every call under way holds a connection; beyond this more of them make each slower. */
const MOST_CALLS_AT_ONCE = 200
const CALLS_PAUSE_MS = 5
const LONGEST_DELAY_MS = 30_000
const STOPPED_PAUSE_S = 60
const UNREACHED_PAUSE_S = 2

/** Works off the ledger, one small batch for each ticket, at the pace that all senders share. */
export function startSender(context: SenderContext): QueueWorker {
  const { pace } = pacingFor(context.rate)
  const calls = countCalls(context.transport)
  const counting = { ...context, transport: calls.transport }
  const course: Course = { isFull: false, nextStartMs: 0 }
  const worker: QueueWorker = context.queues.worker('send', () => runTicket(counting, worker, calls.underWay, course), {
    concurrency: CONCURRENCY,
    pace,
  })
  return worker
}

/** What one ticket tells the next of this process. */
interface Course {
  /** The ledger had a full batch: there is more. */
  isFull: boolean
  /** When the calls of the next batch may start. */
  nextStartMs: number
}

async function runTicket(context: SenderContext, worker: QueueWorker, callsUnderWay: () => number, course: Course): Promise<void> {
  while (callsUnderWay() >= MOST_CALLS_AT_ONCE) await new Promise(resolve => setTimeout(resolve, CALLS_PAUSE_MS))
  // Where there is more to send, the next ticket is queued first: on a busy machine the look at the ledger takes longer than a tenth of a second.
  const ahead = course.isFull ? next(context, 0) : null
  const follow = (delayMs: number) => ahead ?? next(context, delayMs)
  const shared = await readPace(context.db)
  const { batch, pace } = pacingFor(Math.min(context.rate, shared.rate ?? context.rate))
  worker.setPace(pace)
  if (shared.pausedMs > 0) {
    course.isFull = false
    return follow(Math.min(shared.pausedMs, LONGEST_DELAY_MS))
  }
  if (shared.rate !== null) await recoverRate(context.db, context.rate)
  const budget = shared.answers > 0 ? batch - (await settleAnswers(context.db, batch)) : batch
  if (budget === 0) return follow(0)
  const started = await startBatch(context, budget, () => turnOf(course, pace.duration * LEAST_SPACING))
  const isFull = started.claimed === budget
  course.isFull = isFull
  // The next ticket does not wait for the calls of this one: Telegram's answers take longer than a tenth of a second.
  const [report] = await Promise.all([started.done, isFull ? follow(0) : (ahead ?? nextWhenDue(context))])
  await learn(context, report)
}

/** Tickets start evenly, but some take longer to come to their calls: they may make up for that, within a tenth above the rate in any second. */
const LEAST_SPACING = 0.95

async function turnOf(course: Course, spacingMs: number): Promise<void> {
  const nowMs = performance.now()
  const startMs = Math.max(nowMs, course.nextStartMs)
  course.nextStartMs = startMs + spacingMs
  if (startMs > nowMs) await new Promise(resolve => setTimeout(resolve, startMs - nowMs))
}

function countCalls(transport: Transport): { readonly transport: Transport; readonly underWay: () => number } {
  let underWay = 0
  return {
    underWay: () => underWay,
    transport: {
      call: async (method, payload, deadlineMs) => {
        underWay += 1
        try {
          return await transport.call(method, payload, deadlineMs)
        } finally {
          underWay -= 1
        }
      },
    },
  }
}

/** Fewer than a batch were ready: the next ticket comes when the next delivery is due, or not at all. */
async function nextWhenDue(context: SenderContext): Promise<void> {
  const dueMs = await nextDueMs(context.db)
  if (dueMs !== null) await next(context, Math.min(dueMs, LONGEST_DELAY_MS))
}

/** May fail: the sweep finds what is pending and queues a ticket again. */
async function next({ queues }: SenderContext, delayMs: number): Promise<void> {
  await queues.enqueue({ name: 'send', data: {} }, { delayMs: Math.ceil(delayMs) })
}

/** Takes from a batch what concerns everybody. */
async function learn(context: SenderContext, report: BatchReport): Promise<void> {
  const { chats, seconds } = report.limited
  if (chats > 0) {
    const noted = await noteLimited(context.db, chats, seconds, context.rate)
    context.log.warn({ seconds, all: noted === 'paused' }, 'Telegram asks us to wait')
  }
  if (report.stopped !== null) {
    context.log.error({ why: report.stopped }, 'Telegram refuses the bot: nothing is sent until somebody has looked')
    await pauseAll(context.db, STOPPED_PAUSE_S)
  }
  if (report.claimed > 0 && report.unreached === report.claimed) {
    context.log.warn({}, 'Telegram cannot be reached')
    await pauseAll(context.db, UNREACHED_PAUSE_S)
  }
}
