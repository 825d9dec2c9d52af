import type { Chat } from './chats.ts'
import { tooManyRequests } from './errors.ts'
import type { BucketRule, FloodRules } from './options.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000

/** Calls that were already on their way when the first 429 was answered are refused, but not held against the bot. */
const IN_FLIGHT_GRACE_MS = 250

/** What one chat, or the bot as a whole, has sent lately. */
export interface FloodTrack {
  tokens: number
  refilledAt: number
  limitedSince: number
  limitedUntil: number
  readonly recent: RecentSends
}

export interface FloodFigures {
  /** Calls refused with 429, by limits or by injected faults. */
  readonly refused: number
  /** Calls made although a 429 had told the bot to wait. */
  readonly sentWhileLimited: number
  readonly maxPerSecond: number
  readonly maxPerChatSecond: number
  readonly maxPerChatMinute: number
}

/** Telegram's limits on sends and edits, as token buckets on real time. Counts with the rules off, too. */
export class Flood {
  readonly #rules: FloodRules | false
  readonly #all = newTrack(0)
  #figures = { refused: 0, sentWhileLimited: 0, maxPerSecond: 0, maxPerChatSecond: 0, maxPerChatMinute: 0 }

  constructor(rules: FloodRules | false) {
    this.#rules = rules
  }

  /**
   * Accepts `count` messages or edits to a chat, or throws 429 with the whole seconds to wait.
   * Going on before they are over makes the wait longer.
   */
  admit(chat: Chat, count = 1): void {
    const now = performance.now()
    if (this.#all.limitedUntil > now) this.#refuseLimited(this.#all, now)
    chat.flood ??= newTrack(now)
    const track = chat.flood
    if (track.limitedUntil > now) this.#refuseLimited(track, now)
    if (this.#rules) this.#checkRules(this.#rules, chat, track, count, now)
    this.#record(track, count, now)
  }

  /** From now on the chat, or with `undefined` the bot, is limited for so many seconds. */
  limit(chat: Chat | undefined, seconds: number): void {
    const now = performance.now()
    if (chat) chat.flood ??= newTrack(now)
    limitTrack(chat?.flood ?? this.#all, now, seconds)
    this.#figures.refused++
  }

  figures(): FloodFigures {
    return { ...this.#figures }
  }

  resetFigures(): void {
    this.#figures = { refused: 0, sentWhileLimited: 0, maxPerSecond: 0, maxPerChatSecond: 0, maxPerChatMinute: 0 }
  }

  #checkRules(rules: FloodRules, chat: Chat, track: FloodTrack, count: number, now: number): void {
    const chatWait = Math.max(
      bucketWaitMs(track, rules.chat, count, now),
      chat.type === 'private' ? 0 : track.recent.waitMs(rules.group.perMinute, count, now),
    )
    if (chatWait > 0) this.#refuse(track, chatWait, now)
    const globalWait = bucketWaitMs(this.#all, rules.global, count, now)
    if (globalWait > 0) this.#refuse(this.#all, globalWait, now)
    track.tokens -= count
    this.#all.tokens -= count
  }

  #refuse(track: FloodTrack, waitMs: number, now: number): never {
    const seconds = wholeSeconds(waitMs)
    limitTrack(track, now, seconds)
    this.#figures.refused++
    throw tooManyRequests(seconds)
  }

  #refuseLimited(track: FloodTrack, now: number): never {
    this.#figures.refused++
    if (now - track.limitedSince > IN_FLIGHT_GRACE_MS) {
      this.#figures.sentWhileLimited++
      track.limitedUntil += SECOND_MS
    }
    throw tooManyRequests(wholeSeconds(track.limitedUntil - now))
  }

  #record(track: FloodTrack, count: number, now: number): void {
    const figures = this.#figures
    const chat = track.recent.add(count, now)
    figures.maxPerChatMinute = Math.max(figures.maxPerChatMinute, chat.inMinute)
    figures.maxPerChatSecond = Math.max(figures.maxPerChatSecond, chat.inSecond)
    figures.maxPerSecond = Math.max(figures.maxPerSecond, this.#all.recent.add(count, now).inSecond)
  }
}

/** When things were sent in the last minute. */
class RecentSends {
  #times: number[] = []
  #minuteFrom = 0
  #secondFrom = 0

  add(count: number, now: number): { inSecond: number; inMinute: number } {
    for (let i = 0; i < count; i++) this.#times.push(now)
    this.#forget(now)
    while (this.#times[this.#secondFrom]! <= now - SECOND_MS) this.#secondFrom++
    return { inSecond: this.#times.length - this.#secondFrom, inMinute: this.#times.length - this.#minuteFrom }
  }

  /** How long until `count` more keep the minute within `perMinute`. */
  waitMs(perMinute: number, count: number, now: number): number {
    this.#forget(now)
    const sent = this.#times.length - this.#minuteFrom
    const excess = Math.min(sent, sent + count - perMinute)
    return excess <= 0 ? 0 : this.#times[this.#minuteFrom + excess - 1]! + MINUTE_MS - now
  }

  #forget(now: number): void {
    while (this.#times[this.#minuteFrom]! <= now - MINUTE_MS) this.#minuteFrom++
    this.#secondFrom = Math.max(this.#secondFrom, this.#minuteFrom)
    if (this.#minuteFrom < 1000 || this.#minuteFrom < this.#times.length / 2) return
    this.#times = this.#times.slice(this.#minuteFrom)
    this.#secondFrom -= this.#minuteFrom
    this.#minuteFrom = 0
  }
}

function newTrack(now: number): FloodTrack {
  return { tokens: Number.POSITIVE_INFINITY, refilledAt: now, limitedSince: 0, limitedUntil: 0, recent: new RecentSends() }
}

/** Refills the bucket; how long until it holds `count` tokens, or all that it can hold. */
function bucketWaitMs(track: FloodTrack, rule: BucketRule, count: number, now: number): number {
  track.tokens = Math.min(rule.capacity, track.tokens + ((now - track.refilledAt) / SECOND_MS) * rule.perSecond)
  track.refilledAt = now
  const missing = Math.min(count, rule.capacity) - track.tokens
  return missing > 0 ? (missing / rule.perSecond) * SECOND_MS : 0
}

function limitTrack(track: FloodTrack, now: number, seconds: number): void {
  track.limitedSince = now
  track.limitedUntil = now + seconds * SECOND_MS
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / SECOND_MS))
}
