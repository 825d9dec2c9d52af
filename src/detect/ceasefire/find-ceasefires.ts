import type { CeasefireStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { ageOf } from '../relief/freshness.ts'
import { isVast, withPart } from '../relief/linked.ts'
import { findWord, segmentOf } from '../relief/segment.ts'
import { isEmptyWindow, type ReliefHours, reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { PLACE_ZONE } from '../slots/day.ts'
import type { Matter, StatusRule } from '../status-rule.ts'
import { toLocal } from '../when/zone.ts'
import { breachedPlaces } from './breaches.ts'
import { coveredPlaces } from './covered-places.ts'
import { extensionOf } from './extends.ts'
import { READY } from './governor-words.ts'
import { RELIEF } from './hope.ts'
import { isOfEveryDay, settledHours, type TruceHours, withDaily, withWindow } from './hours.ts'
import { entryOf, withEntry } from './into-force.ts'
import { placesJustBefore } from './just-before.ts'
import { listedPlaces } from './listed-places.ts'
import { explainedPlaces, isOfWar, isPolitical, meantPlaces, pointedPlaces } from './meant-places.ts'
import { isOneTruce } from './one-truce.ts'
import { type Predicate, predicateOf } from './predicate.ts'
import { headedGroup } from './pronoun-places.ts'
import { type Governor, governorOf } from './signs.ts'
import { isAbroad, spokenOf } from './spoken-places.ts'
import { isOfLongAgo, isStale } from './stale.ts'
import { CEASEFIRE_STATUS_RULES } from './status-rules.ts'
import { type Truce, trucesOf } from './truces.ts'

/** First act number of truces; each kind counts on its own. */
const FIRST_ACT = 10_000

/**
 * Halts of fire, as the sentences of an article tell them; `theme` is the place that they mean where they name none.
 * With `wide` one without a place is also looked for in the sentences around it and, where there is no theme, in the opening.
 */
export function findCeasefires(reading: Reading, theme: PlacedMention | null, wide = false): Sketch[] {
  const sketches: Sketch[] = []
  const windows = new Map<number, TruceHours>()
  let act = FIRST_ACT
  let old = false
  let abroad = false
  let spokeAbroad = false
  let recent: Recent | null = null
  let dealtAt = Number.NEGATIVE_INFINITY
  const explains = isExplainer(reading)
  // nobody holds fire for a crossing alone
  const meant = theme?.place?.kind === 'crossing' ? null : theme
  for (const read of reading.lines) {
    const dealt = read.line.index - dealtAt <= DEALT_SENTENCES && read.line.index > dealtAt
    const told = tellOf(read, reading, act, old || abroad ? 'old' : meant, recent, wide, dealt)
    if (told.sketches.length > 0 || isDealt(read.line)) dealtAt = read.line.index
    if (told.old) old = true
    abroad = told.sketches.length === 0 && (abroad || told.abroad)
    spokeAbroad ||= abroad
    if (explains && ageOf(read.line, read.line, reading.article.publishedAt) !== 'fresh') continue
    if (told.covered.length > 0) recent = { index: read.line.index, places: told.covered }
    // how long a truce that is over, broken or asked for lasts is nothing to the others
    const duration = told.sketches.every(({ status }) => RELIEF.has(status as CeasefireStatus)) ? (told.hours?.duration ?? null) : null
    if (told.hours && (duration !== null || !isEmptyWindow(told.hours.window)))
      windows.set(read.line.index, { ...told.hours, duration, line: read.line })
    if (told.sketches.length > 0) act++
    sketches.push(...told.sketches)
  }
  const now = reading.article.publishedAt ? toLocal(reading.article.publishedAt, PLACE_ZONE).slice(0, 16) : null
  const everyDay = reading.lines.some(isOfEveryDay)
  const hours = isOneTruce(sketches, reading) ? settledHours(windows) : windows
  const timed = sketches.map(sketch => withDaily(withWindow(sketch, hours, now), everyDay))
  const entry = spokeAbroad ? null : entryOf(reading, timed)
  return settle(entry === null ? timed : timed.map(sketch => withEntry(sketch, entry, now)))
}

/** What the last truce with places covered, and where that was said. */
interface Recent {
  readonly index: number
  readonly places: readonly PlacedMention[]
}

/** How many sentences later «الاتفاق» still means it. */
const RECENT_SENTENCES = 2

const EXPLAINS =
  / (جدول|تسلسل|خط|شريط) زمني | (تعرف علي|ما هو|ما هي) (اتفاق|اتفاقيه|اتفاقيات|اتفاقات|هدن|الهدن|مسار|تاريخ|ابرز|اهم|قصه) | ابرز (محطات|الهدن|القرارات) | تاريخ (ال)?(هدن|اتفاقات|وقف) /

/** «تسلسل زمني لمحاولات وقف إطلاق النار», «ما هو مسار أستانا؟»: a piece that explains tells undated truces of years. */
function isExplainer({ text }: Reading): boolean {
  const words = text.tokens.slice(0, OPENING_TOKENS).filter(({ kind }) => kind === 'word')
  return EXPLAINS.test(` ${words.map(token => token.text).join(' ')} `)
}

const OPENING_TOKENS = 25

/** How many sentences later «الاتفاق», «الهدوء» still means the truce. */
const DEALT_SENTENCES = 5

/** «اتفاق وقف إطلاق النار», «مذكرة تقضي بتجميد القتال», «تعلق الضربات»: a truce that somebody has settled. */
function isDealt(line: Line): boolean {
  return hasTag(line, line.from, line.to, 'truce') && hasTag(line, line.from, line.to, 'deal', 'truce-agree')
}

interface Unplaced {
  readonly at: number
  readonly rule: StatusRule<CeasefireStatus>
}

interface Told {
  readonly sketches: readonly Sketch[]
  readonly covered: readonly PlacedMention[]
  /** Null where the sentence speaks of no truce of these days. */
  readonly hours: ReliefHours | null
  /** Its truce is one of another country: so are those without a place, until one at home is told. */
  readonly abroad: boolean
  /** It speaks of a truce of long ago: whatever the article says of a truce without a place means that one. */
  readonly old: boolean
}

function tellOf(
  read: ReadLine,
  reading: Reading,
  act: number,
  meant: PlacedMention | 'old' | null,
  recent: Recent | null,
  wide: boolean,
  dealt: boolean,
): Told {
  const { line } = read
  const { publishedAt } = reading.article
  const sketches: Sketch[] = []
  let named = false
  let old = false
  let unplaced: StatusRule<CeasefireStatus> | null = null
  let unplacedAt = 0
  let loose: Unplaced | null = null
  let anywhere: readonly PlacedMention[] = []
  let abroad = false
  const spokenOnly: Sketch[] = []
  let before: { readonly at: number; readonly rule: StatusRule<CeasefireStatus> } | null = null
  for (const truce of trucesOf(line, dealt)) {
    const matter = { line, from: line.from, to: line.to, at: truce.at }
    if (isStale(matter, publishedAt)) {
      old ||= !truce.loose && isOfLongAgo(matter, publishedAt)
      continue
    }
    named = true
    const rule: StatusRule<CeasefireStatus> | null =
      CEASEFIRE_STATUS_RULES.find(({ test }) => test(matter)) ?? (before && holdsFor(line, before.at, truce.at) ? before.rule : null)
    before = rule ? { at: truce.at, rule } : null
    if (!rule) {
      anywhere = coveredPlaces(read, truce, reading, 'proposed')
      if (isNewlyNamed(matter, truce))
        for (const place of anywhere.filter(place => !isVast(place) && isRightBehind(line, truce, place)))
          spokenOnly.push(sketchOf(read, place, 'proposed', 'truce spoken of', act))
    }
    if (!rule || !mayStand(matter, truce, rule.status)) continue
    const covered = coveredPlaces(read, truce, reading, rule.status)
    const here = meant === 'old' ? covered.filter(place => isOf(line, place)) : covered
    abroad ||= here.length === 0 && isAbroad(read, truce.at)
    if (here.length === 0 && truce.loose) loose ??= { at: truce.at, rule }
    if (here.length === 0 && !truce.loose) {
      if (unplaced === null) unplacedAt = truce.at
      unplaced ??= rule
    }
    // «في آخر جيب وسط البلاد … ويشمل الاتفاق الرستن وتلبيسة»
    const hopes = here.length > 0 && RELIEF.has(rule.status)
    const finer = !hopes ? [] : wide && here.every(isVast) ? explainedPlaces(read, reading) : listedPlaces(read, reading, here)
    for (const place of [...here, ...finer]) sketches.push(sketchOf(read, place, rule.status, rule.name, act))
  }
  // what is said of a truce without a place is said of the article's one place, where the sentence covers none
  if (unplaced && RELIEF.has(unplaced.status) && !isOfWar(reading, read, unplacedAt)) unplaced = null
  if (unplaced && sketches.length === 0 && meant !== 'old') {
    // one party's refusal does not undo what covers the whole country
    const partial = unplaced.status === 'denied' && meant?.place?.kind === 'country'
    const political = unplaced.status === 'proposed' && isPolitical(line)
    const said = partial || political ? [] : spokenOf(read, reading, unplaced.status, unplacedAt, meant)
    const pointed = wide && !political ? pointedPlaces(read, reading, unplacedAt) : []
    const close = recent !== null && line.index - recent.index <= RECENT_SENTENCES && !political
    const near = pointed.length > 0 ? pointed : close ? recent.places : []
    // «ولم يدم الهدوء، إذ سقطت قذائف على حي …»: the calm is that of the truce told before
    const refers = near.length > 0 && !has(line, unplacedAt, 'truce')
    const { from, to } = segmentOf(line, unplacedAt)
    const headed = headedGroup(read, reading, from, to)
    const spoken =
      headed.length > 0 ? headed : refers ? near : said.length > 0 || meant !== null || unplaced.status === 'denied' ? said : near
    for (const place of spoken) sketches.push(sketchOf(read, place, unplaced.status, unplaced.name, act))
  }
  const extension = named ? extensionOf(read) : null
  if (extension) {
    const status = extension.wished ? 'proposed' : 'announced'
    const held = sketches.filter(({ place }) => !extension.places.includes(place))
    sketches.splice(0, sketches.length, ...held)
    for (const place of extension.places) sketches.push(sketchOf(read, place, status, 'truce extended', act))
  }
  const lost = unplaced ? { at: unplacedAt, rule: unplaced } : loose
  if (wide && lost && sketches.length === 0 && meant !== 'old') {
    const told = meantPlaces(read, reading, lost.at, lost.rule.status, meant === null)
    const places = told.length > 0 || meant !== null || !unplaced ? told : placesJustBefore(read, reading)
    for (const place of places) sketches.push(sketchOf(read, place, lost.rule.status, lost.rule.name, act))
  }
  if (sketches.length === 0) sketches.push(...spokenOnly)
  const placed = sketches.map(({ place }) => place)
  return {
    sketches: withBreaches(read, sketches, named, act),
    covered: (placed.length > 0 ? placed : anywhere).filter(place => !isVast(place)),
    hours: named ? reliefWindow(line, publishedAt) : null,
    abroad,
    old,
  }
}

/** «هدنة في دوما», «أن يكف الطرفان عن القتال في …» of which the words say nothing that the rules know: somebody speaks of one. */
function isNewlyNamed(matter: Matter, { weak, zone }: Truce): boolean {
  const { line, at } = matter
  if (weak || zone || isQuestion(line) || !NEWLY.test(textAt(line, at))) return false
  return governorOf(matter) === null && findWord(line, at - 9, at, /^(لم|لن|لا|كم|مره|اي|لو|ربما|وسط)$/) < 0
}

/** «هدنة إنسانية في دوما» */
function isRightBehind(line: Line, { to }: Truce, { kindFrom, clitic }: PlacedMention): boolean {
  return kindFrom >= to && kindFrom - to <= 4 && (clitic.endsWith('ب') || /^(و)?في$/.test(textAt(line, kindFrom - 1)))
}

const NEWLY = /^(و|ف)?(ب|ل)?(هدنه|تهديه|[يت](صمت|سكت)|القتال)$/

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
  // «هل تصمد الهدنة؟» tells nobody that it does
  if (RELIEF.has(status) && isQuestion(line)) return false
  if (zone) return UNDOES.has(governorOf(matter)) || UNDONE.has(predicateOf(matter))
  if (!weak || status === 'in_effect') return true
  // «أبدت الحكومة رغبتها في وقف القصف على …»: the side that fires offers it
  if (status === 'proposed' && !vague && findWord(line, at - 5, at, READY) >= 0) return true
  return !vague && (status === 'announced' || (status === 'violated' && hasTag(line, at - 6, at, 'deal')))
}

function isQuestion(line: Line): boolean {
  return /^[؟?]$/.test(line.text.tokens[line.to - 1]?.text ?? '') || /^(هل|اهل)$/.test(line.text.tokens[line.from]?.text ?? '')
}

const UNDOES: ReadonlySet<Governor> = new Set<Governor>(['broken', 'over'])
const UNDONE: ReadonlySet<Predicate> = new Set<Predicate>(['broken', 'over'])

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

/** Of one place nothing that gives hope stands beside what takes it. */
function settle(sketches: readonly Sketch[]): Sketch[] {
  const lost = new Set<unknown>()
  for (const { status, place } of sketches)
    if ((status === 'violated' || status === 'ended' || status === 'denied') && place.place) lost.add(place.place)
  return sketches.filter(({ status, place }) => !RELIEF.has(status as CeasefireStatus) || !lost.has(place.place))
}
