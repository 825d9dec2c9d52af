import type { Count, Toll } from '../../domain/detection.ts'
import { NO_TOLL } from '../../domain/detection.ts'
import { countedNoun } from '../count/counted-noun.ts'
import { has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { idiomBegun } from './harm-idioms.ts'
import type { TollFigure } from './toll-figure.ts'
import { tollFigures } from './toll-figures.ts'
import type { Harm } from './toll-harm.ts'
import { sumsUp } from './toll-rise.ts'
import { INCLUDING, TELLS_OF_DEATH } from './toll-words.ts'

/** What a stretch of text tells of its places together, and of those that it gives figures of their own. */
export interface SharedToll {
  readonly all: Toll
  readonly of: ReadonlyMap<PlacedMention, Toll>
}

/** The toll that tokens [from, to) state. Each harm takes its first figure, and what is added to it by «وآخر»; a rise takes the place of both. */
export function readToll(line: Line, from: number, to: number): Toll {
  const start = subjectStart(line, from)
  if (!mayTell(line, start, to)) return NO_TOLL
  const figures = tollFigures(line, start, to).filter(({ place, from: at }) => place?.mention !== null || !fellThere(line, place.to, at))
  return { ...tollOf(figures), ...readParts(line, start, to) }
}

/** The counts to which tokens [from, to) say that those told before have risen: «ارتفعت حصيلة القتلى إلى تسعة». */
export function readRise(line: Line, from: number, to: number): Toll {
  return tollOf(tollFigures(line, from, to).filter(figure => figure.raised && !hasWord(line, figure.from - 2, figure.to, COUNTS_ALL)))
}

/** «بذلك ترتفع الحصيلة …», «حصيلة اليوم …» count what others told besides. */
const COUNTS_ALL = /^(و)?(ب|ل)?(ذلك|هذا|هذه|محافظه|المحافظه|اليوم)$/

/** The same with «قتل اثنان في سقبا وثلاثة في حمورية» told apart: then `all` is only what is told of no place of its own. */
export function readSharedToll(line: Line, from: number, to: number, struck: readonly PlacedMention[]): SharedToll {
  const start = subjectStart(line, from)
  if (!mayTell(line, start, to)) return { all: NO_TOLL, of: NO_SHARES }
  const ofStruck = (named: PlacedMention) =>
    struck.includes(named) ? named : (struck.find(({ place }) => place !== null && place === named.place) ?? named)
  // «وفي ريف حماة قتلت امرأة …»: the area opens the news of its places
  const finer = struck.some(({ place }) => !AREAS.has(place?.kind ?? 'town'))
  const opensWith = ({ place, from: at }: TollFigure) => place !== null && place.to <= at && AREAS.has(place.place?.kind ?? 'town')
  const figures = tollFigures(line, start, to)
    .filter(({ place, from: at }) => place === null || struck.includes(ofStruck(place)) || !fellThere(line, place.to, at))
    .map(figure => (finer && opensWith(figure) ? { ...figure, place: null } : figure))
  const groups = new Map<PlacedMention, TollFigure[]>()
  for (const figure of figures) {
    if (!figure.place) continue
    const place = ofStruck(figure.place)
    const group = groups.get(place)
    if (group) group.push(figure)
    else groups.set(place, [figure])
  }
  const parts = readParts(line, start, to)
  if (groups.size < 2 && !isPart(line, figures) && !isOfOneOnly(line, figures, struck))
    return { all: { ...tollOf(figures), ...parts }, of: NO_SHARES }
  const of = new Map<PlacedMention, Toll>()
  for (const group of groups.values())
    for (const figure of group) for (const one of placesOf(line, figure)) of.set(ofStruck(one), tollOf(group))
  // the sum of parts told place by place is of all of them together, and of none alone
  const placed = [...groups.values()].flat()
  const rest = figures.filter(figure => figure.place === null && !placed.some(part => isSumOf(figure, part)))
  return { all: { ...tollOf(rest), ...parts }, of }
}

/** «20 قتلوا في الريف، منهم ثمانية في سقبا وحدها»: the figure of one place comes behind another of the same harm that names none. */
function isPart(line: Line, figures: readonly TollFigure[]): boolean {
  return figures.some((part, at) => {
    const { harm, others, from } = part
    if (others || (!part.share && !isBeside(line, part))) return false
    const before = figures.slice(0, at).findLast(figure => figure.harm === harm && figure.place === null && !figure.raised)
    if (part.share && before && before.count.value >= part.count.value) return true
    return before !== undefined && !isIncluded(line, before.to, from)
  })
}

/** The figures of tokens [from, to) that name a place of their own. */
export function placedFigures(line: Line, from: number, to: number): TollFigure[] {
  return mayTell(line, from, to) ? tollFigures(line, from, to).filter(({ place }) => place !== null) : []
}

/** «على كيليس الحدودية حيث جرح شخصان، وعلى أعزاز»: right behind a place that nobody asks for. */
function fellThere(line: Line, from: number, to: number): boolean {
  return to - from <= THERE_REACH && hasWord(line, from, to, /^حيث$/)
}

const THERE_REACH = 5

/** «قتل ثمانية بقصف على سقبا، كما قتل اثنان في حمورية»: a part is no more than its sum, and has no verb of its own behind it. */
function isSumOf({ harm, count, from }: TollFigure, part: TollFigure): boolean {
  return harm === part.harm && count.value >= part.count.value && (part.share === true || part.from < from)
}

/** «… قتلت سيدتان في سقبا جراء قصفها، كما تعرضت حمورية لقصف»: a figure told of one of several towns struck. */
function isOfOneOnly(line: Line, figures: readonly TollFigure[], struck: readonly PlacedMention[]): boolean {
  const of = figures.find(({ place }) => place !== null)
  const other = of?.place
  const place = struck.find(mention => mention === other || (mention.place !== null && mention.place === other?.place))
  if (!of?.place || !place || !isBeside(line, of) || AREAS.has(of.place.place?.kind ?? 'town')) return false
  // «وفي دير الزور قتلت امرأة وأصيب سبعة بقذائف على حيي الجورة والقصور»: the town opens the news of its quarters
  const rest = struck.filter(mention => mention.place !== place.place)
  if (
    of.place.to <= of.from &&
    !of.called &&
    place.place?.kind === 'town' &&
    rest.every(mention => QUARTERS.has(mention.place?.kind ?? 'town'))
  )
    return false
  const group = placesOf(line, of)
  return struck.some(other => !group.includes(other) && other.place !== of.place?.place)
}

/** Figures told of an area are those of the places in it. */
const AREAS: ReadonlySet<string> = new Set(['country', 'governorate', 'district', 'subdistrict', 'region'])

const QUARTERS: ReadonlySet<string> = new Set(['neighbourhood', 'camp'])

/** The place of a figure stands right beside it, and is not that of the fire. */
function isBeside(line: Line, { place, from, to, called }: TollFigure): boolean {
  if (called) return true
  if (place === null || place.kindFrom > to + BESIDE || place.to < from - BESIDE) return false
  return place.kindFrom < to || !hasTag(line, to, place.kindFrom, 'cause', 'fire-noun', 'strike-noun')
}

/** How far from its figure the place of a part may stand. */
const BESIDE = 5

/** «20 شخصا بينهم ست نساء في غارات على سقبا»: the place is that of the sum. */
function isIncluded(line: Line, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) {
    const text = textAt(line, at)
    if (INCLUDING.has(text)) return true
    if (text === '،' || has(line, at, 'dead', 'wounded')) return false
  }
  return false
}

/** «… على سقبا وحمورية»: the places that share a figure; none does with one that is called by itself. */
function placesOf(line: Line, { place, called }: TollFigure): PlacedMention[] {
  if (!place) return []
  const group = [place]
  for (const next of called ? [] : line.mentions) {
    const last = group[group.length - 1] as PlacedMention
    if (next.kindFrom >= last.to && next.kindFrom <= last.to + 1 && next.clitic.startsWith('و')) group.push(next)
  }
  return group
}

const NO_SHARES: ReadonlyMap<PlacedMention, Toll> = new Map()

function tollOf(figures: readonly TollFigure[]): Toll {
  return {
    ...NO_TOLL,
    killed: total(figures, 'killed'),
    wounded: total(figures, 'wounded'),
    casualties: total(figures, 'casualties'),
  }
}

function mayTell(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, 'dead', 'wounded', 'loss', 'result')) return true
  for (let at = from; at < to; at++) {
    const token = tokenAt(line, at)
    if (token && (TELLS_OF_DEATH.has(token.text) || idiomBegun(token.lexeme))) return true
  }
  return false
}

/** «6 مدنيين بينهم طفلان، أصيبوا …»: a verb in agreement has the people whom it tells of in the clause before. */
function subjectStart(line: Line, from: number): number {
  if (!AGREES.test(textAt(line, from))) return from
  let clause = line.from
  for (const start of line.clauses) if (start < from) clause = start
  // «أربعة مدنيين، هم طفلان وسيدتان، قتلوا …»
  if (clause > line.from && PARTS.test(textAt(line, clause))) {
    let before = line.from
    for (const start of line.clauses) if (start < clause) before = start
    return before
  }
  return clause
}

const PARTS = /^(و)?(هم|هما|هن|بينهم|بينهما|منهم|جميعهم|معظمهم|غالبيتهم|بمن|ضمنهم)$/
const AGREES =
  /^(فقدوا|فارقوا|هلكوا|لفظوا|اسعفوا|نقلوا|قتلوا|قتلا|قتلتا|استشهدوا|استشهدا|قضوا|قضيا|ارتقوا|لقوا|لقيا|اصيبوا|اصيبا|اصيبتا|جرحوا|جرحا)$/

/** The first figure; «أصيب طفل، كما أصيب 3 آخرون» adds the others to it, «ارتفعت الحصيلة إلى 8» takes its place. */
function total(figures: readonly TollFigure[], harm: Harm): Count | null {
  const raised = figures.findLast(figure => figure.harm === harm && figure.raised)
  if (raised) return raised.count
  const first = figures.findIndex(figure => figure.harm === harm)
  if (first < 0) return null
  const { value, bound } = (figures[first] as TollFigure).count
  let sum = value
  // a lead told again counts its «others» anew: only those right behind are further people
  let at = first + 1
  for (; figures[at]?.harm === harm && figures[at]?.others && !figures[at]?.meanwhile; at++) sum += (figures[at] as TollFigure).count.value
  for (; at < figures.length; at++) {
    const figure = figures[at] as TollFigure
    if (figure.harm === harm && figure.besides) sum += figure.count.value
  }
  return { value: sum, bound }
}

function readParts(line: Line, from: number, to: number): { children: Count | null; women: Count | null } {
  let children: Count | null = null
  let women: Count | null = null
  let open = false
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (sumsUp(line, at, to, true)) break
    if (INCLUDING.has(text) || (text === '(' && has(line, at - 1, 'dead', 'wounded'))) open = true
    else if (open) {
      const counted = countedNoun(line.text.tokens, at)
      if (counted?.class === 'child') children ??= { value: counted.value, bound: counted.bound }
      if (counted?.class === 'woman') women ??= { value: counted.value, bound: counted.bound }
      if (counted) at = counted.to - 1
      else if (tokenAt(line, at)?.kind === 'mark' || has(line, at, 'dead', 'wounded')) open = false
    }
  }
  return { children, women }
}
