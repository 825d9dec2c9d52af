import type { AlertPlan, CorrectionSort } from '../domain/alert.ts'
import type { Decision } from '../domain/decision.ts'
import type { Detection, Kind, Status } from '../domain/detection.ts'
import type { Claim, Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { ArticleId } from '../domain/ids.ts'
import { audienceOf } from './audience.ts'
import { figureRange } from './figures.ts'
import { atClock, listNews, mergeClaim } from './merge.ts'
import { relate, toEventPlace } from './places.ts'
import { furtherAlerts, type SpeakContext } from './speak.ts'
import { isMereWord, standingOf } from './standing.ts'
import { DAY_MS, type PlaceTimes } from './times.ts'

/** What turns out to be otherwise than it was told. */
export type Change =
  /** An admin says where it was. */
  | { readonly what: 'places'; readonly places: readonly EventPlace[] }
  /** An admin says what it was. */
  | { readonly what: 'kind'; readonly kind: Kind; readonly status: Status }
  /** An article is superseded by a newer text of it, or one of its detections was wrong; `by` is what it says instead. */
  | {
      readonly what: 'article'
      readonly drop: ArticleId
      readonly by: { readonly detection: Detection; readonly claim: Claim } | null
    }
  /** Nothing of it happened. */
  | { readonly what: 'withdrawn' }

export interface CorrectContext {
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
  readonly now: Date
}

/** The corrected event, its message corrected in place, and a message to exactly those whom the mistake reached, ahead of everything. */
export function correctEvent(event: Event, change: Change, context: CorrectContext): Decision {
  // of two admins at a time the second comes too late: nobody is told twice, and nothing of it comes back
  if (event.withdrawnAt !== undefined) return { action: 'ignore', reason: 'taken back already', eventId: event.id }
  switch (change.what) {
    case 'withdrawn':
      return retract(event, 'withdrawn by an admin', context)
    case 'places':
      return correct(event, { ...event, places: change.places, claims: moved(event, change.places) }, 'places changed by an admin', context)
    case 'kind': {
      const claims = event.claims.map(unsaid)
      return correct(event, { ...event, kind: change.kind, status: change.status, claims }, 'kind changed by an admin', context)
    }
    case 'article':
      return replaceArticle(event, change.drop, change.by, context)
  }
}

/** What was told of the places that were wrong was told of these. */
function moved(event: Event, places: readonly EventPlace[]): readonly Claim[] {
  const placeNames = places.map(place => place.name)
  return event.claims.map(claim => ({ ...unsaid(claim), placeNames }))
}

/** Without its sentence, which tells what was wrong; that it was a mere call or welcome stays known, so that it confirms nothing. */
export function unsaid<Saying extends { readonly summary: string }>(saying: Saying): Saying {
  return isMereWord(saying.summary) ? saying : { ...saying, summary: '' }
}

function replaceArticle(
  event: Event,
  drop: ArticleId,
  by: { readonly detection: Detection; readonly claim: Claim } | null,
  context: CorrectContext,
): Decision {
  const left = event.claims.filter(claim => claim.article !== drop)
  if (left.length === event.claims.length) return { action: 'ignore', reason: 'nothing of that article is in it', eventId: event.id }
  if (left.length === 0 && by === null) return retract(event, 'its only article says so no more', context)
  const base = left.length === 0 && by !== null ? fromDetection(event, by.detection, by.claim) : withClaims(event, left)
  const after =
    left.length > 0 && by !== null ? { ...mergeClaim(base, by.detection, by.claim, context).event, version: event.version } : base
  return correct(event, after, 'its article was changed', context)
}

/** As if only these had been said. */
function withClaims(event: Event, claims: readonly Claim[]): Event {
  const named = new Set(claims.flatMap(claim => claim.placeNames))
  const places = event.places.filter(place => named.has(place.name))
  return {
    ...event,
    claims,
    places: places.length > 0 ? places : event.places,
    status: standingOf({ ...event, claims }).status,
    weapons: [...new Set(claims.flatMap(claim => claim.weapons))],
    actor: claims.find(claim => claim.actor !== null)?.actor ?? null,
  }
}

function fromDetection(event: Event, detection: Detection, claim: Claim): Event {
  const { kind, status, day, dayStated, timeText, start, end, daily, weapons, targets, actor } = detection
  const places = detection.places.map(toEventPlace)
  return { ...event, kind, status, day, dayStated, timeText, start, end, daily, weapons, targets, actor, places, claims: [claim] }
}

const STILL_NEWS_MS = DAY_MS

function correct(before: Event, changed: Event, reason: string, context: CorrectContext): Decision {
  const next: Event = { ...changed, version: before.version + 1, updatedAt: context.now.toISOString() }
  const after = atClock(next, next.clock, context.now, context.times)
  const sort = mistakeIn(before, after)
  const fresh = context.now.getTime() - Date.parse(before.createdAt) < STILL_NEWS_MS
  // what waited to be sent was the mistake, and is taken back with it: who had nothing yet gets the news as it is
  const hearing = after.places.filter(place => fresh || before.places.every(known => relate(context.gazetteer, place, known) === 'apart'))
  if (sort === null) return update(before, after, reason, context)
  const reached = { by: 'reached', eventId: before.id } as const
  const body = { form: 'event', event: after, news: 'corrected', late: false } as const
  const plans: AlertPlan[] = [
    {
      type: 'correction',
      lane: 0,
      silent: false,
      audience: reached,
      expiresAt: null,
      body: { form: 'correction', sort, before, after, saidAt: before.createdAt },
    },
    { type: 'edit', lane: 0, silent: true, audience: reached, expiresAt: null, body },
  ]
  const firsts: AlertPlan[] =
    hearing.length === 0
      ? []
      : [
          {
            type: 'first',
            lane: after.kind === 'shelling' ? 1 : 2,
            silent: false,
            audience: audienceOf(context.gazetteer, after.kind, hearing, [before.id]),
            expiresAt: null,
            body: { ...body, news: 'first' },
          },
        ]
  return { action: 'correct', reason: `${reason}: ${sort}`, event: after, alerts: [...plans, ...firsts] }
}

/** A newer text that takes nothing back is news like any other. */
function update(before: Event, after: Event, reason: string, context: CorrectContext): Decision {
  const claim = after.claims.at(-1)
  const news = claim === undefined ? [] : listNews(before, after, claim, [])
  const speaking: SpeakContext = { ...context, ageHours: null, related: [], during: null }
  return { action: 'update', reason, event: after, alerts: furtherAlerts(after, news, [], speaking) }
}

/** What a reader of the earlier message was told wrongly; null where nothing was. */
function mistakeIn(before: Event, after: Event): CorrectionSort | null {
  if (before.kind !== after.kind) return 'kind'
  const gone = before.places.some(place => after.places.every(known => known.id !== place.id || known.name !== place.name))
  if (gone) return 'place'
  const fewer = (['killed', 'wounded', 'casualties'] as const).some(field => {
    const told = figureRange(before.claims, field)?.max.value ?? 0
    return told > (figureRange(after.claims, field)?.max.value ?? 0)
  })
  if (fewer) return 'figures'
  const differs = before.day !== after.day || before.start !== after.start || before.end !== after.end || before.daily !== after.daily
  return differs && before.day !== null ? 'details' : before.end !== after.end && before.end !== null ? 'details' : null
}

function retract(event: Event, reason: string, context: CorrectContext): Decision {
  const now = context.now.toISOString()
  const withdrawn: Event = { ...event, version: event.version + 1, updatedAt: now, closedAt: now, withdrawnAt: now }
  const reached = { by: 'reached', eventId: event.id } as const
  const alerts: AlertPlan[] = [
    {
      type: 'retraction',
      lane: 0,
      silent: false,
      audience: reached,
      expiresAt: null,
      body: { form: 'correction', sort: 'withdrawn', before: event, after: null, saidAt: event.createdAt },
    },
    {
      type: 'edit',
      lane: 0,
      silent: true,
      audience: reached,
      expiresAt: null,
      body: { form: 'event', event: withdrawn, news: 'corrected', late: false },
    },
  ]
  return { action: 'retract', reason, event: withdrawn, alerts }
}
