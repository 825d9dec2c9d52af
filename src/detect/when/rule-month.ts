import { nounOf } from '../count/nouns.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { DAY, type Interval, shift, yearOf } from './local-time.ts'
import { type MonthPhrase, monthPhraseAt, type YearPhrase, yearAt } from './month-phrase.ts'
import { MONTHS, TWO_WORDS } from './months.ts'
import { period } from './period.ts'
import { NO_DATE, type PeriodPiece, type Resolve, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { MODS, THIS } from './words.ts'

/** Before one of these a doubtful name is a month: «منذ مارس», «في أوت». */
const LEADS = wordSet('في منذ خلال من حتي الي لغايه قبل بعد اوايل اواخر منتصف مطلع نهايه بدايه')
const SHORT_LEADS = wordSet('منذ حتي لغايه اوايل اواخر منتصف مطلع نهايه بدايه')

/** «شباط», «شهر ثلاثة», «مارس/آذار 2018», «الشهر الثامن»: a whole month. «الشهر الماضي» is read here too. */
export const month: TimeRule = {
  name: 'month',
  starts: [MONTHS, TWO_WORDS, wordSet('شهر بشهر لشهر وشهر الشهر للشهر بالشهر'), THIS],
  read: (tokens, at) => {
    const phrase = monthPhraseAt(tokens, at)
    if (!phrase || (phrase.doubtful && !phrase.sure && !led(tokens, at))) return null
    return period(tokens, at, phrase.to, 'month', resolveDate({ ...NO_DATE, ...phrase.spec }))
  },
}

type Third = 'early' | 'middle' | 'late' | 'ides'
const THIRDS: ReadonlyMap<string, Third> = new Map(
  (
    [
      ['early', 'اوايل مطلع بدايه اول باوايل بمطلع ببدايه مستهل مطالع'],
      ['middle', 'اواسط اوسط باواسط وسط'],
      ['late', 'اواخر نهايه باواخر بنهايه اخر ختام'],
      ['ides', 'منتصف نصف نص بمنتصف بنصف بنص'],
    ] as const
  ).flatMap(([third, words]) => words.split(' ').flatMap(word => [[word, third] as const, [`و${word}`, third] as const])),
)

const STARTING = wordSet('بدايه مستهل مطلع')

/** «أوائل آذار», «منتصف شهر ثلاثة», «أواخر حزيران الماضي», «مطلع العام الجاري». */
export const partOfMonth: TimeRule = {
  name: 'part of a month or year',
  starts: [THIRDS],
  read: (tokens, at) => {
    const third = THIRDS.get(tokens[at]?.text ?? '')
    if (!third) return null
    // «بداية من شهر …» is where something starts
    if (tokens[at + 1]?.text === 'من' && STARTING.has(tokens[at]?.text ?? '')) return null
    const phrase = monthPhraseAt(tokens, at + 1)
    if (phrase)
      return phrase.doubtful && !phrase.sure && !SHORT_LEADS.has(tokens[at]?.text ?? '') ? null : inMonth(tokens, at, third, phrase)
    const bare = bareUnit(tokens[at + 1]?.text ?? '')
    if (bare === 'month') return inMonth(tokens, at, third, THIS_MONTH(at + 2))
    const year = third === 'ides' ? null : bare === 'year' ? { to: at + 2, year: null, offset: 0 } : yearAt(tokens, at + 1, false)
    if (!year) return null
    const years = resolveYear(year)
    const resolve: Resolve = (now, tense) => years(now, tense).map(interval => thirdOfYear(interval, third))
    return period(tokens, at, year.to, 'month', resolve)
  },
}

/** «عام 2018», «العام الماضي», «هذه السنة». */
export const year: TimeRule = {
  name: 'year',
  starts: [wordSet('عام سنه لعام لسنه بعام بسنه العام السنه للعام للسنه بالعام بالسنه وعام وسنه هذا هذه هذي')],
  digits: true,
  read: (tokens, at) => {
    const first = tokens[at]?.text ?? ''
    if (tokens[at]?.kind === 'number') return bareYear(tokens, at)
    if (MODS.has(tokens[at + 1]?.text ?? '') && !first.includes('ال') && !first.startsWith('لل')) return null
    const phrase = yearAt(tokens, at, false)
    return phrase && period(tokens, at, phrase.to, 'year', resolveYear(phrase))
  },
}

/** «في 2014», «منذ 2011»: four digits behind a preposition that nothing counted follows. */
function bareYear(tokens: readonly Token[], at: number): PeriodPiece | null {
  const text = tokens[at]?.text ?? ''
  if (text.length !== 4 || !/^(?:19|20)\d\d$/.test(text) || !led(tokens, at)) return null
  const next = tokens[at + 1]
  const counted = next?.kind === 'word' && nounOf(next)?.clitic === ''
  return counted || next?.text === '/' || next?.text === '-'
    ? null
    : period(tokens, at, at + 1, 'year', resolveYear({ year: Number(text), offset: null }))
}

function resolveYear({ year: stated, offset }: Pick<YearPhrase, 'year' | 'offset'>): Resolve {
  return at => {
    if (stated === null && at === null) return []
    const value = stated ?? yearOf(at ?? 0) + (offset ?? 0)
    return [{ start: Date.UTC(value, 0, 1), end: Date.UTC(value + 1, 0, 1) }]
  }
}

/** «نهاية الشهر», «مطلع العام»: of this one. */
function bareUnit(word: string): 'month' | 'year' | null {
  return word === 'الشهر' ? 'month' : word === 'العام' || word === 'السنه' ? 'year' : null
}

const THIS_MONTH = (to: number): MonthPhrase => ({
  to,
  spec: { calendar: 'common', month: null, year: null, mod: null, monthOffset: 0, yearOffset: null },
  doubtful: false,
  sure: true,
})

function led(tokens: readonly Token[], at: number): boolean {
  return LEADS.has((tokens[at - 1]?.text ?? '').replace(/^[وف](?=في|منذ|خلال)/, ''))
}

function inMonth(tokens: readonly Token[], from: number, third: Third, phrase: MonthPhrase): PeriodPiece {
  const months = resolveDate({ ...NO_DATE, ...phrase.spec })
  return period(tokens, from, phrase.to, 'day', (at, tense) => months(at, tense).map(interval => thirdOfMonth(interval, third)))
}

function thirdOfMonth({ start, end }: Interval, third: Third): Interval {
  switch (third) {
    case 'early':
      return { start, end: start + 10 * DAY }
    case 'middle':
      return { start: start + 10 * DAY, end: start + 20 * DAY }
    case 'late':
      return { start: start + 20 * DAY, end }
    case 'ides':
      return { start: start + 14 * DAY, end: start + 15 * DAY }
  }
}

function thirdOfYear({ start, end }: Interval, third: Third): Interval {
  const months = (count: number) => shift('month', start, count)
  return third === 'early' ? { start, end: months(4) } : third === 'late' ? { start: months(8), end } : { start: months(4), end: months(8) }
}
