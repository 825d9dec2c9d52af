import type { EventNews } from '../domain/alert.ts'
import type { Decision } from '../domain/decision.ts'
import type { Status } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { weigh } from './danger.ts'
import { edit, followUp, lapseAt, type SpeakContext } from './speak.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type PlaceTimes } from './times.ts'
import { phaseAt, windowsAround } from './window.ts'

/** What the clock alone brings. `forgotten`: so long without a word that it is no longer looked at; told to nobody. */
export type Step = Extract<EventNews, 'begins' | 'ends soon' | 'day ended' | 'ended' | 'lapsed'> | 'forgotten'

export interface ClockStep {
  readonly step: Step
  readonly at: Date
  /** The same for the same step, whenever it is computed. */
  readonly key: string
  /** End of the window it belongs to; null where none is known. */
  readonly end: Date | null
}

export interface ClockContext {
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
  /** Time of the world. */
  readonly now: Date
}

/** "Ends soon" is said this long before. */
export const ENDS_SOON_MS = 60 * MINUTE_MS
const FORGOTTEN_AFTER_MS = 14 * DAY_MS
/** A day's end is not told after so long a standstill of ours. */
const STALE_MS = 12 * HOUR_MS
/** Steps older than this are no longer made; their keys are kept longer, so that none is told twice. */
const LOOK_BACK_MS = 2.5 * DAY_MS
const KEEP_KEYS_MS = 3 * DAY_MS

/** Steps of an event that are not told yet, due ones included, the earliest first: what a timer would wait for. Pure; timers need no memory. */
export function nextSteps(event: Event, now: Date, times: PlaceTimes): ClockStep[] {
  if (event.kind === 'shelling' || event.closedAt !== null) return []
  const told = new Set(event.clock?.told ?? [])
  return [...windowSteps(event, now, times), ...silenceSteps(event)]
    .filter(({ key }) => !told.has(key))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

export function dueSteps(event: Event, now: Date, times: PlaceTimes): ClockStep[] {
  return nextSteps(event, now, times).filter(({ at }) => at <= now)
}

/** What the clock does to an event now: its next version with what is to be said, or null. Done twice, the second time gives null. */
export function tick(event: Event, context: ClockContext): Decision | null {
  const due = dueSteps(event, context.now, context.times)
  if (due.length === 0) return null
  const ended = due.find(({ step }) => step === 'ended')
  const forgotten = due.some(({ step }) => step === 'forgotten')
  const now = context.now.toISOString()
  const next: Event = {
    ...event,
    version: event.version + 1,
    updatedAt: now,
    status: statusAfter(event, due),
    closedAt: ended || forgotten ? now : null,
    clock: {
      since: event.clock?.since ?? event.createdAt,
      told: toldKeys(event, due, context.now),
      phase: phaseAt(event, context.now, context.times),
    },
  }
  const speaking: SpeakContext = { ...context, ageHours: null, related: [], during: null }
  const news = ended ? 'ended' : newsOf(due, context.now)
  const told = news === null || news === 'lapsed' ? [] : [followUp(next, news, speaking)]
  // the older message shows the window in absolute time: it stays right as long as the status does
  const edits = news === null || next.status === event.status ? [] : [edit(next, news, speaking, true)]
  // a proposal that runs out promised nothing, and of what is closed already everybody knows
  const silent = forgotten || weigh(event.kind, event.status) === 'proposal' || event.status === 'closed'
  return {
    action: 'update',
    reason: `by the clock: ${due.map(({ step }) => step).join(', ')}`,
    event: next,
    alerts: silent ? [] : [...told, ...edits],
  }
}

/** At its end a truce is over and a corridor closed; at the end of a day, or for want of news, only the announcement stands. */
function statusAfter(event: Event, due: readonly ClockStep[]): Status {
  if (weigh(event.kind, event.status) === 'proposal') return event.status
  if (due.some(({ step }) => step === 'ended')) return event.kind === 'ceasefire' ? 'ended' : 'closed'
  const holding = event.status === 'open' || event.status === 'in_effect'
  return holding && due.some(({ step }) => step === 'lapsed' || step === 'day ended') ? 'announced' : event.status
}

/** Of several steps that fell due during a standstill only the last that still tells something. */
function newsOf(due: readonly ClockStep[], now: Date): Exclude<Step, 'forgotten'> | null {
  const telling = due.filter(({ step, at, end }) => {
    if (step === 'begins' || step === 'ends soon') return end === null ? now.getTime() - at.getTime() < STALE_MS : now < end
    return step === 'lapsed' || now.getTime() - at.getTime() < STALE_MS
  })
  const step = telling.findLast(one => one.step !== 'lapsed')?.step ?? telling.at(-1)?.step ?? null
  return step === 'forgotten' ? null : step
}

function windowSteps(event: Event, now: Date, times: PlaceTimes): ClockStep[] {
  const known = Date.parse(event.clock?.since ?? event.createdAt)
  const weight = weigh(event.kind, event.status)
  const steps = windowsAround(event, now, times).flatMap(({ start, end, more }) => {
    const found: ClockStep[] = []
    // a window that is denied or broken begins for nobody
    if (weight === 'relief' && event.status === 'announced' && start) found.push(stepOf('begins', start, end))
    const soon = end === null ? null : new Date(end.getTime() - ENDS_SOON_MS)
    if (weight === 'relief' && soon && (start === null || soon > start)) found.push(stepOf('ends soon', soon, end))
    if (end && more && weight === 'relief') found.push(stepOf('day ended', end, end))
    return found.filter(({ at }) => at.getTime() > known && now.getTime() - at.getTime() < LOOK_BACK_MS)
  })
  const end = lastEnd(event, now, times)
  return end === null || event.status === 'denied' ? steps : [...steps, stepOf('ended', end, end)]
}

/** End of the whole; for a daily one that of its last day. */
function lastEnd(event: Event, now: Date, times: PlaceTimes): Date | null {
  if (event.end === null) return null
  const whole = times.instantOf(event.end)
  if (event.daily === null) return whole
  const last = windowsAround(event, whole < now ? whole : now, times).at(-1)
  return last && !last.more ? last.end : whole
}

function silenceSteps(event: Event): ClockStep[] {
  const lapse = lapseAt(event)
  const lastWord = Math.max(Date.parse(event.createdAt), ...event.claims.map(claim => Date.parse(claim.publishedAt)))
  const forgotten = new Date(lastWord + FORGOTTEN_AFTER_MS)
  return [
    ...(lapse ? [stepOf('lapsed', lapse, null)] : []),
    ...(event.end === null || event.status === 'denied' ? [stepOf('forgotten', forgotten, null)] : []),
  ]
}

function stepOf(step: Step, at: Date, end: Date | null): ClockStep {
  return { step, at, key: `${step} ${at.toISOString()}`, end }
}

function toldKeys(event: Event, due: readonly ClockStep[], now: Date): string[] {
  const kept = (event.clock?.told ?? []).filter(key => now.getTime() - Date.parse(key.slice(key.lastIndexOf(' ') + 1)) < KEEP_KEYS_MS)
  return [...kept, ...due.map(({ key }) => key)]
}
