import type { AlertPlan } from '../domain/alert.ts'
import type { Touched } from '../domain/decision.ts'
import type { Detection } from '../domain/detection.ts'
import type { Claim, Event, EventPlace, FireReport } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { weigh } from './danger.ts'
import { speakerOf } from './figures.ts'
import { descendantsOf, isWide, onOneWay, relate } from './places.ts'
import { edit, followUp, isLate, type SpeakContext } from './speak.ts'
import { HOUR_MS, type PlaceTimes, partOfDay } from './times.ts'
import { windowsAround } from './window.ts'

/** The running truce that a strike falls into: the one announced for the smallest area; null for none. */
export function truceOver(strike: Event, claim: Claim, known: readonly Event[], gazetteer: Gazetteer, times: PlaceTimes): Event | null {
  const size = (truce: Event) => Math.min(...truce.places.map(place => (place.id === null ? 0 : descendantsOf(gazetteer, place.id).length)))
  return (
    known
      .filter(event => event.kind === 'ceasefire' && event.closedAt === null && STANDS.has(event.status))
      .filter(truce => strike.places.some(place => covers(truce, place, gazetteer)) && fallsInto(strike, claim, truce, times))
      .sort((a, b) => size(a) - size(b))[0] ?? null
  )
}

/** Reports of fire kept with a truce; the strikes themselves are events of their own. */
const MOST_FIRES = 20

const STANDS: ReadonlySet<string> = new Set(['announced', 'in_effect', 'violated'])

function covers(truce: Event, place: EventPlace, gazetteer: Gazetteer): boolean {
  return truce.places.some(area => ['same', 'inside'].includes(relate(gazetteer, place, area)))
}

/** By its day and hour as far as they are told; an hour that nobody told is that of publication. */
function fallsInto(strike: Event, claim: Claim, truce: Event, times: PlaceTimes): boolean {
  const published = new Date(claim.publishedAt)
  const today = times.localOf(published).slice(0, 10)
  const day = strike.day ?? today
  const part = partOfDay(strike.timeText)
  const from = part === null ? `${day}T00:00` : `${day}T${String(part.from).padStart(2, '0')}:00`
  const until = part === null || part.to >= 24 ? `${day}T23:59` : `${day}T${String(part.to).padStart(2, '0')}:00`
  const [earliest, latest] = [times.instantOf(from), new Date(Math.min(times.instantOf(until).getTime(), published.getTime()))]
  if (truce.start === null && truce.daily === null) {
    const since = new Date(truce.claims[0]?.publishedAt ?? truce.createdAt)
    return latest >= since
  }
  // an hour that nobody told may lie on either side of an end that is past: only a window still open then is said to be broken into
  const before = (end: Date) => (part === null ? latest : earliest) < end
  return windowsAround(truce, latest, times).some(({ start, end }) => (start === null || start <= latest) && (end === null || before(end)))
}

/** So long the same town's breach is the fire that was told. */
const SAME_FIRE_MS = 6 * HOUR_MS

/** The truce of a wider area under which the fire that breaks it was told already, to those whom it concerns; null for none. */
export function fireTold(detection: Detection, publishedAt: Date, known: readonly Event[]): Event | null {
  if (detection.kind !== 'ceasefire' || detection.status !== 'violated') return null
  const isTold = (fire: FireReport) =>
    Math.abs(publishedAt.getTime() - Date.parse(fire.at)) < SAME_FIRE_MS &&
    detection.places.every(place => fire.placeNames.includes(place.name))
  return known.find(truce => truce.kind === 'ceasefire' && truce.closedAt === null && (truce.fire ?? []).some(isTold)) ?? null
}

/**
 * Of the breach of a truce hears who has no message of the fire that breaks it, which the same article told: there it said that it fell into the
 * truce. The others read of the breach in the message about the truce.
 */
export function tellBreachOnce(alerts: readonly AlertPlan[], truce: Event, { article }: Claim): readonly AlertPlan[] {
  const strikes = (truce.fire ?? []).flatMap(fire => (fire.article === article ? [fire.eventId] : []))
  if (strikes.length === 0 || truce.status !== 'violated') return alerts
  return alerts.map(alert =>
    alert.type === 'edit'
      ? alert
      : { ...alert, audience: { ...alert.audience, notReachedBy: [...(alert.audience.notReachedBy ?? []), ...strikes] } },
  )
}

/** Other events that a strike changes: the truce under which it happens is marked, a corridor on whose way it falls is cancelled at once. */
export function touchedBy(strike: Event, claim: Claim, truce: Event | null, known: readonly Event[], context: SpeakContext): Touched[] {
  const corridors = known.filter(event => event.kind === 'corridor' && event.closedAt === null && hits(strike, claim, event, context))
  return [
    ...(truce === null ? [] : [markTruce(strike, claim, truce, context)]),
    ...corridors.map(event => cancelCorridor(strike, claim, event, context)),
  ]
}

function markTruce(strike: Event, claim: Claim, truce: Event, context: SpeakContext): Touched {
  const marked = withFire(truce, strike, claim, context)
  const firstFire = (truce.fire ?? []).length === 0
  const wide = truce.places.every(place => place.id === null || isWide(context.gazetteer.get(place.id)))
  return {
    event: marked,
    reason: 'fire reported under it',
    alerts: fireAlerts(strike, marked, firstFire, wide, { ...context, ageHours: null }),
  }
}

/**
 * All under a small truce hear of its first fire. A village's shelling is no message to a whole governorate, nor an edit to each of its chats ahead
 * of other danger: there the first fire is edited in behind everything, and later ones show with the next change.
 */
function fireAlerts(strike: Event, marked: Event, firstFire: boolean, wide: boolean, context: SpeakContext): AlertPlan[] {
  if (wide) return firstFire ? [{ ...edit(marked, 'fire reported', context, false), lane: 3 }] : []
  if (firstFire) return [tellOfFire(strike, marked, context), edit(marked, 'fire reported', context, false)]
  return [{ ...edit(marked, 'fire reported', context, false), lane: 3 }]
}

/** The message about the strike, in reply to the truce's own, to those who had that and do not hear of the strike as followers of its town. */
function tellOfFire(strike: Event, truce: Event, context: SpeakContext): AlertPlan {
  return {
    ...followUp(strike, 'during truce', context),
    audience: { by: 'reached', eventId: truce.id, notReachedBy: [strike.id] },
  }
}

function hits(strike: Event, claim: Claim, corridor: Event, { gazetteer, times }: SpeakContext): boolean {
  if (weigh(corridor.kind, corridor.status) !== 'relief') return false
  const announced = corridor.claims[0]?.publishedAt ?? corridor.createdAt
  const day = strike.day ?? times.localOf(new Date(claim.publishedAt)).slice(0, 10)
  if (day < times.localOf(new Date(announced)).slice(0, 10)) return false
  return strike.places.some(place => corridor.places.some(way => onTheWay(place, way, gazetteer)))
}

function onTheWay(place: EventPlace, way: EventPlace, gazetteer: Gazetteer): boolean {
  switch (relate(gazetteer, place, way)) {
    case 'same':
      return !isWideKnown(way, gazetteer)
    case 'inside':
      return !isWideKnown(way, gazetteer)
    case 'holds':
      return !isWideKnown(place, gazetteer)
    case 'near':
      return onOneWay(gazetteer, place, way)
    case 'apart':
      return false
  }
}

function cancelCorridor(strike: Event, claim: Claim, corridor: Event, context: SpeakContext): Touched {
  const closed: Event = { ...withFire(corridor, strike, claim, context), status: 'closed' }
  const speaking = { ...context, ageHours: null }
  return {
    event: closed,
    reason: 'fire reported on its way',
    alerts: [followUp(closed, 'shelled', speaking), edit(closed, 'shelled', speaking, true)],
  }
}

function withFire(event: Event, strike: Event, claim: Claim, context: SpeakContext): Event {
  const report: FireReport = {
    eventId: strike.id,
    // what was told without a sound is no word of the breach
    ...(isLate(context) ? {} : { article: claim.article }),
    at: claim.publishedAt,
    speaker: speakerOf(claim),
    placeNames: strike.places.map(place => place.name),
  }
  return {
    ...event,
    version: event.version + 1,
    updatedAt: context.now.toISOString(),
    fire: [...(event.fire ?? []), report].slice(-MOST_FIRES),
  }
}

function isWideKnown(place: EventPlace, gazetteer: Gazetteer): boolean {
  return place.id !== null && isWide(gazetteer.get(place.id))
}
