import { findTag, hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain } from '../relief/segment.ts'

/** How far before its purpose the coming of buses may be told. */
const REACH = 24
const BUSES = /^(ال|ب|بال)?(حافلات|حافله|حافلتان|حافلتين|باصات|باص)$/
const AMBULANCES = /^(ال|ب|بال)?(سياره|سيارات|فريق|فرق|طواقم)$/
const SENT = /^(ال|لل|ل)?(هلال|صليب|امم|اتفاق|اتفاقيه|هدنه|تسويه)$/
const COMES =
  /^(س)?(ب|ال)?(دخل|دخلت|دخول|تدخل|وصل|وصلت|وصول|تصل|بلغ|بلغت|تبلغ|توجه|توجهت|تتوجه|اتجهت|تتجه|متجهه|طريقها|متوجهه|تجمعت|تتجمع|تقف|توقفت|تمركزت|اصطفت|تنتظر|انتظرت|بانتظار)$/
const FIRE = ['fire-verb', 'fire-noun', 'projectile'] as const
const NO_TOWN: ReadonlySet<string> = new Set(['container', 'source', 'origin', 'force', 'foreign'])

/** «وصلت الحافلات إلى دوما لنقل مقاتلين»: the purpose at token `at` of buses, or of ambulances that were sent by a deal; who is hit is driven off as well. */
export function isFetched(line: Line, at: number): boolean {
  if (!/^ل/.test(plain(line, at)) || comes(line, at) < 0) return false
  // «شاحنات دخلت لنقلهم»: those told of before
  const them = /(نقل|اجلاي|اخراج|قل)هم$/.test(plain(line, at))
  if (!them && !hasTag(line, at + 1, at + 8, 'people', 'fighters', 'convoy') && findWord(line, at + 1, at + 3, /^من$/) < 0) return false
  if (hasTag(line, line.from, line.to, ...FIRE) && findTag(line, line.from, line.to, 'truce', 'deal') < 0) return false
  return (
    findWord(line, at - REACH, at, BUSES) >= 0 ||
    findWord(line, at - REACH, at, them ? /^(ال)?(شاحنات|شاحنه|سيارات|عربات)$/ : /^(ال)?(شاحنات|شاحنه)$/) >= 0 ||
    (findWord(line, at - REACH, at, AMBULANCES) >= 0 && findWord(line, line.from, line.to, SENT) >= 0)
  )
}

/** Where those stand whom they come for, unless the sentence says behind whence they are taken. */
export function fetchedFrom(read: ReadLine, at: number): readonly PlacedMention[] {
  const { line, roles } = read
  if (!isFetched(line, at)) return []
  const named = (mention: PlacedMention) => mention.mention !== null && !isVast(mention)
  if (line.mentions.some(mention => named(mention) && mention.kindFrom > at && mention.kindFrom <= at + 12 && isFrom(line, mention)))
    return []
  const from = comes(line, at)
  const index = line.mentions.findIndex(
    (mention, i) => named(mention) && mention.kindFrom > from && mention.to <= at && !NO_TOWN.has(roles[i]?.role ?? ''),
  )
  return index < 0 ? [] : withJoined(read, index, at)
}

function comes(line: Line, at: number): number {
  return findWord(line, at - REACH, at, COMES)
}

function isFrom(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 3, kindFrom, /^(من|داخل)$/) >= 0
}

export const BOARDS = /^(ب|ال)?(صعود|ركوب)$|^(صعد|ركب|استقل)(ت|وا)?$|^[يت](صعد|ركب|ستقل)(ون|وا)?$/

/** «صعود المقاتلين إلى الحافلات في دوما». */
export function isBoarding(line: Line, at: number): boolean {
  return findWord(line, at + 1, at + 9, BUSES_BOARDED) >= 0
}

const BUSES_BOARDED = /^(ال|ب|بال)?(حافلات|حافله|باصات)$/
