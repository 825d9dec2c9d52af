import type { Decision } from '../domain/decision.ts'
import type { Detection, LocalMinute } from '../domain/detection.ts'
import type { Claim, Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { ArticleId, EventId } from '../domain/ids.ts'
import { weigh } from './danger.ts'
import { matchEvent } from './match.ts'
import { mergeClaim } from './merge.ts'
import { commonArea, relate, toEventPlace } from './places.ts'
import { firstAlert, furtherAlerts, HELD_BACK_AFTER_H, type SpeakContext } from './speak.ts'

/** What `decide` is told of the article besides its detection. */
export interface ClaimSource {
  readonly article: ArticleId
  readonly source: string
  readonly outlet: string
  readonly family: string
  readonly url: string | null
  /** Null where nobody knows: such an article is never pushed. */
  readonly publishedAt: Date | null
}

export interface DecideContext {
  readonly source: ClaimSource
  /** Events of that kind around those places, as far back as they can still matter. */
  readonly known: readonly Event[]
  readonly gazetteer: Gazetteer
  /** Time of the world. */
  readonly now: Date
  /** Local time of the places to an instant; the one place where zones are reckoned gives it. */
  readonly instantOf: (local: LocalMinute) => Date
  /** Id for the event, should one be created. */
  readonly newEventId: EventId
  /** The wait for an admin is over: danger at a doubted place goes out with the doubt. */
  readonly released: boolean
}

export const UNSETTLED_WAIT_S = 120
const MOST_CANDIDATES = 3

/** What one detection does to what is known, with the reason. Pure: the same values give the same decision. */
export function decide(detection: Detection, context: DecideContext): Decision {
  const { publishedAt } = context.source
  if (publishedAt === null) return { action: 'review', reason: 'no date of publication', releaseAfterS: null }
  const doubt = unsettled(detection, context)
  if (doubt) return doubt
  const settled = withSharedArea(detection, context)
  if (settled.places.length === 0) return { action: 'ignore', reason: 'no place that followers could share', eventId: null }
  const old = tooOld(settled, publishedAt, context)
  if (old) return old
  const match = matchEvent(settled, context.known, { gazetteer: context.gazetteer, publishedAt })
  const claim = toClaim(settled, context.source, publishedAt)
  return match ? decideKnown(settled, match.event, match.reason, claim, context) : decideNew(settled, claim, context)
}

function decideNew(detection: Detection, claim: Claim, context: DecideContext): Decision {
  if (detection.kind === 'shelling' && detection.status === 'denied')
    return { action: 'ignore', reason: 'denies a strike that nobody reported to us', eventId: null }
  const event = toEvent(detection, claim, context)
  return { action: 'create', reason: 'nothing like it is known', event, alerts: firstAlert(event, speakContext(event, context)) }
}

function decideKnown(detection: Detection, known: Event, why: string, claim: Claim, context: DecideContext): Decision {
  if (known.claims.some(before => before.article === claim.article && before.status === claim.status && before.summary === claim.summary))
    return { action: 'ignore', reason: `told already by this article; ${why}`, eventId: known.id }
  const merged = mergeClaim(known, detection, claim, context.now, context.gazetteer)
  const speaking = speakContext(merged.event, context)
  return {
    action: merged.news.every(item => item === 'more sources') ? 'corroborate' : 'update',
    reason: merged.news.length > 0 ? `${why}; ${merged.news.join(', ')}` : `${why}; nothing new`,
    event: merged.event,
    alerts: furtherAlerts(merged.event, merged.news, merged.addedPlaces, speaking),
  }
}

/** A place that could be two places is never guessed: relief waits for an admin, danger for two minutes. */
function unsettled(detection: Detection, context: DecideContext): Decision | null {
  if (context.released) return null
  const doubted = detection.places.filter(place => place.id === null && place.area === null && place.candidates.length > 0)
  if (doubted.length === 0) return null
  const names = `place in doubt between ${doubted[0]?.candidates.length ?? 0}`
  if (weigh(detection.kind, detection.status) !== 'danger') return { action: 'review', reason: names, releaseAfterS: null }
  // the settled towns of a list do not wait for the doubted one
  const settled = detection.places.some(place => place.id !== null || place.area !== null)
  return settled ? null : { action: 'review', reason: names, releaseAfterS: UNSETTLED_WAIT_S }
}

/** Doubt among more places than can be told becomes what they share, never the whole country; relief keeps only settled places. */
function withSharedArea(detection: Detection, context: DecideContext): Detection {
  const danger = weigh(detection.kind, detection.status) === 'danger'
  const places = detection.places.flatMap(place => {
    if (place.id !== null || place.area !== null) return [place]
    if (!danger || place.candidates.length === 0) return []
    if (place.candidates.length <= MOST_CANDIDATES) return [place]
    const area = commonArea(context.gazetteer, place.candidates)
    return area === null ? [] : [{ ...place, area, candidates: [] }]
  })
  return { ...detection, places }
}

/** Danger is held back only when its day is stated and long past; relief is judged by its window. */
function tooOld(detection: Detection, publishedAt: Date, context: DecideContext): Decision | null {
  const relief = weigh(detection.kind, detection.status) === 'relief'
  if (relief && detection.end !== null && detection.daily === null && context.instantOf(detection.end) <= context.now)
    return { action: 'ignore', reason: 'its window has ended', eventId: null }
  const age = ageHours(detection, context)
  if (!relief && age !== null && age > HELD_BACK_AFTER_H)
    return { action: 'ignore', reason: 'its day is stated and over 72 hours past', eventId: null }
  const articleAge = (context.now.getTime() - publishedAt.getTime()) / 3_600_000
  if (relief && detection.start === null && detection.end === null && articleAge > HELD_BACK_AFTER_H)
    return { action: 'review', reason: 'relief without a window in an article over 72 hours old', releaseAfterS: null }
  return null
}

/** Hours since the stated day ended; null where it is not stated. */
function ageHours(detection: Pick<Detection, 'day' | 'dayStated'>, context: DecideContext): number | null {
  if (detection.day === null || !detection.dayStated) return null
  const endOfDay = context.instantOf(`${detection.day}T23:59`)
  return (context.now.getTime() - endOfDay.getTime()) / 3_600_000
}

function speakContext(event: Event, context: DecideContext): SpeakContext {
  const publishedAt = context.source.publishedAt ?? context.now
  const stated = ageHours(event, context)
  const published = (context.now.getTime() - publishedAt.getTime()) / 3_600_000
  return {
    gazetteer: context.gazetteer,
    now: context.now,
    ageHours: weigh(event.kind, event.status) === 'relief' ? null : (stated ?? published),
    endsAt: event.end !== null && event.daily === null ? context.instantOf(event.end) : null,
    related: relatedEvents(event, context),
  }
}

/** Strikes of the same day on towns inside: their followers have a finer message already. */
function relatedEvents(event: Event, context: DecideContext): EventId[] {
  if (event.kind !== 'shelling') return []
  return context.known
    .filter(other => other.id !== event.id && other.kind === 'shelling' && other.day === event.day && event.day !== null)
    .filter(other => other.places.every(inner => event.places.some(outer => relate(context.gazetteer, inner, outer) === 'inside')))
    .map(other => other.id)
}

function toEvent(detection: Detection, claim: Claim, context: DecideContext): Event {
  const now = context.now.toISOString()
  const holds = detection.status === 'open' || detection.status === 'in_effect'
  return {
    id: context.newEventId,
    kind: detection.kind,
    status: detection.status,
    version: 1,
    places: detection.places.map(toEventPlace),
    day: detection.day,
    dayStated: detection.dayStated,
    timeText: detection.timeText,
    start: detection.start,
    end: detection.end,
    daily: detection.daily,
    weapons: detection.weapons,
    targets: detection.targets,
    actor: detection.actor,
    claims: [claim],
    createdAt: now,
    updatedAt: now,
    lastHeldAt: holds ? claim.publishedAt : null,
    closedAt: detection.status === 'ended' ? now : null,
  }
}

function toClaim(detection: Detection, source: ClaimSource, publishedAt: Date): Claim {
  return {
    article: source.article,
    source: source.source,
    outlet: source.outlet,
    family: source.family,
    url: source.url,
    publishedAt: publishedAt.toISOString(),
    status: detection.status,
    speakers: detection.speakers,
    deniedBy: detection.deniedBy,
    placeNames: detection.places.map(place => place.name),
    toll: detection.toll,
    weapons: detection.weapons,
    actor: detection.actor,
    timeText: detection.timeText,
    summary: detection.summary,
  }
}
