import { cardinalAt } from '../count/cardinal.ts'
import { ordinalAt } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { MONTHS, TWO_WORDS } from './months.ts'
import type { DateSpec } from './piece.ts'
import { MODS, RELATIVE_PRONOUNS, THIS } from './words.ts'

/** A month, with its year if the text gives one: «شباط/فبراير 2018», «شهر ثلاثة», «الشهر الجاري», «مارس الماضي». */
export interface MonthPhrase {
  readonly to: number
  readonly spec: Pick<DateSpec, 'calendar' | 'month' | 'year' | 'mod' | 'monthOffset' | 'yearOffset'>
  /** The name alone may be another word. */
  readonly doubtful: boolean
  /** The phrase holds more than a month's name: «شهر», a year, «الماضي», a second name. */
  readonly sure: boolean
}

const GLUE = wordSet('من في ب ل الي عن')
const MONTH_WORD = wordSet('شهر بشهر لشهر وشهر')
const THE_MONTH = wordSet('الشهر للشهر بالشهر')
const YEAR_WORD = wordSet('عام سنه لعام لسنه بعام بسنه العام السنه للعام للسنه بالعام بالسنه')
const DEFINITE_YEAR = wordSet('العام السنه للعام للسنه بالعام بالسنه')
const HIJRI_MARK = wordSet('ه هجري هجريه هجريا للهجره')
const COMMON_MARK = wordSet('م ميلادي ميلاديه')

/** The month that begins at token `at`, glue words («من», «في») before it included, or null. */
export function monthPhraseAt(tokens: readonly Token[], at: number): MonthPhrase | null {
  let start = at
  while (start < at + 2 && GLUE.has(tokens[start]?.text ?? '')) start++
  const text = tokens[start]?.text ?? ''
  if (THE_MONTH.has(text)) return theMonth(tokens, start + 1)
  if (THIS.has(text) && THE_MONTH.has(tokens[start + 1]?.text ?? '')) return relative(start + 2, 0)
  const introduced = MONTH_WORD.has(text)
  const named = nameAt(tokens, introduced ? start + 1 : start)
  if (named) return withYear(tokens, named, introduced)
  if (!introduced) return null
  const numbered = numberAt(tokens, start + 1)
  return numbered && withYear(tokens, { ...numbered, calendar: 'common', doubtful: false, paired: false }, true)
}

interface Named {
  readonly to: number
  readonly month: number
  readonly calendar: DateSpec['calendar']
  readonly doubtful: boolean
  /** Two names of the one month stand side by side. */
  readonly paired: boolean
}

/** A month's name, or a pair of names parted by a slash or in brackets. */
export function nameAt(tokens: readonly Token[], at: number): Named | null {
  const first = singleName(tokens, at)
  if (!first) return null
  for (const gap of [0, 1, 2]) {
    if (gap > 0 && !PAIR_MARKS.has(tokens[first.to + gap - 1]?.text ?? '')) break
    const second = singleName(tokens, first.to + gap)
    if (!second || second.month !== first.month || (gap === 0 && second.calendar !== first.calendar)) continue
    const to = tokens[second.to]?.text === ')' && gap > 0 ? second.to + 1 : second.to
    return { ...first, to, doubtful: first.doubtful && second.doubtful, paired: true }
  }
  return first
}

const PAIR_MARKS = new Set(['/', '(', '-', '\\', 'او'])

function singleName(tokens: readonly Token[], at: number): Named | null {
  const text = tokens[at]?.text ?? ''
  const one = MONTHS.get(text)
  if (one) return { to: at + 1, ...one.value, paired: false }
  const two = TWO_WORDS.get(text)
  const next = tokens[at + 1]?.text ?? ''
  const found = two?.value.find(([words]) => words.has(next))
  return found ? { to: at + 2, month: found[1], calendar: found[2], doubtful: false, paired: false } : null
}

/** «الشهر الثامن», «الشهر الماضي». */
function theMonth(tokens: readonly Token[], at: number): MonthPhrase | null {
  const mod = modAt(tokens, at)
  if (mod) return relative(mod.to, mod.mod === 'last' ? -1 : mod.mod === 'next' ? 1 : 0)
  const ordinal = ordinalAt(tokens, at)
  if (!ordinal?.definite || ordinal.value > 12) return null
  return withYear(tokens, { to: ordinal.to, month: ordinal.value, calendar: 'common', doubtful: false, paired: false }, true)
}

function relative(to: number, monthOffset: number): MonthPhrase {
  return {
    to,
    spec: { calendar: 'common', month: null, year: null, mod: null, monthOffset, yearOffset: null },
    doubtful: false,
    sure: true,
  }
}

function numberAt(tokens: readonly Token[], at: number): { to: number; month: number } | null {
  const number = cardinalAt(tokens, at)
  return number && Number.isInteger(number.value) && number.value >= 1 && number.value <= 12 ? { to: number.to, month: number.value } : null
}

function withYear(tokens: readonly Token[], named: Named, introduced: boolean): MonthPhrase {
  const base = { calendar: named.calendar, month: named.month, monthOffset: null, yearOffset: null }
  const mod = modAt(tokens, named.to)
  if (mod) return { to: mod.to, spec: { ...base, year: null, mod: mod.mod }, doubtful: named.doubtful, sure: true }
  const year = yearAt(tokens, named.to, named.calendar === 'hijri')
  if (year)
    return { to: year.to, spec: { ...base, year: year.year, mod: null, yearOffset: year.offset }, doubtful: named.doubtful, sure: true }
  return { to: named.to, spec: { ...base, year: null, mod: null }, doubtful: named.doubtful, sure: introduced || named.paired }
}

/** «الماضي», «اللي فات», «من العام الماضي» is no mod of a month but a year: `yearAt` reads it. */
export function modAt(tokens: readonly Token[], at: number): { to: number; mod: 'last' | 'next' | 'this' } | null {
  const start = RELATIVE_PRONOUNS.has(tokens[at]?.text ?? '') ? at + 1 : at
  const mod = MODS.get(tokens[start]?.text ?? '')
  return mod && !THIS.has(tokens[start]?.text ?? '') ? { to: start + 1, mod } : null
}

export interface YearPhrase {
  readonly to: number
  readonly year: number | null
  /** «من العام الماضي»: years from this one. */
  readonly offset: number | null
}

/** The year that begins at token `at`, glue included: «2018», «عام 2018», «من العام الماضي»; null where there is none. */
export function yearAt(tokens: readonly Token[], at: number, hijri: boolean): YearPhrase | null {
  let start = at
  while (start < at + 2 && (GLUE.has(tokens[start]?.text ?? '') || tokens[start]?.text === '،' || tokens[start]?.text === ',')) start++
  const text = tokens[start]?.text ?? ''
  if (THIS.has(text) && DEFINITE_YEAR.has(tokens[start + 1]?.text ?? '')) return { to: start + 2, year: null, offset: 0 }
  const introduced = YEAR_WORD.has(text)
  if (introduced && DEFINITE_YEAR.has(text)) {
    const mod = modAt(tokens, start + 1)
    if (mod) return { to: mod.to, year: null, offset: mod.mod === 'last' ? -1 : mod.mod === 'next' ? 1 : 0 }
  }
  const number = introduced ? cardinalAt(tokens, start + 1) : bareYear(tokens, start, start > at)
  if (!number || !plausible(number.value, hijri)) return null
  const mark = tokens[number.to]?.text ?? ''
  return { to: HIJRI_MARK.has(mark) || COMMON_MARK.has(mark) ? number.to + 1 : number.to, year: number.value, offset: null }
}

/** Four digits right behind the month; behind a comma only where no noun follows that they could count. */
function bareYear(tokens: readonly Token[], at: number, apart: boolean): { to: number; value: number } | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.text)) return null
  return apart && tokens[at + 1]?.kind === 'word' && tokens[at - 1]?.text !== 'من' ? null : { to: at + 1, value: Number(token.text) }
}

function plausible(year: number, hijri: boolean): boolean {
  return hijri ? year >= 1300 && year <= 1500 : year >= 1800 && year <= 2100
}
