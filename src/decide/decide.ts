import type { Decision, Touched } from '../domain/decision.ts'
import type { Detection } from '../domain/detection.ts'
import type { Claim, Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { ArticleId, EventId } from '../domain/ids.ts'
import { weigh } from './danger.ts'
import { settleDoubt } from './doubt.ts'
import { type Match, matchEvents } from './match.ts'
import { atClock, mergeClaim } from './merge.ts'
import { outrun } from './outrun.ts'
import { relate, toEventPlace } from './places.ts'
import { oncePerEvent, shareOut } from './share-out.ts'
import { firstAlert, furtherAlerts, HELD_BACK_AFTER_H, type SpeakContext } from './speak.ts'
import { HOUR_MS, type PlaceTimes } from './times.ts'
import { fireTold, tellBreachOnce, touchedBy, truceOver } from './touch.ts'

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
  /** Family of an outlet that is quoted by name; null for one that no table knows. */
  readonly familyOf: (outlet: string) => string | null
  /** Events around those places, as far back as they can still matter; for a strike truces and corridors too. */
  readonly known: readonly Event[]
  readonly gazetteer: Gazetteer
  /** Time of the world. */
  readonly now: Date
  readonly times: PlaceTimes
  /** Id for the event, should one be created. */
  readonly newEventId: EventId
  /** The wait for an admin is over: what waited is decided, with its doubt. */
  readonly released: boolean
}

/** What one detection does to what is known, with the reason. Pure: the same values give the same decision. */
export function decide(detection: Detection, context: DecideContext): Decision {
  const { publishedAt } = context.source
  if (publishedAt === null)
    return context.released
      ? { action: 'ignore', reason: 'no date of publication: never pushed', eventId: null }
      : { action: 'review', reason: 'no date of publication', releaseAfterS: null }
  const doubt = settleDoubt(detection, context)
  if (!('settled' in doubt)) return doubt
  const { settled, waiting } = doubt
  const old = tooOld(settled, publishedAt, context)
  if (old) return old
  const claim = toClaim(settled, context, publishedAt)
  const matching = { gazetteer: context.gazetteer, times: context.times, publishedAt, family: claim.family }
  const matches = matchEvents(settled, context.known, matching)
  const [best] = matches
  const decision = best ? decideKnown(settled, best, matches, claim, context) : decideNew(settled, claim, publishedAt, context)
  return waiting !== null && 'event' in decision ? { ...decision, waiting } : decision
}

function decideNew(detection: Detection, claim: Claim, publishedAt: Date, context: DecideContext): Decision {
  if (detection.kind === 'shelling' && detection.status === 'denied')
    return { action: 'ignore', reason: 'denies a strike that nobody reported to us', eventId: null }
  const over = outrun(detection, publishedAt, context)
  if (over !== null) return { action: 'ignore', reason: 'published before its end, which was told already', eventId: over.id }
  const fire = fireTold(detection, publishedAt, context.known)
  if (fire !== null) return { action: 'ignore', reason: 'a breach by the fire that was told under the truce', eventId: fire.id }
  const { event, speaking, touched } = surroundings(toEvent(detection, claim, context), claim, context)
  return { action: 'create', reason: 'nothing like it is known', event, alerts: firstAlert(event, speaking), touched }
}

/** Adds to the likeliest event; what else of a list of towns is known goes to its own events. */
function decideKnown(detection: Detection, best: Match, matches: readonly Match[], claim: Claim, context: DecideContext): Decision {
  const { event: known, reason } = best
  if (toldBefore(known, claim)) return { action: 'ignore', reason: `told already by this article; ${reason}`, eventId: known.id }
  const { own, others } = shareOut(detection, matches)
  const merged = mergeClaim(known, own, { ...claim, placeNames: namesFor(known, detection, best) }, context, best.renamed)
  const { event, speaking, touched } = surroundings(merged.event, claim, context, merged.addedPlaces.length > 0)
  const elsewhere: Touched[] = others
    .filter(({ event }) => !toldBefore(event, claim))
    .map(({ event, detection: part }) => {
      const also = mergeClaim(event, part, { ...claim, toll: part.toll, placeNames: part.places.map(place => place.name) }, context)
      const alerts = furtherAlerts(also.event, also.news, also.addedPlaces, speakContext(also.event, claim, context, null))
      return { event: also.event, reason: 'named in the same list', alerts }
    })
  return {
    action: merged.news.every(item => item === 'more sources') ? 'corroborate' : 'update',
    reason: merged.news.length > 0 ? `${reason}; ${merged.news.join(', ')}` : `${reason}; nothing new`,
    event,
    alerts: tellBreachOnce(furtherAlerts(event, merged.news, merged.addedPlaces, speaking), event, claim),
    touched: oncePerEvent([...elsewhere, ...touched]),
  }
}

/** The toll of a list is that of the whole list; a street of the town that was told of bears the town's name. */
function namesFor(known: Event, detection: Detection, best: Match): readonly string[] {
  const withinOne = best.shared.length === 0 && best.renamed !== true && detection.kind === 'shelling'
  return withinOne ? known.places.map(place => place.name) : detection.places.map(place => place.name)
}

function toldBefore(event: Event, claim: Claim): boolean {
  return event.claims.some(before => before.article === claim.article && before.status === claim.status && before.summary === claim.summary)
}

interface Surroundings {
  /** Marked where it falls into a truce. */
  readonly event: Event
  readonly speaking: SpeakContext
  readonly touched: readonly Touched[]
}

/** What a strike means for the truces and corridors around it; nothing where it was known before and hit no new town. */
function surroundings(told: Event, claim: Claim, context: DecideContext, hitsAnew = true): Surroundings {
  const strike = told.kind === 'shelling' && told.status === 'reported' && hitsAnew
  const truce = strike ? truceOver(told, claim, context.known, context.gazetteer, context.times) : null
  const event = truce === null ? told : { ...told, during: truce.id }
  const speaking = speakContext(event, claim, context, truce?.id ?? null)
  return { event, speaking, touched: strike ? touchedBy(event, claim, truce, context.known, speaking) : [] }
}

/** Danger is held back only when its day is stated and long past; relief is judged by its window. */
function tooOld(detection: Detection, publishedAt: Date, context: DecideContext): Decision | null {
  const relief = weigh(detection.kind, detection.status) === 'relief'
  if (relief && detection.end !== null && context.times.instantOf(detection.end) <= context.now)
    return { action: 'ignore', reason: 'its window has ended', eventId: null }
  const age = ageHours(detection, context)
  if (!relief && age !== null && age > HELD_BACK_AFTER_H)
    return { action: 'ignore', reason: 'its day is stated and over 72 hours past', eventId: null }
  const articleAge = (context.now.getTime() - publishedAt.getTime()) / HOUR_MS
  if (relief && !context.released && detection.start === null && detection.end === null && articleAge > HELD_BACK_AFTER_H)
    return { action: 'review', reason: 'relief without a window in an article over 72 hours old', releaseAfterS: null }
  return null
}

/** Hours since the stated day ended; null where it is not stated. */
function ageHours(detection: Pick<Detection, 'day' | 'dayStated'>, context: DecideContext): number | null {
  if (detection.day === null || !detection.dayStated) return null
  const endOfDay = context.times.instantOf(`${detection.day}T23:59`)
  return (context.now.getTime() - endOfDay.getTime()) / HOUR_MS
}

function speakContext(event: Event, claim: Claim, context: DecideContext, during: EventId | null): SpeakContext {
  const { gazetteer, times, now } = context
  const published = (now.getTime() - Date.parse(claim.publishedAt)) / HOUR_MS
  const relief = weigh(event.kind, event.status) === 'relief'
  return {
    gazetteer,
    times,
    now,
    ageHours: relief ? null : (ageHours(event, context) ?? published),
    related: relatedEvents(event, context),
    during,
  }
}

/** Strikes of the same day on towns inside: their followers have a finer message already. */
function relatedEvents(event: Event, context: DecideContext): EventId[] {
  if (event.kind !== 'shelling' || event.day === null) return []
  return context.known
    .filter(other => other.id !== event.id && other.kind === 'shelling' && other.day === event.day)
    .filter(other => other.places.every(inner => event.places.some(outer => relate(context.gazetteer, inner, outer) === 'inside')))
    .map(other => other.id)
}

function toEvent(detection: Detection, claim: Claim, context: DecideContext): Event {
  const now = context.now.toISOString()
  const holds = detection.status === 'open' || detection.status === 'in_effect'
  const event: Event = {
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
  return atClock(event, undefined, context.now, context.times)
}

/** What the article says of it, as one voice among others. */
export function toClaim(detection: Detection, context: DecideContext, publishedAt: Date): Claim {
  const { source } = context
  return {
    article: source.article,
    source: source.source,
    outlet: source.outlet,
    family: familyOf(detection, context),
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
    ...underFire(detection),
  }
}

function underFire({ rule }: Detection): Pick<Claim, 'underFire'> {
  if (rule === 'way shelled') return { underFire: 'shelled' }
  return rule === 'way under fire' ? { underFire: 'shot at' } : {}
}

/** «نقلاً عن» an outlet: the word is that outlet's, and all who quote it are one source. */
function familyOf(detection: Detection, { source, familyOf: known }: DecideContext): string {
  const quoted = detection.speakers[0]?.outlet ?? null
  if (quoted === null || quoted === source.outlet) return source.family
  return known(quoted) ?? quoted
}
