import type { Family } from '../../data/lexicon/family.ts'
import { LEXICON, type Tag, WEAPON_WORDS } from '../../data/lexicon/index.ts'
import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { fold } from '../normalize/fold.ts'
import { type Lexeme, noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'

/** What the lexicon knows of a word as it stands in a text. */
export interface Word {
  readonly tags: readonly Tag[]
  readonly weapons: readonly Weapon[]
  /** Letters before the stem that are words of their own: «و», «ب», «وال», «لل» …; empty for none. */
  readonly prefix: string
  /** «س» before a verb. */
  readonly future: boolean
  /** Phrases that may begin here, longest first. */
  readonly phrases: readonly Phrase[]
}

/** Words in a row, without articles. */
export interface Phrase {
  readonly words: readonly string[]
  readonly tags: readonly Tag[]
  readonly weapons: readonly Weapon[]
}

export interface PhraseHit {
  /** Token indices, half-open. */
  readonly from: number
  readonly to: number
  readonly tags: readonly Tag[]
  readonly weapons: readonly Weapon[]
}

export interface Lexicon {
  /** What is known of a folded word; noted on it. */
  word(lexeme: Lexeme): Word
  /** The longest phrase that begins at a token and ends before `to`. */
  phraseAt(tokens: readonly Token[], at: number, to: number): PhraseHit | null
}

interface Meaning {
  tags: Tag[]
  weapons: Weapon[]
}

/** What is known of a word that the lexicon does not hold. */
export const NO_WORD: Word = { tags: [], weapons: [], prefix: '', future: false, phrases: [] }

export function createLexicon(): Lexicon {
  const nouns = new Map<string, Meaning>()
  const verbs = new Map<string, Meaning>()
  const exact = new Map<string, Meaning>()
  const phrases = new Map<string, Meaning & { words: string[] }>()
  const readFamily = (family: Family, add: (meaning: Meaning) => void) => {
    for (const line of family.verbs ?? []) for (const form of verbForms(line)) add(at(verbs, form))
    for (const noun of family.nouns ?? []) add(at(nouns, spelling(noun)))
    for (const word of family.exact ?? []) add(at(exact, spelling(word)))
    for (const text of family.phrases ?? []) {
      const words = spelling(text).split(' ').map(withoutArticle)
      add(at(phrases, words.join(' '), () => ({ words, tags: [], weapons: [] })))
    }
  }
  for (const [tag, family] of Object.entries(LEXICON) as [Tag, Family][]) {
    readFamily(family, meaning => {
      if (!meaning.tags.includes(tag)) meaning.tags.push(tag)
    })
  }
  for (const weapon of WEAPONS) {
    readFamily(WEAPON_WORDS[weapon] ?? {}, meaning => {
      if (!meaning.weapons.includes(weapon)) meaning.weapons.push(weapon)
    })
  }
  const openings = new Map<string, Phrase[]>()
  for (const phrase of phrases.values()) at(openings, phrase.words[0] as string, () => [] as Phrase[]).push(phrase)
  for (const list of openings.values()) list.sort((a, b) => b.words.length - a.words.length)

  const word = noted((text): Word => {
    // a post's furniture is often glued to its first word
    const bare = text.replace(/^[a-z@]+(?=[\u0621-\u064A]{3})/, '')
    const found = readWord(bare, { nouns, verbs, exact })
    const opens = starts(text).flatMap(first => openings.get(first) ?? [])
    return opens.length === 0 ? found : { ...found, phrases: opens }
  })

  return {
    word,
    phraseAt: (tokens, start, to) => phraseAt(tokens, start, to, tokens[start] ? word(tokens[start].lexeme) : NO_WORD),
  }
}

/** As that of the lexicon, where the word of the first token is known already. */
export function phraseAt(tokens: readonly Token[], start: number, to: number, { phrases }: Word): PhraseHit | null {
  for (const { words, tags, weapons } of phrases) {
    if (start + words.length > to) continue
    let same = 1
    while (same < words.length && bareOf(tokens[start + same] as Token) === words[same]) same++
    if (same === words.length) return { from: start, to: start + words.length, tags, weapons }
  }
  return null
}

function spelling(text: string): string {
  return fold(text).text.trim()
}

function at<Value>(map: Map<string, Value>, key: string, make: () => Value = () => ({ tags: [], weapons: [] }) as Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

function withoutArticle(word: string): string {
  if (word.length > 4 && word.startsWith('لل')) return `ل${word.slice(2)}`
  return word.length > 3 && word.startsWith('ال') ? word.slice(2) : word
}

const bareLexeme = noted(withoutArticle)
const bareOf = (token: Token): string => bareLexeme(token.lexeme)

/** The readings of a token as the first word of a phrase. */
function starts(text: string): string[] {
  const out = [withoutArticle(text)]
  for (const prefix of ['و', 'ف', 'ب', 'ل', 'وب', 'ول', 'ال', 'وال', 'بال', 'لل']) {
    if (text.length > prefix.length + 1 && text.startsWith(prefix)) out.push(text.slice(prefix.length))
  }
  return out
}

const PERSONS_PAST = ['', 'ت', 'وا', 'و', 'ا', 'تا', 'ن', 'نا']
const PERSONS_PRESENT = ['', 'ون', 'وا', 'ان', 'ا', 'ن']

/** All persons of «past present [irregular …]», without pronouns. */
function verbForms(line: string): string[] {
  const [past = '', present = '', ...others] = line.split(' ').map(spelling)
  const forms = PERSONS_PAST.map(ending => past + ending)
  // «ألقاها», «ألقتا»
  if (past.endsWith('ي')) forms.push(`${past.slice(0, -1)}ا`, `${past.slice(0, -1)}تا`)
  if (present.length > 1) {
    const rest = present.slice(1)
    const bases = rest.endsWith('ي') ? [rest, rest.slice(0, -1)] : [rest]
    for (const base of bases)
      for (const person of ['ي', 'ت', 'ن'])
        for (const ending of PERSONS_PRESENT) if (base === rest || ending !== '') forms.push(person + base + ending)
  }
  return [...forms, ...others]
}

const TRANSITIVE: ReadonlySet<Tag> = new Set<Tag>([
  'fire-verb',
  'aim',
  'launch',
  'dead',
  'wounded',
  'receive',
  'result',
  'truce-break',
  'truce-end',
])

/** What a verb with an object pronoun may be; for others the letters are more likely an ending («تابعة»). */
function transitive(meaning: Meaning | undefined): Meaning | undefined {
  return meaning && { tags: meaning.tags.filter(tag => TRANSITIVE.has(tag)), weapons: meaning.weapons }
}

/** Ninety, and no «they seek»; a bakery, and no «they fled». */
const NO_VERB = /^[وفبل]?((ال)?تسع(ين|ون)|فرنا?)$/
const NEVER_VERBS = new Set(['قضيه', 'قضيته', 'قضيتها', 'قضيتهم', 'اضافه', 'امراه', 'اصابه', 'قبله', 'قبلها', 'عرضه', 'دعوه', 'طاوله'])

function withoutConjunction(text: string): string {
  return /^[وفبل]/.test(text) && text.length > 4 ? text.slice(1) : text
}

interface Stems {
  readonly nouns: ReadonlyMap<string, Meaning>
  readonly verbs: ReadonlyMap<string, Meaning>
  readonly exact: ReadonlyMap<string, Meaning>
}

const NOUN_PREFIXES = ['', 'و', 'ف', 'ال', 'وال', 'فال', 'ب', 'بال', 'وب', 'وبال', 'ل', 'لل', 'ول', 'ولل', 'ك', 'كال', 'فب', 'فل']
const VERB_PREFIXES = ['', 'و', 'ف', 'ل', 'ول', 'فل', 'س', 'وس', 'فس']
const NOUN_SUFFIXES = ['', 'ه', 'ها', 'هم', 'هما', 'هن', 'نا', 'ا']
const VERB_SUFFIXES = ['', 'ه', 'ها', 'هم', 'هما', 'نا']

/** All that a token may mean: the same letters may be a verb and a noun («قصف»). */
function readWord(text: string, { nouns, verbs, exact }: Stems): Word {
  const tags = new Set<Tag>()
  const weapons = new Set<Weapon>()
  let prefix = ''
  let future = false
  const take = (meaning: Meaning | undefined, before: string, ahead: boolean) => {
    if (!meaning) return
    if (tags.size === 0) {
      prefix = before
      future = ahead
    }
    for (const tag of meaning.tags) tags.add(tag)
    for (const weapon of meaning.weapons) weapons.add(weapon)
  }
  for (const before of ['', 'و', 'ف']) if (text.startsWith(before)) take(exact.get(text.slice(before.length)), before, false)
  each(text, VERB_PREFIXES, VERB_SUFFIXES, (stem, before, suffix) => {
    if (NO_VERB.test(text)) return
    // «إصابة» and «إضافة» are no verbs with a pronoun
    if (suffix === '' || !(nouns.has(withoutConjunction(text)) || NEVER_VERBS.has(withoutConjunction(text))))
      take(suffix === '' ? verbs.get(stem) : transitive(verbs.get(stem)), before, before.endsWith('س'))
  })
  each(text, NOUN_PREFIXES, NOUN_SUFFIXES, (stem, before, suffix) => {
    take(nouns.get(stem), before, false)
    // «غارته» is «غارة» with a pronoun
    if (suffix.startsWith('ه') && stem.endsWith('ت')) take(nouns.get(`${stem.slice(0, -1)}ه`), before, false)
  })
  return tags.size === 0 && weapons.size === 0 ? NO_WORD : { tags: [...tags], weapons: [...weapons], prefix, future, phrases: [] }
}

function each(
  text: string,
  prefixes: readonly string[],
  suffixes: readonly string[],
  visit: (stem: string, prefix: string, suffix: string) => void,
): void {
  for (const suffix of suffixes) {
    if (suffix !== '' && (text.length < suffix.length + 3 || !text.endsWith(suffix))) continue
    const body = suffix === '' ? text : text.slice(0, -suffix.length)
    for (const prefix of prefixes)
      if (body.startsWith(prefix) && body.length > prefix.length + 1) visit(body.slice(prefix.length), prefix, suffix)
  }
}
