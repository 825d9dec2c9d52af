import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Place } from '../../domain/place.ts'
import { foldWord } from '../normalize/fold.ts'
import { type Lexeme, noted } from '../normalize/lexeme.ts'
import { normalize } from '../normalize/tokens.ts'
import { aloneKey, createFirstWords, firstKey, laterKey, pairKey } from './first-words.ts'
import { type KindClass, kindWord } from './kind-words.ts'
import { type NameForm, nameForms } from './name-forms.ts'
import type { NameReading } from './name-reading.ts'
import { LOCATIVES, NEVER_NAMES } from './words.ts'

/** A name of somewhere outside the gazetteer's country, or of a country. */
export interface ForeignName {
  readonly name: string
  /** ISO 3166 code, or null where it lies in no country. */
  readonly country: string | null
}

/** What the text may hold besides places of the gazetteer. */
export interface PlaceTables {
  readonly foreign: readonly ForeignName[]
  /** Phrases that hold a place's name and are none: «جيش الإسلام». */
  readonly notPlaces: readonly string[]
}

/** What a sequence of words may be. `exact` places bear that very name, `derived` ones a spelling of it. */
export interface NameEntry {
  exact: Place[]
  /** Those of `exact` whose first name it is. */
  names: Place[]
  derived: Place[]
  foreign: ForeignName | null
  blocked: boolean
  /** What the words tell by themselves, by the letters before them; filled in as texts say them. */
  readings: Answer<string, NameReading> | null
  /** The candidates that fit a word of kind, or none; likewise. */
  fitting: Answer<KindClass | null, readonly Place[]> | null
}

/** One of a handful of answers: these few steps are fewer than a Map takes. */
export interface Answer<Key, Value> {
  readonly key: Key
  readonly value: Value
  readonly other: Answer<Key, Value> | null
}

export function answerTo<Key, Value>(key: Key, known: Answer<Key, Value> | null): Value | undefined {
  for (let answer = known; answer; answer = answer.other) if (answer.key === key) return answer.value
  return undefined
}

/** All entries are made here, as all drafts are in one place: objects of another make would have half of the finder compiled again. */
export function newEntry(exact: Place[] = [], names: Place[] = [], derived: Place[] = []): NameEntry {
  return { exact, names, derived, foreign: null, blocked: false, readings: null, fitting: null }
}

export interface NameNode {
  entry: NameEntry | null
  next: Map<string, NameNode> | null
}

/** A word that names may begin with. */
export interface FirstWord {
  readonly word: string
  readonly key: number
  /** What it is by itself. */
  readonly entry: NameEntry | null
  /** Whether names of several words may begin with it. */
  readonly goesOn: boolean
  /** Those that a text has said so far. */
  node: NameNode | undefined
}

/** A trie over words: each step is one look-up, whatever the number of names. */
export interface NameIndex {
  /** What may begin with this folded word. */
  first(word: string): FirstWord | undefined
  /** What may begin with these two words. */
  second(first: FirstWord, next: Lexeme): NameNode | undefined
}

/** Names are spelt out when a text first says the two words that they may begin with: spelling all of them out would be most of the start. */
export function createNameIndex(gazetteer: Gazetteer, tables: PlaceTables): NameIndex {
  const { names, owners } = ownedNames(gazetteer, tables)
  const spellingsOf = (name: number) => spellings(names[name] as string, owners[name] as Owner).map(({ words }) => words)
  const firstWords = createFirstWords(names, PLAIN_KINDS, spellingsOf)
  const trie = new Map<string, NameNode>()
  const laterKeyOf = noted(laterKey)
  const spellOut = (key: number) =>
    firstWords.take(key, name => {
      const owner = owners[name] as Owner
      for (const spelling of spellings(names[name] as string, owner))
        if (keyOf(spelling.words) === key) addSpelling(trie, spelling, owner, names[name] as string)
    })
  return {
    first: word => {
      const key = firstKey(word)
      const alone = aloneKey(word)
      const goesOn = firstWords.goesOn(key)
      if (!goesOn && !firstWords.holds(alone)) return
      spellOut(alone)
      const entry = trie.get(word)?.entry ?? null
      return entry || goesOn ? { word, key, entry, goesOn, node: undefined } : undefined
    },
    second: (first, next) => {
      const pair = pairKey(first.key, laterKeyOf(next))
      if (!firstWords.holds(pair)) return
      spellOut(pair)
      first.node ??= trie.get(first.word)
      return first.node?.next?.get(next.text)
    },
  }
}

function keyOf([first, second]: readonly string[]): number {
  return second === undefined ? aloneKey(first as string) : pairKey(firstKey(first as string), laterKey(second))
}

/** Every name with what bears it, in a fixed order: what the entries hold does not depend on which was looked up first. */
function ownedNames(gazetteer: Gazetteer, tables: PlaceTables): { readonly names: readonly string[]; readonly owners: readonly Owner[] } {
  const names: string[] = []
  const owners: Owner[] = []
  const add = (name: string, owner: Owner) => {
    names.push(name)
    owners.push(owner)
  }
  for (const place of gazetteer.places.values()) {
    add(place.name, place)
    for (const alias of place.aliases) add(alias, place)
    for (const alias of place.aliasesEn) if (isSigned(alias)) add(alias, place)
  }
  for (const foreign of tables.foreign) add(foreign.name, foreign)
  for (const phrase of tables.notPlaces) add(phrase, null)
  return { names, owners }
}

function spellings(name: string, owner: Owner): readonly NameForm[] {
  const words = wordsOf(name)
  const [first] = words
  if (first === undefined) return []
  // «على الباب» may be a knock, and may be where the shells fell
  if (owner === null && LOCATIVES.has(first)) return []
  if (owner === null || 'country' in owner) return [{ words, derived: false }]
  if (namesPair(owner, words) || first === 'ارياف') return []
  return nameForms(withoutKind(words), name)
}

function wordsOf(name: string): readonly string[] {
  if (LETTERS.test(name)) return foldWord(name).split(' ')
  return normalize(name)
    .tokens.filter(token => token.kind !== 'break')
    .map(token => token.text)
}

/** What folding leaves as it parts: letters and single spaces. */
const LETTERS = /^[\u0621-\u063A\u0641-\u064A]+( [\u0621-\u063A\u0641-\u064A]+)*$/

function addSpelling(trie: Map<string, NameNode>, form: NameForm, owner: Owner, name: string): void {
  if (owner === null) entryAt(trie, form.words).blocked = true
  else if ('country' in owner) entryAt(trie, form.words).foreign ??= owner
  else addPlace(trie, form, owner, name === owner.name)
}

/** «مدينة دوما», «حي الزهراء»: the kind word is read by itself, and says which of several is meant; the name is what follows it. */
function withoutKind(words: readonly string[]): readonly string[] {
  return words.length > 1 && PLAIN_KINDS.has(words[0] as string) ? words.slice(1) : words
}

const PLAIN_KINDS: ReadonlySet<string> = new Set(['مدينه', 'بلده', 'قريه', 'حي', 'منطقه', 'ناحيه', 'محافظه'])

/** «نبل والزهراء»: a text that says both is better served by both. */
function namesPair(place: Place, words: readonly string[]): boolean {
  const last = words[words.length - 1] ?? ''
  return place.kind === 'region' && place.members.length > 1 && words.length > 1 && last.startsWith('و') && !last.startsWith('وادي')
}

/** Place, foreign name, or null for a phrase that is no place. */
type Owner = Place | ForeignName | null

/** Latin names that Arabic news writes as they are: T4, T-4. Nearly all names end in a letter. */
function isSigned(name: string): boolean {
  return name.charCodeAt(name.length - 1) <= NINE && /^[A-Z]+-?\d+$/.test(name)
}

const NINE = 0x39

function addPlace(index: Map<string, NameNode>, form: NameForm, place: Place, isName: boolean): void {
  const [only] = form.words.length === 1 ? form.words : []
  if (only !== undefined && (NEVER_NAMES.has(only) || kindWord(only))) return
  const entry = entryAt(index, form.words)
  if (isName && !form.derived && !entry.names.includes(place)) entry.names.push(place)
  if (entry.exact.includes(place)) return
  if (!form.derived) {
    entry.exact.push(place)
    const derived = entry.derived.indexOf(place)
    if (derived >= 0) entry.derived.splice(derived, 1)
  } else if (!entry.derived.includes(place)) entry.derived.push(place)
}

function entryAt(index: Map<string, NameNode>, words: readonly string[]): NameEntry {
  let level: Map<string, NameNode> = index
  let node: NameNode | undefined
  for (const word of words) {
    if (node) level = node.next ??= new Map()
    node = level.get(word)
    if (!node) {
      node = { entry: null, next: null }
      level.set(word, node)
    }
  }
  if (!node) throw new Error('a name without words')
  node.entry ??= newEntry()
  return node.entry
}
