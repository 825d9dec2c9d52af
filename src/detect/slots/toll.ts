import type { Count, Toll } from '../../domain/detection.ts'
import { NO_TOLL } from '../../domain/detection.ts'
import { type CountedNoun, countedNoun, isVagueQuantity } from '../count/counted-noun.ts'
import { noCasualties } from '../count/no-casualties.ts'
import { has, hasTag, type Line, tokenAt, wordsOf } from '../reading/line.ts'
import { bothHarms, countedBefore, countedNear, type Harm, harmOf, ownHarm } from './toll-harm.ts'
import { peopleCounted, withMore } from './toll-people.ts'
import { INCLUDING, PASSABLE } from './toll-words.ts'

/** A figure that a stretch of text gives, with the tokens that say it. */
export interface TollFigure {
  readonly harm: Harm
  readonly count: Count
  /** «آخرون»: besides those counted before. */
  readonly others: boolean
  readonly from: number
  readonly to: number
}

/** The toll that tokens [from, to) state. Each harm takes its first figure, and what is added to it by «وآخر». */
export function readToll(line: Line, from: number, to: number): Toll {
  from = subjectStart(line, from)
  if (!hasTag(line, from, to, 'dead', 'wounded', 'loss', 'result') && !wordsOf(line, from, to).includes('فقدان')) return NO_TOLL
  const figures = tollFigures(line, from, to)
  const parts = readParts(line, from, to)
  return {
    ...NO_TOLL,
    killed: total(figures, 'killed'),
    wounded: total(figures, 'wounded'),
    casualties: total(figures, 'casualties'),
    children: parts.children,
    women: parts.women,
  }
}

/** «6 مدنيين بينهم طفلان، أصيبوا …»: a verb in agreement has the people whom it tells of in the clause before. */
function subjectStart(line: Line, from: number): number {
  if (!AGREES.test(tokenAt(line, from)?.text ?? '')) return from
  let clause = line.from
  for (const start of line.clauses) if (start < from) clause = start
  return clause
}

const AGREES = /^(قتلوا|قتلا|قتلتا|استشهدوا|استشهدا|قضوا|قضيا|ارتقوا|لقوا|لقيا|اصيبوا|اصيبا|اصيبتا|جرحوا|جرحا)$/

/** The first figure; «أصيب طفل، كما أصيب 3 آخرون» adds the others to it. */
function total(figures: readonly TollFigure[], harm: Harm): Count | null {
  const [first, ...rest] = figures.filter(figure => figure.harm === harm)
  if (!first) return null
  const others = rest.filter(figure => figure.others).reduce((sum, { count }) => sum + count.value, 0)
  return { value: first.count.value + others, bound: first.count.bound }
}

/** From here on the figures are those of a campaign. */
const SUMS_UP = /^(لترتفع|ليرتفع|لتصل|ليصل|لتبلغ|ليبلغ)$/

export function tollFigures(line: Line, from: number, to: number): TollFigure[] {
  const { tokens } = line.text
  const figures: TollFigure[] = []
  let harm: Harm | null = null
  let reach = 0
  let including = false
  for (let at = from; at < to; ) {
    const token = tokens[at]
    if (!token) break
    if (SUMS_UP.test(token.text)) break
    const none = noCasualties(tokens, at)
    if (none) {
      at = Math.max(at + 1, none.to)
      harm = null
      continue
    }
    const word = token.text
    if (INCLUDING.has(word) || INCLUDING.has(word.replace(/^[وفم]/, ''))) {
      including = true
      harm = null
      at++
      continue
    }
    if (word === '،' || word === ',') including = false
    const both = bothHarms(line, at, to)
    if (both > 0) {
      const counted = countedNear(line, at + both, to) ?? countedBefore(line, at, from)
      if (counted && counted.class !== 'thing')
        figures.push({ harm: 'casualties', count: { value: counted.value, bound: counted.bound }, others: false, from: at, to: counted.to })
      at = counted && counted.to > at ? counted.to : at + both
      harm = null
      continue
    }
    const raised = raisedTo(line, at, from, to)
    if (raised) {
      figures.push(raised)
      at = raised.to
      harm = null
      continue
    }
    const counted = startsCount(line, at) ? peopleCounted(line, at) : null
    if (counted && counted.to <= to) {
      const said = harmOf(counted, line, to)
      const given: Harm | null =
        counted.class === 'killed' || counted.class === 'wounded'
          ? counted.class
          : harm !== null && reach > 0 && countable(counted, line, at)
            ? harm
            : said
      const apart =
        (counted.class === 'killed' || counted.class === 'wounded') && (word.startsWith('و') || tokenAt(line, at - 1)?.text === 'و')
      if (given && (!including || apart) && counted.class !== 'thing' && counted.class !== 'family') {
        const sum = withMore(line, counted, to)
        figures.push({
          harm: given,
          count: { value: sum.value, bound: sum.bound },
          others: hasOthers(line, at, sum.to),
          from: at,
          to: sum.to,
        })
        harm = null
        at = sum.to
        continue
      }
    }
    const own = ownHarm(line, at)
    if (own) {
      harm = own
      reach = 6
      including = false
    } else if (harm) {
      reach--
      if (isVagueQuantity(word) || (!PASSABLE.has(word) && reach < 3)) harm = null
      else if (token.kind === 'mark' && word !== '"' && word !== '/' && word !== '(') harm = null
    }
    at = Math.max(
      at + 1,
      counted && counted.to > at && (counted.class === 'thing' || counted.class === 'family' || including) ? counted.to : at + 1,
    )
  }
  return figures
}

/** «ارتفعت حصيلة القتلى … إلى 5»: the newest count, of the dead where the words before it name no other harm. */
function raisedTo(line: Line, at: number, from: number, to: number): TollFigure | null {
  if (tokenAt(line, at)?.text !== 'الي') return null
  let start = -1
  for (let before = at - 1; before >= Math.max(from, at - RISE_REACH); before--) {
    const text = tokenAt(line, before)?.text ?? ''
    if (text === 'منذ' || text === 'خلال') return null
    if (RISES.test(text)) {
      start = before
      break
    }
  }
  if (start < 0) return null
  const counted = countedNear(line, at + 1, to)
  if (!counted || counted.class === 'thing' || counted.class === 'family') return null
  const harm = counted.class === 'killed' || counted.class === 'wounded' ? counted.class : harmBetween(line, start, at)
  if (!harm) return null
  return { harm, count: { value: counted.value, bound: counted.bound }, others: false, from: start, to: counted.to }
}

const RISE_REACH = 22
const RISES = /^(و|ف|ل)?(ارتفاع|ارتفع|ارتفعت|ترتفع|يرتفع)$/

function harmBetween(line: Line, from: number, to: number): Harm | null {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (/(قتلي|شهداء|ضحايا|وفيات|قتلاه)$/.test(text)) return 'killed'
    if (/(جرحي|مصابين|اصابات)$/.test(text)) return 'wounded'
  }
  return null
}

function hasOthers(line: Line, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (/^(ال)?اخر(ين|ون|ان)?$|^اخري$/.test(tokenAt(line, at)?.text ?? '')) return true
  return false
}

function startsCount(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  return token !== undefined && token.kind !== 'break' && (token.kind === 'number' || token.kind === 'word')
}

/** «مقتل طفل» counts one; «القتيل» or a lone «مدنيين» does not. */
function countable(counted: CountedNoun, line: Line, at: number): boolean {
  if (counted.class === 'killed' || counted.class === 'wounded') return true
  const first = tokenAt(line, at)
  return first !== undefined
}

function readParts(line: Line, from: number, to: number): { children: Count | null; women: Count | null } {
  let children: Count | null = null
  let women: Count | null = null
  let open = false
  for (let at = from; at < to; at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (INCLUDING.has(text)) open = true
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
