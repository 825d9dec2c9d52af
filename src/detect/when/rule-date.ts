import { cardinalAt } from '../count/cardinal.ts'
import { nounOf } from '../count/nouns.ts'
import { numberWordsUpTo } from '../count/number-words.ts'
import { ORDINAL_WORDS, ordinalAt } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import type { Interval } from './local-time.ts'
import { type MonthPhrase, monthPhraseAt, nameAt } from './month-phrase.ts'
import { MONTHS, TWO_WORDS } from './months.ts'
import { dayPeriod, period } from './period.ts'
import { type DateSpec, NO_DATE, type PeriodPiece, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { UNITS } from './words.ts'

const DAY_WORD = wordSet('اليوم لليوم باليوم واليوم يوم ليوم بيوم ويوم')
const LINKS = wordSet('- / الي حتي وحتي ولغايه لغايه والي ل')
const BETWEEN = wordSet('بين مابين وبين')

/** «13 تموز», «الثالث عشر من شباط 2018», «اليوم الأول من شهر ثلاثة», «15 من الشهر الجاري»; days apart too: «27-29 آب», «من 13 إلى 15 تموز». */
export const dayOfMonth: TimeRule = {
  name: 'day of a month',
  starts: [ORDINAL_WORDS, numberWordsUpTo(31), DAY_WORD, wordSet('ال وال بال لل')],
  digits: true,
  read: (tokens, at) => {
    const first = dayNumber(tokens, DAY_WORD.has(tokens[at]?.text ?? '') ? at + 1 : at)
    if (!first) return null
    const single = monthBehind(tokens, first)
    if (single) return fromPhrase(tokens, at, single, first.value)
    const link = linkAt(tokens, at, first.to)
    const last = link === null ? null : dayNumber(tokens, link)
    const month = last && last.value > first.value ? monthBehind(tokens, last) : null
    return month && last ? fromPhrase(tokens, at, month, first.value, last.value) : null
  },
}

/** «تموز 13», «تموز 13 إلى 15». */
export const monthThenDay: TimeRule = {
  name: 'month, then day',
  starts: [MONTHS, TWO_WORDS],
  read: (tokens, at) => {
    const name = nameAt(tokens, at)
    const first = name && digitsDay(tokens, name.to)
    if (!name || !first) return null
    const spec = { calendar: name.calendar, month: name.month, year: null, mod: null, monthOffset: null, yearOffset: null }
    const link = LINKS.has(tokens[first.to]?.text ?? '') ? first.to + 1 : null
    const last = link === null ? null : digitsDay(tokens, link)
    const range = last && last.value > first.value ? last : null
    const to = range?.to ?? first.to
    if (isCounted(tokens, to)) return null
    return fromPhrase(tokens, at, { to, spec, doubtful: name.doubtful, sure: true }, first.value, range?.value)
  },
}

function fromPhrase(tokens: readonly Token[], from: number, month: MonthPhrase, first: number, last?: number): PeriodPiece {
  const date: DateSpec = { ...NO_DATE, ...month.spec, day: first }
  const start = resolveDate(date)
  if (last === undefined) return dayPeriod(tokens, from, month.to, date)
  const end = resolveDate({ ...date, day: last })
  return period(tokens, from, month.to, 'day', (at, tense) => {
    const ends = end(at, tense)
    return start(at, tense).flatMap(({ start: begin }): Interval[] => {
      const fitting = ends.find(candidate => candidate.start > begin) ?? end(begin, 'future')[0]
      return fitting ? [{ start: begin, end: fitting.end, closes: fitting.start }] : []
    })
  })
}

interface DayNumber {
  readonly to: number
  readonly value: number
  readonly ordinal: boolean
  readonly digits: boolean
}

function dayNumber(tokens: readonly Token[], at: number): DayNumber | null {
  const text = tokens[at]?.text ?? ''
  if (text === 'ال' || text === 'وال' || text === 'بال' || text === 'لل') return digitsDay(tokens, at + 1)
  if (tokens[at]?.kind === 'number') return digitsDay(tokens, at)
  const ordinal = ordinalAt(tokens, at)
  if (ordinal) return ordinal.value <= 31 ? { to: ordinal.to, value: ordinal.value, ordinal: true, digits: false } : null
  const cardinal = cardinalAt(tokens, at)
  if (!cardinal || cardinal.value < 1 || cardinal.value > 31 || !Number.isInteger(cardinal.value)) return null
  return { to: cardinal.to, value: cardinal.value, ordinal: false, digits: false }
}

function digitsDay(tokens: readonly Token[], at: number): DayNumber | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:0?[1-9]|[12]\d|3[01])$/.test(token.text)) return null
  return { to: at + 1, value: Number(token.text), ordinal: false, digits: true }
}

/** The month behind a day: right behind digits and words, or behind «من»; ordinals of one word may stand before many things, so «في» never joins. */
function monthBehind(tokens: readonly Token[], day: DayNumber): MonthPhrase | null {
  const next = tokens[day.to]?.text ?? ''
  if (next === 'في' || next === 'الي' || next === 'عن') return null
  const at = next === '-' || next === '/' ? day.to + 1 : day.to
  const phrase = monthPhraseAt(tokens, at) ?? currentMonth(tokens, at, day)
  if (!phrase) return null
  if (!day.digits && !day.ordinal && next === 'من') return null
  return phrase
}

/** «12 الجاري», «في الـ12 من الجاري», «السابع عشر من الشهر»: of the current month. */
function currentMonth(tokens: readonly Token[], at: number, day: DayNumber): MonthPhrase | null {
  const start = tokens[at]?.text === 'من' ? at + 1 : at
  if (!(day.digits || day.ordinal) || !(tokens[start]?.text === 'الجاري' || isThisMonth(tokens, at, day))) return null
  return {
    to: start + 1,
    spec: { calendar: 'common', month: null, year: null, mod: null, monthOffset: 0, yearOffset: null },
    doubtful: false,
    sure: true,
  }
}

/** «السابع عشر من الشهر»; the first few may be weeks («الأسبوع الثاني من الشهر»), and «الشهر الفضيل» is another one. */
function isThisMonth(tokens: readonly Token[], at: number, { value, ordinal }: DayNumber): boolean {
  return (
    value >= FIRST_SURE_DAY &&
    ordinal &&
    tokens[at]?.text === 'من' &&
    tokens[at + 1]?.text === 'الشهر' &&
    !(tokens[at + 2]?.text ?? '').startsWith('ال')
  )
}

const FIRST_SURE_DAY = 6

function linkAt(tokens: readonly Token[], from: number, at: number): number | null {
  const text = tokens[at]?.text ?? ''
  if (LINKS.has(text)) return at + 1
  if (!BETWEEN.has(tokens[from - 1]?.text ?? '')) return null
  return text === 'و' ? at + 1 : text.startsWith('و') ? at : null
}

/** A noun or a unit behind the digits: «في تموز 13 قتيلاً» is no date. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? ''
  return nounOf(tokens[at]) !== null || UNITS.has(text) || text === '%'
}
