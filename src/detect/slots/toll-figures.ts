import type { CountedNoun } from '../count/counted-noun.ts'
import { noCasualties } from '../count/no-casualties.ts'
import { nounOf } from '../count/nouns.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import { idiomHarm } from './harm-idioms.ts'
import { countDying } from './toll-dies.ts'
import { fellElsewhere, isElsewhere, isScattered, SPAN_BEFORE } from './toll-elsewhere.ts'
import { figureOf, type TollFigure } from './toll-figure.ts'
import { bothHarms, countedBefore, countedNear, dualVerb, type Harm, harmOf, joinsBoth, ownHarm } from './toll-harm.ts'
import { areMore, withMore } from './toll-joined.ts'
import { hasOthers, isBesides, isMeanwhile, isNamed } from './toll-others.ts'
import { isOneOfThem, namesBefore, peopleCounted } from './toll-people.ts'
import { placeBefore, placeBehind } from './toll-places.ts'
import { amongKnown, numberOfThose, partOfKnown, pointedHarm } from './toll-pointed.ts'
import { raisedTo, spansLong, sumsUp } from './toll-rise.ts'
import { oneMore, opensWithAnd, sharedOut } from './toll-shares.ts'
import { isDefinite, WAIT_REACH, type Waiting, waitOn } from './toll-waiting.ts'
import { DATE_HEADS, INCLUDING, MONTHS, UNITS } from './toll-words.ts'

/** The figures that tokens [from, to) give, from left to right. */
export function tollFigures(line: Line, from: number, to: number): TollFigure[] {
  const { tokens } = line.text
  const figures: TollFigure[] = []
  let waiting: Waiting | null = null
  let including = false
  // the verb that said a harm of the people before it
  let spent = -1
  let last: Harm | null = null
  // where the parts of a sum told before begin
  let shares = -1
  for (let at = from; at < to; ) {
    const token = tokens[at]
    if (!token) break
    if (sumsUp(line, at, to, figures.length > 0)) {
      const sum = sumOf(line, at, to, figures)
      if (sum) figures.push(sum)
      break
    }
    const word = token.text
    const none = noCasualties(tokens, at)
    if (none) {
      at = Math.max(at + 1, none.to)
      waiting = null
      continue
    }
    const known = amongKnown(line, at)
    if (known) {
      // «وبين القتلى الستة امرأتان»
      const { harm, count } = known
      if (count && figures.every(figure => figure.harm !== harm))
        figures.push({ harm, count, others: false, raised: false, place: null, from: at, to: known.to })
      at = known.to
      last = known.harm
      shares = known.to
      waiting = null
      continue
    }
    if ((INCLUDING.has(word) || INCLUDING.has(word.replace(/^[وفم]/, ''))) && !isOneOfThem(line, at)) {
      including = true
      waiting = null
      at++
      continue
    }
    if (word === '،' || word === ',' || word === ')') including = false
    const both = at === spent ? 0 : bothHarms(line, at, to)
    if (both > 0) {
      const counted = countedNear(line, at + both, to) ?? countedBefore(line, at, from)
      if (counted && counted.class !== 'thing') figures.push(figureOf('casualties', counted, at))
      at = counted && counted.to > at ? counted.to : at + both
      waiting = null
      continue
    }
    const part = partOfKnown(line, at)
    if (part > 0) {
      at = part
      waiting = null
      continue
    }
    const pointed = pointedHarm(line, at)
    if (pointed) {
      figures.push({ ...pointed, others: false, raised: false, place: null })
      at = pointed.to
      waiting = null
      continue
    }
    const those = numberOfThose(line, at)
    if (those) {
      figures.push({
        harm: those.harm,
        count: those.count,
        to: those.to,
        others: false,
        raised: false,
        place: placeBehind(line, those.behind),
        from: at,
      })
      at = those.to
      waiting = null
      continue
    }
    const added = addedTo(line, at, to, figures[figures.length - 1])
    if (added) {
      figures.push(added)
      at = added.to
      waiting = null
      continue
    }
    const raised = raisedTo(line, at, from, to)
    if (raised) {
      if (!spansLong(line, raised.to, Math.min(to, raised.to + 8))) {
        figures.push(raised)
        last = raised.harm
      }
      at = raised.to
      waiting = null
      continue
    }
    const counted: CountedNoun | null = startsCount(line, at) ? (peopleCounted(line, at) ?? (last ? oneMore(line, at) : null)) : null
    // «حيث قضى جندي ومدنيان»: told by its own verb
    const direct = waiting?.direct === true && !opensWithAnd(line, at)
    const share = counted && last && !direct ? sharedOut(counted, line, at, last, at === shares, including) : null
    if (share) {
      figures.push(share)
      at = share.to
      waiting = null
      continue
    }
    const given: ReturnType<typeof givenHarm> = counted && counted.to <= to ? givenHarm(counted, line, at, from, to, waiting) : null
    if (counted && given && (!including || isApart(counted, line, at, figures))) {
      const sum = withMore(line, counted, to)
      last = given.harm
      if (
        !isElsewhere(line, Math.max(sum.to, given.verb + 1), to) &&
        !fellElsewhere(line, from, at) &&
        !isScattered(line, sum.to) &&
        !spansLong(line, Math.max(from, at - SPAN_BEFORE), at) &&
        !(textAt(line, sum.to) === 'بين' && joinsBoth(line, sum.to + 1))
      ) {
        const besides = waiting !== null && isBesides(line, waiting.at)
        // «بالإضافة لاستشهاد الطفلة»: who was told of before
        if (besides && sum.to === at + 1 && nounOf(tokenAt(line, at))?.definite === true && !isNamed(line, sum.to)) {
          waiting = null
          at = sum.to
          continue
        }
        const others = hasOthers(line, at, sum.to) || isAsWell(line, waiting?.at ?? -1, sum.to)
        const behind = placeBehind(line, Math.max(sum.to, given.verb + 1))
        figures.push({
          ...figureOf(given.harm, counted, at),
          count: { value: sum.value, bound: sum.bound },
          others,
          besides,
          meanwhile: others && isMeanwhile(line, at),
          place: behind ?? placeBefore(line, at),
          called: behind !== null && behind.to <= at,
          to: sum.to,
        })
      }
      waiting = null
      if (given.verb >= 0) spent = given.verb
      at = sum.to
      continue
    }
    const own = at === spent ? null : ownHarm(line, at)
    if (own) {
      const two = dualVerb(line, at)
      // «عنصرين قتلا في كمين»
      if (two && !isElsewhere(line, at + 1, to) && !fellElsewhere(line, from, at))
        figures.push({ harm: two, count: { value: 2, bound: null }, others: false, raised: false, place: null, from: at, to: at + 1 })
      const named = two ? 0 : namesBefore(line, at)
      if (named > 0 && !isElsewhere(line, at + 1, to))
        figures.push({ harm: own, count: { value: named, bound: null }, others: false, raised: false, place: null, from: at, to: at + 1 })
      waiting = two || named > 0 ? null : { harm: own, reach: WAIT_REACH, direct: true, definite: isDefinite(line, at), at }
      // «حين أصابت قذيفة منزلا» hits a thing
      if (last === null || !/اصابت?$/.test(word)) last = own
      including = false
    } else if (waiting) waiting = waitOn(waiting, line, at)
    at = Math.max(at + 1, counted && (counted.class === 'thing' || counted.class === 'family' || including) ? counted.to : at + 1)
  }
  return sharePlaces(line, shareRise(line, countDying(line, figures)))
}

/** «ارتفاع عدد الضحايا إلى ثمانية قتلى وإصابة 63»: what is joined to a risen count is as new. */
function shareRise(line: Line, figures: TollFigure[]): TollFigure[] {
  for (let at = 1; at < figures.length; at++) {
    const before = figures[at - 1] as TollFigure
    const figure = figures[at] as TollFigure
    if (before.raised && !figure.raised && figure.harm !== before.harm && !figure.others && isJoinedTo(line, before.to, figure.from))
      figures[at] = { ...figure, raised: true }
  }
  return figures
}

/** «و63 جريحا», «وإصابة أكثر من 63» */
function isJoinedTo(line: Line, from: number, to: number): boolean {
  for (let at = to; at >= Math.max(from, to - JOIN_REACH); at--)
    if (textAt(line, at).startsWith('و') && (at === to || has(line, at, 'dead', 'wounded'))) return true
  return false
}

const JOIN_REACH = 5

/** «قتلت طفلة وامرأة …، قبل وفاة طفل، لترتفع الحصيلة إلى ثلاثة»: the sum of what was told before it, and of nothing else. */
function sumOf(line: Line, from: number, to: number, figures: readonly TollFigure[]): TollFigure | null {
  for (let at = from + 1; at < Math.min(to, from + SUM_REACH); at++) {
    const raised = raisedTo(line, at, from, to)
    if (!raised) continue
    const parts = figures.filter(({ harm, place }) => harm === raised.harm && place === null)
    return parts.length > 1 && parts.reduce((sum, { count }) => sum + count.value, 0) === raised.count.value ? raised : null
  }
  return null
}

const SUM_REACH = 8

/** «مقتل سبعة أطفال كانوا يلعبون، فضلا عن امرأتين»: more people of the harm told last. */
function addedTo(line: Line, at: number, to: number, last: TollFigure | undefined): TollFigure | null {
  if (!last || last.harm === 'casualties' || !/^(و)?(ب)?(ال)?(اضافه|فضلا|علاوه)$/.test(textAt(line, at))) return null
  const next = textAt(line, at + 1)
  const start = /^(الي|عن|علي)$/.test(next) ? at + 2 : at + 1
  const counted = start < to && (start > at + 1 || next.startsWith('ل')) ? peopleCounted(line, start) : null
  if (!counted || !areMore(counted) || harmOf(counted, line, to)) return null
  return { ...figureOf(last.harm, counted, at), besides: true, place: last.place }
}

/** «…، كما استشهدت سيدة ورجل»: others than those told before, unless a place of their own is told. */
function isAsWell(line: Line, verb: number, to: number): boolean {
  return textAt(line, verb - 1) === 'كما' && textAt(line, verb - 2) === '،' && !/^(في|علي|ب.+)$/.test(textAt(line, to))
}

/** «14 قتيلا و30 جريحا في دوما»: figures joined to one another are told of one place. */
function sharePlaces(line: Line, figures: TollFigure[]): TollFigure[] {
  for (let at = figures.length - 2; at >= 0; at--) {
    const figure = figures[at] as TollFigure
    const next = figures[at + 1] as TollFigure
    if (figure.place === null && next.place !== null && next.harm !== figure.harm && next.from - figure.to <= 1)
      figures[at] = { ...figure, place: next.place, called: next.called === true }
  }
  // «في سقبا حيث قتل سبعة وأصيب أكثر من 15»
  for (let at = 1; at < figures.length; at++) {
    const figure = figures[at] as TollFigure
    const before = figures[at - 1] as TollFigure
    if (figure.place !== null || before.place === null || before.place.to > before.from || figure.harm === before.harm) continue
    if (figure.from - before.to <= JOIN_REACH && isJoinedTo(line, before.to, figure.from))
      figures[at] = { ...figure, place: before.place, called: before.called === true }
  }
  return figures
}

/** Whose harm a count tells: its noun's own, that of the word before it, or that of the verb behind it. */
function givenHarm(
  counted: CountedNoun,
  line: Line,
  at: number,
  from: number,
  to: number,
  waiting: Waiting | null,
): { readonly harm: Harm; readonly verb: number } | null {
  if (counted.class === 'thing' || counted.class === 'family' || (counted.class === null && isNoCount(line, counted))) return null
  // «أصاب واحد منها الموقع»
  if (textAt(line, counted.to) === 'منها' && /^(و|ف)?اصابت?$/.test(textAt(line, at - 1))) return null
  if (isNobody(counted, line, waiting)) return null
  // «قتل برصاص قناص»
  if (/رصاص$/.test(textAt(line, at - 1))) return null
  const direct = waiting?.direct === true && !opensWithAnd(line, at)
  // «وفاة جريحين»
  if (counted.class === 'wounded' && direct && waiting?.harm === 'killed') return { harm: 'killed', verb: -1 }
  if (direct && waiting && counted.class !== 'killed' && counted.class !== 'wounded') return { harm: waiting.harm, verb: -1 }
  const said = harmOf(counted, line, to)
  if (said) return said
  const idiom = idiomHarm(counted, line, from, to)
  if (idiom) return { harm: idiom, verb: -1 }
  return waiting && !waiting.definite ? { harm: waiting.harm, verb: -1 } : null
}

/** «أصابت غارة مدرسة», «أصاب مزارع»: places that are written like people; «مصابين بحالة خطرة»: how they are. */
function isNobody({ noun, from, value }: CountedNoun, line: Line, waiting: Waiting | null): boolean {
  if (noun === 'حاله') return value === 1 && (textAt(line, from).startsWith('ب') || textAt(line, from - 1) === 'في')
  return noun !== null && waiting !== null && /^(مزارع|مدرسه)$/.test(noun) && /^(و|ف)?(اصابت?|[يت]صيب)$/.test(textAt(line, waiting.at))
}

/** A day, an hour, a year, a length: a bare number that counts no people. */
function isNoCount(line: Line, { from, to, value }: CountedNoun): boolean {
  const before = textAt(line, from - 1)
  const behind = textAt(line, to)
  if (value === 1 && tokenAt(line, from)?.kind === 'number') return true
  if (MONTHS.has(behind) || MONTHS.has(before) || DATE_HEADS.has(before) || NUMBERED.test(before) || UNITS.has(behind)) return true
  return (
    (value > 1900 && value < 2100 && tokenAt(line, from)?.kind === 'number') ||
    (behind === 'في' && /^الم(ا)?يه$/.test(textAt(line, to + 1)))
  )
}

/** «أصاب اللواء 47», «على الطريق 4»: what bears a number as its name. */
const NUMBERED = /^(و|ب|ل|ف)?(ال|لل)?(لواء|فوج|فرقه|كتيبه|سريه|فيلق|رحبه|طريق|مساكن|حاجز|تل|تله|قاعده|محطه|مدرسه|بلوك|قطاع|كيلو|ام|ام4)$/

/** «بينهم طفلان و7 جرحى»: a figure of its own behind the parts of another; «15 قتيلا وجريحا بينهم خمسة قتلى» tells the harms apart. */
function isApart(counted: CountedNoun, line: Line, at: number, figures: readonly TollFigure[]): boolean {
  if (counted.class !== 'killed' && counted.class !== 'wounded') return false
  return textAt(line, at).startsWith('و') || textAt(line, at - 1) === 'و' || figures[figures.length - 1]?.harm === 'casualties'
}

function startsCount(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  return token !== undefined && token.kind !== 'break' && (token.kind === 'number' || token.kind === 'word' || token.text === '"')
}
