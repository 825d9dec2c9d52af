import { finder } from '../reading/finder.ts'
import { findTag, has, type Line, textAt, tokenAt } from '../reading/line.ts'
import { timesOf } from '../slots/day.ts'
import { findWord, plain, type Segment } from './segment.ts'

export const DAY_MS = 86_400_000
/** What was said or done longer ago is background. */
export const FRESH_DAYS = 4
/** A deal of that age is an old one: told for context. */
const OLD_DAYS = 25

/** How old a segment says that its matter is: `fresh` for these days, `old` for weeks and more, `unsaid` where it does not tell. */
export type Age = 'fresh' | 'old' | 'unsaid'

export function ageOf(line: Line, { from, to }: Segment, publishedAt: Date | null): Age {
  const first = isFirstSince(line, from, to)
  const past = findTag(line, from, to, 'far-past')
  if (!first && ((past >= 0 && !isBackdrop(line, past) && !isAside(line, past)) || isWeeksAgo(line, from, to))) return 'old'
  if (isChronicle(line)) return 'old'
  let age: Age = 'unsaid'
  if (publishedAt === null) return findWord(line, from, to, /^20[0-2]\d$/) >= 0 ? 'old' : 'unsaid'
  const now = publishedAt.getTime()
  for (const time of timesOf(line, publishedAt)) {
    if (time.from < from || time.from >= to || time.start === null || isSpan(line, time.from) || isAside(line, time.from)) continue
    const begun = Date.parse(`${time.start}Z`)
    const ended = time.end === null ? begun : Date.parse(`${time.end}Z`)
    // «في آب الماضي»: a month that began longer ago and is over
    if (now - begun > OLD_DAYS * DAY_MS && now - ended > FRESH_DAYS * DAY_MS && !first && !isBackdrop(line, time.from)) return 'old'
    if (now - ended > OLD_DAYS * DAY_MS && !first && !isBackdrop(line, time.from)) return 'old'
    if (now - begun <= FRESH_DAYS * DAY_MS && time.stated) age = 'fresh'
  }
  return age
}

/** «المواقع التي كان ينتشر فيها قبل عام 2011»: of what the relative clause describes. */
function isAside(line: Line, at: number): boolean {
  // «بموجب الاتفاق الموقع الشهر الماضي»
  if (findWord(line, at - 2, at, /^ال(موقع|مبرم|معلن)ه?$/) >= 0) return true
  const who = findWord(line, at - 8, at, /^(الذي|التي|الذين)$/)
  return who >= 0 && /^(كان|كانت|كانوا)$/.test(plain(line, who + 1)) && findWord(line, who, at, /^،$/) < 0
}

/** «طيلة شهر رمضان», «حتى نهاية الشهر»: how long, not when. */
function isSpan(line: Line, at: number): boolean {
  return findWord(line, at - 2, at + 1, /^(طيله|طوال|لغايه|بحلول|حتي)$/) >= 0
}

/** «المحاصرة منذ عامين», «تسيطر عليها منذ 2012»: how long a place has been what it is. */
export function isBackdrop(line: Line, at: number): boolean {
  const since = findWord(line, at - 3, at + 1, /^منذ$/)
  return since >= 0 && findWord(line, since - 6, since, BACKDROP) >= 0
}

const BACKDROP =
  /^(ال)?(محاصر|محاصره|محاصرين|محاصرون|حصار|حصارا|تحاصر|تحاصرها|تحاصره|يحاصر|تسيطر|يسيطر|سيطره|سيطرت|خاضعه|تخضع|يخضع|محتل|محتله|مغلق|مغلقه|مستمر|مستمره)$/

/** Some time of the sentence lies days back. */
export function hasOldTime(line: Line, publishedAt: Date | null): boolean {
  if (publishedAt === null) return false
  const oldest = new Date(publishedAt.getTime() - FRESH_DAYS * DAY_MS).toISOString()
  return timesOf(line, publishedAt).some(({ start, end }) => start !== null && (end ?? start) < oldest)
}

/** «2012: …»: a line of a chronicle. */
function isChronicle(line: Line): boolean {
  return /^(19|20)\d\d$/.test(textAt(line, line.from)) && tokenAt(line, line.from + 1)?.text === ':'
}

/** «أول قافلة منذ شباط», «للمرة الأولى منذ أسابيع»: how long it had not been. */
function isFirstSince(line: Line, from: number, to: number): boolean {
  const since = findWord(line, from, to, /^(منذ)$/)
  return (
    since >= 0 &&
    findWord(
      line,
      Math.max(from, since - 14),
      since,
      /^(ال|ل|لل)?(اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|سادس|سادسه|سابع|سابعه|وحيده|وحيد)$/,
    ) >= 0
  )
}

/** «قبل نحو أسبوع», «منذ بداية العام». */
function isWeeksAgo(line: Line, from: number, to: number): boolean {
  return (
    beforeOf(line, from, to).some(at => !isAside(line, at) && findWord(line, at + 1, at + 4, WEEKS) >= 0) ||
    // «وبعدها بأشهر», «بعد ذلك بعامين»
    afterThat(line, from, to).some(at => BY_WEEKS.test(plain(line, at + 1))) ||
    sinceOf(line, from, to).some(at => BEGINNING.test(plain(line, at + 1)) && OF_A_YEAR.test(plain(line, at + 2)))
  )
}

const beforeOf = finder(/^و?قبل$/)
const WEEKS = /^(اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|عام|عامين|اعوام|سنه|سنوات)$/
const afterThat = finder(/^(و?بعدها|و?ذلك|و?قبلها)$/)
const BY_WEEKS = /^ب(اسابيع|شهر|شهرين|اشهر|عام|عامين|اعوام|سنه|سنتين|سنوات)$/
const sinceOf = finder(/^و?منذ$/)
const BEGINNING = /^(بدايه|مطلع|بدء)$/
const OF_A_YEAR = /^(العام|السنه|الشهر|عام)$/

const FORMER = /^(النصره|القاعده|الشام|داعش|تنظيم|القيادي|الضابط|الوزير|الناطق)$/

/** «يذكر أن …», «في السابق»: the sentence retells. «النصرة سابقاً» is a name. */
export function isRetold(line: Line, at: number): boolean {
  for (let i = line.from; i < at; i++) {
    const word = plain(line, i)
    const before = /^(سابقا|السابق|سابقه)$/.test(word)
    if (before ? !isFormer(line, i) : has(line, i, 'retelling') && !/^و?في$/.test(word)) return true
  }
  return false
}

function isFormer(line: Line, at: number): boolean {
  return tokenAt(line, at + 1)?.text === ')' || FORMER.test(plain(line, at - 1))
}
