import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { MentionReason } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import type { NormalText } from '../normalize/tokens.ts'
import { distanceKm, positionOf } from './distance.ts'
import type { Draft, Witness } from './drafts.ts'
import { type Evidence, followingPlace, type Surroundings, weigh, witnessesAround } from './evidence.ts'
import type { NameEntry } from './name-index.ts'
import { LOCATIVES } from './words.ts'

const ROUNDS = 3
/** A neighbour within this distance, in this sentence or the next, makes an ordinary word a place. */
const CUE_KM = 25
/** Within this distance of anything else in the text a hamlet's name is likely meant. */
const CONTEXT_KM = 45
const LIST_KM = 60
/** Candidates so close to each other are one place under two ids, or a town and its quarter. */
const SAME_PLACE_KM = 3
const ELSEWHERE_KM = 60
const POPULATION_RATIO = 20
const FAMOUS_HEADS = 5000

/**
 * Decides which drafts are places and which place each is. Strong names with one candidate stand at once; what they are settles others, which settle others again.
 */
export function settle(around: Surroundings): void {
  const { drafts } = around
  for (const draft of drafts) {
    if (draft.level !== 'strong') continue
    draft.state = 'accepted'
    const only = onlyOne(exactFirst(draft))
    if (only) choose(draft, only, 'only candidate')
  }
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    drafts.forEach((draft, index) => {
      if (draft.state === 'dropped' || draft.chosen || draft.candidates.length === 0 || draft.level === 'generic') return
      changed = settleOne(draft, index, around, round) || changed
    })
    if (!changed && round > 0) break
  }
  const ours = drafts.filter(draft => draft.chosen && draft.level !== 'generic').length
  for (const draft of drafts) {
    if (draft.level === 'generic' && ours > around.foreignNames) acceptGeneric(draft)
    if (draft.state === 'open') draft.state = 'dropped'
  }
  shareChoices(drafts)
  drafts.forEach((draft, index) => {
    if (isElsewhere(draft, index, around)) {
      draft.candidates = []
      draft.chosen = null
      draft.witness = null
      draft.reason = 'named by the text'
    }
  })
}

function acceptGeneric(draft: Draft): void {
  draft.candidates = draft.candidates.filter(place => place.kind === 'region')
  if (draft.candidates.length === 0) return
  draft.state = 'accepted'
  const only = onlyOne(draft.candidates)
  if (only) choose(draft, only, 'only candidate')
}

/**
 * A hamlet far from where the text puts the name is another place of that name, which no table knows: far from what is said after it, or from all
 * that the text names, some of it in the same list or, for the smallest, in the same sentence.
 */
function isElsewhere(draft: Draft, index: number, around: Surroundings): boolean {
  const { gazetteer } = around
  const place = draft.chosen
  const here = place && positionOf(place)
  if (!here || place.population > 2 || !SMALL_KINDS.has(place.kind)) return false
  if (draft.match.entry.exact.some(known => known.kind === 'governorate')) return false
  const governorate = gazetteer.governorateOf(place.id)
  const isFar = (witness: Witness): boolean => {
    const there = positionOf(witness.place)
    if (!there || gazetteer.governorateOf(witness.place.id) === governorate) return false
    if (witness.area && gazetteer.inside(place.id, witness.area)) return false
    return distanceKm(here, there) > ELSEWHERE_KM
  }
  const said = followingPlace(draft, index, around)
  if (said) return isFar(said)
  let isNear = false
  for (const witness of witnessesAround(draft, index, around)) {
    if (!isFar(witness)) return false
    const { list, sentence } = witness.draft
    isNear ||= list === draft.list || (place.population < 2 && sentence === draft.sentence)
  }
  return isNear
}

const SMALL_KINDS: ReadonlySet<string> = new Set(['village', 'town', 'neighbourhood'])

function choose(draft: Draft, place: Place, reason: MentionReason): void {
  draft.chosen = place
  draft.reason = reason
}

/** Returns whether others may learn from it. */
function settleOne(draft: Draft, index: number, around: Surroundings, round: number): boolean {
  if (draft.state === 'open' && !mayBePlace(draft, index, around)) {
    draft.state = 'dropped'
    return false
  }
  const evidence = weigh(draft, index, draft.candidates, around)
  const weighed = draft.candidates.map((place, at) => ({ place, found: evidence[at] as Evidence }))
  const exact = exactFirst(draft)
  let pool = weighed.filter(({ place }) => exact.includes(place))
  if (pool.length < weighed.length) {
    // a spelling of ours competes with the name as it stands only where the text itself puts it elsewhere
    const spelt = weighed.filter(({ place }) => !exact.includes(place))
    if (pool.every(({ found }) => found.attached === 0 && found.area === 0) && spelt.some(({ found }) => found.attached > 0)) pool = spelt
  }
  if (draft.state === 'open') {
    const cues = pool.map(({ place, found }) => cueOf(draft, index, place, found, around))
    if (cues.every(cue => cue === null)) return false
    draft.state = 'accepted'
    // where the text is about one candidate's surroundings it speaks against the others; that it names some place speaks for all
    if (!cues.includes('some place')) pool = pool.filter((_, at) => cues[at] !== null)
    draft.candidates = pool.map(({ place }) => place)
    const [one, more] = pool
    if (one && !more && cues.length > 1) {
      choose(draft, one.place, reasonOf(one.found, NOTHING))
      return true
    }
  }
  const verdict = decide(draft, pool, round > 0, around.gazetteer)
  if (verdict) choose(draft, verdict.place, verdict.reason)
  else if (round > 0) draft.candidates = likely(pool)
  return verdict !== null
}

/** Of candidates that stay in doubt, those that the text speaks for; all where it speaks for none. */
function likely(pool: readonly Weighed[]): readonly Place[] {
  const best = Math.max(...pool.map(({ found }) => points(found)))
  return pool.filter(({ found }) => best === 0 || points(found) * 1.6 > best).map(({ place }) => place)
}

interface Weighed {
  readonly place: Place
  readonly found: Evidence
}

/** Spares most ordinary words the weighing: without any of these no evidence makes them places. */
function mayBePlace(draft: Draft, index: number, { text, drafts, targets, sourceRegion }: Surroundings): boolean {
  if (draft.level !== 'ordinary' || draft.kinds.length > 0 || draft.shared || sourceRegion !== null) return true
  if (targets.has(draft.list) || isLocated(draft, text)) return true
  return drafts[index - 1]?.list === draft.list || drafts[index + 1]?.list === draft.list
}

function isLocated(draft: Draft, text: NormalText): boolean {
  const clitic = draft.kinds[0]?.clitic ?? draft.match.clitic
  const before = text.tokens[draft.kindFrom - 1]
  return clitic.endsWith('ب') || clitic.endsWith('ل') || (before?.kind === 'word' && LOCATIVES.has(before.text))
}

/** Why the word may be a place: since the text names `some place` there, or since this one lies where the text is about. */
type Cue = 'some place' | 'this place' | null

function cueOf(draft: Draft, index: number, place: Place, evidence: Evidence, around: Surroundings): Cue {
  const { text, isAbroad, targets } = around
  const inner = draft.kinds[draft.kinds.length - 1]?.kind
  const inContext = evidence.area > 0 || evidence.nearText <= CONTEXT_KM || evidence.source > 0
  if (draft.level === 'foreign') {
    const isHere = evidence.attached > 0 || evidence.nearList <= CUE_KM || (inner !== undefined && evidence.nearSentence <= CUE_KM)
    return isHere ? 'this place' : null
  }
  const isNamed = (inner && NAMING_KINDS.has(inner)) || (draft.shared && NAMING_KINDS.has(draft.shared))
  // a spelling of ours of a hamlet's name, or any hamlet in a text that speaks of other countries, wants more than the kind word
  const isDoubtful = place.population < 3 && (isAbroad || draft.match.entry.exact.length === 0)
  if (isNamed && !isDoubtful) return 'some place'
  const isHit = targets.has(draft.list)
  const direct = draft.kinds.length > 0 && inner !== 'part' && inner !== 'road' && inner !== 'side'
  if (draft.level === 'weak' && (direct || isHit)) return 'some place'
  // a word that is ordinary by its form alone is a place where it is fired at
  if (isHit && (place.population >= 3 || (!place.ordinaryWord && draft.match.entry.exact.includes(place)))) return 'some place'
  const located = isLocated(draft, text)
  if (located && PLACE_AFTER_PREPOSITION.has(place.name)) return 'some place'
  return isNamed
    ? inContext
      ? 'this place'
      : null
    : liesHere(draft, index, place, evidence, around, located, direct)
      ? 'this place'
      : null
}

/** Whether the text is about where the place lies, closely enough for such a word. */
function liesHere(
  draft: Draft,
  index: number,
  place: Place,
  evidence: Evidence,
  { drafts, targets }: Surroundings,
  located: boolean,
  direct: boolean,
): boolean {
  if (draft.level === 'weak') {
    if (evidence.attached > 0 || evidence.nearList <= LIST_KM) return true
    if (draft.match.entry.exact.length > 0 && evidence.nearSentence <= CUE_KM) return true
    const inContext = evidence.area > 0 || evidence.nearText <= CONTEXT_KM || evidence.source > 0
    return (located || place.population >= 3) && inContext
  }
  const isHit = targets.has(draft.list)
  const follows = drafts[index - 1]?.list === draft.list
  if (evidence.nearList <= LIST_KM && (follows || located || isHit)) return true
  if (evidence.attached > 0 && (direct || located || isHit)) return true
  const near = evidence.nearSentence <= CUE_KM || evidence.area >= 1.5 || evidence.source > 0
  return near && (direct || (located && place.population >= 3))
}

/** A verb («تدمر», destroys) that no preposition stands before. */
const PLACE_AFTER_PREPOSITION: ReadonlySet<string> = new Set(['تدمر'])

/** Words that name what follows; those of surroundings and ways may stand before anything. */
const NAMING_KINDS: ReadonlySet<string> = new Set(['town', 'quarter', 'camp', 'governorate', 'subdistrict'])

function exactFirst(draft: Draft): readonly Place[] {
  const exact = draft.candidates.filter(place => !draft.match.entry.derived.includes(place))
  return exact.length > 0 ? exact : draft.candidates
}

/** The one candidate; of several at one spot the one that the bare name means: the settlement, then the larger. */
function onlyOne(places: readonly Place[]): Place | null {
  const [first, ...rest] = places
  if (!first) return null
  const here = positionOf(first)
  for (const place of rest) {
    const there = positionOf(place)
    if (!here || !there || distanceKm(here, there) > SAME_PLACE_KM) return null
  }
  return places.reduce((best, place) => (place.population > best.population ? place : best))
}

interface Verdict {
  readonly place: Place
  readonly reason: MentionReason
}

function decide(draft: Draft, pool: readonly Weighed[], last: boolean, gazetteer: Gazetteer): Verdict | null {
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
  const [best, second] = ranked
  if (!best || !second) return null
  // a hamlet is taken for its famous namesake only by mistake, the famous one for a hamlet only by strong words
  const famous = ranked.some(rival => rival.heads >= POPULATION_RATIO * best.heads && rival.heads >= FAMOUS_HEADS)
  if (best.points - second.points >= (famous ? 2.5 : 0.5) && best.points >= 1.6 * second.points) {
    return { place: best.place, reason: reasonOf(best.found, second.found) }
  }
  const level = ranked.filter(rival => rival.points * 1.6 > best.points && best.points - rival.points < 0.5 + best.points * 0.4)
  const cluster = onlyOne(level.map(rival => rival.place))
  if (cluster && level.length < ranked.length)
    return { place: cluster, reason: reasonOf(best.found, ranked[level.length]?.found ?? best.found) }
  if (!last) return null
  const most = ranked.reduce((a, b) => (b.heads > a.heads ? b : a))
  const pointsElsewhere = ranked.some(rival => rival !== most && rival.points > most.points)
  const outnumbers = ranked.every(rival => rival === most || most.heads >= POPULATION_RATIO * rival.heads)
  return outnumbers && !pointsElsewhere ? { place: most.place, reason: 'population 20:1' } : null
}

function points(evidence: Evidence): number {
  return evidence.attached + evidence.area + evidence.neighbours + evidence.kind + evidence.source
}

function reasonOf(best: Evidence, second: Evidence): MentionReason {
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

const NOTHING: Evidence = {
  attached: 0,
  area: 0,
  neighbours: 0,
  kind: 0,
  source: 0,
  nearSentence: Number.POSITIVE_INFINITY,
  nearList: Number.POSITIVE_INFINITY,
  nearText: Number.POSITIVE_INFINITY,
}

/** What a name means once in an article it means throughout, unless something said otherwise. */
function shareChoices(drafts: readonly Draft[]): void {
  const meanings = new Map<NameEntry, Draft | null>()
  for (const draft of drafts) {
    if (!draft.chosen) continue
    const { entry } = draft.match
    const known = meanings.get(entry)
    meanings.set(entry, known === undefined || known?.chosen === draft.chosen ? draft : null)
  }
  for (const draft of drafts) {
    if (draft.state !== 'accepted' || draft.chosen) continue
    const same = meanings.get(draft.match.entry)
    if (same?.chosen && draft.candidates.includes(same.chosen)) choose(draft, same.chosen, same.reason)
  }
}
