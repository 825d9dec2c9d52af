import { ordinalAt } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { DAY, startOf } from './local-time.ts'
import { modAt, monthPhraseAt } from './month-phrase.ts'
import { dayPeriod, period } from './period.ts'
import { NO_DATE, type PeriodPiece, type Resolve, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { THIS, WEEKDAYS } from './words.ts'

const DAY_WORD = wordSet('يوم ليوم بيوم ويوم نهار يومي مساء صباح فجر ظهر عصر ليل ليله')
const WEEK = wordSet('الاسبوع للاسبوع بالاسبوع')
const TWICE = wordSet('بعد قبل')

/** «الخميس», «يوم أحد», «الثلاثاء الماضي», «الجمعة ما بعد القادمة», «أحد الأسبوع الماضي». */
export const weekday: TimeRule = {
  name: 'weekday',
  starts: [WEEKDAYS, wordSet('يوم ليوم بيوم ويوم نهار'), THIS],
  read: (tokens, at) => {
    const text = tokens[at]?.text ?? ''
    const introduced = DAY_WORD.has(text) && !WEEKDAYS.has(text)
    const pointed = THIS.has(text)
    const start = introduced || pointed ? at + 1 : at
    const day = WEEKDAYS.get(tokens[start]?.text ?? '')
    if (!day || ((introduced || pointed) && (day.clitic !== '' || !day.value.definite) && !isNaked(tokens[start]?.text ?? '', introduced)))
      return null
    const week = ofWeek(tokens, start + 1)
    if (week) return piece(tokens, at, week.to, null, week.offset, day.value.day)
    if (!day.value.definite && day.clitic !== '') return null
    if (!day.value.definite && !introduced && !DAY_WORD.has(tokens[at - 1]?.text ?? '')) return null
    if (pointed) return piece(tokens, at, start + 1, 'this', null, day.value.day)
    const twice = twoAway(tokens, start + 1)
    if (twice) return secondAway(tokens, at, twice.to, twice.offset, day.value.day)
    const mod = modAt(tokens, start + 1)
    if (mod) return piece(tokens, at, mod.to, mod.mod, null, day.value.day)
    const number = dayNumberBehind(tokens, start + 1)
    return number ? numbered(tokens, at, number.to, number.value, day.value.day) : piece(tokens, at, start + 1, null, null, day.value.day)
  },
}

/** «يوم أحد», but not «يوم واحد»; «هذا الأحد», but not «هذا أحد». */
function isNaked(text: string, introduced: boolean): boolean {
  return introduced && WEEKDAYS.get(text)?.clitic === ''
}

/** «الجمعة الثالث عشر», «السبت 16» at the end of a phrase; a month behind makes a whole date, which is read elsewhere. */
function dayNumberBehind(tokens: readonly Token[], at: number): { to: number; value: number } | null {
  const ordinal = ordinalAt(tokens, at)
  if (ordinal?.definite && ordinal.value <= 31 && !(tokens[at]?.text ?? '').endsWith('ه'))
    return monthPhraseAt(tokens, ordinal.to) ? null : { to: ordinal.to, value: ordinal.value }
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token?.kind !== 'number' || !/^(?:[1-9]|[12]\d|3[01])$/.test(token.text)) return null
  return !next || next.kind === 'break' || next.text === '.' || next.text === '،' ? { to: at + 1, value: Number(token.text) } : null
}

function numbered(tokens: readonly Token[], from: number, to: number, day: number, weekday: number): PeriodPiece {
  const date = { ...NO_DATE, weekday, day }
  return dayPeriod(tokens, from, to, date)
}

/** «الأسبوع الماضي», «من الأسبوع القادم», «من هذا الأسبوع» as weeks from this one. */
function ofWeek(tokens: readonly Token[], at: number): { to: number; offset: number } | null {
  let start = at
  while (start < at + 2 && ['من', 'في', 'ب'].includes(tokens[start]?.text ?? '')) start++
  if (THIS.has(tokens[start]?.text ?? '') && WEEK.has(tokens[start + 1]?.text ?? '')) return { to: start + 2, offset: 0 }
  if (!WEEK.has(tokens[start]?.text ?? '')) return null
  const twice = twoAway(tokens, start + 1)
  if (twice) return twice
  const mod = modAt(tokens, start + 1)
  return mod ? { to: mod.to, offset: mod.mod === 'last' ? -1 : mod.mod === 'next' ? 1 : 0 } : null
}

/** «ما بعد القادم», «قبل الماضي». */
export function twoAway(tokens: readonly Token[], at: number): { to: number; offset: number } | null {
  let start = at
  while (start < at + 2 && ['ما', 'الذي', 'اللي', 'الي', 'التي'].includes(tokens[start]?.text ?? '')) start++
  if (!TWICE.has(tokens[start]?.text ?? '')) return null
  const mod = modAt(tokens, start + 1)
  if (mod?.mod === 'next' && tokens[start]?.text === 'بعد') return { to: mod.to, offset: 2 }
  return mod?.mod === 'last' && tokens[start]?.text === 'قبل' ? { to: mod.to, offset: -2 } : null
}

/** «الجمعة بعد القادمة»: the second from today. */
function secondAway(tokens: readonly Token[], from: number, to: number, offset: number, day: number): PeriodPiece {
  const near = resolveDate({ ...NO_DATE, weekday: day, mod: offset > 0 ? 'next' : 'last' })
  const resolve: Resolve = (at, tense) => {
    const move = Math.sign(offset) * 7 * DAY
    return near(at, tense).map(({ start, end }) => ({ start: start + move, end: end + move }))
  }
  return period(tokens, from, to, 'day', resolve)
}

function piece(
  tokens: readonly Token[],
  from: number,
  to: number,
  mod: 'last' | 'next' | 'this' | null,
  week: number | null,
  day: number,
): PeriodPiece {
  if (week === null) return dayPeriod(tokens, from, to, { ...NO_DATE, weekday: day, mod })
  return period(tokens, from, to, 'day', at => {
    if (at === null) return []
    const start = startOf('week', at) + (week * 7 + ((day + 6) % 7)) * DAY
    return [{ start, end: start + DAY }]
  })
}
