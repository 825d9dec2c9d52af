import type { Tag } from '../../data/lexicon/index.ts'
import type { PlaceKind } from '../../domain/place.ts'
import { findTag, has, hasTag, isNamedAt, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { struckPronoun } from './pronoun.ts'

/** How many sentences back «المدينة» may point. */
const REACH_SENTENCES = 3

const FIRE: readonly Tag[] = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aim', 'receive', 'launch']
const BLOCKS: readonly Tag[] = ['ground', 'speech', 'motion', 'evacuation', 'refusal', 'call', 'truce', 'corridor', 'play', 'other-attack']

const SETTLEMENTS: readonly PlaceKind[] = ['town', 'village']
const NOUNS: ReadonlyMap<string, readonly PlaceKind[]> = new Map([
  ['مدينه', SETTLEMENTS],
  ['بلده', SETTLEMENTS],
  ['قريه', SETTLEMENTS],
  ['حي', ['neighbourhood']],
  ['مخيم', ['camp']],
  ['مطار', ['facility']],
  ['قاعده', ['facility']],
])

/** «المدينة», «للبلدة», «بلدتهم»; not «المدينة الصناعية», which is a place of its own. */
const POINTS_BACK =
  /^[وف]?[بل]?(?:ال|لل?)?(مدينه|بلده|قريه|حي|مخيم|مطار|قاعده|مدينت(?=هم|ها|ه)|بلدت(?=هم|ها|ه)|قريت(?=هم|ها|ه))(?:هم|ها|ه)?$/
const OWN_NAME = /^ال(صناعيه|جامعيه|رياضيه|طبيه|قديمه|عماليه|منوره|ترفيهيه|سياحيه|جديده|شرقي|غربي|دولي)$/

/**
 * The place that «القصف على المدينة» speaks of, where the act of tokens [from, to) names none: the only place of that kind in the words before it,
 * in its own sentence, else in the nearest sentence that names one. Null where several could be meant.
 */
export function thatPlace(line: Line, from: number, to: number, mentions: readonly PlacedMention[]): PlacedMention | null {
  for (let at = from; at < to; at++) {
    if (isCapital(line, at) && isStruck(line, at, from, to)) return capitalNamed(at, mentions)
    const kinds = kindsAt(line, at)
    if (kinds && isStruck(line, at, from, to)) return lastNamed(line, at, kinds, mentions, REACH_SENTENCES)
  }
  // «ثم أغارت عليها طائرتان», «عادت المدفعية لتدك أطرافها»
  const struck = struckPronoun(line, from, to)
  const meant = struck && MEANT.get(struck.meant)
  return meant ? lastNamed(line, struck.at, meant, mentions, PRONOUN_SENTENCES) : null
}

/** How many sentences back «عليها» may point. */
const PRONOUN_SENTENCES = 2
const MEANT: ReadonlyMap<string, readonly PlaceKind[]> = new Map<string, readonly PlaceKind[]>([
  ['ها', SETTLEMENTS],
  ['ه', ['neighbourhood', 'camp', 'facility']],
])

/** Whether tokens [from, to) tell of fire on a place without its name. */
export function speaksOfPlace(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if ((isCapital(line, at) || kindsAt(line, at) !== undefined) && isStruck(line, at, from, to)) return true
  return false
}

/** «على العاصمة», with no name beside it. */
function isCapital(line: Line, at: number): boolean {
  if (!/^[وف]?[بل]?(?:ال|لل)عاصمه$/.test(textAt(line, at)) || /^ال(?!سوريه|تي)\S+يه$/.test(textAt(line, at + 1))) return false
  // «شرق العاصمة»
  if (has(line, at - 1, 'compass', 'near') || textAt(line, at - 1) === 'من') return false
  return !line.mentions.some(mention => mention.mention === null || (mention.kindFrom <= at && at < mention.to))
}

/** Damascus, where some sentence before has named it. */
function capitalNamed(at: number, mentions: readonly PlacedMention[]): PlacedMention | null {
  return mentions.findLast(({ place, to }) => to <= at && place?.name === 'دمشق' && place.kind !== 'governorate') ?? null
}

/** «المخيم والحجر الأسود»: joined to one that has a name and was hit. */
export function placeBeside(line: Line, hits: readonly PlacedMention[], mentions: readonly PlacedMention[]): PlacedMention | null {
  for (const { kindFrom, from } of hits) {
    const kinds = kindsAt(line, kindFrom - 1)
    const and = textAt(line, kindFrom).startsWith('و') && (kindFrom < from || textAt(line, from).startsWith('و'))
    if (!kinds || !and) continue
    const meant = lastNamed(line, kindFrom - 1, kinds, mentions, REACH_SENTENCES)
    if (meant && !hits.some(({ place }) => place === meant.place)) return meant
  }
  return null
}

function kindsAt(line: Line, at: number): readonly PlaceKind[] | undefined {
  const text = textAt(line, at)
  // «دك الأحياء السكنية»: of the town spoken of
  if (/^[بل]?(ال|لل)احياء$/.test(text) && /^السكنيه$/.test(textAt(line, at + 1)) && textAt(line, at + 2) !== 'في') return SETTLEMENTS
  // «قصفت الحي الشمالي», «قصفت السوق الرئيسي»
  if (/^[بل]?(ال|لل)(حي|احياء|سوق|مشفي|مستشفي|شارع)$/.test(text) && PART_OF_TOWN.test(textAt(line, at + 1)) && !isNamedAt(line, at))
    return SETTLEMENTS
  // «تساقطت على الأحياء.»
  if (/^[بل]?(ال|لل)احياء$/.test(text) && textAt(line, at - 1) === 'علي' && !/^(ال|في|من|التي|ب)/.test(textAt(line, at + 1)))
    return SETTLEMENTS
  const noun = POINTS_BACK.exec(text)?.[1]
  if (noun === undefined || NOUNS.has(text)) return undefined
  if (OWN_NAME.test(textAt(line, at + 1))) return undefined
  if (isNamedAt(line, at)) return undefined
  return NOUNS.get(noun.replace(/ت$/, 'ه'))
}

const PART_OF_TOWN = /^ال(شمالي|جنوبي|شرقي|غربي|رييسي|رييس|شعبي|وحيد|ميداني|عام|مركزي)(ه)?$/

/** Fire governs the word from the left, or is suffered behind it. */
function isStruck(line: Line, at: number, from: number, to: number): boolean {
  for (let before = at - 1; before >= from; before--) {
    if (has(line, before, ...FIRE)) return true
    if (has(line, before, ...BLOCKS)) return false
    // «ولم يسلم المخيم من الغارات»
    if (SPARED.test(textAt(line, before)) && /^(و|ف)?لم$/.test(textAt(line, before - 1)))
      return hasTag(line, at, to, 'fire-noun', 'projectile')
  }
  if (hasTag(line, at, Math.min(to, at + 5), 'receive')) return true
  // «قتل ثمانية، معظمهم في هذه البلدة، بعد أن ألقت المروحيات …»
  const there = /^(في|هذه)$/.test(textAt(line, at - 1)) && hasTag(line, from, at, 'dead', 'wounded')
  return there && hasTag(line, at, Math.min(to, at + 4), 'cause') && hasTag(line, at, to, ...FIRE)
}

const SPARED = /^[يت](سلم|نج)$/

function lastNamed(
  line: Line,
  at: number,
  kinds: readonly PlaceKind[],
  mentions: readonly PlacedMention[],
  reach: number,
): PlacedMention | null {
  const fits = (mention: PlacedMention) =>
    mention.mention !== null &&
    (mention.place === null ? kinds === SETTLEMENTS && isNamedVillage(mention) : kinds.includes(mention.place.kind)) &&
    !isSeat(line, mention)
  const own = mentions.filter(mention => mention.from >= line.from && mention.to <= at && fits(mention) && !isFiredFrom(line, mention))
  if (own.length > 0) return only(own)
  const { sentences } = line.text
  let seat: PlacedMention | null = null
  for (let back = 1; back <= reach; back++) {
    const sentence = sentences[line.index - back]
    if (!sentence) return seat
    const named = mentions.filter(mention => mention.from >= sentence.from && mention.to <= sentence.to && fits(mention))
    const told = named.filter(mention => !isSpokenFrom(line, mention, sentence.from))
    if (told.length > 0) return only(told)
    if (seat === null) seat = only(named)
  }
  return seat
}

/** «في قرية كذا»: a village that no table has. */
function isNamedVillage({ mention }: PlacedMention): boolean {
  return mention?.candidates.length === 0 && /^(قريه|بلده)$/.test(mention.kindWord ?? '')
}

/** «قصفت من حاجزي الحوش وقلعة التل على المدينة» */
function isFiredFrom(line: Line, { kindFrom }: PlacedMention): boolean {
  const origin = findTag(line, Math.max(line.from, kindFrom - ORIGIN_REACH), kindFrom, 'origin')
  return origin >= 0 && !hasTag(line, origin, kindFrom, 'aim', 'fire-verb')
}

const ORIGIN_REACH = 6

/** «وقال ناشط في مدينة إدلب …»: stands for the town only where no other is spoken of. */
function isSpokenFrom({ text }: Line, { kindFrom }: PlacedMention, from: number): boolean {
  for (let at = kindFrom - 1; at >= Math.max(from, kindFrom - 6); at--) {
    const word = text.tokens[at]?.text ?? ''
    if (/^(و|ف)?(ان|بان|علي|قصف|استهداف)$/.test(word)) return false
    if (SPEAKERS.test(word)) return true
  }
  return false
}

const SPEAKERS = /^(ال)?(ناشط|ناشطين|ناشطون|ناشطه|مراسل|مراسلنا|مراسلتنا|مصدر|مصادر|طبيب|مدير|مسعف|شاهد|شهود|ساكن|مقيم)$/

/** «ومقره في القامشلي», «عدوانا من اتجاه التنف»: where the speaker lives, and where the planes came from, is not what is spoken of. */
function isSeat({ text }: Line, { kindFrom }: PlacedMention): boolean {
  return [kindFrom - 2, kindFrom - 1].some(at => /^(و?مقر(ه|ها|هم)|اتجاه)$/.test(text.tokens[at]?.text ?? ''))
}

function only(named: readonly PlacedMention[]): PlacedMention | null {
  return new Set(named.map(({ place, mention }) => place ?? mention?.text)).size === 1 ? (named[named.length - 1] ?? null) : null
}
