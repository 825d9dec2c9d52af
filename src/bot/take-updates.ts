import { finishUpdate, takeUpdate } from '../db/bot-update-store.ts'
import { type AnswerContext, answer, answerFlood } from './answer.ts'
import { createFloodGate } from './flood-gate.ts'
import { type Incoming, parseIncoming, senderOf } from './incoming.ts'
import { createLanes } from './lanes.ts'

/** Takes updates, lets nobody flood the bot, and answers each chat in order. One bad update ends nothing. */
export interface UpdateTaker {
  /** Settles when the update is answered, or needs no answer; rejects where it has to be brought again. */
  take(update: unknown): Promise<void>
  /** Resolves when there is room for more. */
  room(): Promise<void>
  /** Resolves when everything taken so far is answered. */
  idle(): Promise<void>
}

const HANDLER_TIMEOUT_MS = 20_000
const POST_WAITS_MS = [500, 2_000, 6_000, 10_000] as const
const FLOOD = { perSecond: 3, burst: 20 } as const
const LANES = { sideBySide: 8, waitingPerKey: 30, mostWaiting: 500 } as const
const MOST_APOLOGIES = 1_000

class HandlerTimeoutError extends Error {
  override readonly name = 'HandlerTimeoutError'
}

/** Another process answers this update, or this one still does: to be asked again later. */
class UpdateInHandError extends Error {
  override readonly name = 'UpdateInHandError'
}

/** @param leaseMs how long another process may have an update in hand before it counts as cut short; 0 where nobody else takes updates */
export function createUpdateTaker(context: AnswerContext, leaseMs: number): UpdateTaker {
  const { deps } = context
  const { log } = deps
  const flood = createFloodGate(FLOOD)
  const lanes = createLanes(LANES, error => log.error({ err: error }, 'an update was not answered'))
  const inHand = new Set<number>()
  const apologised = new Set<number>()

  async function take(update: unknown): Promise<void> {
    // The gate stands before everything that costs: a flood is turned away unread.
    const user = senderOf(update)
    const verdict = user === null ? 'pass' : flood.check(user, performance.now())
    if (verdict === 'drop') return
    const parsed = parseIncoming(update)
    if (!parsed?.incoming) return
    const { id, incoming } = parsed
    if (inHand.has(id)) throw new UpdateInHandError('this update is being answered')
    await queue(incoming, verdict === 'pass' ? () => once(id, incoming) : () => answerFlood(context, incoming))
  }

  function queue(incoming: Incoming, work: () => Promise<void>): Promise<void> {
    const key = String('room' in incoming ? incoming.room.id : incoming.user)
    return new Promise((resolve, reject) => {
      const queued = lanes.add(key, () => withLimit(work()).then(resolve, reject))
      if (queued === 'queued') return
      log.warn({ kind: incoming.kind }, 'an update was turned away: too many wait for this chat')
      resolve()
    })
  }

  async function once(id: number, incoming: Incoming): Promise<void> {
    if (incoming.kind === 'post') return takePost(incoming)
    inHand.add(id)
    try {
      const taken = await takeUpdate(deps.db, id, leaseMs)
      if (taken === 'done') return
      if (taken === 'in hand') throw new UpdateInHandError('another process answers this update')
      await answer(context, incoming)
      await finishUpdate(deps.db, id)
    } catch (error) {
      if (error instanceof UpdateInHandError) throw error
      log.error({ err: error, kind: incoming.kind }, 'an update was not answered')
      await apologise(id, incoming)
      // Where even this fails, the update is brought again once the database is back.
      await finishUpdate(deps.db, id)
    } finally {
      inHand.delete(id)
    }
  }

  /** News is not lost to a database that is away for a moment; that it comes twice does no harm, since articles are recognised. */
  async function takePost(incoming: Incoming): Promise<void> {
    for (const waitMs of [...POST_WAITS_MS, null]) {
      try {
        return await answer(context, incoming)
      } catch (error) {
        if (waitMs === null) throw error
        log.warn({ err: error, waitMs }, 'a post was not taken, tries again')
        await new Promise(resolve => setTimeout(resolve, waitMs))
      }
    }
  }

  /** Once for each update, however often it is brought. */
  async function apologise(id: number, incoming: Incoming): Promise<void> {
    if (apologised.has(id)) return
    if (apologised.size >= MOST_APOLOGIES) apologised.clear()
    apologised.add(id)
    const text = deps.messages.t('ar', 'failed')
    if (incoming.kind === 'press') await deps.call('answerCallbackQuery', { callback_query_id: incoming.callbackId, text })
    else if (incoming.kind === 'text' && incoming.room.type === 'private')
      await deps.call('sendMessage', { chat_id: incoming.room.id, text })
  }

  return { take, room: () => lanes.room(), idle: () => lanes.idle() }
}

/** Lets go of work that takes too long, so that the chat's next update is answered. */
async function withLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandlerTimeoutError(`no answer within ${HANDLER_TIMEOUT_MS} ms`)), HANDLER_TIMEOUT_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
