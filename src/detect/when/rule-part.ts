import { ORDINAL_WORDS } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { modAt } from './month-phrase.ts'
import {
  ADVERBS,
  AFTER,
  AFTER_MIDNIGHT,
  AFTERNOON,
  BEFORE,
  CONSTRUCTS,
  DEFINITES,
  EARLY,
  EVENING,
  LATE,
  MORNING,
  NIGHT,
  NOON,
} from './parts.ts'
import { type Part, type PartPiece, startsWithAnd, type TimeRule } from './piece.ts'
import { twoAway } from './rule-weekday.ts'
import { RELATIVE_DAYS, THIS, UNITS, WEEKDAYS } from './words.ts'

const AFTER_WORDS = wordSet('بعد وبعد عقب بعيد')
const BEFORE_WORDS = wordSet('قبل وقبل قبيل')
const MIDDLE = wordSet('منتصف')
const NIGHTS = wordSet('الليل ليل ليله')
const TONIGHT = wordSet('الليله والليله لليله')
const AT = wordSet('في عند وقت مع حتي منذ خلال قبل بعد طوال طيله وفي وعند ومع')
const ONE = wordSet('واحد واحده')
const HOURS = wordSet('ساعات ساعه وقت الساعات')
const PRAYER = wordSet('صلاه اذان')
const LUNCH = wordSet('الغداء الغدا العمل الشغل المدرسه')
/** Definite words that stand for a part of the day behind a preposition; the rest («العصر», «المغرب») mean other things too. */
const CLEAR = wordSet('الصباح الصبح الفجر الظهر الظهيره المساء المسا الليل')

/** «صباحاً», «مساء الأحد», «بعد الظهر», «هذه الليلة», «الليلة الماضية», «في ساعة متأخرة من ليل أمس». */
export const partOfDay: TimeRule = {
  name: 'part of the day',
  starts: [ADVERBS, CONSTRUCTS, DEFINITES, TONIGHT, THIS, AFTER_WORDS, BEFORE_WORDS, HOURS, wordSet('بالليل')],
  read: (tokens, at) => qualified(tokens, at) ?? plain(tokens, at),
}

/** The part of the day that begins at token `at` and stands by itself or beside a clock: «صباحاً», «الصبح», «بعد الظهر». */
export function partBehindClock(tokens: readonly Token[], at: number): { to: number; part: Part } | null {
  const start = ['من', 'في', 'ب', 'ال'].includes(tokens[at]?.text ?? '') ? at + 1 : at
  const text = tokens[start]?.text ?? ''
  const around = beforeOrAfter(tokens, start)
  if (around) return { to: around.to, part: around.part }
  if (start === at && text === 'ص') return { to: start + 1, part: MORNING }
  if (start === at && text === 'م') return { to: start + 1, part: AFTERNOON }
  if (text === 'am' || text === 'pm') return { to: start + 1, part: text === 'am' ? MORNING : AFTERNOON }
  const word = ADVERBS.get(text) ?? DEFINITES.get(text)
  if (word && !word.clitic.startsWith('و')) return { to: start + 1, part: word.value }
  if (text === 'مساء' && isAlone(tokens, start, text)) return { to: start + 1, part: EVENING }
  return TONIGHT.has(text) ? { to: start + 1, part: NIGHT } : null
}

/** Whether any word for a part of the day stands at a token, a glue word before it allowed. */
export function hasPartAt(tokens: readonly Token[], at: number): boolean {
  const start = tokens[at]?.text === 'من' ? at + 1 : at
  return partBehindClock(tokens, start) !== null || CONSTRUCTS.get(tokens[start]?.text ?? '')?.clitic === ''
}

/** «في وقت متأخر من مساء الأحد», «ساعات الصباح الأولى», «وقت متأخر الأحد». */
function qualified(tokens: readonly Token[], at: number): PartPiece | null {
  if (!HOURS.has(tokens[at]?.text ?? '')) return null
  const quality = qualityAt(tokens, at + 1)
  const start = quality ? (tokens[at + 2]?.text === 'من' ? at + 3 : at + 2) : at + 1
  const text = tokens[start]?.text ?? ''
  const definite = DEFINITES.get(text)
  const word = definite ?? CONSTRUCTS.get(text) ?? ADVERBS.get(text)
  if (!word) {
    if (text === 'الغداء' || text === 'الغدا') return piece(tokens, at, start + 1, NOON, false)
    return quality ? piece(tokens, at, at + 2, qualify(quality === 'late' ? EVENING : MORNING, quality), true) : null
  }
  const behind = quality ?? qualityAt(tokens, start + 1)
  return piece(tokens, at, behind && !quality ? start + 2 : start + 1, qualify(word.value, behind), !definite)
}

function qualityAt(tokens: readonly Token[], at: number): 'late' | 'early' | null {
  const text = tokens[at]?.text ?? ''
  return LATE.has(text) ? 'late' : EARLY.has(text) ? 'early' : null
}

function qualify(part: Part, quality: 'late' | 'early' | null): Part {
  if (quality === 'late' && part.start === 18) return { ...part, start: 21 }
  return quality === 'early' && part.start < 12 ? { ...part, end: Math.min(part.end, part.start + 5) } : part
}

function plain(tokens: readonly Token[], at: number): PartPiece | null {
  const text = tokens[at]?.text ?? ''
  const around = beforeOrAfter(tokens, at)
  if (around) return piece(tokens, at, around.to, around.part, around.weak)
  if (THIS.has(text)) return thisPart(tokens, at)
  if (TONIGHT.has(text)) return night(tokens, at, at + 1)
  const adverb = ADVERBS.get(text)
  if (adverb) return piece(tokens, at, qualityAt(tokens, at + 1) ? at + 2 : at + 1, qualify(adverb.value, qualityAt(tokens, at + 1)), false)
  const quality = qualityAt(tokens, at + 1)
  const definite = DEFINITES.get(text)
  if (definite) {
    const strong = (AT.has(tokens[at - 1]?.text ?? '') || definite.clitic !== '') && CLEAR.has(text.slice(definite.clitic.length))
    return piece(tokens, at, quality ? at + 2 : at + 1, qualify(definite.value, quality), !strong)
  }
  // «في ليلة واحدة»: how long it took
  const construct = ONE.has(tokens[at + 1]?.text ?? '') ? undefined : CONSTRUCTS.get(text)
  return construct ? piece(tokens, at, at + 1, construct.value, !isAlone(tokens, at, text)) : null
}

/** «مساءً» folds to «مساء»: it is the adverb where no day follows that it could be the evening of. */
function isAlone(tokens: readonly Token[], at: number, text: string): boolean {
  const next = tokens[at + 1]
  return text.endsWith('مساء') && !(next?.kind === 'number' || DAY_NEXT.some(table => table.has(next?.text ?? '')))
}

const DAY_NEXT = [WEEKDAYS, RELATIVE_DAYS, UNITS, ORDINAL_WORDS]

/** «بعد الظهر», «قبل الظهر», «بعد منتصف الليل». */
function beforeOrAfter(tokens: readonly Token[], from: number): { to: number; part: Part; weak: boolean } | null {
  const text = tokens[from]?.text ?? ''
  const after = AFTER_WORDS.has(text)
  if (!after && !BEFORE_WORDS.has(text)) return null
  // «بعد صلاة العصر»
  const at = PRAYER.has(tokens[from + 1]?.text ?? '') ? from + 1 : from
  const next = tokens[at + 1]?.text ?? ''
  if (after && MIDDLE.has(next) && NIGHTS.has(tokens[at + 2]?.text ?? ''))
    return { to: at + 3, part: AFTER_MIDNIGHT, weak: tokens[at + 2]?.text !== 'الليل' }
  const part = (after ? AFTER : BEFORE).get(next)
  return part ? { to: at + 2, part, weak: !next.startsWith('ال') || LUNCH.has(next) } : null
}

/** «هذا الصباح», «هذه الليلة». */
function thisPart(tokens: readonly Token[], at: number): PartPiece | null {
  const next = tokens[at + 1]?.text ?? ''
  if (next === 'الليله') return { ...piece(tokens, at, at + 2, NIGHT, false), offset: 0 }
  const part = DEFINITES.get(next)
  return part?.clitic === '' ? { ...piece(tokens, at, at + 2, part.value, false), offset: 0 } : null
}

/** «الليلة», «الليلة الماضية», «الليلة قبل الماضية». */
function night(tokens: readonly Token[], from: number, to: number): PartPiece {
  const twice = twoAway(tokens, to)
  if (twice) return { ...piece(tokens, from, twice.to, NIGHT, false), offset: twice.offset }
  const mod = modAt(tokens, to)
  const offset = mod?.mod === 'last' ? -1 : mod?.mod === 'next' ? 0 : 0
  return { ...piece(tokens, from, mod?.to ?? to, NIGHT, false), offset }
}

function piece(tokens: readonly Token[], from: number, to: number, part: Part, weak: boolean): PartPiece {
  return { kind: 'part', from, to, and: startsWithAnd(tokens[from]), part, weak, offset: null }
}
