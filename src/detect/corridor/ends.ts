import { findTag, has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { spokenArea, spokenSource } from '../relief/spoken-area.ts'
import { fetchedFrom } from './fetch.ts'
import { isTurnedBack } from './turned-back.ts'
import type { Way } from './ways.ts'

const REACH = 20

/** The places of a way: the gate or town it is named after, where people leave from, where aid goes to. Never where people are taken. */
export function endsOf(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const turned = isTurnedBack(read.line, way.at) ? aidGoal(read, way, read.line.to) : []
  const places =
    turned.length > 0
      ? turned
      : way.kind === 'aid'
        ? aidGoal(read, way, read.line.to)
        : way.kind === 'passage'
          ? passageEnds(read, way, reading)
          : left(read, way, reading)
  return places.filter(place => place.mention !== null && !isVast(place) && !/^(جنوب|شمال|شرق|غرب|وسط)ي? /.test(place.place?.name ?? ''))
}

/** Where nobody may leave or come in, the place is told by either word: «منع الخروج أو الدخول إلى دوما». */
function left(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const found = leftBehind(read, way, reading)
  if (found.length > 0) return found
  const enter = findWord(read.line, way.at + 1, way.at + 4, /^(ال|بال)?(دخول|وصول)$/)
  return enter < 0 ? found : aidGoal(read, { kind: 'aid', at: enter }, read.line.to)
}

const LIES = /^(يربط|تربط|الرابط|الواصل|يصل|يفصل|يقع|الواقع|المقابل|يقابل)$/

function passageEnds(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const { line } = read
  const named = line.mentions
    .filter(
      mention => mention.mention !== null && (mention.kindFrom === way.at || (mention.from === way.at + 1 && !isLocated(line, mention))),
    )
    .flatMap(mention => withJoined(read, line.mentions.indexOf(mention), line.to))
  // «معبر الحمام الذي يربط عفرين بولاية …»: where the gate lies
  const behind = leftBehind(read, way, reading).filter(
    ({ kindFrom }) => named.length === 0 || findWord(line, kindFrom - 4, kindFrom, LIES) < 0,
  )
  const found = [...new Set([...named, ...siteOf(read, way.at), ...behind, ...listed(line, way.at)])]
  if (found.length > 0) return found
  const led = ledTo(read, way.at)
  return led.length > 0 ? led : beside(read, way.at)
}

/** «ممرات إنسانية نحو حمص»: a way in, where nobody is said to take it out. */
function ledTo(read: ReadLine, at: number): PlacedMention[] {
  const { line } = read
  const index = line.mentions.findIndex(({ kindFrom, mention }) => kindFrom > at && kindFrom <= at + 7 && mention !== null)
  const mention = line.mentions[index]
  if (!mention || findTag(line, at + 1, mention.kindFrom, 'people', 'fighters', 'go-out', 'take-out') >= 0) return []
  return findWord(line, at + 1, mention.kindFrom, TOWARD) >= 0 ? withJoined(read, index, line.to) : []
}

/** «ممر إنساني عند مخيم الوافدين», «ممر آمن عبر قرية أبو الضهور»: where the way is, before where people leave from. */
function siteOf({ line }: ReadLine, at: number): PlacedMention[] {
  const site = line.mentions.find(mention => mention.kindFrom > at && mention.mention !== null)
  if (!site || site.kindFrom > at + SITE_REACH || !SITE.test(tokenAt(line, site.kindFrom - 1)?.text ?? '')) return []
  for (let i = at + 1; i < site.kindFrom - 1; i++) if (!WAY_ADJECTIVE.test(tokenAt(line, i)?.text ?? '')) return []
  return [site]
}

const SITE_REACH = 5
const SITE = /^(عند|عبر|قرب|خلال)$/
const WAY_ADJECTIVE =
  /^(ال)?(انساني|انسانيه|امن|امنه|ثان|ثاني|ثالث|جديد|جديده|واحد|مدني|موقت|بري|بالقرب|من|تجاري|رييسي|وحيد|سيفتح|يفتح|ستفتح|فتح|سيكون|يكون|سيمر|يمر|يوم|غد|غدا|اليوم|صباح|صباحا)$/

/** «الممر قرب المخيم»: a way without a name lies by the place that it is told by. */
function beside({ line, roles }: ReadLine, at: number): PlacedMention[] {
  return line.mentions.filter((mention, i) => roles[i]?.role === 'near' && mention.from > at && mention.kindFrom <= at + 6).slice(0, 1)
}

/** «أولهما في … والثاني …»: ways told one by one. */
function listed(line: Line, at: number): PlacedMention[] {
  return line.mentions.filter(
    mention =>
      mention.from > at &&
      mention.mention !== null &&
      !TOWARD.test(tokenAt(line, mention.kindFrom - 1)?.text ?? '') &&
      findWord(line, Math.max(at, mention.kindFrom - 4), mention.kindFrom, /^(اولهما|الاول|ثانيهما|الثاني|الثالث|احدهما|والاخر)$/) >= 0,
  )
}

const FROM = /^(من|داخل)$/
/** «غادروا دوما», «إخلاء حرستا», «مهجري دوما»: the place needs no word before it. */
const TAKES_OBJECT = /^(ب|ل|ال)?(غادر|يغادر|تغادر|مغادر|اخلا|اخلي|اخلت|يخلي|مهجر|افراغ)/
const TOWARD = /^(و|ف)?(الي|نحو|صوب|باتجاه|لمدينه|وجهه|متجهين|متجهه|باتجاهها)$/

/** «من دوما», «غادروا دوما», «إخلاء حرستا», «مهجري دوما»; else where the way or the people are said to be. */
function leftBehind(read: ReadLine, { at }: Way, reading: Reading): readonly PlacedMention[] {
  const { line, roles } = read
  const fetched = fetchedFrom(read, at)
  if (fetched.length > 0) return fetched
  const { from } = segmentOf(line, at)
  const to = headBehind(line, at)
  let located: PlacedMention[] = []
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom <= at || mention.from >= Math.min(to, at + REACH) || mention.mention === null) continue
    const role = roles[index]?.role
    if (role === 'container' || role === 'near' || role === 'foreign') continue
    if (located.length === 0 && isEntered(line, at, mention)) located = withJoined(read, index, to)
    const before = leadOf(line, mention)
    if (before === 'خارج') return withJoined(read, index, to)
    // «تنفيذا لاتفاق الزبداني - كفريا»: its name
    if (findWord(line, mention.kindFrom - 3, mention.kindFrom, /^(ل|ال|ب)?(اتفاقيه|اتفاق)$/) >= 0 && before !== 'من') continue
    // «جميع المعابر باستثناء معبر نصيب»
    if (/^(باستثناء|عدا|ماعدا)$/.test(before)) continue
    if (TOWARD.test(before) || role === 'goal' || heads(line, at, mention)) continue
    if (FROM.test(before) || /^ل?من/.test(before)) return withJoined(read, index, to)
    // «أهالي دوما», «مقاتلي حرستا»: where those who leave are from
    if (located.length === 0 && mention.kindFrom - at <= 8 && has(line, mention.kindFrom - 1, 'people', 'fighters'))
      located = withJoined(read, index, to)
    if (role === 'force') continue
    if (/(بلده|مدينه|قريه|حي|اجزاء)$/.test(tokenAt(line, mention.kindFrom - 2)?.text ?? '') && before === 'في') continue
    if (located.length === 0 && (isLocated(line, mention) || (mention.kindFrom - at <= 9 && TAKES_OBJECT.test(plain(line, at)))))
      located = withJoined(read, index, to)
  }
  if (located.length > 0) return located
  const spoken = spokenArea(read, { ...reading, lines: [] }, at, Math.min(to, at + REACH))
  if (spoken && !isVast(spoken) && !TOWARD.test(tokenAt(line, Math.max(spoken.from, line.from) - 1)?.text ?? '')) return [spoken]
  const source = spokenSource(read, reading, at + 1, Math.min(to, at + REACH))
  if (source.length > 0) return source
  return pronounPlace(read, at) ?? standingBefore(read, at, from)
}

/** Where what is said of those who leave ends: at the end of its part of the sentence, or at others who leave by the same deal. */
function headBehind(line: Line, at: number): number {
  const { to } = segmentOf(line, at)
  for (let i = at + 4; i < to; i++) {
    const others = has(line, i, 'take-out', 'go-out') && hasTag(line, i + 1, i + 5, 'people', 'fighters')
    // «غادرت حافلات تضم مقاتلي الزبداني، مع خروج حافلات من كفريا»
    if (others && /^(مع|مقابل|بالتزامن|تزامنا)$/.test(plain(line, i - 1))) return i
    if (others && has(line, i, 'take-out') && /^(ب|ل|مقابل)/.test(plain(line, i))) return i
  }
  return to
}

/** «حافلات بدخول دوما», «دخلت الحافلات دوما»: whom they fetch lives there. */
function isEntered(line: Line, at: number, mention: PlacedMention): boolean {
  const bus =
    /حافل|باص/.test(plain(line, at)) || findWord(line, at - 22, at, /^(ال)?(حافلات|باصات|حافله|سيارات|فريق|فرق|طواقم|وفد|منظمات)$/) >= 0
  return bus && findWord(line, at - 22, mention.kindFrom, ENTERED) >= 0 && findTag(line, at + 1, mention.kindFrom, 'people', 'fighters') < 0
}

const ENTERED = /^(ب|ال|بال)?(بلغت|بلوغ|اقتربت|توجهت|اتجهت|تتجه|دخول|دخلت|دخل|تدخل|وصلت|وصول|تصل)$/

/** «إخراج المدنيين منها», «دخول الطحين إليها»: the place named last before. */
function pronounPlace({ line, roles }: ReadLine, at: number): PlacedMention[] | null {
  const own = /^(ب|ل)?(مغادرت|اخلاي|اخلاء|دخول|افراغ)(ها|هما)$/.test(plain(line, at))
  if (!own && findWord(line, at + 1, at + 11, /^(منها|منهما|منه|اليها|اليهما|اليه|بداخلها|داخلها|فيها)$/) < 0) return null
  const fits = (mention: PlacedMention, i: number) => mention.to <= at && mention.mention !== null && FREE.has(roles[i]?.role ?? '')
  const town = line.mentions.findLastIndex((mention, i) => fits(mention, i) && mention.kindFrom < mention.from)
  const index = town >= 0 ? town : line.mentions.findLastIndex(fits)
  const mention = line.mentions[index]
  if (!mention) return null
  // «منهما»: of two
  return findWord(line, at + 1, at + 11, /^(منهما|اليهما)$/) >= 0
    ? line.mentions.slice(Math.max(0, index - 1), index + 1).filter(({ mention }) => mention !== null)
    : [mention]
}

const FREE = new Set(['open', 'goal', 'source', 'speaker'])

/** A word of direction stands between the people and the place: «باتجاه إدلب», «إلى مناطق … في إدلب». */
function heads(line: Line, at: number, mention: PlacedMention): boolean {
  for (let i = mention.kindFrom - 1; i > at; i--) {
    const word = plain(line, i)
    if (FROM.test(word) && i === mention.kindFrom - 1) return false
    if (TOWARD.test(word) && !(word === 'نحو' && isAbout(line, i + 1))) return true
  }
  return false
}

/** «نحو ألفي مدني»: a figure, no direction. */
function isAbout(line: Line, at: number): boolean {
  return (
    tokenAt(line, at)?.kind === 'number' ||
    /^(ال(ف|اف)|مي|عش|ثلا|اربع|خمس|ست|سبع|ثما|تسع|مليون|نصف|الف)/.test(tokenAt(line, at)?.text ?? '')
  )
}

/** «من الأحياء المحاصرة شرقي حلب», «من بلدات …». */
const AREA = /^(ال)?(بلدات|بلده|مدينه|مناطق|منطقه|جيبي|جيب|احياء|حي|قري|بلدتين|حيين)$/
const ADJECTIVE = /^ال(محاصره|محاصر|محاصرين|محاصرتين|شرقيه|غربيه|شماليه|جنوبيه|منكوبه|مذكوره)$/

function leadOf(line: Line, mention: PlacedMention): string {
  for (let at = mention.kindFrom - 1; at > line.from; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === '"' || text === '#' || text === '(') continue
    if (ADJECTIVE.test(text) && AREA.test(tokenAt(line, at - 1)?.text ?? '')) return tokenAt(line, at - 2)?.text ?? ''
    return has(line, at, 'partitive') || AREA.test(text) ? (tokenAt(line, at - 1)?.text ?? '') : text
  }
  return ''
}

/** «مسؤولون في دوما يبحثون إجلاء …», «الفصائل في دوما … بالمغادرة»: those who leave stand before. */
function standingBefore(read: ReadLine, at: number, from: number): PlacedMention[] {
  const { line, roles } = read
  // «دخلت الحافلات إلى بلدة دوما في ريف … لإجلاء»: the town goes before what it lies in
  const entered = line.mentions.findIndex(mention => mention.mention !== null && mention.to <= at && isEntered(line, at, mention))
  if (entered >= 0 && roles[entered]?.role === 'goal') return withJoined(read, entered, at)
  for (let index = line.mentions.length - 1; index >= 0; index--) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to > at || mention.mention === null) continue
    if (mention.from < from || at - mention.to > 24) return []
    // «صور لحي السكري … مع خروج الحافلات»: what is shown
    if (findWord(line, mention.kindFrom - 4, mention.kindFrom, /^(صور|صورا|صوره|مشاهد|لقطات)$/) >= 0) continue
    const comes = isEntered(line, at, mention)
    if (
      (roles[index]?.role !== 'open' && !(comes && roles[index]?.role === 'goal')) ||
      isVast(mention) ||
      !(
        comes ||
        isLocated(line, mention) ||
        has(line, mention.kindFrom - 1, 'people', 'fighters') ||
        /^(و)?(شهد|شهدت|تشهد|يشهد|تطويق|يربط)$/.test(plain(line, mention.kindFrom - 1))
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

/** «تحركت القافلة من حلب إلى …», not «إلى كل من حلب و…». */
function isLeftBehindOnTheWay(line: Line, mention: PlacedMention): boolean {
  const from = findWord(line, mention.kindFrom - 1, mention.kindFrom, /^من$/)
  return from >= 0 && !/^(كل|كلا|عدد)$/.test(plain(line, from - 1))
}

const STORE = /^(ال)?(مشفي|مستشفي|مشافي|مستشفيات|مستودع|مستودعات|مخازن|مطار|ميناء|مرفا|مركز|مراكز)$/

/** «إلى دوما», «دخلت دوما», «في دوما»: where the aid goes. */
function aidGoal(read: ReadLine, { at }: Way, end: number): PlacedMention[] {
  const { line, roles } = read
  const { to } = segmentOf(line, at)
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom <= at || mention.from >= Math.min(to, at + 28) || mention.mention === null) continue
    // «إلى كل المناطق المحاصرة في سوريا، بما فيها الرستن»
    if (isVast(mention) && findWord(line, mention.to, mention.to + 4, /^(فيها|بينها|منها|خصوصا|سيما|خاصه)$/) >= 0) continue
    const role = roles[index]?.role
    // «دخلت عبر معبر الحمام الذي يربط عفرين بولاية …»: where the gate lies
    if (findWord(line, mention.kindFrom - 4, mention.kindFrom, LIES) >= 0) continue
    // «عدم الموافقة على دخولها، ومن المفترض أن تصل القوافل إلى …»: other aid
    if (
      findWord(line, at + 3, mention.kindFrom, /^(تصل|يصل|تدخل|يدخل|وصل|وصلت|دخل|دخلت)$/) >= 0 &&
      findWord(line, at + 1, mention.kindFrom, /^،$/) >= 0
    )
      break
    // «قافلة الحولة أعيدت أدراجها»: named after where it was bound
    if (isTurnedBack(line, at) && mention.kindFrom <= at + 1 && role !== 'container') return withJoined(read, index, end)
    // «دخلت القافلة التي تضم … إلى دوما»: where it goes, though it stands in what describes it
    if (role === 'near' && leadOf(line, mention) === 'الي' && index === line.mentions.findIndex(({ kindFrom }) => kindFrom > at))
      return withJoined(read, index, end)
    if (role === 'container' || role === 'near' || role === 'source' || role === 'origin' || role === 'force') continue
    if (findWord(line, at + 1, mention.kindFrom, /^(تحاصرها|تسيطر)$/) >= 0 && !/^(الي|في)$/.test(leadOf(line, mention))) continue
    // «شحنة أدوية إلى مشفى في …», «إلى مطار …», «إلى مستودعات … في …»: a gift or a store, no way in
    if (findWord(line, mention.kindFrom - 4, mention.from + 1, STORE) >= 0 || /^(مطار|ميناء|مرفا) /.test(mention.place?.name ?? ''))
      return []
    if (mention.place?.kind === 'crossing' || isLeftBehindOnTheWay(line, mention)) continue
    if (findWord(line, mention.kindFrom - 3, mention.kindFrom, /^العاصمه$/) >= 0) continue
    return withJoined(read, index, end)
  }
  return pronounPlace(read, at) ?? []
}
