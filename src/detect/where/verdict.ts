import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { MentionReason } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { distanceKm, positionOf } from './distance.ts'
import type { Draft } from './drafts.ts'
import type { Evidence, Weighed } from './evidence.ts'

/** Candidates so close to each other are one place under two ids, or a town and its quarter. */
const SAME_PLACE_KM = 3
const POPULATION_RATIO = 20
const FAMOUS_HEADS = 5000
/** So much larger that only words for the area speak for the smaller: whatever lies near it may be named beside the large one. */
const WORLD_RATIO = 100

/** The one candidate; of several at one spot the one that the bare name means: the settlement, then the larger. */
export function onlyOne(places: readonly Place[]): Place | null {
  const first = places[0]
  if (!first || places.length === 1) return first ?? null
  const here = positionOf(first)
  for (const place of places) {
    const there = positionOf(place)
    if (!here || !there || (place !== first && distanceKm(here, there) > SAME_PLACE_KM)) return null
  }
  return places.reduce((best, place) => (place.population > best.population ? place : best))
}

interface Verdict {
  readonly place: Place
  readonly reason: MentionReason
}

export function decide(draft: Draft, pool: readonly Weighed[], last: boolean, gazetteer: Gazetteer): Verdict | null {
  const only = onlyOne(pool.map(({ place }) => place))
  if (only) return { place: only, reason: 'only candidate' }
  const ranked = pool
    .map(({ place, found }) => ({
      place,
      found,
      points: points(found),
      // who writes a name rarely means a place that bears it only as a second one
      heads: headCount(place, seatOf(place, draft, gazetteer)) * (isItsName(place, draft) ? 1 : 0.2),
    }))
    .sort((a, b) => b.points - a.points)
  const best = ranked[0]
  const second = ranked[1]
  if (!best || !second) return null
  // a hamlet is taken for its famous namesake only by mistake, the famous one for a hamlet only by strong words
  const most = ranked.reduce((a, b) => (b.heads > a.heads ? b : a))
  const fame = most.heads / Math.max(best.heads, FAMOUS_HEADS / POPULATION_RATIO)
  const isWorldFamous = fame >= WORLD_RATIO && most.points > most.found.kind + most.found.source
  const lead = isWorldFamous ? 8.5 : fame >= POPULATION_RATIO ? 2.5 : 0.5
  if (best.points - second.points >= lead && best.points >= 1.6 * second.points) {
    return { place: best.place, reason: reasonOf(best.found, second.found) }
  }
  const level = ranked.filter(rival => rival.points * 1.6 > best.points && best.points - rival.points < 0.5 + best.points * 0.4)
  const cluster = onlyOne(level.map(rival => rival.place))
  if (cluster && level.length < ranked.length && !isWorldFamous)
    return { place: cluster, reason: reasonOf(best.found, ranked[level.length]?.found ?? best.found) }
  if (!last) return null
  const pointsElsewhere = ranked.some(rival => rival !== most && rival.points > most.points)
  const outnumbers = ranked.every(rival => rival === most || most.heads >= POPULATION_RATIO * rival.heads)
  return outnumbers && (!pointsElsewhere || isWorldFamous) ? { place: most.place, reason: 'population 20:1' } : null
}

export function points(evidence: Evidence): number {
  return evidence.attached + evidence.area + evidence.neighbours + evidence.kind + evidence.source
}

export function reasonOf(best: Evidence, second: Evidence): MentionReason {
  const area = best.attached + best.area - second.attached - second.area
  const neighbours = best.neighbours - second.neighbours
  const kind = best.kind - second.kind
  if (area >= neighbours && area >= kind && area > 0) return 'governorate said'
  if (neighbours >= kind && neighbours > 0) return 'neighbours said'
  return kind > 0 ? 'kind word' : 'source region'
}

const CLASS_HEADS = [500, 500, 2500, 10_000, 50_000, 200_000]

/** The districts and subdistricts of the same name that it lies in: it is their seat. */
function seatOf(place: Place, draft: Draft, gazetteer: Gazetteer): readonly Place[] {
  if (!isItsName(place, draft)) return []
  return draft.match.entry.exact.filter(area => SEAT_KINDS.has(area.kind) && gazetteer.inside(place.id, area.id))
}

function isItsName(place: Place, draft: Draft): boolean {
  return place.kind === 'region' || draft.match.entry.names.includes(place)
}

const SEAT_KINDS: ReadonlySet<string> = new Set(['district', 'subdistrict'])

/** What a seat has at least in quiet times: figures of years of war would make hamlets of towns. */
const SEAT_HEADS = { district: 50_000, subdistrict: 10_000 } as const

/** Residents; where unknown the middle of the class, and for places of no class what their kind is at least. */
function headCount(place: Place, seatOf: readonly Place[]): number {
  const seat = seatOf.some(area => area.kind === 'district') ? SEAT_HEADS.district : seatOf.length > 0 ? SEAT_HEADS.subdistrict : 0
  return Math.max(seat, ownHeadCount(place))
}

function ownHeadCount(place: Place): number {
  if (place.residents > 0) return Math.max(place.residents, 100)
  if (place.kind === 'region') return 200_000
  if (place.population === 0 && place.kind !== 'village' && place.kind !== 'natural') return 10_000
  return CLASS_HEADS[place.population] ?? 500
}

export const NOTHING: Evidence = {
  attached: 0,
  area: 0,
  neighbours: 0,
  kind: 0,
  source: 0,
  nearSentence: Number.POSITIVE_INFINITY,
  nearList: Number.POSITIVE_INFINITY,
  nearText: Number.POSITIVE_INFINITY,
}
