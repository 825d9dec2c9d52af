import { has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'

/** How far behind the verb the place may stand that is left. */
const REACH = 14
const BUSES = /^(ال|ب|بال)?(حافلات|حافله|حافلتان|حافلتين|باصات|باص|باصين|موكب|موكبا|قافله|قوافل)$/
/** Those who go with an ambulance or a bus are let through. */
const LED = /^(ال|لل|ب)?(هلال|صليب|يونيسيف)$/
/** Where those are received who were let through. */
const CHECKED = /^(ال)?(تفتيش|ايواء|استقبال)$/
/** What people cross by themselves. */
const BORDER = /^(ال)?(حدود|حدوديه|حدودي|نهر|بحر|ضفه|متوسط|سياج|اوروبا|تركيا)$/
/** A column, no convoy. */
const ARMY = /^(ال|ب|و)?(ناقلات|دبابات|دبابه|رتل|رتلا|ارتال|طابور|مدرعات|عربات|جند|اليات|كتيبه|سريه|لواء|تعزيزات|عسكريه)$/
const LEFT = /^(س)?[يت]?ترك(ت|وا|ون|ها|وها)?$/
const OUT = /^(خارجه|خارجها|خارجهما|منه|منها|منهما)$/

/** «عبرت من دوما ست حافلات», «ترك ألف شخص داريا على متن حافلات»: a verb of passing, of people in buses, by a deal or to a point where they are received. */
export function isDeparture(line: Line, at: number): boolean {
  if (findWord(line, at + 1, at + 7, BORDER) >= 0) return false
  const { from, to } = segmentOf(line, at)
  const army = findWord(line, from, Math.min(to, at + 8), ARMY)
  if (army >= 0 && plain(line, army + 1) !== 'الاسعاف') return false
  if (!hasTag(line, Math.max(from, at - 8), Math.min(to, at + REACH), 'people', 'fighters')) return false
  const [left, right] = [Math.max(from, at - REACH), Math.min(to, at + REACH + 6)]
  const arranged =
    findWord(line, left, right, BUSES) >= 0 ||
    findWord(line, left, right, LED) >= 0 ||
    findWord(line, left, right, /^(ال)?(دفعه|دفعات)$/) >= 0 ||
    line.mentions.some(({ place, kindFrom }) => place?.kind === 'crossing' && kindFrom > at && kindFrom < right) ||
    findWord(line, at + 1, right, CHECKED) >= 0 ||
    hasTag(line, from, to, 'deal') ||
    hasTag(line, at, right, 'corridor')
  return arranged && isLeft(line, at, right)
}

/** «خرجت سيارات إسعاف من دوما وعلى متنها …». */
export function isInAmbulances(line: Line, at: number): boolean {
  const cars = findWord(line, at - 3, at + 7, /^(ال)?(اسعاف|سيارات|سياره|عربات)$/)
  return (
    cars >= 0 &&
    isLeft(line, at, at + REACH) &&
    hasTag(line, at + 1, line.to, 'people', 'wounded') &&
    findWord(line, at + 1, line.to, /^(متنها|متنه|داخلها|تقل|تحمل|تنقل|ناقله|حامله)$/) >= 0
  )
}

/** Whether a place is told as the one that is left: «من دوما», «عن دوما», «ترك دوما», «إلى خارجها». */
function isLeft(line: Line, at: number, end: number): boolean {
  if (findWord(line, at + 1, at + 6, OUT) >= 0) return true
  return line.mentions.some(
    ({ kindFrom, mention }) =>
      mention !== null && kindFrom > at && kindFrom < end && (LEFT.test(plain(line, at)) || isFrom(line, kindFrom)),
  )
}

function isFrom(line: Line, kindFrom: number): boolean {
  const before = tokenAt(line, kindFrom - 1)?.text ?? ''
  if (before === 'من' || before === 'عن') return true
  return (
    has(line, kindFrom - 1, 'people', 'fighters') ||
    (/^(ابناء|اهل|مدخل|احياء|بلده|بلدات)$/.test(before) && plain(line, kindFrom - 2) === 'من') ||
    (before === 'في' && /^ال(عالقين|محاصرين|محتجزين|عالقه|محاصره)$/.test(plain(line, kindFrom - 2)))
  )
}

/** «أقلت الحافلات 900 شخص من مضايا», «تنقل الحافلات مسلحي دوما»: buses that take people out of a town. */
export function isDriven(line: Line, at: number): boolean {
  if (plain(line, at).startsWith('ل') || findWord(line, at - 3, at + 5, BUSES) < 0) return false
  const people = findPeople(line, at + 1, at + 9)
  return (
    people >= 0 &&
    line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > at && kindFrom < at + REACH && isFrom(line, kindFrom))
  )
}

/** The buses themselves stand among people's words. */
function findPeople(line: Line, from: number, to: number): number {
  for (let at = from; at < to; at++)
    if (has(line, at, 'people', 'fighters') ? !has(line, at, 'convoy') : /^(ال)?(دفعه|دفعات|مجموعه)$/.test(plain(line, at))) return at
  return -1
}

export const EXILES = /^([يت]?(هجر|رحل)(ت|وا|ون)?)$/

/** «هجر النظام عشرات المقاتلين من دوما إلى الشمال». */
export function isExile(line: Line, at: number): boolean {
  return (
    hasTag(line, at + 1, at + 7, 'fighters') &&
    isLeft(line, at, at + REACH) &&
    findWord(line, at + 2, at + REACH + 4, /^(الي|نحو|باتجاه)$/) >= 0
  )
}

export const BATCH = /^(و|ب|ل)?(ال)?(قافله|قوافل|دفعه|دفعات|حافلات|فوج)$/

/** «القافلة العاشرة من دوما», «الدفعة الأخيرة من حي الوعر»: of those who leave, as the sentence tells by people beside it. */
export function isConvoyOf(line: Line, at: number): boolean {
  const of = findWord(line, at + 1, at + 3, /^من$/)
  // «دفعة من أهالي كفريا»
  const town = of >= 0 && has(line, of + 1, 'people', 'fighters') ? of + 2 : of + 1
  if (of < 0 || !line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom === town)) return false
  // «الدفعة الأولى من حي الوعر في طريقها إلى …»: batches that leave a town are of people
  return isAmongPeople(line, at, /دفعه$/.test(plain(line, at)) && findWord(line, town, at + REACH, /^(الي|نحو|باتجاه)$/) >= 0)
}

/** People stand near, or are meant anyhow, and neither goods nor shells do. */
function isAmongPeople(line: Line, at: number, meant: boolean): boolean {
  let people = meant
  for (let i = Math.max(line.from, at - REACH); i < at + REACH; i++) {
    if (has(line, i, 'convoy')) continue
    if (has(line, i, 'aid', 'projectile', 'fire-noun')) return false
    if (has(line, i, 'people', 'fighters')) people = true
  }
  return people
}

/** «تفرغ دوما من مقاتليها», «باتت كفريا خالية من أهلها»: where buses, a deal or those who leave are told of as well. */
export function isEmptied(line: Line, at: number): boolean {
  const whom = findWord(line, at + 1, at + 6, /^من$/)
  return whom >= 0 && has(line, whom + 1, 'people', 'fighters') && hasTag(line, line.from, line.to, 'convoy', 'go-out', 'take-out', 'deal')
}

export const EMPTY = /^(س)?[يت]فرغ(ها)?$|^افرغت?$|^خلت$|^س?[يت]خلو$|^خلو$|^خاليه?$|^فرغت?$/

/** «لم يعد في وسع أحد أن يغادر دوما», «لا أحد يخرج منها»: nobody gets out. */
export function isNobodys(line: Line, at: number): boolean {
  const any = findWord(line, at - 6, at + 3, /^(ل|ب)?(احد|احدا|اي|كاين|طير)$/)
  return any >= 0 && findWord(line, any - 7, Math.max(any, at), /^[وف]?(لا|لم|لن|ما|دون|ليس)$/) >= 0
}
