import { sideOf } from '../data/parties.ts'
import type { Detection, LocalDate, Side, Weapon } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import { daysApart } from '../domain/local-date.ts'
import { keyOf, ownRange, voiceOf } from './figures.ts'
import type { Match, MatchContext, PlaceRelation } from './match.ts'
import { isSettlement } from './near.ts'
import { HOUR_MS, otherPartOfDay, partOfDay } from './times.ts'

/** After so long a silence the same words about the same town are news of another strike. */
const QUIET_MS = 8 * HOUR_MS
/** A speaker who says far less than he said hours ago speaks of something else. */
const LESS_AFTER_MS = 4 * HOUR_MS
/** Fewer dead than this are no sign by which two reports under different names could be known for one. */
const TELLING_TOLL = 3
/** «ظهراً» may be said of eleven, and clocks of outlets differ. */
const BLUR_MS = HOUR_MS

/** Day, place, time of day, weapon, party and figures: what speaks against it is final, unless the same figures speak for it. */
export function compareShelling(detection: Detection, event: Event, relation: PlaceRelation, context: MatchContext): Match | null {
  const figures = sameFigures(detection, event)
  if (!sameDay(detection, event, figures, context)) return null
  const against = objection(detection, event, context)
  const { shared } = relation
  const telling = figures >= 3 || (figures >= 2 && (detection.toll.killed?.value ?? 0) >= TELLING_TOLL)
  if (relation.best === 'same') {
    // one dead in the morning and one in the evening are no sign of one strike
    if (against !== null && !telling) return null
    if (figures === 0 && isAnother(detection, event, context)) return null
    const by = [`same place and day (${shared.length} of ${detection.places.length} places)`, figures > 0 ? 'same figures' : '']
    return {
      event,
      score: 3 * shared.length + figures + (continues(detection, event) ? 0.5 : 0),
      reason: by.filter(Boolean).join(', '),
      shared,
    }
  }
  if (against !== null) return null
  // a street of the town that was named before, or the town of the street: the same unless something speaks against it
  if (withinTown(relation, detection, event, context) && !isAnother(detection, event, context))
    return { event, score: 2 + figures, reason: `same day, place ${relation.best} a town`, shared }
  // a strike under two names: the same figures a short way off, or in the area that holds it
  return telling ? { event, score: 1 + figures, reason: `same figures and day, place ${relation.best}`, shared, renamed: true } : null
}

function withinTown(relation: PlaceRelation, detection: Detection, event: Event, { gazetteer }: MatchContext): boolean {
  if (relation.wide || (relation.best !== 'inside' && relation.best !== 'holds')) return false
  const outer = relation.best === 'inside' ? event.places : detection.places
  return outer.some(place => place.id !== null && isSettlement(gazetteer.get(place.id)))
}

/** What of the two excludes that they are one; null where nothing does. */
function objection(detection: Detection, event: Event, context: MatchContext): string | null {
  if (otherPartOfDay(detection.timeText, event.timeText)) return 'another part of the day'
  if (toldBeforehand(detection, event, context)) return 'told before that part of the day'
  if (otherWeapons(detection.weapons, event.weapons)) return 'other weapons'
  return otherParty(detection.actor, event.actor) ? 'another party' : null
}

/** What was told at ten in the morning is no strike of that evening, whichever of the two came in first. */
function toldBeforehand(detection: Detection, event: Event, context: MatchContext): boolean {
  return begins(detection, context) > firstWord(event) + BLUR_MS || begins(event, context) > context.publishedAt.getTime() + BLUR_MS
}

/** The earliest that a told part of a day can be; a night may be that before, or that after. */
function begins({ day, timeText }: Pick<Detection, 'day' | 'timeText'>, { times }: MatchContext): number {
  const part = partOfDay(timeText)
  if (day === null || part === null || part.name === 'night') return Number.NEGATIVE_INFINITY
  return times.instantOf(`${day}T${String(part.from).padStart(2, '0')}:00`).getTime()
}

/** Both days stated: equal. One inferred: a day apart at most, since «yesterday» and the hour of publication blur it. */
function sameDay(detection: Detection, event: Event, figures: number, context: MatchContext): boolean {
  if (detection.day === null || event.day === null) return Math.abs(context.publishedAt.getTime() - lastWord(event)) <= 24 * HOUR_MS
  const apart = Math.abs(daysApart(detection.day as LocalDate, event.day))
  return detection.dayStated && event.dayStated ? apart === 0 : apart === 0 || (apart === 1 && figures > 0)
}

/** The same town on the same day, and yet another strike: long after the last word, or told by the same speaker with far smaller figures. */
function isAnother(detection: Detection, event: Event, context: MatchContext): boolean {
  const gap = context.publishedAt.getTime() - lastWord(event)
  const killed = detection.toll.killed?.value ?? null
  const known = ownRange(event, 'killed')
  const lessThanKnown = known !== null && killed !== null && killed * 2 <= known.min.value
  if (gap >= LESS_AFTER_MS && lessThanKnown && saidBefore(detection, event, context)) return true
  // a strike that is told of all day long must not hide the next one
  if (context.publishedAt.getTime() - firstWord(event) >= QUIET_MS && lessThanKnown && detection.timeText === null) return true
  const linked = killed !== null && known !== null && killed >= known.min.value
  return gap >= QUIET_MS && !linked && (detection.timeText === null || event.timeText === null)
}

/** Its toll is what that of the event may have grown to. */
function continues(detection: Detection, event: Event): boolean {
  const killed = detection.toll.killed?.value ?? 0
  const known = ownRange(event, 'killed')
  return known !== null && killed >= known.min.value && killed <= 2 * known.max.value
}

function saidBefore(detection: Detection, event: Event, context: MatchContext): boolean {
  const voices = new Set(event.claims.map(voiceOf))
  return detection.speakers.some(speaker => voices.has(keyOf(speaker, context.family)))
}

function firstWord(event: Event): number {
  return Math.min(...event.claims.map(claim => Date.parse(claim.publishedAt)))
}

function lastWord(event: Event): number {
  return Math.max(...event.claims.map(claim => Date.parse(claim.publishedAt)))
}

/** 2 for the same number of dead, 1 for that of wounded. */
function sameFigures(detection: Detection, event: Event): number {
  const { killed, wounded } = detection.toll
  return (isTold(event, 'killed', killed?.value ?? 0) ? 2 : 0) + (isTold(event, 'wounded', wounded?.value ?? 0) ? 1 : 0)
}

function isTold(event: Event, field: 'killed' | 'wounded', value: number): boolean {
  return value > 0 && event.claims.some(claim => claim.toll[field]?.value === value)
}

const FROM_THE_AIR: ReadonlySet<Weapon> = new Set(['airstrike', 'barrel_bomb', 'drone'])
const FROM_THE_GROUND: ReadonlySet<Weapon> = new Set(['artillery', 'mortar', 'rocket', 'missile'])

/** An air raid and mortar fire are two events; anything vaguer may be the same. */
function otherWeapons(a: readonly Weapon[], b: readonly Weapon[]): boolean {
  return (only(a, FROM_THE_AIR) && only(b, FROM_THE_GROUND)) || (only(a, FROM_THE_GROUND) && only(b, FROM_THE_AIR))
}

function only(weapons: readonly Weapon[], set: ReadonlySet<Weapon>): boolean {
  return weapons.length > 0 && weapons.every(weapon => set.has(weapon))
}

/** Sides of which nobody takes one for the other; who of several allies fired is often disputed. */
const CAMPS: readonly ReadonlySet<Side>[] = [
  new Set<Side>(['government', 'russia', 'iran']),
  new Set<Side>(['opposition', 'hts', 'turkey']),
  new Set<Side>(['sdf', 'us']),
  new Set<Side>(['israel']),
  new Set<Side>(['isis']),
]

function otherParty(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const [left, right] = [campOf(a), campOf(b)]
  return left >= 0 && right >= 0 && left !== right
}

/** Index among the camps; -1 for none. */
function campOf(key: string): number {
  const side = sideOf(key)
  return side === null ? -1 : CAMPS.findIndex(sides => sides.has(side))
}
