import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { DAY, type Moment, startOf } from './local-time.ts'
import { modAt } from './month-phrase.ts'
import { NO_DATE, type PeriodPiece, startsWithAnd, type TimeRule } from './piece.ts'
import { resolveDate } from './resolve-date.ts'
import { FINAL, THIS, WEEKDAYS } from './words.ts'

const DAY_WORD = wordSet('يوم ليوم بيوم ويوم نهار يومي مساء صباح فجر ظهر عصر ليل ليله')
const WEEK = wordSet('الاسبوع للاسبوع بالاسبوع')
const TWICE = wordSet('بعد قبل')

/** «الخميس», «يوم أحد», «الثلاثاء الماضي», «الجمعة ما بعد القادمة», «أحد الأسبوع الماضي». */
export const weekday: TimeRule = {
  name: 'weekday',
  starts: [...WEEKDAYS.keys(), ...wordSet('يوم ليوم بيوم ويوم نهار'), ...THIS],
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
    if (!day.value.definite && !introduced && !DAY_WORD.has(tokens[at - 1]?.text ?? '')) return null
    if (pointed) return piece(tokens, at, start + 1, 'this', null, day.value.day)
    const twice = twoAway(tokens, start + 1)
    if (twice) return piece(tokens, at, twice.to, null, twice.offset, day.value.day)
    const mod = FINAL.has(tokens[start + 1]?.text ?? '') ? null : modAt(tokens, start + 1)
    return piece(tokens, at, mod?.to ?? start + 1, mod?.mod ?? null, null, day.value.day)
  },
}

/** «يوم أحد», but not «يوم واحد»; «هذا الأحد», but not «هذا أحد». */
function isNaked(text: string, introduced: boolean): boolean {
  return introduced && WEEKDAYS.get(text)?.clitic === ''
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

function piece(
  tokens: readonly Token[],
  from: number,
  to: number,
  mod: 'last' | 'next' | 'this' | null,
  week: number | null,
  day: number,
): PeriodPiece {
  const date = week === null ? { ...NO_DATE, weekday: day, mod } : null
  const inWeek = (at: Moment | null) => {
    if (at === null) return []
    const start = startOf('week', at) + ((week ?? 0) * 7 + ((day + 6) % 7)) * DAY
    return [{ start, end: start + DAY }]
  }
  return { kind: 'period', from, to, and: startsWithAnd(tokens[from]), grain: 'day', date, resolve: date ? resolveDate(date) : inWeek }
}
