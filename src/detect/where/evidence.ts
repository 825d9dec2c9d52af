import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import { distanceKm, type Position, positionOf } from './distance.ts'
import { type Draft, isQuote, type Witness } from './drafts.ts'
import { type KindWord, kindFits } from './kind-words.ts'
import { AREA_LINKS, DIRECTIONS } from './words.ts'

/** What speaks for one candidate: points, not probabilities; each kind of evidence is worth more than all that come after it. */
export interface Evidence {
  /** An area that the text puts the name in: «… بريف حلب». */
  readonly attached: number
  /** Areas named elsewhere, the nearer the more. */
  readonly area: number
  readonly neighbours: number
  readonly source: number
  /** The kind word fits it. */
  readonly kind: number
  /** Kilometres to the nearest place of the same or an adjacent sentence, of the same list, of the article; Infinity for none. */
  readonly nearSentence: number
  readonly nearList: number
  readonly nearText: number
}

/** A candidate with what speaks for it. */
export interface Weighed {
  readonly place: Place
  readonly found: Evidence
}

export interface Surroundings {
  readonly text: NormalText
  readonly drafts: readonly Draft[]
  readonly gazetteer: Gazetteer
  readonly sourceRegion: PlaceId | null
  /** How many foreign names the text has. */
  readonly foreignNames: number
  /** It speaks more of other countries than of ours. */
  readonly isAbroad: boolean
  /** Numbers of the lists that something is fired at. */
  readonly targets: ReadonlySet<number>
}

const AREA_KINDS: ReadonlySet<string> = new Set(['governorate', 'district', 'subdistrict', 'region'])
/** Drafts on each side that are looked at: a text of a thousand names is no denser a context than one of a hundred. */
const WINDOW = 24
const OPENING = 8
const TURNS = 2 * WINDOW + OPENING

/** How many turns may find somebody. */
function turnsAround(index: number, { length }: readonly Draft[]): number {
  return index > WINDOW ? TURNS : 2 * Math.min(WINDOW, Math.max(index, length - 1 - index))
}

function witnessOf(draft: Draft, gazetteer: Gazetteer): Witness | null {
  if (draft.state !== 'accepted' || !draft.chosen) return null
  if (draft.witness === undefined) draft.witness = testimony(draft, draft.chosen, gazetteer)
  return draft.witness
}

function testimony(draft: Draft, place: Place, gazetteer: Gazetteer): Witness | null {
  if (place.kind === 'country') return null
  if (AREA_KINDS.has(place.kind)) return { draft, place, position: null, area: place.id, areaWeight: 1 }
  const governorate = gazetteer.governorateOf(place.id)
  const isSeat = governorate !== null && draft.match.entry.exact.includes(governorate)
  return { draft, place, position: positionOf(place), area: isSeat ? governorate.id : null, areaWeight: isSeat ? 0.6 : 0 }
}

/** Weighs each candidate of a draft against what stands around it. */
export function weigh(draft: Draft, index: number, around: Surroundings): readonly Weighed[] {
  const attached = attachedArea(draft, index, around)
  const witnesses = witnessesAround(draft, index, around)
  return draft.candidates.map(place => ({ place, found: weighOne(place, draft, attached, witnesses, around) }))
}

/** Each place that stands nearby once, where it stands nearest. */
export function witnessesAround(draft: Draft, index: number, around: Surroundings): Witness[] {
  const found: Witness[] = []
  const turns = turnsAround(index, around.drafts)
  for (let turn = 0; turn < turns; turn++) {
    const witness = witnessAt(turn, draft, index, around)
    if (witness && !isHeard(found, witness.place)) found.push(witness)
  }
  return found
}

function isHeard(found: readonly Witness[], place: Place): boolean {
  for (let at = 0; at < found.length; at++) if ((found[at] as Witness).place === place) return true
  return false
}

/** Whether all that stands nearby fits, the nearest first; what does not fit ends the asking. */
export function everyWitness(draft: Draft, index: number, around: Surroundings, fits: (witness: Witness) => boolean): boolean {
  const turns = turnsAround(index, around.drafts)
  for (let turn = 0; turn < turns; turn++) {
    const witness = witnessAt(turn, draft, index, around)
    if (witness && !fits(witness)) return false
  }
  return true
}

/** Who is asked at that turn: the drafts on both sides, the nearest first, then those that open the text. Null where it has nothing to say. */
function witnessAt(turn: number, draft: Draft, index: number, { drafts, gazetteer }: Surroundings): Witness | null {
  const step = (turn >> 1) + 1
  const opening = turn - 2 * WINDOW
  const at = opening >= 0 ? (opening < index - WINDOW ? opening : -1) : (turn & 1) === 0 ? index - step : index + step
  const other = at < 0 ? undefined : drafts[at]
  return other?.state !== 'accepted' || other.match.entry === draft.match.entry ? null : witnessOf(other, gazetteer)
}

function weighOne(candidate: Place, draft: Draft, attached: Witness | null, witnesses: readonly Witness[], around: Surroundings): Evidence {
  const { drafts, gazetteer, sourceRegion } = around
  const here = positionOf(candidate)
  const head = draft.kinds[draft.kinds.length - 1] ?? (draft.shared && lastKind(drafts[draft.list]))
  let area = 0
  let neighbours = 0
  let nearSentence = Number.POSITIVE_INFINITY
  let nearList = Number.POSITIVE_INFINITY
  let nearText = Number.POSITIVE_INFINITY
  for (const { draft: other, position: there, area: areaId, areaWeight } of witnesses) {
    const gap = Math.abs(other.sentence - draft.sentence)
    if (areaId !== null && gazetteer.inside(candidate.id, areaId)) {
      const words = Math.abs(other.from - draft.from)
      area += areaWeight * (gap === 0 ? 4 / (1 + words / 20) : gap === 1 ? 1.5 : 0.5)
    }
    if (!here || !there || isFar(here, there)) continue
    const km = distanceKm(here, there)
    const inList = other.list === draft.list
    neighbours += closeness(km) * (inList ? 4 : gap === 0 ? 2.5 : gap === 1 ? 1.2 : 0.6)
    if (gap <= 1) nearSentence = Math.min(nearSentence, km)
    if (inList) nearList = Math.min(nearList, km)
    nearText = Math.min(nearText, km)
  }
  return {
    attached: attached?.area && gazetteer.inside(candidate.id, attached.area) ? 10 : 0,
    area: Math.min(area, 6),
    neighbours: Math.min(neighbours, 8),
    kind: head ? kindPoints(candidate, head) : 0,
    source: sourceRegion !== null && gazetteer.inside(candidate.id, sourceRegion) ? 0.75 : 0,
    nearSentence,
    nearList,
    nearText,
  }
}

function lastKind(head: Draft | undefined): KindWord | undefined {
  return head?.kinds[head.kinds.length - 1]
}

/** «مدينة» is said of towns, «بلدة» and «قرية» of towns and villages alike. */
function kindPoints(candidate: Place, said: KindWord): number {
  if (CITY.test(said.word)) return candidate.kind === 'town' ? 1.2 : 0
  if (!kindFits(candidate.kind, said.kind)) return 0
  return said.kind === 'town' ? 0.6 : 1.2
}

const CITY = /^(مدينه|مدن|مدينت)/

/** Farther apart than any distance that counts (60 km): most of the country is, and needs no reckoning. */
function isFar(here: Position, there: Position): boolean {
  return Math.abs(here.lat - there.lat) > FAR_LATITUDE || Math.abs(here.lon - there.lon) > FAR_LONGITUDE
}

const FAR_LATITUDE = 0.6
/** At 38° north, where degrees are narrowest in Syria; farther north more of the country counts as far. */
const FAR_LONGITUDE = 0.8

function closeness(km: number): number {
  if (km <= 8) return 1
  if (km <= 25) return 0.6
  return km <= 45 ? 0.2 : 0
}

/** The area that follows the name (or its list) with only words of place between: «سقبا وجسرين في الغوطة الشرقية». */
export function attachedArea(draft: Draft, index: number, around: Surroundings): Witness | null {
  const following = followingPlace(draft, index, around)
  return following?.area ? following : null
}

/** The place that the text puts the name in or near, right after it or its list. */
export function followingPlace(draft: Draft, index: number, { drafts, gazetteer, text }: Surroundings): Witness | null {
  let last = draft
  for (let at = index + 1; at < drafts.length && at < index + WINDOW; at++) {
    const next = drafts[at] as Draft
    if (next.state === 'dropped') continue
    if (next.sentence !== draft.sentence) return null
    if (next.list === draft.list) {
      last = next
      continue
    }
    if (!linkedByPlace(text.tokens, last, next)) return null
    if (next.candidates.length > 0) return witnessOf(next, gazetteer)
    last = next
  }
  return null
}

function linkedByPlace(tokens: readonly Token[], before: Draft, next: Draft): boolean {
  const clitic = next.kinds[0]?.clitic ?? next.match.clitic
  let linked = clitic === 'ب' || clitic === 'ل'
  if (next.kindFrom - before.to > 5) return false
  for (let at = before.to; at < next.kindFrom; at++) {
    const token = tokens[at] as Token
    if (AREA_LINKS.has(token.text) || token.text === '(' || token.text === '-') linked = true
    else if (token.text !== '،' && token.text !== ',' && !isQuote(token)) return false
  }
  // «كفرنوران غربي حلب»: the side is the first word of the area's name
  return linked || next.kinds.some(kind => kind.kind === 'side') || DIRECTIONS.has((tokens[next.from] as Token).text)
}
