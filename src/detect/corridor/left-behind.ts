import { findNumbers } from '../count/find-numbers.ts'
import { has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { spokenArea, spokenSource } from '../relief/spoken-area.ts'
import { fetchedFrom } from './fetch.ts'
import { leadOf } from './lead.ts'
import { pronounPlace } from './pronoun-place.ts'
import { FROM, TOWARD } from './sites.ts'
import { spokenBefore } from './spoken-goal.ts'
import { isEntered, standingBefore } from './standing-before.ts'
import type { Way } from './ways.ts'

/** How far behind a word of leaving the place may stand. */
const REACH = 24

/** «غادروا دوما», «إخلاء حرستا», «مهجري دوما»: the place needs no word before it. */
const BUSES = /^(ال)?(حافلات|حافله|باصات)$/
const TAKES_OBJECT = /^(ب|ل|ال)?(ترك|[يت]ترك|[يت]فرغ|افرغ|فرغ|خلو|خلت|[يت]خلو|غادر|يغادر|تغادر|مغادر|اخلا|اخلي|اخلت|يخلي|مهجر|افراغ)/

/** «من دوما», «غادروا دوما», «إخلاء حرستا», «مهجري دوما»; else where the way or the people are said to be. */
export function leftBehind(read: ReadLine, { at }: Way, reading: Reading): readonly PlacedMention[] {
  const { line, roles } = read
  const fetched = fetchedFrom(read, at)
  if (fetched.length > 0) return fetched
  const { from } = segmentOf(line, at)
  const to = headBehind(line, at)
  let located: PlacedMention[] = []
  let received = false
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom <= at || mention.from >= Math.min(to, at + REACH) || mention.mention === null) continue
    const role = roles[index]?.role
    // «نقلوا إلى مراكز إيواء في عدرا والدوير»: where they are received
    received = roles[index]?.joined ? received : findWord(line, Math.max(at, mention.kindFrom - 5), mention.kindFrom, SHELTER) >= 0
    if (received && leadOf(line, mention) !== 'من') continue
    // «طريق …، وهو المنفذ الوحيد لأحياء …»: whose way it is
    const served = mention.clitic === 'ل' && mention.kindFrom - at <= 3
    // «نحو الشمال السوري من عربين وزملكا»: out of them, and no neighbour of the side they go to
    const bound = role === 'near' && roles[index - 1]?.role === 'goal' && line.mentions[index - 1]?.to === mention.kindFrom - 1
    const hence = /^ال(قادمه|قادمين|خارجه|خارجين)$/.test(plain(line, mention.kindFrom - 2))
    if ((bound || hence) && plain(line, mention.kindFrom - 1) === 'من') return withJoined(read, index, to)
    if ((role === 'container' && !served) || role === 'near' || role === 'foreign') continue
    if (located.length === 0 && isEntered(line, at, mention)) located = withJoined(read, index, to)
    const before = leadOf(line, mention)
    if (before === 'خارج') return withJoined(read, index, to)
    // «تنفيذا لاتفاق الزبداني - كفريا»: its name
    if (findWord(line, mention.kindFrom - 3, mention.kindFrom, /^(ل|ال|ب)?(اتفاقيه|اتفاق)$/) >= 0 && before !== 'من') continue
    // «إخلاء بلدات في الغوطة، منها عربين وزملكا»: those are told by name
    const next = line.mentions[index + 1]
    if (next && next.mention !== null && findWord(line, mention.to, Math.min(next.kindFrom, mention.to + 3), /^(منها|بينها|ابرزها)$/) >= 0)
      continue
    // «جميع المعابر باستثناء معبر نصيب»
    if (/^(باستثناء|عدا|ماعدا)$/.test(before)) continue
    // «من أطراف المنطقة المحيطة بالتنف»: what lies around it
    if (/^ال(محيطه|مجاوره|قريبه|محاذيه|متاخمه)$/.test(plain(line, mention.kindFrom - 1))) continue
    if (TOWARD.test(before) || role === 'goal' || heads(line, at, mention)) continue
    // «عملية الإجلاء بعد أن أوقفها تفجير استهدف الحافلات غرب حلب»: where that was
    if (!FROM.test(before) && findWord(line, at + 1, mention.kindFrom, BLOWS) >= 0) continue
    // «نقطة عبور لمن يريد ترك مخيم …»
    if (/^(ل|ب|ال)?(ترك|هجر)$/.test(before)) return withJoined(read, index, to)
    // «ممر إلى المدينة بعد منع قافلة انطلقت من …»: where aid set out
    if (FROM.test(before) && setOut(line, at, mention)) continue
    // «الخروج يجري عبر مخيم …»
    if (located.length === 0 && before === 'عبر' && /^(camp|crossing|town|village)$/.test(mention.place?.kind ?? '')) located = [mention]
    if (FROM.test(before) || /^[ول]?من/.test(before) || isAwayFrom(line, at, mention, before)) return withJoined(read, index, to)
    // «أهالي دوما», «مقاتلي حرستا»: where those who leave are from
    if (
      located.length === 0 &&
      (mention.kindFrom - at <= (role === 'source' ? 14 : 12) || isOfTheirs(line, mention)) &&
      has(line, mention.kindFrom - 1, 'people', 'fighters')
    )
      located = withJoined(read, index, to)
    if (role === 'force') continue
    if (/(بلده|مدينه|قريه|حي|اجزاء)$/.test(textAt(line, mention.kindFrom - 2)) && before === 'في') continue
    // «القافلة التي غادرت أمس أوقفت عند مدخل الباب»: where they stop on the way
    if (findWord(line, at + 1, mention.kindFrom, STOPS) >= 0) continue
    if (located.length === 0 && (isLocated(line, mention) || (mention.kindFrom - at <= 14 && TAKES_OBJECT.test(plain(line, at)))))
      located = withJoined(read, index, to)
  }
  if (located.length > 0) return located
  const spoken = spokenArea(read, { ...reading, lines: [] }, at, Math.min(to, at + REACH))
  if (spoken && !isVast(spoken) && !TOWARD.test(textAt(line, Math.max(spoken.from, line.from) - 1))) return [spoken]
  const source = spokenSource(read, reading, at + 1, Math.min(to, at + REACH))
  if (source.length > 0) return source
  return pronounPlace(read, at) ?? spokenBefore(read, reading, at) ?? standingBefore(read, at, from)
}

/** Where what is said of those who leave ends: at the end of its part of the sentence, or at others who leave by the same deal. */
function headBehind(line: Line, at: number): number {
  const { to } = segmentOf(line, at)
  for (let i = at + 4; i < to; i++) {
    const others = has(line, i, 'take-out', 'go-out') && hasTag(line, i + 1, i + 5, 'people', 'fighters')
    // «حافلات تنقل مسلحي جيرود …، وتستعد دفعة أخرى للخروج من الرحيبة»
    if (tokenAt(line, i)?.text === '،' && /^و[يت]/.test(textAt(line, i + 1)) && isOtherBatch(line, i + 2)) return i
    // «عملية الإجلاء مستمرة، وإن مجموعة ستتحرك من نوى»: the next thing said
    if (/^و(ان|انه|انها)$/.test(textAt(line, i))) return i
    // «غادرت حافلات تضم مقاتلي الزبداني، مع خروج حافلات من كفريا»
    if (others && /^(مع|مقابل|بالتزامن|تزامنا)$/.test(plain(line, i - 1))) return i
    if (others && has(line, i, 'take-out') && /^(ب|ل|مقابل)/.test(plain(line, i))) return i
  }
  return to
}

const BLOWS = /^(ال)?(تفجير|تفجيرا|انفجار|هجوم|استهداف|استهدف|استهدفت)$/
const SHELTER = /^(ال)?(ايواء|ضيافه|اقامه)$/

function isOtherBatch(line: Line, at: number): boolean {
  const batch = findWord(line, at, at + 3, /^(ال)?(دفعه|دفعات|قافله|مجموعه|حافلات)$/)
  return batch >= 0 && hasTag(line, batch + 1, batch + 5, 'go-out', 'take-out')
}

const STOPS =
  /^(سيلتحقون|سيلتحق|يلتحقون|التحقوا|سينضمون|ينضمون|انضموا|تنشط|توقفت|توقف|توقفوا|تتوقف|اوقفت|اوقفوا|استوقفت|احتجزت|مدخل|مشارف|تخوم)$/

/** A word of direction stands between the people and the place: «باتجاه إدلب», «إلى مناطق … في إدلب». */
function heads(line: Line, at: number, mention: PlacedMention): boolean {
  for (let i = mention.kindFrom - 1; i > at; i--) {
    const word = plain(line, i)
    if (FROM.test(word) && i === mention.kindFrom - 1) return false
    if (isOfTheirs(line, mention)) return false
    if (TOWARD.test(word) && !(word === 'نحو' && isAbout(line, i + 1)) && !isBoarded(line, i + 1)) return true
  }
  return false
}

/** «رحلت نحو الشمال حافلات فيها آلاف من مسلحي ريف حماة»: whence they are, however far behind. */
function isOfTheirs(line: Line, { kindFrom }: PlacedMention): boolean {
  return has(line, kindFrom - 1, 'people', 'fighters') && plain(line, kindFrom - 2) === 'من'
}

/** «رحل عن دوما», «من أبناء دوما». */
function isAwayFrom(line: Line, at: number, { kindFrom }: PlacedMention, before: string): boolean {
  if (before === 'عن') return has(line, at, 'go-out', 'pass') && kindFrom - at <= 8
  return has(line, at, 'pass') && /^(ابناء|اهل)$/.test(before) && FROM.test(textAt(line, kindFrom - 2))
}

/** «صعد إلى الحافلات في دوما ألف شخص»: a bus is no goal, of those who leave by a deal or are counted. */
function isBoarded(line: Line, at: number): boolean {
  if (!BUSES.test(plain(line, at))) return false
  return (
    hasTag(line, line.from, line.to, 'fighters', 'deal', 'truce', 'go-out', 'take-out') || findNumbers(line.text, at, line.to).length > 0
  )
}

/** «نحو ألفي مدني»: a figure, no direction. */
function isAbout(line: Line, at: number): boolean {
  return tokenAt(line, at)?.kind === 'number' || /^(ال(ف|اف)|مي|عش|ثلا|اربع|خمس|ست|سبع|ثما|تسع|مليون|نصف|الف)/.test(textAt(line, at))
}

/** «قافلة انطلقت من …», «شاحنات قادمة من …»: of other matter than those who leave at token `at`. */
function setOut(line: Line, at: number, { kindFrom }: PlacedMention): boolean {
  // «مقابل وصول قافلة من دمشق»
  if (kindFrom - at > 4 && /^(قافله|قوافل|شاحنات)$/.test(plain(line, kindFrom - 2)) && has(line, kindFrom - 3, 'entry')) return true
  const verb = findWord(line, Math.max(at + 1, kindFrom - 4), kindFrom, /^(انطلقت|انطلق|تحركت|قادمه|قادمين|اتيه)$/)
  if (verb < 0 || /^ال/.test(plain(line, verb))) return false
  return findWord(line, Math.max(at + 1, verb - 4), verb, /^(ال)?(قافله|قوافل|شاحنه|شاحنات)$/) >= 0
}
