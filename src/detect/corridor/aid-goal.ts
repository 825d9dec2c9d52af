import { hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { leadOf } from './lead.ts'
import { pronounPlace } from './pronoun-place.ts'
import { LIES } from './sites.ts'
import { spokenGoal } from './spoken-goal.ts'
import { isDemand, MAY } from './terms.ts'
import { isTurnedBack } from './turned-back.ts'
import type { Way } from './ways.ts'

/** «تحركت القافلة من حلب إلى …», not «إلى كل من حلب و…». */
function isLeftBehindOnTheWay(line: Line, mention: PlacedMention): boolean {
  const from = findWord(line, mention.kindFrom - 1, mention.kindFrom, /^من$/)
  return from >= 0 && !/^(كل|كلا|عدد)$/.test(plain(line, from - 1))
}

const LISTS = /^(هي|هما|وهي|وهما|منها|بينها|ابرزها)$/
const STORE = /^(ال)?(مشفي|مستشفي|مشافي|مستشفيات|مستودع|مستودعات|مخازن|مطار|ميناء|مرفا|مركز|مراكز)$/

/** «تصل إلى جسر … متوجهة إلى السويداء»: where it is bound, past where it has come. */
function boundFor({ line }: ReadLine, at: number, end: number): number {
  const on = findWord(line, at + 1, Math.min(end, at + 28), /^(متوجهه|متجهه|بطريقها|طريقها)$/)
  return on >= 0 && line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > on && kindFrom <= on + 5) ? on : at
}

/** «إلى دوما», «دخلت دوما», «في دوما»: where the aid goes. */
export function aidGoal(read: ReadLine, way: Way, end: number, reading: Reading): readonly PlacedMention[] {
  const at = boundFor(read, way.at, end)
  const { line, roles } = read
  const { to } = segmentOf(line, at)
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom <= at || mention.from >= Math.min(to, at + 28) || mention.mention === null) continue
    // «إلى كل المناطق المحاصرة في سوريا، بما فيها الرستن»
    if (isVast(mention) && findWord(line, mention.to, mention.to + 4, /^(فيها|بينها|منها|خصوصا|سيما|خاصه)$/) >= 0) continue
    // «ثلاث بلدات غربي دمشق هي قدسيا والهامة …»
    const next = line.mentions[index + 1]
    if (next && next.mention !== null && findWord(line, mention.to, Math.min(next.kindFrom, mention.to + 3), LISTS) >= 0) continue
    const role = roles[index]?.role
    // «دخلت عبر معبر الحمام الذي يربط عفرين بولاية …»: where the gate lies
    if (findWord(line, Math.max(at + 1, mention.kindFrom - 4), mention.kindFrom, LIES) >= 0) continue
    // «عدم الموافقة على دخولها، ومن المفترض أن تصل القوافل إلى …»: other aid
    if (
      findWord(line, at + 3, mention.kindFrom, /^(تصل|يصل|تدخل|يدخل|وصل|وصلت|دخل|دخلت)$/) >= 0 &&
      findWord(line, at + 1, mention.kindFrom, /^،$/) >= 0
    )
      break
    // «قافلة الحولة أعيدت أدراجها»: named after where it was bound
    if (isTurnedBack(line, at) && mention.kindFrom <= at + 1 && role !== 'container') return withJoined(read, index, end)
    // «دخلت القافلة التي تضم … إلى دوما»: where it goes, though it stands in what describes it
    if (
      /^(near|origin)$/.test(role ?? '') &&
      leadOf(line, mention) === 'الي' &&
      index === line.mentions.findIndex(({ kindFrom }) => kindFrom > at)
    )
      return withJoined(read, index, end)
    if (role === 'container' || role === 'near' || role === 'source' || role === 'origin' || role === 'force') continue
    if (findWord(line, at + 1, mention.kindFrom, /^(تحاصرها|تسيطر)$/) >= 0 && !/^(الي|في)$/.test(leadOf(line, mention))) continue
    // «شحنة أدوية إلى مشفى في …», «إلى مطار …», «إلى مستودعات … في …»: a gift or a store, no way in
    // but what is unloaded there has come
    if (
      (findWord(line, mention.kindFrom - 4, mention.from + 1, STORE) >= 0 && !/^(ب)?(افرغ|افرغت|تفريغ)$/.test(plain(line, at))) ||
      /^(مطار|ميناء|مرفا) /.test(mention.place?.name ?? '')
    )
      return []
    if (mention.place?.kind === 'crossing' || isLeftBehindOnTheWay(line, mention)) continue
    if (findWord(line, mention.kindFrom - 3, mention.kindFrom, /^العاصمه$/) >= 0 && !/^(هي|هما)$/.test(plain(line, mention.kindFrom - 1)))
      continue
    return withJoined(read, index, end)
  }
  const witness = witnessOf(read, at)
  if (witness) return [witness]
  const spoken = spokenGoal(read, reading, at, Math.min(to, end))
  if (spoken.length > 0) return spoken
  const goal = pronounPlace(read, at) ?? keptOut(read, at)
  return goal.length > 0 || !isDemand(line, at) ? goal : askedFrom(read, at)
}

const RECEIVES = /^(ب|ال)?(تسلم|استلام|تلقي)$|^[يت]?(تسلم|ستلم|تلقي|ستقبل)(وا|ون)?$|^(استلم|استقبل|تسلم|تلق)(ت|وا|وا)?$/

/** «شهدت دوما دخول أول دفعة من المساعدات». */
function witnessOf({ line }: ReadLine, at: number): PlacedMention | undefined {
  return line.mentions.findLast(
    ({ mention, kindFrom, to }) =>
      mention !== null && to <= at && at - to <= 5 && (/^(ت|ي)?شهد(ت)?$/.test(plain(line, kindFrom - 1)) || RECEIVES.test(plain(line, at))),
  )
}

/** «طالب محتجون في دوما بإدخال الغذاء», «وجه أهالي دوما نداء لإدخال …»: the one place of those who ask. */
function askedFrom({ line, roles }: ReadLine, at: number): PlacedMention[] {
  const named = line.mentions.filter(({ mention }, i) => mention !== null && !/^(foreign|container|near)$/.test(roles[i]?.role ?? ''))
  const [only] = named
  return named.length === 1 &&
    only &&
    only.to <= at &&
    !isVast(only) &&
    (hasTag(line, only.kindFrom - 3, only.kindFrom, 'people') ||
      findWord(line, only.kindFrom - 4, only.kindFrom, /^(ال)?(مجلس|وجهاء|فعاليات|فصايل|اطباء)$/) >= 0)
    ? [only]
    : []
}

/** «القافلة عند مدخل دوما، ولم تتمكن من الدخول»: the place that they stand before. */
function keptOut({ line, roles }: ReadLine, at: number): PlacedMention[] {
  // «ما زالت متوقفة عند سراقب لرفض … مرورها»
  const held = /^(مرور|دخول|عبور)(ها|هم)$/.test(plain(line, at)) && findWord(line, at - 14, at, /^(متوقفه|عالقه|واقفه|محتجزه)$/) >= 0
  if (!held && (!/^ال(دخول|وصول|عبور)$/.test(plain(line, at)) || findWord(line, at - 4, at, MAY) < 0)) return []
  const mention = line.mentions.findLast(
    (mention, i) => mention.mention !== null && mention.to <= at && at - mention.to <= 14 && /^(open|goal)$/.test(roles[i]?.role ?? ''),
  )
  return mention ? [mention] : []
}
