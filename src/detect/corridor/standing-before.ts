import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { EMPTY } from './departure.ts'

const DWELLS = /^(يعيش|تعيش|يعيشون|يقيم|تقيم|يقيمون|يقطن|تقطن|يقطنون|يسكن|تسكن|يسكنون|لجا|لجات|لجاوا|استقر|استقروا)$/

/** «مسؤولون في دوما يبحثون إجلاء …», «الفصائل في دوما … بالمغادرة»: those who leave stand before. */
export function standingBefore(read: ReadLine, at: number, from: number): PlacedMention[] {
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

/** «حافلات بدخول دوما», «دخلت الحافلات دوما»: whom they fetch lives there. */
export function isEntered(line: Line, at: number, mention: PlacedMention): boolean {
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
