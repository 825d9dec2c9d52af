import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Place } from '../../domain/place.ts'
import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { type Draft, joined, newDraft } from './drafts.ts'
import { type KindClass, kindFits, kindWord } from './kind-words.ts'
import { answerTo, type NameEntry } from './name-index.ts'
import type { Countrysides } from './regions.ts'
import { DIRECTIONS, type Direction } from './words.ts'

/**
 * Reads what the words around a name say of its kind: «ريف حلب الغربي», «الريف الجنوبي لإدلب» and «شمال غربي حماة» are countrysides, «محافظة حلب»
 * is the governorate and «حلب» the town. Numbers the lists; returns the drafts with those that only a side word names («… والشرقي»).
 */
export function readAreaWords(
  tokens: readonly Token[],
  drafts: readonly Draft[],
  gazetteer: Gazetteer,
  countrysides: Countrysides,
): Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    const before = out[out.length - 1]
    if (before && isSaidAgain(before, draft)) continue
    const sides = countrysideSides(tokens, draft)
    const inList = before !== undefined && joined(tokens, before, draft)
    draft.list = inList ? before.list : out.length
    const inherited = draft.kinds.length > 0 ? null : inList ? before.shared : announcedKind(tokens, draft)
    const own = draft.kinds[draft.kinds.length - 1]
    draft.shared = own?.many ? own.kind : inherited
    const region = sides
      ? asRegion(draft, sides.sides, countrysides)
      : inherited === 'countryside'
        ? asRegion(draft, [], countrysides)
        : null
    if (region) {
      take(draft, region)
      if (sides) {
        if (sides.from < draft.from) draft.skip = sides.skip
        draft.from = sides.from
        draft.to = sides.to
        if (draft.kindFrom > draft.from) draft.kindFrom = draft.from
      }
    } else draft.candidates = fitting(draft, gazetteer, inherited)
    out.push(draft)
    for (const side of furtherSides(tokens, draft, gazetteer, countrysides)) out.push(side)
  }
  return out
}

/** «أحياء عدة بينها المعادي والكلاسة», «قرى أخرى مثل …»: the kind that a word for many gives the list told behind it. */
function announcedKind(tokens: readonly Token[], { match }: Draft): KindClass | null {
  const before = tokens[match.from - 1]?.text ?? ''
  if (match.clitic !== '' || !ANNOUNCES.has(before)) return null
  for (let at = match.from - 2; at >= Math.max(0, match.from - ANNOUNCED_REACH); at--) {
    const { text, kind: sort } = tokens[at] as Token
    if (sort === 'break' || text === '.') return null
    const kind = kindWord(text.replace(/^([وفب]?)ال/, '$1'))
    if (kind?.many) return kind.kind === 'town' || kind.kind === 'quarter' ? kind.kind : null
  }
  return null
}

const ANNOUNCED_REACH = 10
const ANNOUNCES: ReadonlySet<string> = new Set('بينها وبينها منها ومنها مثل ابرزها وابرزها وهي هي اهمها واهمها'.split(' '))

/** «العاصمة السورية دمشق»: one place by two names. */
function isSaidAgain(before: Draft, draft: Draft): boolean {
  if (before.match.to !== draft.from || draft.match.clitic !== '' || draft.kinds.length > 0) return false
  return draft.match.entry.exact.some(place => before.match.entry.exact.includes(place))
}

function take(draft: Draft, place: Place): void {
  draft.candidates = [place]
}

interface Sides {
  readonly sides: readonly Direction[]
  readonly from: number
  readonly to: number
  /** Letters of the first token that belong to no name: «بريف». */
  readonly skip: number
}

/** The side words that make a name a countryside, and how far they reach; null where nothing speaks of countryside or side. */
function countrysideSides(tokens: readonly Token[], draft: Draft): Sides | null {
  if (draft.kinds.length === 0) {
    const opening = openingSides(tokens, draft)
    return opening && { ...opening, to: draft.to }
  }
  const rural = draft.kinds.findIndex(kind => kind.kind === 'countryside')
  if (rural >= 0) {
    const after = definiteSides(tokens, draft.to)
    return { sides: after.sides, from: draft.kindFrom + rural, to: after.at, skip: draft.kinds[rural]?.clitic.length ?? 0 }
  }
  const opening = openingSides(tokens, draft)
  if (opening) return { ...opening, to: draft.to }
  // «جنوب مدينة حمص» is off the town
  if (draft.kinds.some(kind => kind.kind === 'town' || kind.kind === 'quarter')) return null
  const sides = draft.kinds.filter(kind => kind.kind === 'side').map(kind => DIRECTIONS.get(kind.word) as Direction)
  if (sides.length === 0) return null
  const first = draft.kinds.findIndex(kind => kind.kind === 'side')
  return { sides, from: draft.kindFrom + first, to: draft.to, skip: draft.kinds[first]?.clitic.length ?? 0 }
}

/** «الريف الجنوبي لمحافظة X», «الريف الشمالي الغربي من X». */
function openingSides(tokens: readonly Token[], draft: Draft): Omit<Sides, 'to'> | null {
  let at = draft.kindFrom - 1
  const linked = (draft.kinds[0]?.clitic ?? draft.match.clitic).endsWith('ل') || tokens[at]?.text === 'من' || tokens[at]?.text === 'في'
  if (!linked) return null
  if (tokens[at]?.text === 'من' || tokens[at]?.text === 'في') at--
  const sides: Direction[] = []
  for (; at > 0 && sides.length < 2; at--) {
    const side = definiteSide(tokens[at])
    if (!side) break
    sides.push(side)
  }
  const skip = RURAL.get(tokens[at]?.text ?? '')
  return sides.length > 0 && skip !== undefined ? { sides, from: at, skip } : null
}

/** With the letters before the word. */
const RURAL: ReadonlyMap<string, number> = new Map([
  ['الريف', 0],
  ['والريف', 1],
  ['بالريف', 1],
  ['للريف', 1],
])

function definiteSides(tokens: readonly Token[], from: number): { sides: Direction[]; at: number } {
  const sides: Direction[] = []
  let at = from
  for (; sides.length < 2; at++) {
    const side = definiteSide(tokens[at])
    if (!side) break
    sides.push(side)
  }
  return { sides, at }
}

function definiteSide(token: Token | undefined): Direction | undefined {
  return token?.kind === 'word' && token.text.startsWith('ال') && token.text.endsWith('ي') ? DIRECTIONS.get(token.text) : undefined
}

function asRegion(draft: Draft, sides: readonly Direction[], countrysides: Countrysides): Place | null {
  const rural = draft.kinds.some(kind => kind.kind === 'countryside')
  const centres = centresOf(draft.candidates)
  // «شمال سراقب» is a way off the town, «شمال إدلب» is the north of the governorate
  const wanted = rural || draft.kinds.every(kind => kind.kind !== 'side') ? centres : centres.filter(place => place.kind === 'governorate')
  return countrysides.find(wanted, sides) ?? (rural ? (largestArea(wanted) ?? null) : null)
}

/** The areas that a name stands for; a countryside stands for what it is the countryside of. */
function centresOf(candidates: readonly Place[]): readonly Place[] {
  return candidates.filter(place => AREAS.includes(place.kind))
}

const AREAS: readonly string[] = ['governorate', 'district', 'subdistrict']

function largestArea(places: readonly Place[]): Place | undefined {
  return AREAS.flatMap(kind => places.filter(place => place.kind === kind))[0]
}

/** «ريف حلب الغربي والجنوبي»: the second side is a place of its own. «حلب وريفها الشمالي» likewise. */
function furtherSides(tokens: readonly Token[], draft: Draft, gazetteer: Gazetteer, countrysides: Countrysides): readonly Draft[] {
  const only = draft.candidates.length === 1 ? draft.candidates[0] : undefined
  const region = only?.kind === 'region' && only.parent !== null && only.name.startsWith('ريف ') ? only : undefined
  const parent = region?.parent ? gazetteer.get(region.parent) : undefined
  let at = draft.to
  const next = tokens[at]
  const isRural = next !== undefined && isRuralOfIt(next.lexeme)
  if (!region && !isRural) return NO_DRAFTS
  const found: Draft[] = []
  const centres = parent ? [parent] : centresOf([...draft.match.entry.exact, ...draft.match.entry.derived])
  if (isRural) {
    const { sides, at: to } = definiteSides(tokens, at + 1)
    const place = countrysides.find(centres, sides)
    if (place) found.push(sideDraft(draft, place, at, to))
    at = to
  }
  if (!region && found.length === 0) return found
  for (;;) {
    const token = tokens[at]
    const side = token?.text.startsWith('وال') ? DIRECTIONS.get(token.text.slice(1)) : undefined
    const place = side ? countrysides.find(centres, [side]) : null
    if (!place) return found
    found.push(sideDraft(draft, place, at, at + 1))
    at++
  }
}

const NO_DRAFTS: readonly Draft[] = []
const RURAL_OF_IT: ReadonlySet<string> = new Set(['وريفها', 'ريفها', 'وريفيها', 'بريفها', 'وبريفها', 'وريفه'])
const isRuralOfIt = noted(word => RURAL_OF_IT.has(word))

function sideDraft(draft: Draft, place: Place, from: number, to: number): Draft {
  const match = { from, to, clitic: 'و', skip: 1, entry: draft.match.entry }
  const side = newDraft(match, [], from, draft.sentence, 'strong', [place])
  side.list = draft.list
  side.shared = draft.shared
  return side
}

/** Candidates of the kind that the words say; without such a word a name is the settlement, not the area around it. */
function fitting(draft: Draft, gazetteer: Gazetteer, inherited: KindClass | null): readonly Place[] {
  const said = draft.kinds[draft.kinds.length - 1]?.kind ?? inherited
  const { entry } = draft.match
  const known = answerTo(said, entry.fitting)
  if (known) return known
  const found = readFitting(draft.candidates, entry, said, gazetteer)
  entry.fitting = { key: said, value: found, other: entry.fitting }
  return found
}

function readFitting(
  candidates: readonly Place[],
  { exact, names }: NameEntry,
  said: KindClass | null,
  gazetteer: Gazetteer,
): readonly Place[] {
  // a spelling of ours («قنيطرة») is the governorate only where no place bears it
  const governorate = (exact.length > 0 ? exact : candidates).find(place => place.kind === 'governorate')
  if (said && AREAS.includes(said)) {
    const areas = candidates.filter(place => place.kind === said)
    if (areas.length > 0) return areas
  }
  const settled = withoutNamesakes(
    names,
    withoutOwnRegions(
      outermost(candidates, gazetteer).filter(place => !AREAS.includes(place.kind)),
      gazetteer,
    ),
    said,
  )
  if (governorate) {
    const centre = settled.filter(place => place.kind === 'town' && gazetteer.inside(place.id, governorate.id))
    const inKind = said ? settled.filter(place => kindFits(place.kind, said)) : []
    if (said === 'quarter' || said === 'camp') return inKind.length > 0 ? inKind : [centre[0] ?? governorate]
    return [centre[0] ?? governorate]
  }
  if (settled.length === 0) return smallestArea(candidates)
  // «بلدة» and «حي» are said of each other's kinds; the others are not
  const exclusive = said && said !== 'town' && said !== 'quarter'
  const inKind = exclusive ? settled.filter(place => kindFits(place.kind, said)) : []
  return inKind.length > 0 ? inKind : settled
}

/** A region that is called by the name of a town in it («عفرين») is meant by a longer name than the town's. */
function withoutOwnRegions(places: readonly Place[], gazetteer: Gazetteer): readonly Place[] {
  if (places.length < 2) return places
  return places.filter(
    region => region.kind !== 'region' || !places.some(town => town.kind === 'town' && gazetteer.inside(town.id, region.id)),
  )
}

/** «القلمون» is the region; the hamlet of that name wants its kind said. */
function withoutNamesakes(names: readonly Place[], places: readonly Place[], said: KindClass | null): readonly Place[] {
  if (said || !places.some(place => place.kind === 'region' && names.includes(place))) return places
  return places.filter(place => place.kind === 'region' || place.population >= 3)
}

/** Of countrysides of one name («ريف الرقة الشمالي» of the governorate, of the district) the largest. */
function outermost(candidates: readonly Place[], gazetteer: Gazetteer): readonly Place[] {
  if (candidates.length < 2 || !candidates.every(place => place.kind === 'region')) return candidates
  const rank = (place: Place) => AREAS.indexOf((place.parent && gazetteer.get(place.parent)?.kind) || '')
  const ranked = candidates.filter(place => rank(place) >= 0).sort((a, b) => rank(a) - rank(b))
  return ranked[0] ? [ranked[0]] : candidates
}

function smallestArea(candidates: readonly Place[]): readonly Place[] {
  const place = ['subdistrict', 'district', 'governorate'].flatMap(kind => candidates.filter(candidate => candidate.kind === kind))[0]
  return place ? [place] : candidates
}
