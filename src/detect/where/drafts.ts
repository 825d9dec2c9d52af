import type { PlaceId } from '../../domain/ids.ts'
import type { MentionReason } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { type NormalText, sourceSpan, type Token } from '../normalize/tokens.ts'
import type { Position } from './distance.ts'
import { isKindName, type KindClass, type KindWord, kindOf } from './kind-words.ts'
import type { Match } from './scan.ts'
import { STOP_WORDS } from './stop-words.ts'
import {
  FIRST_NAMES,
  LOCATIVES,
  NAME_ADJECTIVES,
  NAME_HOLDERS,
  NAME_OPENERS,
  NAME_TAILS,
  ORDINARY_PHRASES,
  ORDINARY_TOWNS,
  TITLES,
} from './words.ts'

/**
 * How readily the words are a place: `strong` names speak for themselves, `weak` ones (hamlets, our own spellings) want a reason to think of
 * that area at all, `ordinary` words want a cue right there.
 */
export type Level = 'strong' | 'weak' | 'ordinary' | 'foreign' | 'generic'

/** A name on its way to a mention. The steps after this one fill in what they find. */
export interface Draft {
  readonly match: Match
  /** Token indices of the name, half-open; side words that belong to it («ريف حلب» + «الغربي») move `to`. */
  from: number
  to: number
  /** Letters of the first token that are not the name's. */
  skip: number
  /** Where the words of kind before it begin; `from` where there are none. */
  kindFrom: number
  /** Outermost first: «محيط بلدة …». */
  kinds: readonly KindWord[]
  readonly sentence: number
  readonly level: Level
  candidates: readonly Place[]
  /** Drafts of one list («سقبا وجسرين وعربين») share a number. */
  list: number
  /** The kind that the plural at the head of its list gives every member: «قرى …». */
  shared: KindClass | null
  state: 'open' | 'accepted' | 'dropped'
  chosen: Place | null
  reason: MentionReason
  /** What it says of others once it is chosen; undefined until somebody asked. */
  witness: Witness | null | undefined
}

/** A draft that stands, as evidence for others. */
export interface Witness {
  readonly draft: Draft
  readonly place: Place
  readonly position: Position | null
  /** The area it speaks of: itself, or the governorate whose seat it is. */
  readonly area: PlaceId | null
  /** A seat's bare name is often the state or its forces: it weighs less than a word for the area. */
  readonly areaWeight: number
}

/** Names with what stands around them, without those that are part of another name. */
export function draftMentions(text: NormalText, matches: readonly Match[], sentenceOf: Int32Array): Draft[] {
  const { tokens } = text
  const drafts: Draft[] = []
  for (const match of matches) {
    if (match.entry.blocked || (match.entry.foreign && match.entry.exact.length === 0)) continue
    const { kinds, kindFrom } = kindsBefore(tokens, match)
    if (partOfName(tokens, match, kinds) || isSyrian(tokens, match, kinds)) continue
    const level = match.entry.foreign ? 'foreign' : isGeneric(tokens, match) ? 'generic' : levelOf(tokens, match)
    if (isCommonNoun(tokens, match, kinds)) continue
    const candidates = [...match.entry.exact, ...match.entry.derived]
    if (hasTanwin(text, match)) continue
    if (cutShort(tokens, match) && !isLarge(match)) continue
    if (level !== 'strong' && (namesOther(kinds, candidates) || goesOn(tokens, match, kinds))) continue
    drafts.push({
      match,
      from: match.from,
      to: match.to,
      skip: match.skip,
      kindFrom,
      kinds,
      sentence: sentenceOf[match.from] as number,
      level,
      candidates,
      list: -1,
      shared: null,
      state: 'open',
      chosen: null,
      reason: 'in doubt',
      witness: undefined,
    })
  }
  return drafts
}

/** The number of each token's sentence. */
export function sentenceNumbers(text: NormalText): Int32Array {
  const numbers = new Int32Array(text.tokens.length)
  text.sentences.forEach((sentence, index) => {
    numbers.fill(index, sentence.from, sentence.to)
  })
  return numbers
}

/** Signs that may stand between a kind word and its name, or around a name in a list. */
export function isQuote(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'mark' &&
    (token.text === '"' || token.text === "'" || token.text === '(' || token.text === ')' || token.text === '#')
  )
}

function kindsBefore(tokens: readonly Token[], match: Match): { kinds: KindWord[]; kindFrom: number } {
  const kinds: KindWord[] = []
  let kindFrom = match.from
  // a name after «و» begins a new member; after «ب» or «في» the words before say nothing of its kind
  if (match.clitic !== '' && match.clitic !== 'ل') return { kinds, kindFrom }
  let at = match.from - 1
  while (at >= 0 && kinds.length < 4) {
    while (isQuote(tokens[at])) at--
    const kind = kindOf(tokens[at])
    if (!kind) break
    kinds.unshift(kind)
    kindFrom = at--
    if (kind.clitic.startsWith('و') || kind.clitic.startsWith('ف')) break
  }
  return { kinds, kindFrom }
}

/** «جامعة دمشق», «محمد الحمصي», «حلب نيوز»: the name belongs to a longer one that is no place. */
function partOfName(tokens: readonly Token[], match: Match, kinds: readonly KindWord[]): boolean {
  const after = tokens[match.to]
  if (after?.kind === 'word' && NAME_TAILS.has(after.text)) return true
  if (match.clitic !== '' || kinds.length > 0) return false
  const before = tokens[match.from - 1]
  if (before?.kind !== 'word') return false
  if (NAME_HOLDERS.has(before.text)) return true
  if (FIRST_NAMES.has(before.text) || TITLES.has(before.text)) return match.to - match.from === 1 || !isLarge(match)
  return false
}

/** «مصادر سورية» are Syrian ones; the country stands after a word of place. */
function isSyrian(tokens: readonly Token[], match: Match, kinds: readonly KindWord[]): boolean {
  const before = tokens[match.from - 1]
  if (match.to - match.from > 1 || match.clitic !== '' || kinds.length > 0 || before?.kind !== 'word') return false
  return (tokens[match.from] as Token).text === 'سوريه' && !LOCATIVES.has(before.text)
}

/** «تلة الملك» is a hill and «مدرسة الخنساء» a school, whatever hamlet is named so; «محافظة الأنبار» is none of ours if no governorate of ours is. */
function namesOther(kinds: readonly KindWord[], candidates: readonly Place[]): boolean {
  const said = kinds[kinds.length - 1]
  if (said?.kind === 'governorate') return candidates.every(place => place.kind !== 'governorate')
  if (said && BUILDINGS.has(said.word)) return candidates.every(place => place.kind !== 'facility')
  return said?.kind === 'natural' && candidates.every(place => place.kind !== 'natural' && place.kind !== 'region')
}

/** The first word of the name without what leans on it: «الثورة» of «للثورة». */
function firstWord(tokens: readonly Token[], { from, clitic, skip }: Match): string {
  const { text } = tokens[from] as Token
  return skip < clitic.length ? `ال${text.slice(clitic.length + 1)}` : text.slice(clitic.length)
}

/** What is named after persons and virtues more often than after where it stands. */
const BUILDINGS: ReadonlySet<string> = new Set(['مدرسه', 'مشفي', 'مستشفي', 'سوق', 'مبني', 'مقر'])

/** «قرية النهر الأبيض» is not the hamlet «النهر», nor «كفر أنطون» the hamlet «كفر». */
function goesOn(tokens: readonly Token[], match: Match, kinds: readonly KindWord[]): boolean {
  const next = tokens[match.to]
  const opens = match.to - match.from === 1 && NAME_OPENERS.has(firstWord(tokens, match))
  if (opens && next?.kind === 'word') return true
  return (
    kinds.length > 0 &&
    !kinds.some(kind => kind.many) &&
    next?.kind === 'word' &&
    next.text.startsWith('ال') &&
    NAME_ADJECTIVES.has(next.text)
  )
}

/** «أحياء المدينة», «مدينة كردية»: what follows the kind word describes it. «حي المطار» is a quarter's name. */
function isCommonNoun(tokens: readonly Token[], match: Match, kinds: readonly KindWord[]): boolean {
  if (match.to - match.from > 1 || isLarge(match)) return false
  const name = firstWord(tokens, match)
  if (STOP_WORDS.has(name)) return kinds.length > 0
  // «القريتين» is two villages, and a town
  if (isKindName(name)) return kinds[kinds.length - 1]?.word !== 'حي' && !match.entry.exact.some(place => place.population >= 3)
  if (kinds.length === 0 || kinds.some(kind => kind.many) || match.entry.exact.length === 0) return false
  return !name.startsWith('ال') && name.endsWith('يه') && match.entry.exact.every(place => place.population < 2)
}

/** «دوماً»: an adverb, whatever it folds to. */
function hasTanwin(text: NormalText, match: Match): boolean {
  const last = text.tokens[match.to - 1] as Token
  const { end } = sourceSpan(text, last.start, last.end)
  return text.source[end] === TANWIN || text.source[end - 2] === TANWIN
}

const TANWIN = '\u064B'

/** «تل الشيخ حسين» is not the hamlet «تل الشيخ». */
function cutShort(tokens: readonly Token[], match: Match): boolean {
  const next = tokens[match.to]
  return CUT_AFTER.has((tokens[match.to - 1] as Token).text) && next?.kind === 'word' && !LOCATIVES.has(next.text) && !kindOf(next)
}

const CUT_AFTER: ReadonlySet<string> = new Set(['الشيخ', 'شيخ', 'ابو', 'ام', 'عبد', 'بني'])

function isLarge(match: Match): boolean {
  return match.entry.exact.some(place => place.population >= 4 || ALWAYS.has(place.kind))
}

/** Where a district or subdistrict bears the name, the town is its seat, however few live there now. */
const SEATS: ReadonlySet<string> = new Set(['district', 'subdistrict'])

/** Kinds whose names nobody uses for anything else. */
const ALWAYS: ReadonlySet<string> = new Set(['country', 'governorate', 'district', 'region', 'crossing'])

function isGeneric(tokens: readonly Token[], match: Match): boolean {
  for (let at = match.from; at < match.to; at++) {
    const word = at === match.from ? firstWord(tokens, match) : (tokens[at] as Token).text
    if (!GENERIC.test(word)) return false
  }
  return true
}

const GENERIC =
  /^(ال|لل)?(منطقه|مناطق|اراضي|بلاد|اقليم|عاصمه|شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|شماليه|جنوبيه|شرقيه|غربيه|وسطي|ساحل|جزيره|باديه)$/

function levelOf(tokens: readonly Token[], match: Match): Level {
  const { levels } = match.entry
  let level = levels.get(match.clitic)
  if (level === undefined) {
    level = readLevel(tokens, match)
    levels.set(match.clitic, level)
  }
  return level
}

function readLevel(tokens: readonly Token[], match: Match): Level {
  const { exact, derived } = match.entry
  const words = tokens.slice(match.from, match.to).map(token => token.text)
  words[0] = firstWord(tokens, match)
  const name = words.join(' ')
  if (exact.some(place => place.kind === 'governorate' || place.kind === 'country')) return 'strong'
  const known = largest(settlements(exact.length > 0 ? exact : derived))
  const isArea = exact.some(place => place.kind === 'region' || place.kind === 'crossing')
  const isTown = known.population >= 3 || isArea || exact.some(place => SEATS.has(place.kind))
  // a large town is rarely meant by nothing else than its name, unless it is one of a few
  const isOrdinary = ORDINARY_TOWNS.has(name) || (known.ordinaryWord && known.population < 4)
  const flagged = isOrdinary && !isArea && !(isTown && words.length > 1)
  if (flagged || ORDINARY_PHRASES.has(name)) return 'ordinary'
  if (words.length === 1) {
    if (FIRST_NAMES.has(name) || STOP_WORDS.has(name) || isKindName(name)) return 'ordinary'
    if (exact.length === 0) return isTown && name.startsWith('ال') ? 'weak' : 'ordinary'
    if (!isTown && (name.length < 4 || /^ال.*(يه|ي)$/.test(name))) return 'ordinary'
    // a letter taken off as «ب» or «ك» may as well be the word's own
    if (!isTown && match.clitic !== '' && match.clitic !== 'و' && (name.length < 5 || match.clitic.includes('ك'))) return 'ordinary'
  } else if (PERSON_OPENERS.has(words[0] as string) && !isTown) return 'ordinary'
  if (exact.length === 0 && !isTown) return 'weak'
  return isTown || words.length > 2 || (words.length === 2 && !PERSON_OPENERS.has(words[0] as string)) ? 'strong' : 'weak'
}

const PERSON_OPENERS: ReadonlySet<string> = new Set(['ابو', 'ام', 'ابن', 'بن', 'عبد', 'شيخ', 'الشيخ', 'سيد', 'السيد', 'حاج', 'الحاج', 'ال'])

/** The area around a town has more people than the town, and says nothing of its name. */
function settlements(places: readonly Place[]): readonly Place[] {
  const found = places.filter(place => place.kind !== 'district' && place.kind !== 'subdistrict')
  return found.length > 0 ? found : places
}

function largest(places: readonly Place[]): Place {
  return places.reduce((best, place) => (place.population > best.population || place.residents > best.residents ? place : best))
}

/** Whether two drafts that follow each other are joined by «و» or a comma alone: members of one list. */
export function joined(tokens: readonly Token[], before: Draft, draft: Draft): boolean {
  if (before.sentence !== draft.sentence) return false
  let linked = startsWithAnd(draft)
  for (let at = before.to; at < draft.kindFrom; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'mark' && (token.text === '،' || token.text === ',' || token.text === '-' || token.text === '/')) linked = true
    else if (token.text === 'و' || token.text === 'او') linked = true
    else if (isQuote(token)) continue
    else return false
  }
  return linked
}

function startsWithAnd(draft: Draft): boolean {
  return (draft.kinds[0]?.clitic ?? draft.match.clitic).startsWith('و')
}
