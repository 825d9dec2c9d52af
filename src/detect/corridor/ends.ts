import { findNumbers } from '../count/find-numbers.ts'
import { findTag, has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { spokenArea, spokenSource } from '../relief/spoken-area.ts'
import { aidGoal } from './aid-goal.ts'
import { EMPTY } from './departure.ts'
import { fetchedFrom } from './fetch.ts'
import { leadOf } from './lead.ts'
import { passageEnds } from './passage-ends.ts'
import { pronounPlace } from './pronoun-place.ts'
import { FROM, TOWARD } from './sites.ts'
import { spokenBefore } from './spoken-goal.ts'
import { isTurnedBack } from './turned-back.ts'
import type { Way } from './ways.ts'

const REACH = 24
const DWELLS = /^(يعيش|تعيش|يعيشون|يقيم|تقيم|يقيمون|يقطن|تقطن|يقطنون|يسكن|تسكن|يسكنون|لجا|لجات|لجاوا|استقر|استقروا)$/

/** The places of a way: the gate or town it is named after, where people leave from, where aid goes to. Never where people are taken. */
export function endsOf(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  // «أوقف حاجز قافلة تنقل جرحى دوما»: they came out of it
  const laden = way.kind === 'leaving' && findWord(read.line, way.at + 1, way.at + 9, /^(تقل|تنقل|تحمل|متنها)$/) >= 0
  const turned = !laden && isTurnedBack(read.line, way.at) ? aidGoal(read, way, read.line.to, reading) : []
  const places =
    turned.length > 0
      ? turned
      : way.kind === 'aid'
        ? aidGoal(read, way, read.line.to, reading)
        : way.kind === 'passage'
          ? passageEnds(read, way, reading, leftBehind(read, way, reading))
          : left(read, way, reading)
  return places.filter(
    place =>
      place.mention !== null &&
      !isVast(place) &&
      // who is flown out leaves no siege
      !(way.kind === 'leaving' && /^مطار /.test(place.place?.name ?? '')) &&
      !/^(جنوب|شمال|شرق|غرب|وسط)ي? /.test(place.place?.name ?? ''),
  )
}

/** Where nobody may leave or come in, the place is told by either word: «منع الخروج أو الدخول إلى دوما». */
function left(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const found = leftBehind(read, way, reading)
  if (found.length > 0) return found
  const enter = findWord(read.line, way.at + 1, way.at + 4, /^(ال|بال)?(دخول|وصول)$/)
  return enter < 0 ? found : aidGoal(read, { kind: 'aid', at: enter, again: false }, read.line.to, reading)
}

/** «غادروا دوما», «إخلاء حرستا», «مهجري دوما»: the place needs no word before it. */
const BUSES = /^(ال)?(حافلات|حافله|باصات)$/
const TAKES_OBJECT = /^(ب|ل|ال)?(ترك|[يت]ترك|[يت]فرغ|افرغ|فرغ|خلو|خلت|[يت]خلو|غادر|يغادر|تغادر|مغادر|اخلا|اخلي|اخلت|يخلي|مهجر|افراغ)/

/** «من دوما», «غادروا دوما», «إخلاء حرستا», «مهجري دوما»; else where the way or the people are said to be. */
function leftBehind(read: ReadLine, { at }: Way, reading: Reading): readonly PlacedMention[] {
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

/** «حافلات بدخول دوما», «دخلت الحافلات دوما»: whom they fetch lives there. */
function isEntered(line: Line, at: number, mention: PlacedMention): boolean {
  if (/^(تسيير|ارسال)$/.test(plain(line, at - 1))) return false
  const bus =
    /حافل|باص/.test(plain(line, at)) || findWord(line, at - 22, at, /^(ال)?(حافلات|باصات|حافله|سيارات|فريق|فرق|طواقم|وفد|منظمات)$/) >= 0
  const entered = bus ? findWord(line, at - 22, mention.kindFrom, ENTERED) : -1
  if (entered < 0) return false
  // «حافلات مخصصة لنقل عناصر … بدخول دوما»: for whom they come
  const fetches = findWord(line, at + 1, entered, /^ل[تي]?(نقل|اجلاء|اخراج|اخلاء|قل)$/) >= 0
  return findTag(line, (fetches ? entered : at) + 1, mention.kindFrom, 'people', 'fighters') < 0
}

const ENTERED = /^(ب|ال|بال)?(بلغت|بلوغ|اقتربت|توجهت|اتجهت|تتجه|دخول|دخلت|دخل|تدخل|وصلت|وصول|تصل)$/

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

/** «مسؤولون في دوما يبحثون إجلاء …», «الفصائل في دوما … بالمغادرة»: those who leave stand before. */
function standingBefore(read: ReadLine, at: number, from: number): PlacedMention[] {
  const { line, roles } = read
  const taken = takenAfter(read, at)
  if (taken.length > 0) return taken
  // «تطورت الأمور في دوما، إذ أدت خلافات إلى تعليق إجلاء …»
  const begun = /^(اذ|حيث)$/.test(plain(line, from)) ? segmentOf(line, from - 1).from : from
  const whose = line.mentions.findIndex(({ mention }, i) => mention !== null && isTheirs(read, i, at))
  if (whose >= 0) return withJoined(read, whose, at)
  // «دخلت الحافلات إلى بلدة دوما في ريف … لإجلاء»: the town goes before what it lies in
  const entered = line.mentions.findIndex(mention => mention.mention !== null && mention.to <= at && isEntered(line, at, mention))
  if (entered >= 0 && roles[entered]?.role === 'goal') return withJoined(read, entered, at)
  for (let index = line.mentions.length - 1; index >= 0; index--) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to > at || mention.mention === null) continue
    if (mention.from < begun || at - mention.to > 24) return []
    // «بلدات في الغوطة، منها عربين»
    if (findWord(line, mention.to, mention.to + 3, /^(منها|بينها|ابرزها)$/) >= 0) continue
    // «في مخيم زوغرة يعيش مئات، خرجوا …»: where they live now
    if (findWord(line, mention.kindFrom - 4, Math.min(at, mention.to + 4), DWELLS) >= 0) return []
    // «سيطروا على …، ولم يسمحوا للمدنيين بالخروج»: who took what
    if (findWord(line, mention.kindFrom - 6, mention.kindFrom, /^(سيطر|سيطرت|سيطروا|سيطره|استعاد|استعادت|استولت)$/) >= 0) continue
    // «صور لحي السكري … مع خروج الحافلات»: what is shown
    if (findWord(line, mention.kindFrom - 4, mention.kindFrom, /^(صور|صورا|صوره|مشاهد|لقطات)$/) >= 0) continue
    if (isAsker(read, index, at)) return [mention]
    // «اجتمعوا عند معبر …»
    if (mention.place?.kind === 'crossing' && textAt(line, mention.kindFrom - 1) === 'عند') continue
    if (mention.place?.kind === 'facility' || isOfSpeaker(line, mention, at)) continue
    const comes = isEntered(line, at, mention)
    if (
      (roles[index]?.role !== 'open' && !(comes && roles[index]?.role === 'goal') && !isFromBefore(read, index, at)) ||
      isVast(mention) ||
      !(
        comes ||
        isFromBefore(read, index, at) ||
        isLocated(line, mention) ||
        has(line, mention.kindFrom - 1, 'people', 'fighters') ||
        /^(و)?(شهد|شهدت|تشهد|يشهد|تطويق|يربط)$/.test(plain(line, mention.kindFrom - 1)) ||
        // «ما اتفق عليه ممثلو دوما …»
        (/^(ممثلو|ممثلي|وجهاء|لجنه)$/.test(plain(line, mention.kindFrom - 1)) && hasTag(line, line.from, at, 'deal', 'truce-agree'))
      )
    )
      continue
    // «في دوما قال …»: where somebody speaks
    const said = findTag(line, mention.to, mention.to + 3, 'speech')
    if (said >= 0 && !/^ل?نقل/.test(plain(line, said))) return []
    let first = index
    while (first > 0 && roles[first]?.joined) first--
    return withJoined({ line, roles }, first, at)
  }
  return []
}

/** «مقاتلي دوما أن يرحلوا», «باتت دوما خالية من …»: right before, those who leave or what they have left. */
function isTheirs({ line, roles }: ReadLine, index: number, at: number): boolean {
  const { kindFrom, to } = line.mentions[index] as PlacedMention
  if (to > at || at - to > 6) return false
  if (EMPTY.test(plain(line, at))) return to === at
  return roles[index]?.role === 'force' && has(line, kindFrom - 1, 'fighters') && isOfMany(line, at)
}

/** «أن يرحلوا», «يخرجون منه», «سمح لهم بالرحيل», «خروجهم». */
function isOfMany(line: Line, at: number): boolean {
  return (
    plain(line, at - 1) === 'ان' ||
    /^[يت]\S+(ون|وا)$|^بال|هم$|^ال(خروج|رحيل|مغادره)$/.test(plain(line, at)) ||
    /^(منها|منه)$/.test(plain(line, at + 1))
  )
}

/** «دخلت الشرطة إلى دوما، بعد إجلاء آخر المقاتلين», «خلو سقبا من المسلحين بعد رحيل آخرهم»: who comes in when others have left. */
function takenAfter(read: ReadLine, at: number): PlacedMention[] {
  const { line, roles } = read
  if (!/^(بعد|عقب)$/.test(plain(line, at - 1))) return []
  const index = line.mentions.findIndex(({ mention, kindFrom, to }, i) => {
    const free = mention !== null && to <= at && /^(goal|open)$/.test(roles[i]?.role ?? '')
    const entered = findWord(line, kindFrom - 8, kindFrom, ENTERS_AFTER) >= 0 && at - to <= 4
    const empty = findWord(line, kindFrom - 3, to + 3, /^(ب)?(خلو|خلتا?|خالي(ه|تين|تان)|فرغتا?|افرغت)$/) >= 0 && at - to <= 16
    return free && (entered || empty)
  })
  const mention = line.mentions[index]
  return mention && !isVast(mention) ? withJoined(read, index, at) : []
}

const ENTERS_AFTER = /^(ب|ال)?(دخل|دخلت|دخول|سيطر|سيطرت|سيطره|سيطرته|استعاد|استعادت)$/

/** «ناشد المجلس المحلي في مضايا … تأمين ممر», «ناشد الأطراف المتحاربة في …»: those who ask or are asked are there. */
function isAsker({ line, roles }: ReadLine, index: number, at: number): boolean {
  const { kindFrom } = line.mentions[index] as PlacedMention
  const theirs = findWord(line, kindFrom - 4, kindFrom, /^(ال)?(مجلس|محلي|اهالي|سكان|وجهاء|اطراف|متحاربه|متحاربين|فصايل)$/)
  return roles[index]?.role === 'speaker' && theirs >= 0 && hasTag(line, line.from, at, 'relief-ask')
}

/** «قال المتحدث باسم الحملة في دير الزور إن ممرات فتحت»: where the speaker has his post. */
function isOfSpeaker(line: Line, mention: PlacedMention, at: number): boolean {
  return (
    hasTag(line, mention.kindFrom - 9, mention.kindFrom, 'person') &&
    findWord(line, mention.to, Math.min(at, mention.to + 5), /^(ان|بان|انه|:)$/) >= 0
  )
}

/** «700 شخص من بلدتي … خرجوا»: where those are from who leave, right before the verb. */
function isFromBefore({ line, roles }: ReadLine, index: number, at: number): boolean {
  const mention = line.mentions[index] as PlacedMention
  const close = at - mention.to <= 1 || roles[index + 1]?.joined === true
  // «تجهيز القافلة الثالثة من حرستا وانطلاقها»
  if (close && roles[index]?.role === 'source' && has(line, at, 'go-out') && hasTag(line, mention.kindFrom - 4, mention.kindFrom, 'convoy'))
    return true
  // «السماح لألف مدني من دوما بالمغادرة»
  if (close && roles[index]?.role === 'source' && /^ب(ال)?(مغادره|خروج|رحيل)$/.test(plain(line, at)))
    return hasTag(line, mention.kindFrom - 8, mention.kindFrom, 'people', 'fighters')
  // «توصل مقاتلون من دوما إلى اتفاق يقضي بمغادرتهم»
  if (roles[index]?.role === 'source' && OF_THEM.test(plain(line, at)))
    return hasTag(line, mention.kindFrom - 6, mention.kindFrom, 'people', 'fighters')
  return (
    close &&
    roles[index]?.role === 'source' &&
    /^(خرجوا|غادروا|اخرجوا|نقلوا|اجلوا)$/.test(plain(line, at)) &&
    hasTag(line, line.from, mention.kindFrom, 'people', 'fighters')
  )
}

const OF_THEM = /^(ب|ل)?(خروج|مغادرت|اجلاي|نقل|انسحاب|ترحيل|رحيل)هم$/

/** «قافلة انطلقت من …», «شاحنات قادمة من …»: of other matter than those who leave at token `at`. */
function setOut(line: Line, at: number, { kindFrom }: PlacedMention): boolean {
  // «مقابل وصول قافلة من دمشق»
  if (kindFrom - at > 4 && /^(قافله|قوافل|شاحنات)$/.test(plain(line, kindFrom - 2)) && has(line, kindFrom - 3, 'entry')) return true
  const verb = findWord(line, Math.max(at + 1, kindFrom - 4), kindFrom, /^(انطلقت|انطلق|تحركت|قادمه|قادمين|اتيه)$/)
  if (verb < 0 || /^ال/.test(plain(line, verb))) return false
  return findWord(line, Math.max(at + 1, verb - 4), verb, /^(ال)?(قافله|قوافل|شاحنه|شاحنات)$/) >= 0
}
