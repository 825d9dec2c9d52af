import { NUMBER_WORDS } from '../count/number-words.ts'
import { ORDINAL_WORDS } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { type Duration, durationAt } from './duration.ts'
import { wordSet } from './lexicon.ts'
import { DAY, type Grain, type Interval, type Moment, shift, startOf, unitAround } from './local-time.ts'
import { modAt } from './month-phrase.ts'
import { MONTHS, TWO_WORDS } from './months.ts'
import { period } from './period.ts'
import type { Resolve, TimeRule } from './piece.ts'
import { twoAway } from './rule-weekday.ts'
import { RELATIVE_DAYS, THIS, UNITS, WEEKDAYS } from './words.ts'

/** «الأسبوع الماضي», «هذا الأسبوع», «الأسبوع ما بعد القادم»: a week, month or year told from this one. */
export const unitFromNow: TimeRule = {
  name: 'week, month or year from this one',
  starts: [
    THIS,
    wordSet(
      'الاسبوع الشهر السنه العام للاسبوع للشهر للسنه للعام بالاسبوع بالشهر بالسنه بالعام والاسبوع والشهر هالاسبوع هالشهر هالسنه هالعام',
    ),
  ],
  read: (tokens, at) => {
    const word = THIS.has(tokens[at]?.text ?? '')
    const start = word ? at + 1 : at
    const unit = UNITS.get(tokens[start]?.text ?? '')?.value
    const pointed = word || UNITS.get(tokens[start]?.text ?? '')?.clitic === 'ه'
    if (!unit?.definite || unit.count !== 1 || !['week', 'month', 'year'].includes(unit.grain)) return null
    const move = pointed ? { to: start + 1, offset: 0 } : fromNow(tokens, start + 1)
    if (!move) return null
    const resolve: Resolve = now => (now === null ? [] : [unitAround(unit.grain, now, move.offset)])
    return period(tokens, at, move.to, unit.grain, resolve)
  },
}

function fromNow(tokens: readonly Token[], at: number): { to: number; offset: number } | null {
  const twice = twoAway(tokens, at)
  if (twice) return twice
  const mod = modAt(tokens, at)
  return mod && { to: mod.to, offset: mod.mod === 'last' ? -1 : mod.mod === 'next' ? 1 : 0 }
}

const LAST_N = wordSet('اخر واخر باخر')
const NUMBER_STARTS = [NUMBER_WORDS, UNITS, wordSet('ال بال وال لل')]

/** «الساعات الـ24 الماضية», «آخر 24 ساعة», «اليومين الماضيين», «الأيام الثلاثة المقبلة»; «3 سنوات من الآن», «ساعتين مضت». */
export const lastOrNextUnits: TimeRule = {
  name: 'last or next units',
  starts: [LAST_N, ...NUMBER_STARTS],
  digits: true,
  read: (tokens, at) => {
    const listed = LAST_N.has(tokens[at]?.text ?? '')
    const duration = durationAt(tokens, listed ? at + 1 : at)
    if (!duration || (duration.bare && listed)) return null
    const mod = duration.bare ? null : modAt(tokens, duration.to)
    if (mod?.mod === 'this') return null
    if (mod || listed)
      return period(tokens, at, mod?.to ?? duration.to, duration.grain, mod?.mod === 'next' ? nextUnits(duration) : lastUnits(duration))
    if (duration.definite || named(tokens, duration)) return null
    if (SINCE.has(tokens[duration.to]?.text ?? '')) return period(tokens, at, duration.to + 1, duration.grain, exactly(duration, -1))
    const anchor = anchorAt(tokens, duration.to)
    return typeof anchor === 'number' ? period(tokens, at, anchor, duration.grain, exactly(duration, 1)) : null
  },
}

/** Hours and days reach up to now; weeks and more are whole ones before this one. */
function lastUnits({ grain, count }: Duration): Resolve {
  return at => {
    if (at === null) return []
    if (grain === 'week' || grain === 'month' || grain === 'year')
      return [{ start: shift(grain, startOf(grain, at), -count), end: startOf(grain, at) }]
    return [{ start: grain === 'day' ? startOf('day', at) - count * DAY : shift(grain, at, -count), end: at }]
  }
}

function nextUnits({ grain, count }: Duration): Resolve {
  return at => {
    if (at === null) return []
    const start = shift(grain, startOf(grain, at), 1)
    return [{ start, end: shift(grain, start, count) }]
  }
}

const WITHIN = wordSet('خلال وخلال غضون ظرف بغضون بظرف')
const IN = wordSet('في')

/** «خلال أسبوعين», «في غضون 48 ساعة»: up to now in a report, from now in an announcement. */
export const within: TimeRule = {
  name: 'within',
  starts: [WITHIN],
  read: (tokens, at) => {
    const duration = durationAt(tokens, at + 1)
    if (!duration || (duration.definite && duration.bare) || modAt(tokens, duration.to) || named(tokens, duration)) return null
    return period(tokens, at, duration.to, 'second', (now, tense) => around(now, tense, duration))
  },
}

function around(at: Moment | null, tense: 'past' | 'future' | 'unknown', { grain, count }: Duration): Interval[] {
  if (at === null) return []
  const past = { start: shift(grain, at, -count), end: at }
  const future = { start: at, end: shift(grain, at, count) }
  return tense === 'past' ? [past] : tense === 'future' ? [future] : [past, future]
}

const AGO = wordSet('قبل منذ وقبل ومنذ مند')
const FROM = wordSet('من')
const SINCE = wordSet('مضت مضي خلت انقضت سابقه')
const AHEAD = wordSet('بعد كمان وبعد')
const FROM_NOW = wordSet('الان اليوم الحين هلق هلا')

/** «قبل يومين», «منذ ثلاثة أيام», «من أسبوع»: the start is that long ago, the end that of its day. */
export const ago: TimeRule = {
  name: 'ago',
  starts: [AGO, FROM],
  read: (tokens, at) => {
    const duration = durationAt(tokens, at + 1)
    if (!duration || duration.definite || modAt(tokens, duration.to) || named(tokens, duration)) return null
    const end = SINCE.has(tokens[duration.to]?.text ?? '') ? duration.to + 1 : duration.to
    if (FROM.has(tokens[at]?.text ?? '') && end === duration.to && !isLast(tokens, end)) return null
    const anchored = anchorAt(tokens, end)
    return anchored === 'event' ? null : period(tokens, at, anchored ?? end, duration.grain, exactly(duration, -1))
  },
}

/** «بعد ساعتين», «في 5 دقائق», «كمان يومين»: nothing in a report, whose «بعد» counts from what it tells of. */
export const ahead: TimeRule = {
  name: 'ahead',
  starts: [AHEAD, IN],
  read: (tokens, at) => {
    const after = AHEAD.has(tokens[at]?.text ?? '')
    const duration = durationAt(tokens, at + 1)
    if (!duration || duration.definite || modAt(tokens, duration.to) || named(tokens, duration)) return null
    const anchor = anchorAt(tokens, duration.to)
    if (anchor === 'event' || (anchor === null && !after && !isLast(tokens, duration.to))) return null
    const future = exactly(duration, 1)
    const resolve: Resolve = (now, tense) => {
      if (tense !== 'past')
        return after ? future(now, tense) : [...(tense === 'unknown' ? around(now, 'past', duration) : []), ...future(now, tense)]
      return after ? [] : around(now, tense, duration)
    }
    return period(tokens, at, anchor ?? duration.to, duration.grain, resolve)
  },
}

/** What «من» behind a duration counts from: now (the token after it), an event of the story, or nothing. */
function anchorAt(tokens: readonly Token[], at: number): number | 'event' | null {
  const text = tokens[at]?.text ?? ''
  if (text === 'علي' || (text === 'من' && !FROM_NOW.has(tokens[at + 1]?.text ?? ''))) return 'event'
  return text === 'من' ? at + 2 : null
}

/** «منذ يوم الخميس», «قبل شهر شباط», «منذ عام 2013»: the unit introduces a name. */
function named(tokens: readonly Token[], { bare, to }: Duration): boolean {
  const next = tokens[to]
  if (!bare || !next) return false
  return next.kind === 'number' || NAMES.some(table => table.has(next.text))
}

const NAMES = [WEEKDAYS, RELATIVE_DAYS, MONTHS, TWO_WORDS, NUMBER_WORDS, ORDINAL_WORDS]

function isLast(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return !token || token.kind === 'break' || token.text === '.' || token.text === '،'
}

const FINER: Readonly<Record<Grain, Grain>> = {
  second: 'second',
  minute: 'second',
  hour: 'minute',
  day: 'day',
  week: 'day',
  month: 'day',
  year: 'month',
}

function exactly({ grain, count }: Duration, sign: 1 | -1): Resolve {
  return at => {
    if (at === null) return []
    const start = shift(grain, at, sign * count)
    return [{ start, end: unitAround(FINER[grain], start).end }]
  }
}
