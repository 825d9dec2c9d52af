import { numberWordsUpTo } from '../count/number-words.ts'
import { ORDINAL_WORDS } from '../count/ordinal.ts'
import type { Token } from '../normalize/tokens.ts'
import { clockAt, type SaidClock } from './clock.ts'
import { ofPart, settleRange } from './clock-hours.ts'
import { wordSet } from './lexicon.ts'
import { ADVERBS, CONSTRUCTS, DEFINITES } from './parts.ts'
import type { ClockPiece, TimeRule } from './piece.ts'
import { startsWithAnd } from './piece.ts'
import { zone } from './rule-zone.ts'

const LINKS = wordSet('حتي وحتي الي والي لغايه ولغايه - ل')
const ENDING = wordSet('وتنتهي وينتهي تنتهي ينتهي وتستمر ويستمر تستمر يستمر وتنقضي وينقضي وتتواصل ويتواصل وتمتد ويمتد')
const AT = wordSet('عند في حتي الي مع لغايه تمام')
const BETWEEN = wordSet('بين مابين وبين')
const FROM = wordSet('من ومن بين مابين وبين')
/** Before one of these a bare hour («السابعة») is a time. */
const LEADS = wordSet('عند وعند تمام حوالي قرابه حتي نحو قبل بعد منذ الساعه')
const MIDNIGHT = wordSet('الليل ليل ليله')
/** «منتصف الليلة» */
const TONIGHT = 'الليله'
const MIDDAY = wordSet('النهار نهار')

/** «الساعة 3 عصراً», «التاسعة والنصف صباحاً», «14:00», «منتصف الليل»; from hour to hour: «من 9 صباحاً حتى 2 ظهراً», «بين الساعة 7 والساعة 12». */
export const clockTime: TimeRule = {
  name: 'clock time',
  starts: [wordSet('الساعه للساعه بالساعه والساعه فالساعه عالساعه ساعه ال منتصف ومنتصف'), ORDINAL_WORDS, numberWordsUpTo(12)],
  digits: true,
  read: (tokens, at) => {
    if (isMereCount(tokens, at) || NUMBERED.test(tokens[at - 1]?.text ?? '')) return null
    const first = midnightAt(tokens, at) ?? clockAt(tokens, at)
    if (!first) return null
    const range = rangeFrom(tokens, at, first)
    if (range) return range
    if (first.weak && !(first.hourly && LEADS.has(tokens[at - 1]?.text ?? ''))) return null
    const clock = first.part ? ofPart(first.clock, first.part) : first.clock
    return { kind: 'clock', from: at, to: first.to, and: startsWithAnd(tokens[at]), clock, until: null, weak: first.weak }
  },
}

/** «الدفعة الثانية مساء السبت», «للمرة الرابعة فجر اليوم»: the second of several, not two o'clock. */
const NUMBERED =
  /^(?:و|ف)?(?:ال|لل|بال)?(?:دفع|مرحل|قافل|شحن|مر|غار|ضرب|قذيف|جول|جلس|حافل|عملي|مجموع|رحل|محاول|مجزر|حمل|هجم|موج|وجب|فتر|نسخ|حلق|شاحن|طاير|كتيب|فرق|وثيق|ماد|نقط|قم|سن)(?:ه|ته|تها|تهم)$/

/** Digits are mostly counts: without a colon, one look at the next word tells. */
function isMereCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.text.includes(':') || LEADS.has(tokens[at - 1]?.text ?? '')) return false
  const next = tokens[at + 1]?.text ?? ''
  return !(next.startsWith('و') || MAY_FOLLOW.has(next) || ADVERBS.has(next) || CONSTRUCTS.has(next) || DEFINITES.has(next))
}

const MAY_FOLLOW = wordSet(
  'حتي الي لغايه - ل ( ، من في ب ال ص م am pm بعد قبل قبيل عقب الليله يوميا الا تماما بالضبط تنتهي ينتهي تستمر يستمر بتوقيت gmt تغ utc ت',
)

function rangeFrom(tokens: readonly Token[], at: number, first: SaidClock): ClockPiece | null {
  const link = linkAt(tokens, at, first.to)
  if (link === null) return null
  const last = midnightAt(tokens, link) ?? clockAt(tokens, link)
  if (
    !last ||
    (last.weak && !first.part && tokens[link - 1]?.text === '-') ||
    (first.weak && last.weak && !(first.hourly && last.hourly && FROM.has(tokens[at - 1]?.text ?? '')))
  )
    return null
  const { clock, until } = settleRange(first, last)
  return { kind: 'clock', from: at, to: last.to, and: startsWithAnd(tokens[at]), clock, until, weak: false }
}

/** «(07,00 ت غ)», «بتوقيت دمشق» between the hours. */
function skipAside(tokens: readonly Token[], at: number): number {
  const named = zone.read(tokens, at)
  if (named) return named.to
  if (tokens[at]?.text !== '(') return at
  for (let to = at + 1; to < at + ASIDE; to++) if (tokens[to]?.text === ')') return to + 1
  return at
}

const ASIDE = 9

/** The token after the words that lead from the one hour to the other. */
function linkAt(tokens: readonly Token[], from: number, at: number): number | null {
  let start = at
  while (start < at + 3 && (tokens[start]?.text === 'يوميا' || tokens[start]?.text === '،')) start++
  start = skipAside(tokens, start)
  const text = tokens[start]?.text ?? ''
  if (LINKS.has(text)) return start + 1
  if (ENDING.has(text)) {
    let next = start + 1
    while (next < start + 3 && AT.has(tokens[next]?.text ?? '')) next++
    return next
  }
  if (!BETWEEN.has(tokens[from - 1]?.text ?? '')) return null
  return text === 'و' ? start + 1 : text.startsWith('و') ? start : null
}

/** «منتصف الليل», «منتصف هذه الليلة» end the day, «منتصف النهار» halves it. */
function midnightAt(tokens: readonly Token[], at: number): SaidClock | null {
  const text = tokens[at]?.text ?? ''
  if (text !== 'منتصف' && text !== 'ومنتصف') return null
  const tonight = tokens[at + 1]?.text === 'هذه' && tokens[at + 2]?.text === TONIGHT
  const next = tokens[at + 1]?.text ?? ''
  const hour = MIDNIGHT.has(next) || next === TONIGHT || tonight ? 24 : MIDDAY.has(next) ? 12 : null
  if (hour === null) return null
  return {
    to: tonight ? at + 3 : at + 2,
    clock: { hour, minute: 0, second: 0, grain: 'hour', twelve: false },
    part: null,
    weak: false,
    hourly: true,
  }
}
