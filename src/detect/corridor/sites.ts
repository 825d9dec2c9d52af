import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { withJoined } from '../relief/linked.ts'
import { findWord, plain } from '../relief/segment.ts'
import { ROAD } from './sign-behind.ts'

export const FROM = /^(من|داخل)$/
export const TOWARD = /^(و|ف)?(الي|نحو|صوب|باتجاه|لمدينه|وجهه|متجهين|متجهه|باتجاهها)$/
/** What tells where a gate lies, and nothing of what goes through it. */
export const LIES = /^(يربط|تربط|الرابط|الواصل|يصل|يفصل|يقع|الواقع|المقابل|يقابل)$/

/** Whether a place behind a way is its end: not where it lies, nor of another matter of the sentence; `named` where the way has a name. */
export function isMeant(line: Line, at: number, { kindFrom }: PlacedMention, named: boolean): boolean {
  // «في ريف حلب، بقي معبر التايهة مفتوحا»: what holds it
  if (named && kindFrom < at && /^و?في$/.test(plain(line, kindFrom - 1))) return false
  // «معبر الحمام الذي يربط عفرين بولاية …»: where the gate lies
  if (named && (findWord(line, kindFrom - 4, kindFrom, LIES) >= 0 || !isNear(line, at, kindFrom))) return false
  // «أقفلت الطريق، مطالبة بتسليم السلاح وخروج مقاتلي …»: what is asked for behind
  const comma = named ? -1 : findWord(line, at, kindFrom, /^،$/)
  if (comma >= 0 && findWord(line, comma, kindFrom, /^(مطالبه|مطالبا|مطالبين|مشترطه|مشترطا)$/) >= 0) return false
  // «بفتح طريق حمص-حماة، تخفره الشرطة من جسر …»
  if (comma >= 0 && ROAD.test(plain(line, at))) return false
  // «لن يكون هناك ممر، وتقديم المساعدات يتم … في دمشق»
  return !(kindFrom - at > 12 && plain(line, kindFrom - 1) === 'في' && findWord(line, at, kindFrom, /^،$/) >= 0)
}

/** What is said of a named gate ends at a comma, unless people are told to leave a town by it. */
function isNear(line: Line, at: number, kindFrom: number): boolean {
  return (
    findWord(line, at, kindFrom, /^،$/) < 0 ||
    FROM.test(plain(line, kindFrom - 1)) ||
    hasTag(line, kindFrom - 1, kindFrom, 'people', 'fighters')
  )
}

/** «ممرات إنسانية نحو حمص»: a way in, where nobody is said to take it out. */
export function ledTo(read: ReadLine, at: number): PlacedMention[] {
  const { line } = read
  const index = line.mentions.findIndex(({ kindFrom, mention }) => kindFrom > at && kindFrom <= at + 7 && mention !== null)
  const mention = line.mentions[index]
  if (!mention || findTag(line, at + 1, mention.kindFrom, 'people', 'fighters', 'go-out', 'take-out') >= 0) return []
  // «فتح المعبرين يختصر الطريق إلى …»: another way
  if (findWord(line, at + 1, mention.kindFrom, ROAD) >= 0) return []
  return findWord(line, at + 1, mention.kindFrom, TOWARD) >= 0 ? withJoined(read, index, line.to) : []
}

/** «ممر إنساني عند مخيم الوافدين», «ممر آمن عبر قرية أبو الضهور»: where the way is, before where people leave from. */
export function siteOf(read: ReadLine, at: number): PlacedMention[] {
  const { line } = read
  const site = line.mentions.find(mention => mention.kindFrom > at && mention.mention !== null)
  if (!site || site.kindFrom > at + SITE_REACH || !SITE.test(textAt(line, site.kindFrom - 1))) return []
  for (let i = at + 1; i < site.kindFrom - 1; i++) if (!WAY_ADJECTIVE.test(textAt(line, i)) && !has(line, i, 'people')) return []
  return withJoined(read, line.mentions.indexOf(site), line.to)
}

const SITE_REACH = 7
const SITE = /^(عند|جهه|عبر|قرب|خلال|بمحاذاه|محاذاه|بجوار|بجانب|قباله|لدي|بقرب)$/
const WAY_ADJECTIVE =
  /^(ال)?(امام|لخروج|عبور|خروج|مومن|محمي|انساني|انسانيه|امن|امنه|ثان|ثاني|ثانيه|ثالث|ثالثه|رابعه|جديد|جديده|واحد|مدني|موقت|بري|بالقرب|من|تجاري|رييسي|وحيد|سيفتح|يفتح|ستفتح|فتح|سيكون|يكون|سيمر|يمر|يوم|غد|غدا|اليوم|صباح|صباحا|الذي|التي|اقيم|اقيمت|اقامته|فتحت|فتحته|افتتح|افتتحته|انشي|حدد|حددته|خصص|خصصته|سيخصص|ستخصص|سيقام|ستقام|خروج|راغبين|لهذا|غرض|جهه|واقع|موجود|كاين|مقام)$/

/** «الممر قرب المخيم»: a way without a name lies by the place that it is told by. */
export function beside({ line, roles }: ReadLine, at: number): PlacedMention[] {
  return line.mentions.filter((mention, i) => roles[i]?.role === 'near' && mention.from > at && mention.kindFrom <= at + 6).slice(0, 1)
}

/** «أولهما في … والثاني …»: ways told one by one. */
export function listed(line: Line, at: number): PlacedMention[] {
  return line.mentions.filter(
    mention =>
      mention.from > at &&
      mention.mention !== null &&
      !TOWARD.test(textAt(line, mention.kindFrom - 1)) &&
      (findWord(line, Math.max(at, mention.kindFrom - 4), mention.kindFrom, /^(اولهما|الاول|ثانيهما|الثاني|الثالث|احدهما|والاخر)$/) >= 0 ||
        // «ومنها ما يقع قرب …»
        (SITE.test(textAt(line, mention.kindFrom - 1)) &&
          findWord(line, Math.max(at, mention.kindFrom - 5), mention.kindFrom, /^(منها|احدها|بينها|اولها|ابرزها)$/) >= 0)),
  )
}
