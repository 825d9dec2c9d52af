import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { AFTER_MIDNIGHT } from './parts.ts'
import type { ClockPiece, DateSpec, PartPiece, PeriodPiece, Piece } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { zone } from './rule-zone.ts'
import { WEEKDAYS } from './words.ts'

/** Pieces that tell one time together: «الساعة 3» + «عصر» + «الأحد» + «12 آذار» + «بتوقيت موسكو». Tokens [from, to). */
export interface Compound {
  readonly from: number
  readonly to: number
  readonly and: boolean
  readonly period: PeriodPiece | null
  readonly part: PartPiece | null
  readonly clock: ClockPiece | null
  /** IANA name of the zone that the text names, or null. */
  readonly zone: string | null
  readonly daily: boolean
}

const GLUE = wordSet(
  'من في بين عند علي يوم نهار الموافق الموافقه للموافق المصادف بتاريخ تاريخ ، , ( ) " حوالي نحو قرابه تمام وقت ساعات ل ب ال هذا مع حدود بحدود',
)
const DATE_GLUE = wordSet('- : / .')
const COMMAS = wordSet('، ,')
const MAX_GLUE = 3

/** Merges neighbours from left to right; what means nothing alone and found no company is dropped. Durations stay for `duration-span.ts`. */
export function compoundsOf(tokens: readonly Token[], pieces: readonly Piece[]): Compound[] {
  const compounds: Compound[] = []
  let current: Compound | null = null
  const close = () => {
    if (current && stands(current)) compounds.push(current)
    current = null
  }
  let skipTo = 0
  for (const piece of pieces) {
    if (piece.from < skipTo) continue
    if (current !== null) {
      const told: Compound = current
      skipTo = told.clock ? restatedTo(tokens, told.to) : 0
      if (skipTo > 0) current = { ...told, to: skipTo }
      if (piece.from < skipTo) continue
    }
    if (piece.kind === 'duration') {
      close()
      continue
    }
    const joined: Compound | null = current && join(tokens, current, piece)
    if (joined) {
      current = joined
      continue
    }
    if (piece.kind === 'daily' || piece.kind === 'zone') continue
    close()
    current = {
      from: piece.from,
      to: piece.to,
      and: piece.and,
      period: piece.kind === 'period' ? piece : null,
      part: piece.kind === 'part' ? piece : null,
      clock: piece.kind === 'clock' ? piece : null,
      zone: null,
      daily: false,
    }
  }
  close()
  return compounds
}

/** «الساعة 16,00 (13,00 ت غ)», «(22,00 بتوقيت غرينتش الخميس)»: the same hour by another clock. Where the bracket ends; 0 where none restates it. */
function restatedTo(tokens: readonly Token[], open: number): number {
  if (tokens[open]?.text !== '(') return 0
  for (let at = open + 1; at < open + LONGEST_BRACKET; at++) {
    if (tokens[at]?.text !== ')') continue
    const inside = tokens.slice(open + 1, at)
    const isClock = inside[0]?.kind === 'number' || inside[0]?.text === 'الساعه'
    return isClock && inside.some((_, index) => zone.read(tokens, open + 1 + index) !== null) ? at + 1 : 0
  }
  return 0
}

const LONGEST_BRACKET = 9

function stands({ period, part, clock }: Compound): boolean {
  if (period) return true
  if (clock) return !clock.weak || part !== null
  return part !== null && !part.weak
}

function join(tokens: readonly Token[], left: Compound, piece: Piece): Compound | null {
  // «ليل الخميس إلى الجمعة»
  if (piece.kind === 'period' && piece.from === left.to + 1 && tokens[left.to]?.text === 'الي' && nightBetween(left, piece))
    return ofNight(left, piece)
  const gap = gapOf(tokens, left.to, piece.from)
  if (gap === null) return null
  const merged = { ...left, to: piece.to }
  switch (piece.kind) {
    case 'duration':
      return null
    case 'daily':
      return gap.dashed || (left.clock === null && left.part === null) ? null : { ...merged, daily: true }
    case 'zone':
      return left.clock && !gap.dashed
        ? { ...merged, to: tokens[piece.to]?.text === ')' && gap.open ? piece.to + 1 : piece.to, zone: piece.zone }
        : null
    case 'clock':
      return left.clock || piece.and || gap.dashed || !isDay(left) ? null : { ...merged, clock: piece }
    case 'part':
      return left.part || piece.and || gap.dashed || !takesPart(left, piece, gap.comma) ? null : { ...merged, part: piece }
    case 'period':
      return joinPeriod(merged, left, piece, gap)
  }
}

function joinPeriod(merged: Compound, left: Compound, piece: PeriodPiece, gap: Gap): Compound | null {
  if (!left.period) return piece.and || gap.dashed || piece.grain !== 'day' ? null : { ...merged, period: piece }
  if (nightBetween(left, piece) && !gap.comma) return ofNight(left, piece)
  if (piece.and) return null
  const date = left.period.date && piece.date ? together(left.period.date, piece.date) : null
  if (!date) return null
  return { ...merged, period: { ...left.period, to: piece.to, date, resolve: resolveDate(date) } }
}

/** «ليل الخميس - الجمعة» is Thursday's, «بعد منتصف ليل الخميس - الجمعة» is Friday's. */
function ofNight(left: Compound, second: PeriodPiece): Compound {
  return { ...left, to: second.to, period: isAfterMidnight(left) ? second : left.period }
}

/** «ليل الخميس - الجمعة»: the second day only says which night the first one's is. */
function nightBetween(left: Compound, piece: PeriodPiece): boolean {
  const first = left.period?.date?.weekday
  const second = piece.date?.weekday
  if (first === null || first === undefined || second === null || second === undefined) return false
  const nightly = left.part?.part.name === 'night' || left.clock?.clock.hour === 24 || isAfterMidnight(left)
  return nightly && second === (first + 1) % 7
}

function isAfterMidnight({ part }: Compound): boolean {
  return part?.part === AFTER_MIDNIGHT
}

/** One date of the parts of two, or null where they speak of the same part. */
function together(left: DateSpec, right: DateSpec): DateSpec | null {
  if (left.month !== null && right.month !== null) {
    // «9 شعبان الموافق 25 نيسان»: the common calendar is exact
    if (left.calendar === right.calendar) return null
    return left.calendar === 'common' ? left : { ...right, weekday: left.weekday ?? right.weekday, offset: left.offset }
  }
  const clash = (['offset', 'weekday', 'day', 'monthOffset'] as const).some(key => left[key] !== null && right[key] !== null)
  if (clash) return null
  const dated = left.month !== null || left.calendar === 'hijri' ? left : right
  return {
    calendar: dated.calendar,
    offset: left.offset ?? right.offset,
    weekday: left.weekday ?? right.weekday,
    day: left.day ?? right.day,
    month: left.month ?? right.month,
    year: left.year ?? right.year,
    mod: left.mod ?? right.mod,
    monthOffset: left.monthOffset ?? right.monthOffset,
    yearOffset: left.yearOffset ?? right.yearOffset,
    ...(left.swappable || right.swappable ? { swappable: true } : {}),
  }
}

/** A clock takes a day's part, «21:00 من مساء أمس» the one that it lies in; so does a day; a part of its own does not. */
function takesPart(left: Compound, { part }: PartPiece, comma: boolean): boolean {
  if (comma) return false
  const hour = left.clock?.clock.hour ?? null
  return hour === null ? left.period !== null && isDay(left) : hour <= 12 || (part.start <= hour && hour < part.end)
}

function isDay(left: Compound): boolean {
  return left.period === null || left.period.grain === 'day'
}

interface Gap {
  readonly comma: boolean
  readonly dashed: boolean
  /** A bracket opens in it. */
  readonly open: boolean
}

/** What stands between two pieces, or null where it parts them. */
function gapOf(tokens: readonly Token[], from: number, to: number): Gap | null {
  if (to - from > MAX_GLUE) return null
  let comma = false
  let dashed = false
  let open = false
  for (let at = from; at < to; at++) {
    const text = tokens[at]?.text ?? ''
    if (COMMAS.has(text)) comma = true
    else if (text === '(') open = true
    else if (DATE_GLUE.has(text)) {
      if (text === '.' || text === ':' || (text === '/' && !WEEKDAYS.has(tokens[from - 1]?.text ?? ''))) return null
      dashed = true
    } else if (!GLUE.has(text)) return null
  }
  return { comma, dashed, open }
}
