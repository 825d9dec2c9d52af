import type { CeasefireStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import { hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { ageOf } from '../relief/freshness.ts'
import { isPower, isVast, withPart } from '../relief/linked.ts'
import { findWord } from '../relief/segment.ts'
import { spokenCountry } from '../relief/spoken-area.ts'
import { isEmptyWindow, type ReliefHours, type ReliefWindow, reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { PLACE_ZONE } from '../slots/day.ts'
import type { Matter, StatusRule } from '../status-rule.ts'
import { formatLocal, parseLocal, shift } from '../when/local-time.ts'
import { toLocal } from '../when/zone.ts'
import { breachedPlaces } from './breaches.ts'
import { coveredPlaces, isOfForce } from './covered-places.ts'
import { type Governor, governorOf, type Predicate, predicateOf } from './signs.ts'
import { isOfLongAgo, isStale } from './stale.ts'
import { CEASEFIRE_STATUS_RULES } from './status-rules.ts'
import { type Truce, trucesOf } from './truces.ts'

/** First act number of truces; each kind counts on its own. */
const FIRST_ACT = 10_000
const RELIEF: ReadonlySet<CeasefireStatus> = new Set<CeasefireStatus>(['announced', 'in_effect'])

/** Halts of fire, as the sentences of an article tell them; `theme` is the place that they mean where they name none. */
export function findCeasefires(reading: Reading, theme: PlacedMention | null): Sketch[] {
  const sketches: Sketch[] = []
  const windows = new Map<number, ReliefHours>()
  let act = FIRST_ACT
  let old = false
  let recent: Recent | null = null
  const explains = isExplainer(reading)
  // nobody holds fire for a crossing alone
  const meant = theme?.place?.kind === 'crossing' ? null : theme
  for (const read of reading.lines) {
    const told = tellOf(read, reading, act, old ? 'old' : meant, recent)
    if (told.old) old = true
    if (explains && ageOf(read.line, read.line, reading.article.publishedAt) !== 'fresh') continue
    if (told.covered.length > 0) recent = { index: read.line.index, places: told.covered }
    if (told.hours && !isEmptyWindow(told.hours.window)) windows.set(read.line.index, told.hours)
    if (told.sketches.length > 0) act++
    sketches.push(...told.sketches)
  }
  const now = reading.article.publishedAt ? toLocal(reading.article.publishedAt, PLACE_ZONE).slice(0, 16) : null
  const everyDay = reading.lines.some(
    ({ line }) => hasTag(line, line.from, line.to, 'truce') && findWord(line, line.from, line.to, EVERY_DAY) >= 0,
  )
  return settle(sketches.map(sketch => withDaily(withWindow(sketch, windows, now), everyDay)))
}

/** What the last truce with places covered, and where that was said. */
interface Recent {
  readonly index: number
  readonly places: readonly PlacedMention[]
}

/** How many sentences later «الاتفاق» still means it. */
const RECENT_SENTENCES = 2

const EXPLAINS = / (جدول|تسلسل|خط|شريط) زمني | تعرف علي | ما هو | ما هي | ابرز محطات | ابرز الهدن | تاريخ (ال)?(هدن|اتفاقات|وقف) | كيف بدات /

/** «تسلسل زمني لمحاولات وقف إطلاق النار», «ما هو مسار أستانا؟»: a piece that explains tells undated truces of years. */
function isExplainer({ text }: Reading): boolean {
  const words = text.tokens.slice(0, OPENING_TOKENS).filter(({ kind }) => kind === 'word')
  return EXPLAINS.test(` ${words.map(token => token.text).join(' ')} `)
}

const OPENING_TOKENS = 25

interface Told {
  readonly sketches: readonly Sketch[]
  readonly covered: readonly PlacedMention[]
  /** Null where the sentence speaks of no truce of these days. */
  readonly hours: ReliefHours | null
  /** It speaks of a truce of long ago: whatever the article says of a truce without a place means that one. */
  readonly old: boolean
}

function tellOf(read: ReadLine, reading: Reading, act: number, meant: PlacedMention | 'old' | null, recent: Recent | null): Told {
  const { line } = read
  const { publishedAt } = reading.article
  const sketches: Sketch[] = []
  let named = false
  let old = false
  let unplaced: StatusRule<CeasefireStatus> | null = null
  let unplacedAt = 0
  let anywhere: readonly PlacedMention[] = []
  let before: { readonly at: number; readonly rule: StatusRule<CeasefireStatus> } | null = null
  for (const truce of trucesOf(line)) {
    const matter = { line, from: line.from, to: line.to, at: truce.at }
    if (isStale(matter, publishedAt)) {
      old ||= !truce.loose && isOfLongAgo(matter, publishedAt)
      continue
    }
    named = true
    const rule: StatusRule<CeasefireStatus> | null =
      CEASEFIRE_STATUS_RULES.find(({ test }) => test(matter)) ?? (before && holdsFor(line, before.at, truce.at) ? before.rule : null)
    before = rule ? { at: truce.at, rule } : null
    if (!rule) anywhere = coveredPlaces(read, truce, reading, 'proposed')
    if (!rule || !mayStand(matter, truce, rule.status)) continue
    const covered = coveredPlaces(read, truce, reading, rule.status)
    const here = meant === 'old' ? covered.filter(place => isOf(line, place)) : covered
    if (here.length === 0 && !truce.loose) {
      if (unplaced === null) unplacedAt = truce.at
      unplaced ??= rule
    }
    for (const place of here) sketches.push(sketchOf(read, place, rule.status, rule.name, act))
  }
  // what is said of a truce without a place is said of the article's one place, where the sentence covers none
  if (unplaced && sketches.length === 0 && meant !== 'old') {
    // one party's refusal does not undo what covers the whole country
    const partial = unplaced.status === 'denied' && meant?.place?.kind === 'country'
    const said = partial ? [] : spokenOf(read, reading, unplaced.status, unplacedAt, meant)
    const near = recent !== null && line.index - recent.index <= RECENT_SENTENCES ? recent.places : []
    const spoken = said.length > 0 || meant !== null || unplaced.status === 'denied' ? said : near
    for (const place of spoken) sketches.push(sketchOf(read, place, unplaced.status, unplaced.name, act))
  }
  const placed = sketches.map(({ place }) => place)
  return {
    sketches: withBreaches(read, sketches, named, act),
    covered: (placed.length > 0 ? placed : anywhere).filter(place => !isVast(place)),
    hours: named ? reliefWindow(line, publishedAt) : null,
    old,
  }
}

/** «هدنة مؤقتة … تقضي بوقف إطلاق النار على البلدة»: what is said of the first is said of what it consists in. */
function holdsFor(line: Line, first: number, second: number): boolean {
  return second - first <= SAME_REACH && findWord(line, first, second, /^(يقضي|تقضي|ينص|تنص|يتضمن|تتضمن|يشمل|تشمل|يتخللها|تتخلله)$/) >= 0
}

const SAME_REACH = 14

/** Where a sentence on a truce counts breaches, it is broken, whatever it says of it elsewhere. */
function withBreaches(read: ReadLine, sketches: readonly Sketch[], named: boolean, act: number): readonly Sketch[] {
  const breached = named ? breachedPlaces(read) : []
  if (breached.length === 0) return sketches
  const ids = new Set(breached.map(({ mention }) => mention?.chosen ?? mention))
  return [
    ...sketches.filter(({ place }) => !ids.has(place.mention?.chosen ?? place.mention)),
    ...breached.map(place => sketchOf(read, place, 'violated', 'truce broken', act)),
  ]
}

/** One side's strikes are asked to end every day: only their end is news. Of a deal on zones, only what undoes it. */
function mayStand(matter: Matter, { at, weak, vague, zone }: Truce, status: CeasefireStatus): boolean {
  const { line } = matter
  if (zone) return UNDOES.has(governorOf(matter)) || UNDONE.has(predicateOf(matter))
  if (!weak || status === 'in_effect') return true
  return !vague && (status === 'announced' || (status === 'violated' && hasTag(line, at - 6, at, 'deal')))
}

const UNDOES: ReadonlySet<Governor> = new Set<Governor>(['broken', 'over'])
const UNDONE: ReadonlySet<Predicate> = new Set<Predicate>(['broken', 'over'])

/** How far from a truce stands the place that its sentence means. */
const SPOKEN_REACH = 24
const TALKED_OF = new Set(['open', 'goal', 'speaker', 'source'])

/**
 * What a truce without a place covers: the only place of its sentence, other than whole countries and the capital that stands for its government,
 * else the one that the article means. A denial covers what it names.
 */
function spokenOf(
  read: ReadLine,
  reading: Reading,
  status: CeasefireStatus,
  truce: number,
  meant: PlacedMention | null,
): readonly PlacedMention[] {
  const { line, roles } = read
  if (isAbroad(read, truce)) return []
  const hopes = RELIEF.has(status)
  const named = finest(
    line.mentions.filter(
      (place, at) =>
        place.mention !== null &&
        Math.abs(place.from - truce) <= SPOKEN_REACH &&
        !isVast(place) &&
        !isOfForce(line, place) &&
        !isReporters(line, place) &&
        roles[at]?.rule !== 'heads the report' &&
        place.place?.name !== 'دمشق' &&
        TALKED_OF.has(roles[at]?.role ?? ''),
    ),
    reading,
  )
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

/** «قرار الهدنة في غزة»: that of another country, whatever the article is about. */
function isAbroad({ line, roles }: ReadLine, truce: number): boolean {
  return line.mentions.some(
    (place, at) =>
      roles[at]?.role === 'foreign' && place.kindFrom > truce && place.kindFrom <= truce + ABROAD_REACH && !isPower(line, place),
  )
}

const ABROAD_REACH = 5

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

/** «مراسلنا في ريف حماة»: where the news comes from. */
function isReporters(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 9, kindFrom, /^(مراسل|مراسلنا|مراسله|مراسلتنا|مراسلو|موفد|موفدنا)$/) >= 0
}

/** The place stands in the sentence itself. */
function isOf({ from, to }: Line, place: PlacedMention): boolean {
  return place.from >= from && place.to <= to
}

function sketchOf({ line }: ReadLine, place: PlacedMention, status: CeasefireStatus, rule: string, act: number): Sketch {
  return blankSketch({
    kind: 'ceasefire',
    status,
    place: withPart(line, place),
    line,
    from: line.from,
    to: line.to,
    act,
    rule,
    ...whoOf(line),
  })
}

/** The hours of a truce may stand in another sentence than its place. What begins later is announced, what began is in effect. */
function withWindow(sketch: Sketch, windows: ReadonlyMap<number, ReliefHours>, now: string | null): Sketch {
  if (sketch.status === 'proposed' || sketch.status === 'denied') return sketch
  const own = windows.get(sketch.line.index) ?? windows.values().next().value
  if (!own) return sketch
  const window = hasBegun(sketch) ? begunBy(own.window, now) : own.window
  const { start, daily } = window
  const timed = { ...sketch, ...window }
  if (now === null || start === null || !RELIEF.has(sketch.status as CeasefireStatus)) return timed
  const begun = daily === null && ((own.startsBy !== null && own.startsBy <= now) || start !== own.window.start)
  return { ...timed, status: start > now ? 'announced' : begun ? 'in_effect' : timed.status }
}

const EVERY_DAY = /^(يوميا|يوميه|اليوميه)$/

/** Hours of one day are those of every day, where the article says so in another sentence. */
function withDaily(sketch: Sketch, everyDay: boolean): Sketch {
  const { start, end, daily } = sketch
  if (!everyDay || daily !== null || start === null || end === null || start.slice(0, 10) !== end.slice(0, 10)) return sketch
  return { ...sketch, start: null, end: null, daily: `${start.slice(11)}-${end.slice(11)}` }
}

/** «دخلت الهدنة حيز التنفيذ»: its hour lies behind. */
function hasBegun({ line, rule }: Sketch): boolean {
  return rule === 'truce holds' && findWord(line, line.from, line.to, /^(دخل|دخلت|بدا|بدات|سري|سرت)$/) >= 0
}

/** An hour without a day that is taken for tomorrow's was today's. */
function begunBy(window: ReliefWindow, now: string | null): ReliefWindow {
  const { start, end } = window
  if (now === null || start === null || start <= now) return window
  const before = dayBefore(start)
  return before > now ? window : { ...window, start: before, end: end === null ? null : dayBefore(end) }
}

function dayBefore(minute: string): string {
  return formatLocal(shift('day', parseLocal(`${minute}:00`) as number, -1)).slice(0, 16)
}

/** Of one place nothing that gives hope stands beside what takes it. */
function settle(sketches: readonly Sketch[]): Sketch[] {
  const lost = new Set<unknown>()
  for (const { status, place } of sketches)
    if ((status === 'violated' || status === 'ended' || status === 'denied') && place.place) lost.add(place.place)
  return sketches.filter(({ status, place }) => !RELIEF.has(status as CeasefireStatus) || !lost.has(place.place))
}
