import type { Token } from '../normalize/tokens.ts'
import type { Compound } from './compound.ts'
import { wordSet } from './lexicon.ts'
import { type Interval, type Moment, shift } from './local-time.ts'
import type { DurationPiece, Tense } from './piece.ts'
import { type Resolved, resolveCompound } from './resolve-compound.ts'

/** A time, or the stretch between two, or one that a duration ends. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly compounds: readonly [Compound, Compound?]
  readonly range: boolean
  readonly resolve: (at: Moment | null, tense: Tense, zone: string, daily: boolean) => Resolved
}

const LINKS = wordSet('حتي وحتي الي والي لغايه ولغايه ل - وتنتهي وينتهي')
const LINK_GLUE = wordSet('عند في يوم مع من')
const BETWEEN = wordSet('بين مابين وبين')
const LEADS_FROM = wordSet('من اعتبارا ابتداء بدءا تبدا يبدا ستبدا سيبدا بدات بدا وتبدا ويبدا يبداان انطلاقا')
/** Tokens between a time and its duration. */
const REACH = 4

/** Joins times that a text leads one into the other: «من صباح الأحد حتى مساء الاثنين», «بين السبت والاثنين». */
export function daySpans(tokens: readonly Token[], compounds: readonly Compound[]): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < compounds.length; i++) {
    const first = compounds[i] as Compound
    const last = compounds[i + 1]
    if (last && linked(tokens, first, last)) {
      spans.push({ from: first.from, to: last.to, compounds: [first, last], range: true, resolve: between(first, last) })
      i++
    } else spans.push(single(first))
  }
  return spans
}

function single(compound: Compound): Span {
  return {
    from: compound.from,
    to: compound.to,
    compounds: [compound],
    range: compound.clock?.until != null,
    resolve: (at, tense, zone, daily) => resolveCompound({ ...compound, daily }, at, tense, zone),
  }
}

function linked(tokens: readonly Token[], first: Compound, last: Compound): boolean {
  if (first.clock?.until || last.clock?.until || last.from - first.to > 3) return false
  const text = tokens[first.to]?.text ?? ''
  const between = BETWEEN.has(tokens[first.from - 1]?.text ?? '')
  if (last.from === first.to) return between && last.and
  if (between && text === 'و') return true
  if (!LINKS.has(text)) return false
  for (let at = first.to + 1; at < last.from; at++) if (!LINK_GLUE.has(tokens[at]?.text ?? '')) return false
  return text !== '-' || (first.clock !== null) === (last.clock !== null)
}

function between(first: Compound, last: Compound): Span['resolve'] {
  return (at, tense, zone, daily) => {
    const starts = resolveCompound({ ...first, daily }, at, tense, zone)
    const intervals: Interval[] = []
    for (const { start, end: firstEnd } of starts.intervals) {
      // an end without a day of its own is the next such time after the start
      const ends = resolveCompound(inPeriodOf(first, last), start, 'future', zone).intervals
      const end = ends.find(candidate => candidate.start > start) ?? ends.find(candidate => candidate.end > firstEnd)
      if (end) intervals.push({ start, end: last.clock ? end.start : end.end, closes: end.start })
    }
    return { intervals, grain: starts.grain }
  }
}

/** «من 9 صباح الأحد حتى 2 ظهراً»: the end falls on the day of the start. */
function inPeriodOf(first: Compound, last: Compound): Compound {
  const sameDay = last.period === null && last.clock !== null && first.period?.grain === 'day'
  return sameDay ? { ...last, period: null } : last
}

/** «لمدة 72 ساعة اعتباراً من منتصف الليل», «من الأحد لمدة ثلاثة أيام»: a start and how long it lasts. */
export function durationSpans(tokens: readonly Token[], spans: readonly Span[], durations: readonly DurationPiece[]): Span[] {
  if (durations.length === 0) return [...spans]
  const taken = new Set<DurationPiece>()
  let next = 0
  return spans.map(span => {
    if (span.compounds[0].clock?.until || span.compounds[1]) return span
    while (next < durations.length && (durations[next] as DurationPiece).to + REACH < span.from) next++
    const duration = durations.slice(next, next + 3).find(piece => !taken.has(piece) && belongs(tokens, span, piece))
    if (!duration) return span
    taken.add(duration)
    const resolve: Span['resolve'] = (at, tense, zone, daily) => {
      const { intervals, grain } = span.resolve(at, tense, zone, daily)
      return { grain, intervals: intervals.map(({ start }) => ({ start, end: shift(duration.grain, start, duration.count) })) }
    }
    return { ...span, from: Math.min(span.from, duration.from), to: Math.max(span.to, duration.to), range: true, resolve }
  })
}

function belongs(tokens: readonly Token[], span: Span, duration: DurationPiece): boolean {
  const before = duration.to <= span.from
  const [left, right] = before ? [duration.to, span.from] : [span.to, duration.from]
  if (right < left || right - left > REACH) return false
  let leads = !before && LEADS_FROM.has(tokens[span.from - 1]?.text ?? '')
  for (let at = left; at < right; at++) {
    const token = tokens[at]
    if (token?.kind === 'break' || token?.text === '.') return false
    if (before && LEADS_FROM.has(token?.text ?? '')) leads = true
  }
  const hourly = span.compounds[0].clock !== null
  return leads || (!before && hourly && right - left <= 1)
}
