import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Place } from '../../domain/place.ts'
import { normalize, type Token } from '../normalize/tokens.ts'
import { kindWord } from './kind-words.ts'
import { type NameForm, nameForms } from './name-forms.ts'
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
}

export interface NameNode {
  entry: NameEntry | null
  next: Map<string, NameNode> | null
}

/** A trie over words: its first step is one look-up, whatever the number of names. */
export type NameIndex = Map<string, NameNode>

export function createNameIndex(gazetteer: Gazetteer, tables: PlaceTables): NameIndex {
  const index: NameIndex = new Map()
  const names: string[] = []
  const owners: Owner[] = []
  const add = (name: string, owner: Owner) => {
    names.push(name.replaceAll('\n', ' '))
    owners.push(owner)
  }
  for (const place of gazetteer.places.values()) {
    add(place.name, place)
    for (const alias of place.aliases) add(alias, place)
    for (const alias of place.aliasesEn) if (SIGNED.test(alias)) add(alias, place)
  }
  for (const foreign of tables.foreign) add(foreign.name, foreign)
  for (const phrase of tables.notPlaces) add(phrase, null)

  eachLine(names, (line, tokens) => {
    const owner = owners[line] as Owner
    const words = tokens.map(token => token.text)
    if (owner === null) {
      // «على الباب» may be a knock, and may be where the shells fell
      if (!LOCATIVES.has(words[0] as string)) entryAt(index, words).blocked = true
    } else if ('country' in owner) entryAt(index, words).foreign ??= owner
    else if (namesPair(owner, words) || words[0] === 'ارياف') return
    else for (const form of nameForms(withoutKind(words), names[line] as string)) addPlace(index, form, owner, names[line] === owner.name)
  })
  return index
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

/** Latin names that Arabic news writes as they are: T4, T-4. */
const SIGNED = /^[A-Z]+-?\d+$/

/** Folds all names in one go: folding them one by one costs more than the rest of the start. */
function eachLine(lines: readonly string[], visit: (line: number, tokens: Token[]) => void): void {
  let line = 0
  let tokens: Token[] = []
  const close = () => {
    if (tokens.length > 0) visit(line, tokens)
    tokens = []
    line++
  }
  for (const token of normalize(lines.join('\n')).tokens) {
    if (token.kind === 'break') close()
    else tokens.push(token)
  }
  close()
}

function addPlace(index: NameIndex, form: NameForm, place: Place, isName: boolean): void {
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

function entryAt(index: NameIndex, words: readonly string[]): NameEntry {
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
  node.entry ??= { exact: [], names: [], derived: [], foreign: null, blocked: false }
  return node.entry
}
