import type { MessageEntity } from '@grammyjs/types'
import type { ChatCipher } from '../db/chat-cipher.ts'
import { migrateChat } from '../db/chat-store.ts'
import type { Clock } from '../db/clock.ts'
import type { Db } from '../db/database.ts'
import {
  type ChatNews,
  type ClaimedDelivery,
  claimDeliveries,
  type DeliveryResult,
  noteChats,
  type Verdict,
  writeResults,
} from '../db/delivery-store.ts'
import { capNormal } from '../decide/cap.ts'
import type { AlertBody } from '../domain/alert.ts'
import type { AlertId, PlaceId, TelegramChatId } from '../domain/ids.ts'
import type { Logger } from '../logger.ts'
import { type CallPlan, callFor } from './call-for.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { persist } from './persist.ts'
import { disturbance, type QuietSettings } from './quiet.ts'
import { settle } from './settle.ts'
import { startChecked } from './start-checked.ts'
import type { Transport } from './transport.ts'

/** What the message of one chat depends on beside the alert. */
export interface RenderReader {
  readonly language: 'ar' | 'en'
  readonly digits: 'western' | 'arabic'
  readonly zone: string
  /** The followed place that the message names. */
  readonly placeId: PlaceId | null
  readonly discreet: boolean
  /** The message may have arrived before. */
  readonly repeat: boolean
  /** What the buttons of a message to a chat are made of; absent where nothing is sent. */
  readonly buttons?: { readonly chatHash: Uint8Array; readonly alertId: AlertId }
}

export interface RenderedMessage {
  readonly text: string
  readonly entities: readonly MessageEntity[]
  /** An inline keyboard, as `reply_markup` takes it. */
  readonly keyboard?: { readonly inline_keyboard: readonly (readonly object[])[] }
}

export type Render = (body: AlertBody, reader: RenderReader) => RenderedMessage

export interface SendContext {
  readonly db: Db
  readonly cipher: ChatCipher
  readonly clock: Clock
  readonly transport: Transport
  readonly render: Render
  readonly log: Logger
  /** How long a claim holds: longer than a call and its second try take. */
  readonly leaseS?: number
}

/** What a batch came to, for the pace of all. */
export interface BatchReport {
  readonly claimed: number
  readonly sent: number
  /** 429s, of different chats, with the shortest wait asked for. */
  readonly limited: { readonly chats: number; readonly seconds: number }
  /** Calls that reached nobody. */
  readonly unreached: number
  /** Telegram does not know the token. */
  readonly stopped: string | null
}

/** A claimed batch whose calls have been started; `done` writes their outcomes and never leaves one unwritten. */
export interface StartedBatch {
  readonly claimed: number
  readonly done: Promise<BatchReport>
}

const LEASE_S = 30

const EMPTY: BatchReport = { claimed: 0, sent: 0, limited: { chats: 0, seconds: 0 }, unreached: 0, stopped: null }

/**
 * Sends one small batch of the ledger: claim, look once more, call, write. Resolves as soon as the batch is claimed.
 * @param turn resolves when the calls may start
 */
export async function startBatch(context: SendContext, limit: number, turn: () => Promise<void> = async () => {}): Promise<StartedBatch> {
  const claimed = await claimDeliveries(context.db, limit, context.leaseS ?? LEASE_S)
  return { claimed: claimed.length, done: claimed.length === 0 ? Promise.resolve(EMPTY) : sendClaimed(context, claimed, turn) }
}

async function sendClaimed(context: SendContext, claimed: readonly ClaimedDelivery[], turn: () => Promise<void>): Promise<BatchReport> {
  await turn()
  const settled = await Promise.all(await startCalls(context, claimed))
  await persist(() => write(context, settled))
  return report(settled)
}

interface Settled {
  readonly delivery: ClaimedDelivery
  /** Of the last call; null where none was made. */
  readonly outcome: Outcome | null
  /** What to write; null where the row is somebody else's by now. */
  readonly result: DeliveryResult | null
}

/** Starts the calls of what is still to be sent. */
async function startCalls(context: SendContext, claimed: readonly ClaimedDelivery[]): Promise<readonly Promise<Settled>[]> {
  try {
    return await startChecked(context.db, claimed, (delivery, verdict, body) => start(context, delivery, body, verdict))
  } catch (error) {
    context.log.warn({ err: error }, 'a batch was not checked')
    return claimed.map(async delivery => later(delivery, UNCHECKED_WAIT_S))
  }
}

const UNCHECKED_WAIT_S = 1
const EDIT_WAITS_S = 2

/** Starts the call of one delivery at once, if there is still one to make. */
async function start(
  context: SendContext,
  delivery: ClaimedDelivery,
  body: AlertBody | undefined,
  verdict: Verdict | undefined,
): Promise<Settled> {
  if (body === undefined || verdict === undefined || verdict.verdict === 'lost') return { delivery, outcome: null, result: null }
  if (verdict.verdict === 'later') return later(delivery, Math.max(EDIT_WAITS_S, verdict.afterS ?? 0), verdict.afterS !== null)
  if (verdict.verdict !== 'go') return ended(delivery, verdict.verdict, verdict.why)
  const sound = disturbance(delivery.lane, quietOf(delivery, body), context.clock.now())
  if (sound.how === 'later' && delivery.action === 'send') return later(delivery, sound.afterS, true)
  const cappedS = overTheCapS(delivery, verdict, context.clock.now())
  if (cappedS !== null) return later(delivery, cappedS, true)
  try {
    const outcome = await call(context, delivery, body, { target: verdict.target, silent: delivery.silent || sound.how === 'silent' })
    return { delivery, outcome, result: settle(delivery, outcome) }
  } catch (error) {
    // What is wrong with one message must not keep the others of the batch from being written.
    context.log.error({ err: error, deliveryId: delivery.id }, 'a message could not be made')
    return ended(delivery, 'failed', 'could not be made')
  }
}

/** The hour of a digest was chosen: quiet hours take its sound, and do not put it off until it is no summary of the day any more. */
function quietOf(delivery: ClaimedDelivery, body: AlertBody): QuietSettings {
  return body.form === 'digest' && delivery.quietMode === 'hold' ? { ...delivery, quietMode: 'silent' } : delivery
}

/** Refused markup goes out once more as plain text, and a group that has moved is followed: both within the lease. */
async function call(context: SendContext, delivery: ClaimedDelivery, body: AlertBody, plan: CallPlan): Promise<Outcome> {
  const chat = context.cipher.open(delivery.sealedChat)
  const buttons = { chatHash: context.cipher.hash(chat), alertId: delivery.alertId }
  const message = context.render(body, { ...readerOf(delivery), buttons })
  const send = async (to: TelegramChatId, content: RenderedMessage) =>
    outcomeOf(await callFor(context.transport, delivery.action, to, content, plan), delivery.action)
  const first = await send(chat, message)
  if (first.to === 'plain') {
    context.log.error({ alertId: delivery.alertId, why: first.why }, 'markup refused, sent as plain text')
    return callAgain(context, delivery, () => send(chat, { ...message, entities: [] }))
  }
  if (first.to === 'moved') return callAgain(context, delivery, () => send(first.chat, message), first.chat)
  return first
}

/** A second call is one that starts, too: the alert may have been cancelled during the first. The next claim then ends the delivery. */
async function callAgain(
  context: SendContext,
  delivery: ClaimedDelivery,
  send: () => Promise<Outcome>,
  movedTo: TelegramChatId | null = null,
): Promise<Outcome> {
  const stopped: Outcome = { to: 'again', why: 'stopped before the second call' }
  try {
    if (movedTo !== null) await migrateChat(context.db, context.cipher, context.cipher.open(delivery.sealedChat), movedTo)
    const [second] = await startChecked(context.db, [delivery], async (_, verdict) => (verdict?.verdict === 'go' ? send() : stopped))
    return (await second) ?? stopped
  } catch (error) {
    // The database is away, not the message wrong: the delivery is tried again.
    context.log.warn({ err: error }, 'a second call was not made')
    return stopped
  }
}

function readerOf(delivery: ClaimedDelivery): RenderReader {
  const { language, digits, zone, placeId, discreet } = delivery
  return { language, digits, zone, placeId, discreet, repeat: delivery.ambiguous && delivery.action === 'send' }
}

/** Relief that would have so little time left after waiting goes out at once: a message too many rather than news that comes too late. */
const LEAST_LIFE_AFTER_CAP_S = 20 * 60

/** Seconds until the hour allows the chat another normal alert; null where it is to be sent now. */
function overTheCapS(delivery: ClaimedDelivery, verdict: Verdict & { verdict: 'go' }, now: Date): number | null {
  if (verdict.sentLately === null) return null
  const capped = capNormal(delivery.lane, verdict.sentLately, now)
  if (capped.how === 'now') return null
  const afterS = (capped.at.getTime() - now.getTime()) / 1000
  return verdict.leftMs !== null && verdict.leftMs / 1000 < afterS + LEAST_LIFE_AFTER_CAP_S ? null : afterS
}

/** @param held put off on purpose, so that it may be told together with others */
function later(delivery: ClaimedDelivery, afterS: number, held = false): Settled {
  const { id, tries } = delivery
  return { delivery, outcome: null, result: { id, tries, state: 'pending', afterS, uncounted: true, held } }
}

/** Without a call. What may have arrived by an earlier one ends unknown: a later correction goes there too. */
function ended(delivery: ClaimedDelivery, wanted: 'cancelled' | 'expired' | 'gone' | 'failed', error: string): Settled {
  const state = delivery.ambiguous && delivery.action === 'send' && wanted !== 'gone' ? 'unknown' : wanted
  return { delivery, outcome: null, result: { id: delivery.id, tries: delivery.tries, state, error } }
}

async function write(context: SendContext, settled: readonly Settled[]): Promise<void> {
  await writeResults(
    context.db,
    settled.flatMap(each => each.result ?? []),
  )
  await noteChats(
    context.db,
    settled.flatMap(({ delivery: { chatId }, outcome }): ChatNews[] => {
      if (outcome?.to === 'wait') return [{ chatId, news: 'wait', seconds: outcome.seconds }]
      return outcome?.to === 'gone' ? [{ chatId, news: outcome.chat }] : []
    }),
  )
  for (const { delivery, outcome } of settled)
    if (outcome?.to === 'failed')
      context.log.error({ deliveryId: delivery.id, alertId: delivery.alertId, why: outcome.why }, 'a delivery failed')
}

function report(settled: readonly Settled[]): BatchReport {
  const outcomes = settled.flatMap(each => each.outcome ?? [])
  const waits = outcomes.flatMap(outcome => (outcome.to === 'wait' ? [outcome.seconds] : []))
  const stopped = outcomes.find(outcome => outcome.to === 'stop')
  return {
    claimed: settled.length,
    sent: outcomes.filter(outcome => outcome.to === 'sent').length,
    limited: { chats: waits.length, seconds: waits.length === 0 ? 0 : Math.min(...waits) },
    unreached: outcomes.filter(outcome => outcome.to === 'again').length,
    stopped: stopped?.why ?? null,
  }
}
