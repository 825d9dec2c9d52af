import type { PlaceId } from '../../domain/ids.ts'
import type { MentionReason } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { noted } from '../normalize/lexeme.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import type { Position } from './distance.ts'
import { type KindClass, type KindWord, kindOf } from './kind-words.ts'
import { type Level, type NameReading, readingOf } from './name-reading.ts'
import type { Match } from './scan.ts'
import { FIRST_NAMES, LOCATIVES, NAME_ADJECTIVES, NAME_HOLDERS, NAME_TAILS, TITLES } from './words.ts'

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
    const reading = readingOf(tokens, match)
    const { level, candidates } = reading
    if (isCommonNoun(reading, kinds) || isThoseTwo(tokens, match) || hasTanwin(text, match) || isCutShort(tokens, match, reading)) continue
    if (isAnotherWord(tokens, match, kinds, level)) continue
    if (level !== 'strong' && (namesOther(kinds, candidates) || goesOn(tokens, match, reading, kinds))) continue
    drafts.push(newDraft(match, kinds, kindFrom, sentenceOf[match.from] as number, level, candidates))
  }
  return drafts
}

/** A draft of which nothing is known yet but its words. All drafts are made here: the engine reads objects of one make fastest. */
export function newDraft(
  match: Match,
  kinds: readonly KindWord[],
  kindFrom: number,
  sentence: number,
  level: Level,
  candidates: readonly Place[],
): Draft {
  return {
    match,
    from: match.from,
    to: match.to,
    skip: match.skip,
    kindFrom,
    kinds,
    sentence,
    level,
    candidates,
    list: -1,
    shared: null,
    state: 'open',
    chosen: null,
    reason: 'in doubt',
    witness: undefined,
  }
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

const BARE_TOWN = /^[بل]?(مدينه|بلده|قريه)$/

function kindsBefore(tokens: readonly Token[], match: Match): { kinds: KindWord[]; kindFrom: number } {
  const kinds: KindWord[] = []
  let kindFrom = match.from
  // a name after «و» begins a new member; after «ب» or «في» the words before say nothing of its kind
  if (match.clitic !== '' && match.clitic !== 'ل') return { kinds, kindFrom }
  let at = match.from - 1
  while (at >= 0 && kinds.length < 4) {
    while (isQuote(tokens[at])) at--
    if (tokens[at]?.text === ':' && kindOf(tokens[at - 1])?.many) at--
    // «على مدينة - مورك»
    else if (at === match.from - 1 && /^[-:]$/.test(tokens[at]?.text ?? '') && BARE_TOWN.test(tokens[at - 1]?.text ?? '')) at--
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
  if (after?.kind === 'word' && isTail(after.lexeme)) return true
  if (match.clitic !== '' || kinds.length > 0) return false
  const before = tokens[match.from - 1]
  if (before?.kind !== 'word') return false
  const lead = leadOf(before.lexeme)
  return lead === 'holder' || (lead === 'person' && (match.to - match.from === 1 || !readingOf(tokens, match).isLarge))
}

const isTail = noted(word => NAME_TAILS.has(word))
const leadOf = noted(word => (NAME_HOLDERS.has(word) ? 'holder' : FIRST_NAMES.has(word) || TITLES.has(word) ? 'person' : 'none'))

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
  return said !== undefined && OWN_NAMED.has(said.word) && candidates.every(place => place.kind !== 'natural' && place.kind !== 'region')
}

/** They have names of their own; a row of heights and the steppe are called after the village near them. */
const OWN_NAMED: ReadonlySet<string> = new Set(['تل', 'تله', 'تلتي', 'جبل', 'جبلي', 'نهر', 'وادي', 'بحيره', 'جزيره', 'غابه', 'غابات'])

/** What is named after persons and virtues more often than after where it stands. */
const BUILDINGS: ReadonlySet<string> = new Set(['مدرسه', 'مشفي', 'مستشفي', 'سوق', 'مبني', 'مقر'])

/** «قرية النهر الأبيض» is not the hamlet «النهر», nor «كفر أنطون» the hamlet «كفر». */
function goesOn(tokens: readonly Token[], match: Match, { isOpener }: NameReading, kinds: readonly KindWord[]): boolean {
  const next = tokens[match.to]
  if (isOpener && next?.kind === 'word') return true
  return (
    kinds.length > 0 &&
    !kinds.some(kind => kind.many) &&
    next?.kind === 'word' &&
    next.text.startsWith('ال') &&
    NAME_ADJECTIVES.has(next.text)
  )
}

/** «أحياء المدينة», «مدينة كردية»: what follows the kind word describes it. «حي المطار» is a quarter's name. */
function isCommonNoun({ noun }: NameReading, kinds: readonly KindWord[]): boolean {
  if (noun === 'kind word') return kinds[kinds.length - 1]?.word !== 'حي'
  if (noun === null || kinds.length === 0) return false
  return noun === 'stop word' || !kinds.some(kind => kind.many)
}

/** «القريتين» behind «قريتي أ وب» are those two, and not the town of that name. */
function isThoseTwo(tokens: readonly Token[], match: Match): boolean {
  const token = tokens[match.from] as Token
  if (match.to > match.from + 1 || !token.text.endsWith('القريتين')) return false
  for (let at = match.from - 1; at >= Math.max(0, match.from - TWO_REACH); at--)
    if (/^[وفبل]?قريت[يا]$/.test((tokens[at] as Token).text)) return true
  return false
}

const TWO_REACH = 80

/** «دوماً»: an adverb, whatever it folds to. */
function hasTanwin(text: NormalText, match: Match): boolean {
  const { end } = text.tokens[match.to - 1] as Token
  const after = (text.folded.offsets[end - 1] ?? 0) + 1
  return text.source.charCodeAt(after) === TANWIN || text.source.charCodeAt(after - 2) === TANWIN
}

const TANWIN = 0x64b

/** «هذه المقاطع», «والعمال ما زالوا …», «والحديث دوما للمرصد», «معربا عن أمله»: the words around say that it is no name. */
function isAnotherWord(tokens: readonly Token[], match: Match, kinds: readonly KindWord[], level: Level): boolean {
  if (match.to > match.from + 1 || kinds.length > 0) return false
  const word = (tokens[match.from] as Token).text
  const before = tokens[match.from - 1]?.text ?? ''
  const next = tokens[match.to]?.text ?? ''
  if (word === 'دوما') return /^(و|ف)?(ال)?(حديث|كلام)$/.test(before)
  if (word === 'معربا') return next === 'عن' || (next === '،' && tokens[match.to + 1]?.text === 'عن')
  if (level === 'strong') return false
  if (/^(هذه|هذا|تلك|ذلك|هاتين|هذين)$/.test(before)) return true
  return match.clitic === 'و' && (/^(هم|كانوا|ي..+ون)$/.test(next) || /^(زالوا|يزالون)$/.test(tokens[match.to + 1]?.text ?? ''))
}

/** «تل الشيخ حسين» is not the hamlet «تل الشيخ». */
function isCutShort(tokens: readonly Token[], match: Match, { isCut, isLarge }: NameReading): boolean {
  const next = tokens[match.to]
  return isCut && !isLarge && next?.kind === 'word' && !LOCATIVES.has(next.text) && !kindOf(next)
}

/** Whether two drafts that follow each other are joined by «و» or a comma alone: members of one list. */
export function joined(tokens: readonly Token[], before: Draft, draft: Draft): boolean {
  if (before.sentence !== draft.sentence) return false
  let linked = startsWithAnd(draft)
  for (let at = before.to; at < draft.kindFrom; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'mark' && SEPARATORS.has(token.text)) linked = true
    else if (token.text === 'و' || token.text === 'او') linked = true
    else if (isQuote(token)) continue
    else return false
  }
  return linked
}

/** Between the members of a list; two spellings of one name are often set apart by a stroke. */
export const SEPARATORS: ReadonlySet<string> = new Set(['،', ',', '-', '/', '\\'])

function startsWithAnd(draft: Draft): boolean {
  return (draft.kinds[0]?.clitic ?? draft.match.clitic).startsWith('و')
}
