import type { Place } from '../../domain/place.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import { distanceKm, positionOf } from './distance.ts'
import type { Draft } from './drafts.ts'
import type { Evidence, Surroundings } from './evidence.ts'
import { isQuoted, isToldAsPlace } from './told-as-place.ts'
import { AREA_LINKS, LOCATIVES } from './words.ts'

/** A neighbour within this distance, in this sentence or the next, makes an ordinary word a place. */
const CUE_KM = 25
/** Within this distance of anything else in the text a hamlet's name is likely meant. */
const CONTEXT_KM = 45
const LIST_KM = 60
/** Points of an area that is said in the same sentence, a dozen words off at most. */
const SAID_AREA = 2.5

/** Spares most ordinary words the weighing: without any of these no evidence makes them places. */
export function mayBePlace(draft: Draft, index: number, { text, drafts, targets, sourceRegion }: Surroundings): boolean {
  if (draft.level !== 'ordinary' || draft.kinds.length > 0 || draft.shared || sourceRegion !== null) return true
  if (targets.has(draft.list) || isLocated(draft, text)) return true
  if (drafts[index - 1]?.list === draft.list || drafts[index + 1]?.list === draft.list || isNextInList(draft, drafts[index - 1]))
    return true
  const { exact } = draft.match.entry
  if (exact.length === 0) return false
  return exact.every(place => place.ordinaryWord) ? isQuoted(draft, text.tokens) : isToldAsPlace(draft, text)
}

function isLocated(draft: Draft, text: NormalText): boolean {
  const clitic = draft.kinds[0]?.clitic ?? draft.match.clitic
  const before = text.tokens[draft.kindFrom - 1]
  // not ل: «الحاضنة للثورة»
  return clitic.endsWith('ب') || (before?.kind === 'word' && LOCATIVES.has(before.text))
}

/** Why the word may be a place: since the text names `some place` there, or since this one lies where the text is about. */
type Cue = 'some place' | 'this place' | null

export function cueOf(draft: Draft, index: number, place: Place, evidence: Evidence, around: Surroundings): Cue {
  const { text, isAbroad, targets, drafts } = around
  const inner = draft.kinds[draft.kinds.length - 1]?.kind
  if (VERBS_TOO.has(place.name) && isVerb(draft, text)) return null
  // «سقط برميلان»: two barrels
  if (place.name === 'رميلان' && draft.match.clitic.endsWith('ب') && draft.kinds.length === 0) return null
  if (ACTS_TOO.has(place.name) && draft.kinds.length === 0 && takesObject(draft, text)) return null
  const inContext = evidence.area > 0 || evidence.nearText <= CONTEXT_KM || evidence.source > 0
  if (draft.level === 'foreign') {
    const isHere = evidence.attached > 0 || evidence.nearList <= CUE_KM || (inner !== undefined && evidence.nearSentence <= CUE_KM)
    return isHere ? 'this place' : null
  }
  const isDistrict = inner === 'district' && draft.match.entry.exact.some(area => area.kind === 'district')
  const isNamed = isDistrict || (inner && NAMING_KINDS.has(inner)) || (draft.shared && NAMING_KINDS.has(draft.shared))
  // a spelling of ours of a hamlet's name, or any hamlet in a text that speaks of other countries, wants more than the kind word
  const isDoubtful = place.population < 3 && (isAbroad || draft.match.entry.exact.length === 0)
  if (isNamed && !isDoubtful) return 'some place'
  const isHit = targets.has(draft.list)
  // «طريق الكاستيلو» is the site itself, «طريق حلب» leads there
  const isWay = inner === 'road' && !SITES.has(place.kind)
  const direct = draft.kinds.length > 0 && inner !== 'part' && inner !== 'side' && !isWay
  if (draft.level === 'weak' && (direct || isHit)) return 'some place'
  if (isAmongTowns(draft, index, drafts)) return 'some place'
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
  { drafts, targets, text }: Surroundings,
  located: boolean,
  direct: boolean,
): boolean {
  if (draft.level === 'weak') {
    if (evidence.attached > 0 || evidence.nearList <= LIST_KM) return true
    if (draft.match.entry.exact.length > 0 && evidence.nearSentence <= CUE_KM) return true
    const inContext = evidence.area > 0 || evidence.nearText <= CONTEXT_KM || evidence.source > 0
    if (!inContext) return false
    if (located || place.population >= 3) return true
    return draft.match.entry.exact.includes(place) && (NOTED.has(place.kind) || evidence.area >= SAID_AREA || isToldAsPlace(draft, text))
  }
  const isHit = targets.has(draft.list)
  const follows = drafts[index - 1]?.list === draft.list
  if (evidence.nearList <= LIST_KM && (follows || located || isHit)) return true
  if (evidence.attached > 0 && (direct || located || isHit)) return true
  // «معربليت جنوبي إدلب، والسرمانية غربي حماة»: the list goes on behind where the first lies
  if (evidence.attached > 0 && !place.ordinaryWord && isNextInList(draft, drafts[index - 1])) return true
  const near = evidence.nearSentence <= CUE_KM || evidence.area >= 1.5 || evidence.source > 0
  if (near && (direct || (located && place.population >= 3))) return true
  if (near && isHit && draft.match.entry.exact.includes(place) && standsAlone(draft, text)) return true
  if (near && !place.ordinaryWord && draft.match.entry.exact.includes(place) && isToldAsPlace(draft, text)) return true
  if (evidence.nearSentence <= CUE_KM && isQuoted(draft, text.tokens) && draft.match.entry.exact.includes(place)) return true
  return isAmongNeighbours(draft, index, place, drafts, near || evidence.nearText <= CUE_KM || evidence.area > 0)
}

/** «تنهال على سلمى بلا توقف»: what is no name goes on as nouns do, «على السوق الرئيسية»; and it has an article where it follows the stroke itself. */
function standsAlone({ match, kindFrom }: Draft, { tokens }: NormalText): boolean {
  const name = (tokens[match.from] as Token).text.slice(match.clitic.length)
  const before = tokens[kindFrom - 1] as Token
  if (!name.startsWith('ال') && (!PREPOSITIONS.has(before.text) || /(ا|ات|ين)$/.test(name))) return false
  if (before.text.startsWith('ال') && match.clitic === '') return false
  const next = tokens[match.to]
  return next?.kind !== 'word' || /^[وبلف]/.test(next.text) || AREA_LINKS.has(next.text) || LOCATIVES.has(next.text)
}

const PREPOSITIONS: ReadonlySet<string> = new Set('علي في فوق صوب نحو باتجاه قرب'.split(' '))

/** «حمص وتدمر ودير الزور»: the seat of a district with a town that stands for itself on either side, in one list, is no verb. */
function isAmongTowns(draft: Draft, index: number, drafts: readonly Draft[]): boolean {
  if (!draft.match.entry.exact.some(area => area.kind === 'district')) return false
  const [before, after] = [drafts[index - 1], drafts[index + 1]]
  return [before, after].every(other => other?.list === draft.list && other.level === 'strong' && other.chosen !== null)
}

function isNextInList(draft: Draft, before: Draft | undefined): boolean {
  return draft.match.clitic === 'و' && before?.state === 'accepted' && draft.from - before.to === 1 && before.sentence === draft.sentence
}

/**
 * «الأنصاري، المشهد، صلاح الدين، الزبدية»: three words of one list that are quarters of one town are no accident, nor are two where the text is
 * about that town.
 */
function isAmongNeighbours(draft: Draft, index: number, place: Place, drafts: readonly Draft[], isNear: boolean): boolean {
  const here = positionOf(place)
  if (!here) return false
  let neighbours = 0
  let isTelling = !place.ordinaryWord
  for (let at = Math.max(0, index - LIST_REACH); at <= index + LIST_REACH; at++) {
    const other = drafts[at]
    if (!other || other === draft || other.list !== draft.list) continue
    const near = other.candidates.find(candidate => {
      const there = positionOf(candidate)
      return there !== null && !WIDE.has(candidate.kind) && distanceKm(here, there) <= QUARTERS_KM
    })
    if (!near) continue
    neighbours++
    isTelling ||= !near.ordinaryWord
  }
  return (neighbours >= 2 && isTelling) || (isNear && neighbours >= 1 && draft.match.entry.exact.includes(place))
}

/** Tables hold those that are spoken of, and of villages all. */
const NOTED: ReadonlySet<string> = new Set(['neighbourhood', 'facility', 'camp'])

const LIST_REACH = 8
const WIDE: ReadonlySet<string> = new Set(['country', 'governorate', 'region'])
const QUARTERS_KM = 10

const SITES: ReadonlySet<string> = new Set(['neighbourhood', 'facility', 'crossing'])

/** A verb («تدمر», destroys) that no preposition stands before. */
const PLACE_AFTER_PREPOSITION: ReadonlySet<string> = new Set(['تدمر'])

const VERBS_TOO: ReadonlySet<string> = new Set(['دمر'])

/** «، ودمر سلاح المدفعية مربضا»: nothing leads to it, and its subject follows. */
function isVerb(draft: Draft, text: NormalText): boolean {
  return draft.kinds.length === 0 && !isLocated(draft, text) && takesObject(draft, text)
}

/** «على إسقاط ستة براميل», «إلى إسقاط النظام» */
const ACTS_TOO: ReadonlySet<string> = new Set(['إسقاط'])

function takesObject(draft: Draft, text: NormalText): boolean {
  const next = text.tokens[draft.match.to]
  return (
    next?.kind === 'number' ||
    (next?.kind === 'word' && !/^[وبلف]/.test(next.text) && !AREA_LINKS.has(next.text) && !LOCATIVES.has(next.text))
  )
}

/** Words that name what follows; those of surroundings and ways may stand before anything. */
const NAMING_KINDS: ReadonlySet<string> = new Set(['town', 'quarter', 'camp', 'governorate', 'subdistrict'])
