import type { CeasefireStatus } from '../../domain/detection.ts'
import { hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { ageOf } from '../relief/freshness.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { isPower, isVast } from '../relief/linked.ts'
import { findWord } from '../relief/segment.ts'
import { spokenCountry } from '../relief/spoken-country.ts'
import { isOfForce, isVenue } from './bystanders.ts'
import { RELIEF } from './hope.ts'

/** How far from a truce stands the place that its sentence means. */
const SPOKEN_REACH = 24
const TALKED_OF = new Set(['open', 'goal', 'speaker', 'source'])

/**
 * What a truce without a place covers: the only place of its sentence, other than whole countries and the capital that stands for its government,
 * else the one that the article means. A denial covers what it names.
 */
export function spokenOf(
  read: ReadLine,
  reading: Reading,
  status: CeasefireStatus,
  truce: number,
  meant: PlacedMention | null,
): readonly PlacedMention[] {
  const { line, roles } = read
  if (isAbroad(read, truce)) return []
  const hopes = RELIEF.has(status)
  if (hopes && isOfForeigners(read)) return []
  const named = finest(
    line.mentions.filter(
      (place, at) =>
        place.mention !== null &&
        Math.abs(place.from - truce) <= SPOKEN_REACH &&
        !isVast(place) &&
        place.place?.kind !== 'crossing' &&
        !isOfForce(line, place) &&
        !isReporters(line, place) &&
        !isVenue(line, place) &&
        !(roles[at]?.role === 'goal' && isDestination(line, place)) &&
        !(roles[at]?.role === 'speaker' && isWitness(line, place)) &&
        roles[at]?.rule !== 'heads the report' &&
        place.place?.name !== 'دمشق' &&
        TALKED_OF.has(roles[at]?.role ?? ''),
    ),
    reading,
  )
  // «لا هدنة على الأراضي السورية» says itself what it speaks of
  const land = meant === null ? null : spokenCountry(read, reading, truce, truce + SPOKEN_REACH, 'named')
  if (land !== null) return [land]
  if (status === 'denied' && meant !== null && !isNamedNear(read, reading, meant)) return []
  if (meant?.place?.kind === 'country' && !leads(read, reading)) return []
  if (meant !== null) {
    // what gives hope to the article's place is not said in a sentence on another
    const others = hopes && named.length > 0 && !named.some(({ mention }) => mention?.chosen === meant.mention?.chosen)
    if (!others) return [meant]
    return isOne(named) && (named[0] as PlacedMention).from < truce ? named.slice(0, 1) : []
  }
  if (status === 'denied') return []
  const country = spokenCountry(read, reading, truce, truce + SPOKEN_REACH, 'meant')
  if (country !== null) return [country]
  // what gives hope asks for a place before the truce, in a sentence of no other country
  if (hopes && roles.some(({ role }) => role === 'foreign')) return []
  const before = hopes ? named.filter(({ from }) => from <= truce) : named
  return isOne(before) ? before.slice(0, 1) : []
}

/** A denial speaks of a place that was named just before. */
function isNamedNear(read: ReadLine, reading: Reading, meant: PlacedMention): boolean {
  return [read, ...linesBefore(reading, read, DENIAL_REACH)].some(({ line }) =>
    line.mentions.some(({ mention }) => mention?.chosen === meant.mention?.chosen),
  )
}

const DENIAL_REACH = 2

/** «وقع طرفا القتال في السودان … هدنة»: a sentence that names places abroad alone, and not only where they met. */
function isOfForeigners({ line, roles }: ReadLine): boolean {
  if (line.mentions.some(({ mention }) => mention !== null)) return false
  return line.mentions.some(
    (place, at) => roles[at]?.role === 'foreign' && !isPower(line, place) && !VENUES.test(line.text.tokens[place.from]?.text ?? ''),
  )
}

/** Where others talk about Syria. */
const VENUES =
  /^(ب|ل|و)?(فيينا|ميونيخ|ميونخ|لوزان|بروكسل|العقبه|هامبورغ|هلسنكي|نيويورك|بيروت|لبنان|اربيل|بيرن|كازاخستان|سويسرا|النمسا|اسراييل|العراق|بغداد|اوسلو|جده|السعوديه|الامارات|الكويت)$/

/** «قرار الهدنة في غزة», «هدنة بين الجيش والفصائل … في جرود عرسال»: that of another country, whatever the article is about; `located` there alone. */
export function isAbroad({ line, roles }: ReadLine, truce: number, located = false): boolean {
  for (const [at, place] of line.mentions.entries()) {
    if (place.kindFrom <= truce) continue
    if (place.mention !== null) return false
    if (roles[at]?.role !== 'foreign' || isPower(line, place)) continue
    if (
      (!located && place.kindFrom <= truce + ABROAD_REACH) ||
      (place.kindFrom <= truce + LOCATED_ABROAD_REACH && findWord(line, place.kindFrom - 4, place.kindFrom, /^(في|داخل|فى)$/) >= 0)
    )
      return true
  }
  return false
}

const ABROAD_REACH = 5
const LOCATED_ABROAD_REACH = 30

/** The sentence opens the article or dates itself to these days: a truce of the whole country is no passing remark. */
function leads({ line }: ReadLine, { article: { publishedAt } }: Reading): boolean {
  return line.index <= FIRST_SENTENCES || ageOf(line, line, publishedAt) === 'fresh'
}

const FIRST_SENTENCES = 2

function isOne(places: readonly PlacedMention[]): boolean {
  return new Set(places.map(({ mention }) => mention?.chosen)).size === 1
}

/** «مدينة حمص … حي الوعر»: without the places that hold another of them. */
function finest(places: readonly PlacedMention[], { tables: { gazetteer } }: Reading): PlacedMention[] {
  return places.filter(({ mention: outer }) => {
    const id = outer?.chosen
    return !id || !places.some(({ mention: inner }) => inner?.chosen && inner.chosen !== id && gazetteer.inside(inner.chosen, id))
  })
}

/** «يغادر المقاتلون نحو شرق الفرات»: where they are bound for. */
function isDestination(line: Line, { kindFrom }: PlacedMention): boolean {
  return hasTag(line, kindFrom - 12, kindFrom, 'go-out', 'take-out')
}

/** «قال ناشط في حمورية إن …»: one of those who live under the truce, of wherever it is. */
function isWitness(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 5, kindFrom, WITNESS) >= 0
}

const WITNESS =
  /^(ال|ل)?(ناشط|ناشطه|ناشطون|ناشطين|ناشطو|طبيب|طبيبه|مسعف|مسعفون|شاهد|شهود|ساكن|سكان|سكانها|احد|احدي|مقيم|مقيمه|صحافي|صحفي|مواطن|مواطنون|نازح|نازحون|ممرض|عامل)$/

/** «مراسلنا في ريف حماة»: where the news comes from. */
function isReporters(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 9, kindFrom, /^(مراسل|مراسلنا|مراسله|مراسلتنا|مراسلو|موفد|موفدنا)$/) >= 0
}
