import type { CorridorStatus } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { ageOf } from '../relief/freshness.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { type ReliefWindow, reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { localNow } from '../slots/local-now.ts'
import { bringsAid } from './aid.ts'
import { endsOf } from './ends.ts'
import { movedOf } from './moved.ts'
import { openingHours } from './opening-hours.ts'
import { haltFor } from './purpose.ts'
import { goesOnThen, isRetrospect, isSumSince } from './retrospect.ts'
import { isAboutReturn } from './returns.ts'
import { roadEnds } from './road-ends.ts'
import { ROAD } from './sign-behind.ts'
import { isStale } from './stale.ts'
import { isInUse } from './standing.ts'
import { CORRIDOR_STATUS_RULES } from './status-rules.ts'
import { talkedOver } from './talks.ts'
import { isDemand, isProlonged } from './terms.ts'
import { type Way, waysOf } from './ways.ts'

/** First act number of ways; each kind counts on its own. */
const FIRST_ACT = 20_000
const RELIEF: ReadonlySet<CorridorStatus> = new Set<CorridorStatus>(['announced', 'open'])

/** Ways in and out for people and aid, as the sentences of an article tell them; `theme` is the place that they mean where they name none. */
export function findCorridors(reading: Reading, theme: PlacedMention | null): Sketch[] {
  const sketches: Sketch[] = []
  let act = FIRST_ACT
  let gate: PlacedMention | null = null
  let evacuated = -9
  const place = theme !== null && !isGoal(reading, theme) ? theme : null
  for (const read of reading.lines) {
    const { line } = read
    const ways = waysOf(line, {
      evacuated: line.index - evacuated <= 3,
      carried: () => carriesPeople(reading),
      aided: () => convoysBringAid(reading),
    })
    const moved = movedOf(read, act, reading.article.publishedAt)
    const found = (moved.length > 0 ? [] : ways)
      .flatMap(way => {
        const named = gateBefore(read, way, gate)
        return sketchesOf(read, way, reading, { act, named, theme: meantBy(read, way, reading, gate) ?? place })
      })
      .filter(({ way }) => !(way === 'leaving' && !hasTag(line, line.from, line.to, 'fighters', 'take-out') && isAboutReturn(reading)))
      .filter(
        ({ place, status }) =>
          !(place.place?.kind === 'crossing' && status !== 'proposed' && isOnVote(reading) && !isBesideVote(line, status, reading)),
      )
    found.push(...moved)
    if (found.length === 0) found.push(...listedOf(read, sketches, act))
    if (found.length === 0 && line.index - evacuated <= 3) found.push(...talkedOver(read, act))
    if (found.length > 0) act++
    const told = found.some(({ way }) => way === 'leaving') && hasTag(line, line.from, line.to, 'people', 'fighters')
    if (told || ways.some(way => isBegun(read, way, reading))) evacuated = line.index
    gate = line.mentions.findLast(mention => isNamedGate(mention)) ?? gate
    sketches.push(...settle(found))
  }
  return withoutBefore(sketches)
}

/** Whether the article says that its convoys bring aid. */
const convoysBringAid = once(({ lines }: Reading) => lines.some(({ line }) => bringsAid(line)))

/** Whether the article says that its convoys carry people. */
const carriesPeople = once(({ lines }: Reading) => lines.some(({ line }) => isCarrying(line)))

/** «حافلات تقل مقاتلين وعائلاتهم»: what an article calls a convoy may be theirs. */
function isCarrying(line: Line): boolean {
  const exiles = findWord(line, line.from + 1, line.to, /^(ال)?(تهجير|مهجري|مهجرين)$/)
  if (exiles >= 0 && has(line, exiles - 1, 'convoy')) return true
  const bus = findWord(line, line.from, line.to, /^(ال|ب)?(حافله|حافلات|باصات)$/)
  return bus >= 0 && hasTag(line, bus, bus + 10, 'fighters') && hasTag(line, line.from, line.to, 'go-out', 'take-out', 'convoy')
}

/** «بدأت عملية إجلاء من ثلاث بلدات»: people are taken out, though it is not told whence. */
function isBegun({ line }: ReadLine, { kind, at }: Way, { article }: Reading): boolean {
  const matter = { line, from: line.from, to: line.to, at }
  return kind === 'leaving' && has(line, at, 'take-out') && isInUse(matter) && !isStale(matter, article.publishedAt)
}

/** «… ثلاثة معابر. وتقع هذه النقاط في دوما وحرستا»: the ways of the sentence before, one by one. */
function listedOf(read: ReadLine, before: readonly Sketch[], act: number): Sketch[] {
  const { line } = read
  const status = before.findLast(({ way, line: told }) => way === 'passage' && line.index - told.index <= 3)?.status
  const these = findWord(line, line.from, line.from + 6, /^(نقاط|النقاط|معابر|المعابر|ممرات|الممرات|منافذ|المنافذ|نقطتان|النقطتان)$/)
  if (!status || these < 0 || findWord(line, line.from, line.from + 8, /^(تقع|توجد|تتوزع|هي|هما|تتمركز|اقيمت|حددت)$/) < 0) return []
  const index = line.mentions.findIndex(mention => mention.mention !== null && mention.kindFrom > these && isLocated(line, mention))
  if (index < 0) return []
  return withJoined(read, index, line.to).map(place =>
    blankSketch({
      kind: 'corridor',
      status,
      way: 'passage',
      place,
      line,
      from: line.from,
      to: line.to,
      act,
      rule: 'ways listed',
      ...whoOf(line),
    }),
  )
}

function isNamedGate({ mention, place }: PlacedMention): boolean {
  return mention !== null && (place?.kind === 'crossing' || mention.kindWords.some(word => /معبر|ممر|منفذ/.test(word)))
}

/** «المعبر», «سيعاد فتحه», «وصلت من خلاله 84 شاحنة»: the one named last, unless the sentence gives it a name. */
function gateBefore({ line }: ReadLine, way: Way, before: PlacedMention | null): PlacedMention | null {
  const through =
    way.kind === 'aid' && /^(من|عبره|عبرها)$/.test(textAt(line, way.at + 1)) && findWord(line, way.at + 1, way.at + 3, IT) >= 0
  if (through || way.again) return line.mentions.findLast(mention => isNamedGate(mention) && mention.to <= way.at) ?? before
  if (way.kind !== 'passage' || !/^(و|ف)?(ب|ل)?(ال|لل)(معبر|منفذ)$/.test(textAt(line, way.at))) return null
  const own = line.mentions.some(({ kindFrom, from, mention }) => mention !== null && (kindFrom === way.at || from === way.at + 1))
  if (own) return null
  return line.mentions.findLast(mention => isNamedGate(mention) && mention.to <= way.at) ?? before
}

const IT = /^(خلاله|خلالها|عبره|عبرها|منه|منها)$/

/** Whether the article's place is told mostly as where people are brought to: it is not what they leave. */
function isGoal({ lines }: Reading, { mention: theme }: PlacedMention): boolean {
  let goal = 0
  let all = 0
  for (const { line, roles } of lines)
    line.mentions.forEach(({ mention }, at) => {
      if (mention?.chosen !== theme?.chosen) return
      all++
      if (roles[at]?.role === 'goal') goal++
    })
  return goal * 2 >= all
}

/** A council that votes on aid over the borders opens and shuts no gate today, unless it has just given leave for longer. */
const isOnVote = once(({ lines, article }: Reading): boolean => {
  const votes = lines.some(
    ({ line }) =>
      !isComingIn(line, article.publishedAt) &&
      findWord(line, line.from, line.to, /^(ال)?(تصويت|صوت|صوتت|فيتو|نقض|مشروع|اليه|تفويض)$/) >= 0 &&
      findWord(line, line.from, line.to, /^(ال)?(حدود|معبر|معبرين|معابر)$/) >= 0 &&
      findWord(line, line.from, line.to, /^(ال)?(مساعدات|مساعده|امن)$/) >= 0,
  )
  return votes && !lines.some(({ line }) => isProlonged(line))
})

/** «توقفت القوافل عن العبور منذ صباح اليوم», «دخلت شاحنات أمس»: what happens at the gates while a council argues. */
function isBesideVote(line: Line, status: string, { article }: Reading): boolean {
  if (status === 'closed') return findWord(line, line.from, line.to, VOTES) < 0
  if (status === 'open' && isComingIn(line, article.publishedAt)) return true
  return findWord(line, line.from, line.to, COUNCIL) < 0 && ageOf(line, { from: line.from, to: line.to }, article.publishedAt) === 'fresh'
}

/** «دخلت اليوم قافلة … للمرة الأولى منذ أن أغلقه الفيتو»: what comes in today, whatever a council did then. */
function isComingIn(line: Line, publishedAt: Date | null): boolean {
  return (
    hasTag(line, line.from, line.to, 'entry') &&
    findWord(line, line.from, line.to, /^(ال)?(قافله|قوافل|شاحنه|شاحنات)$/) >= 0 &&
    !hasTag(line, line.from, line.to, 'relief-ask', 'plan') &&
    ageOf(line, { from: line.from, to: line.to }, publishedAt) === 'fresh'
  )
}

const VOTES = /^(ب|ل|ال|لل)?(مجلس|مشروع|تصويت|فيتو|نقض|مسوده)$/
const COUNCIL = /^(ب|ل|ال|لل)?(مجلس|قرار|مشروع|تصويت|صوت|فيتو|نقض|تفويض|اليه|تمديد|تجديد|مندوب|مندوبه|سفير|سفيره|مسوده)$/

/** «وكانت الإدارة أعلنت إغلاق المعبر …»: how it stood before says nothing beside how it stands. */
function withoutBefore(sketches: readonly Sketch[]): Sketch[] {
  return sketches.filter(
    sketch =>
      !isBefore(sketch) ||
      !sketches.some(
        other => other.place.mention?.chosen === sketch.place.mention?.chosen && other.status !== sketch.status && !isBefore(other),
      ),
  )
}

function isBefore({ line }: Sketch): boolean {
  if (/^(و|ف)?(كان|كانت|يذكر|سبق)$/.test(textAt(line, line.from))) return true
  // «منع مسلحون مرور الشاحنات قبل أيام»
  const ago = findWord(line, line.from, line.to, /^قبل$/)
  return ago >= 0 && /^(ايام|يومين)$/.test(plain(line, ago + 1))
}

/** «المعبر» is the gate named before; «خروجهم» is of those told to have left a sentence or two before. */
function meantBy(read: ReadLine, way: Way, reading: Reading, gate: PlacedMention | null): PlacedMention | null {
  const { line } = read
  // «المعبران … باب السلامة والراعي»: not the one named before
  const several = /(معابر|معبران|معبرين|معبري|ممرات|ممران|ممرين|منافذ)$/.test(plain(line, way.at))
  // «طلبت فتح ممر آمن»: another than the gate named before
  const fresh = way.kind === 'passage' && !/^(و|ف)?(ب|ل)?(ال|لل|هذا)/.test(textAt(line, way.at))
  if (gate !== null && !several && !fresh && hasTag(line, line.from, line.to, 'corridor')) return gate
  if (way.kind !== 'passage' || findWord(line, way.at, way.at + 6, /^(ل)?(خروجهم|اجلايهم|اخراجهم|مغادرتهم|لهم)$/) < 0) return null
  // «… في دوما، كما طالبوا بممرات لخروجهم»
  const here = line.mentions.findLast(
    (mention, i) => mention.mention !== null && mention.to <= way.at && read.roles[i]?.role === 'open' && isLocatedOrSide(line, mention),
  )
  if (here && !isVast(here)) return here
  for (const { line: before, roles } of linesBefore(reading, read, 3)) {
    const at = roles.findLastIndex(({ role }) => role === 'source')
    const then = ageOf(before, before, reading.article.publishedAt) === 'old'
    if (at >= 0 && !then && hasTag(before, before.from, before.to, 'go-out', 'take-out')) return before.mentions[at] ?? null
  }
  return null
}

function isLocatedOrSide(line: Line, mention: PlacedMention): boolean {
  return isLocated(line, mention) || mention.place?.kind === 'region'
}

/** «الطريق الواصل بين دير حافر وحلب سيعاد تشغيله»: the ends of the road that it is said of. */
function roadBefore(line: Line, at: number): readonly PlacedMention[] {
  for (let i = at - 1; i >= Math.max(line.from, at - 24); i--) if (ROAD.test(plain(line, i))) return roadEnds(line, i)
  return []
}

interface Told {
  readonly act: number
  readonly named: PlacedMention | null
  readonly theme: PlacedMention | null
}

function sketchesOf(read: ReadLine, way: Way, reading: Reading, { act, named, theme }: Told): Sketch[] {
  const { line } = read
  const { publishedAt } = reading.article
  const matter = { line, from: line.from, to: line.to, at: way.at }
  if (isStale(matter, publishedAt) || goesOnThen(read, reading, way.at)) return []
  if ((isRetrospect(reading) || isSumSince(line)) && ageOf(line, line, publishedAt) !== 'fresh') return []
  const rule = CORRIDOR_STATUS_RULES.find(({ test }) => test(matter))
  // aid that is only asked for opens no way
  if (!rule || (way.kind === 'aid' && (rule.status === 'denied' || (rule.status === 'proposed' && !isDemand(line, way.at))))) return []
  const window = way.kind === 'passage' ? openingHours(line, way, reliefWindow(line, publishedAt, segmentOf(line, way.at)).window) : null
  // «المعبر يفتح الأربعاء»: what is yet to come is not open
  const ahead = rule.status === 'open' && findWord(line, way.at - 3, way.at + 8, STANDS_OPEN) < 0 && isAhead(window, publishedAt)
  const told = named !== null ? [named] : way.again ? roadBefore(line, way.at) : endsOf(read, way, reading)
  const meant = told.length === 0 && theme !== null && mayMeanTheme(line, way, rule.status) ? [theme] : told
  return meant.map(place =>
    blankSketch({
      kind: 'corridor',
      status: ahead ? 'announced' : rule.status,
      way: way.kind,
      place,
      line,
      from: line.from,
      to: line.to,
      act,
      rule: ahead ? 'way agreed' : rule.name,
      ...whoOf(line),
      ...window,
    }),
  )
}

const STANDS_OPEN = /^مفتوح(ه|ا)?$/

/** Hours of every day may have begun long ago. */
function isAhead(window: ReliefWindow | null, publishedAt: Date | null): boolean {
  const now = localNow(publishedAt)
  return now !== null && window !== null && window.start !== null && window.daily === null && window.start > now
}

/** A way without a place may be that of the article's one place; people seen leaving are not. */
function mayMeanTheme(line: Line, way: Way, status: CorridorStatus): boolean {
  if ((way.kind === 'aid' && status !== 'closed') || (way.kind === 'leaving' && status === 'open')) return false
  // «هدنة في البلاد لإتاحة الإجلاء»: as wide as the halt
  if (haltFor(line, line.from, way.at) >= 0) return false
  return hasTag(line, line.from, line.to, 'people', 'fighters', 'aid', 'convoy', 'take-out')
}

const RANK: readonly string[] = ['denied', 'closed', 'proposed', 'open', 'announced']

/** Within a sentence one reading of each place: the one that promises least. */
function settle(sketches: readonly Sketch[]): Sketch[] {
  return sketches.filter(
    sketch =>
      !RELIEF.has(sketch.status as CorridorStatus) ||
      !sketches.some(
        other => other.place.mention?.chosen === sketch.place.mention?.chosen && RANK.indexOf(other.status) < RANK.indexOf(sketch.status),
      ),
  )
}
