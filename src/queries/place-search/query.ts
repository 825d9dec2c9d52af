import { type KindClass, kindFits, kindWord } from '../../detect/where/kind-words.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import { type Keys, keysOf } from './keys.ts'

/** One way to read what was typed. */
export interface Reading {
  readonly keys: Keys
  /** The kind that a word before the name says: «مخيم …». */
  readonly kind: KindClass | null
  /** The governorate said after the name: «دوما ريف دمشق». */
  readonly area: PlaceId | null
}

/** The query as it stands, then without its kind word, then without the governorate at its end. */
export function createQueryReader(gazetteer: Gazetteer): (query: string) => Reading[] {
  const governorates = new Map<string, PlaceId>()
  for (const place of gazetteer.places.values()) {
    if (place.kind !== 'governorate') continue
    for (const name of [place.name, place.nameEn, ...place.aliases, ...place.aliasesEn]) {
      if (name !== '') governorates.set(keysOf(name).exact, place.id)
    }
  }
  return query => {
    const keys = keysOf(query.slice(0, QUERY_LETTERS))
    if (keys.loose === '') return []
    const readings: Reading[] = [{ keys, kind: null, area: null }]
    // «sa2ba»: the 2 of a chat is a hamza, and in the cities the ق that is spoken like one.
    const spoken = keys.isArabic ? keys.exact.replace(CAPITAL, 'دمشق') : keys.exact.replace(CHAT_QAF, letters => 'q'.repeat(letters.length))
    if (spoken !== keys.exact) readings.push({ keys: keysOf(spoken), kind: null, area: null })
    const words = keys.exact.split(' ').filter(word => !LINKS.has(word))
    const bare = withoutKind(words)
    if (bare) readings.push({ keys: keysOf(bare.words.join(' ')), kind: bare.kind, area: null })
    const tail = withoutArea(bare?.words ?? words, governorates)
    if (tail) readings.push({ keys: keysOf(tail.words.join(' ')), kind: bare?.kind ?? null, area: tail.area })
    return readings
  }
}

/** What people call Damascus; in the news it is the name of a faction and of a land. */
const CAPITAL = /(?<![^ ])الشام(?![^ ])/
/** A 2 beside a letter, once or twice. */
const CHAT_QAF = /(?<=[a-z])2{1,2}|2{1,2}(?=[a-z])/g
/** Longer than any name with its governorate. */
const QUERY_LETTERS = 80

const LINKS: ReadonlySet<string> = new Set(['في', 'من', 'ب', 'in', 'of', 'near'])
const LATIN_KINDS: Readonly<Record<string, KindClass>> = {
  city: 'town',
  town: 'town',
  village: 'town',
  camp: 'camp',
  mukhayyam: 'camp',
  mukhayam: 'camp',
  neighborhood: 'quarter',
  neighbourhood: 'quarter',
  governorate: 'governorate',
  district: 'district',
  subdistrict: 'subdistrict',
}

function withoutKind(words: readonly string[]): { words: string[]; kind: KindClass } | null {
  const [first = '', ...rest] = words
  if (rest.length === 0) return null
  const kind = kindWord(first)?.kind ?? LATIN_KINDS[first]
  if (kind) return { words: rest, kind }
  const last = LATIN_KINDS[rest[rest.length - 1] as string]
  return last ? { words: words.slice(0, -1), kind: last } : null
}

function withoutArea(words: readonly string[], governorates: ReadonlyMap<string, PlaceId>): { words: string[]; area: PlaceId } | null {
  for (let from = 1; from < words.length; from++) {
    const rest = words.slice(from).join(' ')
    const area = governorates.get(rest) ?? governorates.get(rest.replace(/^(ريف|محافظه) /, '')) ?? governorates.get(rest.replace(/^ب/, ''))
    if (area) return { words: words.slice(0, from), area }
  }
  return null
}

/** Whether the place is of the kind that was typed. */
export function isOfKind(place: Place, kind: KindClass): boolean {
  return kindFits(place.kind, kind) || (kind === 'quarter' && place.kind === 'village')
}
