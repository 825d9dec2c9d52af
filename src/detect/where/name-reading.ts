import type { Place } from '../../domain/place.ts'
import type { Token } from '../normalize/tokens.ts'
import { isKindName } from './kind-words.ts'
import { answerTo, type NameEntry } from './name-index.ts'
import type { Match } from './scan.ts'
import { STOP_WORDS } from './stop-words.ts'
import { FIRST_NAMES, NAME_OPENERS, ORDINARY_PHRASES, ORDINARY_TOWNS } from './words.ts'

/**
 * How readily the words are a place: `strong` names speak for themselves, `weak` ones (hamlets, our own spellings) want a reason to think of
 * that area at all, `ordinary` words want a cue right there.
 */
export type Level = 'strong' | 'weak' | 'ordinary' | 'foreign' | 'generic'

/** What the words of a name tell by themselves, whatever text says them: read once for every way in which letters lean on the first. */
export interface NameReading {
  readonly level: Level
  /** A large town, or a kind whose names nobody uses for anything else. */
  readonly isLarge: boolean
  /** Why a word of kind before it may describe rather than name: «أحياء المدينة», «مدينة كردية»; null where it may not. */
  readonly noun: 'stop word' | 'kind word' | 'adjective' | null
  /** A first part that another word goes on from: «كفر», «عين». */
  readonly isOpener: boolean
  /** Its last word asks for another: «تل الشيخ». */
  readonly isCut: boolean
  /** What bears the name, then what a spelling of it may mean. */
  readonly candidates: readonly Place[]
}

export function readingOf(tokens: readonly Token[], match: Match): NameReading {
  const { entry, clitic } = match
  const known = answerTo(clitic, entry.readings)
  if (known) return known
  const reading = readName(tokens, match)
  entry.readings = { key: clitic, value: reading, other: entry.readings }
  return reading
}

function readName(tokens: readonly Token[], match: Match): NameReading {
  const words = tokens.slice(match.from, match.to).map(token => token.text)
  words[0] = firstWord(words[0] as string, match)
  const { exact, derived, foreign } = match.entry
  const isLarge = exact.some(place => place.population >= 4 || ALWAYS.has(place.kind))
  return {
    level: foreign ? 'foreign' : words.every(word => GENERIC.test(word)) ? 'generic' : levelOf(words, match),
    isLarge,
    noun: words.length > 1 || isLarge ? null : nounOf(words[0], match.entry),
    isOpener: words.length === 1 && NAME_OPENERS.has(words[0]),
    isCut: CUT_AFTER.has((tokens[match.to - 1] as Token).text) && words[0] !== 'جبل',
    candidates: [...exact, ...derived],
  }
}

/** The first word of the name without what leans on it: «الثورة» of «للثورة». */
function firstWord(word: string, { clitic, skip }: Match): string {
  return skip < clitic.length ? `ال${word.slice(clitic.length + 1)}` : word.slice(clitic.length)
}

/** Kinds whose names nobody uses for anything else. */
const ALWAYS: ReadonlySet<string> = new Set(['country', 'governorate', 'district', 'region', 'crossing'])

function nounOf(name: string, { exact, derived }: NameEntry): NameReading['noun'] {
  if (STOP_WORDS.has(name)) return 'stop word'
  // «القريتين» is two villages, and a town
  if (isKindName(name)) return exact.some(place => place.population >= 3) ? null : 'kind word'
  return ADJECTIVES.has(name) && [...exact, ...derived].every(place => place.population < 2) ? 'adjective' : null
}

/** What villages, quarters and sites are said to be, also where a hamlet bears the name. */
const ADJECTIVES: ReadonlySet<string> = new Set(
  `حدوديه سوريه كرديه عربيه تركيه تركمانيه اشوريه سريانيه ارمنيه شركسيه درزيه علويه شيعيه سنيه مسيحيه اسماعيليه مرشديه ايزيديه يزيديه عراقيه لبنانيه
  فلسطينيه اردنيه ايرانيه روسيه امريكيه اميركيه اسراييليه ساحليه جبليه صحراويه زراعيه صناعيه تجاريه سكنيه نموذجيه سياحيه تاريخيه اثريه دينيه نفطيه غازيه
  كهرباييه حراريه حيويه عسكريه امنيه مدنيه شعبيه عشواييه راقيه محليه مركزيه رييسيه فرعيه جانبيه داخليه خارجيه شماليه جنوبيه شرقيه غربيه بريه
  بحريه جويه ثانيه ثانويه ابتداييه اعداديه مهنيه خاليه مواليه معاديه استراتيجيه خلفيه اماميه طينيه ناييه`.split(/\s+/),
)

const CUT_AFTER: ReadonlySet<string> = new Set(['الشيخ', 'شيخ', 'ابو', 'ام', 'عبد', 'بني'])

const GENERIC =
  /^(ال|لل)?(منطقه|مناطق|اراضي|بلاد|اقليم|عاصمه|شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|شماليه|جنوبيه|شرقيه|غربيه|وسطي|ساحل|جزيره|باديه)$/

/** Where a district or subdistrict bears the name, the town is its seat, however few live there now. */
const SEATS: ReadonlySet<string> = new Set(['district', 'subdistrict'])

function levelOf(words: readonly string[], match: Match): Level {
  const { exact, derived } = match.entry
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
  } else if (isPerson(words) && !isTown) return 'ordinary'
  if (exact.length === 0 && !isTown) return 'weak'
  return isTown || words.length > 2 || (words.length === 2 && !isPerson(words)) ? 'strong' : 'weak'
}

const PERSON_OPENERS: ReadonlySet<string> = new Set(['ابو', 'ام', 'ابن', 'بن', 'عبد', 'شيخ', 'الشيخ', 'سيد', 'السيد', 'حاج', 'الحاج', 'ال'])

/** «أبو خالد», and not «أم المياذن»: women are rarely called so in news. */
function isPerson([first = '', second = '']: readonly string[]): boolean {
  return PERSON_OPENERS.has(first) && !(first === 'ام' && second.startsWith('ال'))
}

/** The area around a town has more people than the town, and says nothing of its name. */
function settlements(places: readonly Place[]): readonly Place[] {
  const found = places.filter(place => place.kind !== 'district' && place.kind !== 'subdistrict')
  return found.length > 0 ? found : places
}

function largest(places: readonly Place[]): Place {
  return places.reduce((best, place) => (place.population > best.population || place.residents > best.residents ? place : best))
}
