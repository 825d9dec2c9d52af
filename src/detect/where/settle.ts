import type { MentionReason } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { cueOf, mayBePlace } from './cues.ts'
import { distanceKm, positionOf } from './distance.ts'
import type { Draft, Witness } from './drafts.ts'
import { everyWitness, followingPlace, type Surroundings, type Weighed, weigh } from './evidence.ts'
import type { NameEntry } from './name-index.ts'
import { decide, NOTHING, onlyOne, points, reasonOf } from './verdict.ts'

const ROUNDS = 3
const ELSEWHERE_KM = 60

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
    if (draft.state === 'open') {
      if (isIntroduced(draft)) becomeNamed(draft)
      else draft.state = 'dropped'
    }
  }
  recall(drafts)
  shareChoices(drafts)
  drafts.forEach((draft, index) => {
    if (isElsewhere(draft, index, around)) becomeNamed(draft)
  })
}

/** «قرى البوغاز وعوسجلي التابعة لمنبج»: introduced as a village, and none of those that are spelt alike. */
function isIntroduced({ kinds, match, level }: Draft): boolean {
  const said = kinds[kinds.length - 1]
  return said?.kind === 'town' && level !== 'generic' && match.entry.exact.length === 0 && match.skip === 0 && match.to - match.from === 1
}

function becomeNamed(draft: Draft): void {
  draft.state = 'accepted'
  draft.candidates = []
  draft.chosen = null
  draft.witness = null
  draft.reason = 'named by the text'
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
  // «حمص القديمة» is nowhere else
  if (place.kind === 'neighbourhood' && draft.to - draft.from > 1 && draft.match.entry.exact.length === 1) return false
  let isNear = false
  const isAllFar = everyWitness(draft, index, around, witness => {
    const { list, sentence } = witness.draft
    isNear ||= list === draft.list || (place.population < 2 && sentence === draft.sentence)
    return isFar(witness)
  })
  return isAllFar && isNear
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
  const weighed = weigh(draft, index, around)
  const { derived } = draft.match.entry
  const borne = weighed.filter(({ place }) => !derived.includes(place))
  let pool = weighed
  if (borne.length > 0 && borne.length < weighed.length) {
    pool = borne
    // a spelling of ours competes with the name as it stands only where the text itself puts it elsewhere
    const spelt = weighed.filter(({ place }) => derived.includes(place))
    if (pool.every(({ found }) => found.attached === 0 && found.area === 0) && spelt.some(({ found }) => found.attached > 0)) pool = spelt
  }
  if (draft.state === 'open') {
    const cues = pool.map(({ place, found }) => cueOf(draft, index, place, found, around))
    if (cues.every(cue => cue === null)) return false
    draft.state = 'accepted'
    // where the text is about one candidate's surroundings it speaks against the others; that it names some place speaks for all
    if (!cues.includes('some place')) pool = pool.filter((_, at) => cues[at] !== null)
    draft.candidates = pool.map(({ place }) => place)
    const one = pool[0]
    if (one && pool.length === 1 && cues.length > 1) {
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

function exactFirst({ candidates, match }: Draft): readonly Place[] {
  const { derived } = match.entry
  if (derived.length === 0) return candidates
  const exact = candidates.filter(place => !derived.includes(place))
  return exact.length > 0 ? exact : candidates
}

/** A name that the text once gives with its kind, «بلدة الروضة», or of which it leaves no doubt, is that place where it stands alone as well. */
function recall(drafts: readonly Draft[]): void {
  const meanings = new Map<NameEntry, Draft>()
  for (const draft of drafts) {
    if (draft.state === 'accepted' && draft.chosen && draft.chosen.kind !== 'country' && (draft.level === 'weak' || isNamedTown(draft)))
      meanings.set(draft.match.entry, draft)
  }
  if (meanings.size === 0) return
  for (const draft of drafts) {
    const known = draft.state === 'dropped' ? meanings.get(draft.match.entry) : undefined
    if (!known?.chosen || draft.kinds.length > 0 || draft.level === 'generic') continue
    draft.state = 'accepted'
    choose(draft, known.chosen, known.reason)
  }
}

function isNamedTown({ kinds }: Draft): boolean {
  const said = kinds[kinds.length - 1]
  return said !== undefined && !said.many && (said.kind === 'town' || said.kind === 'quarter' || said.kind === 'camp')
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
