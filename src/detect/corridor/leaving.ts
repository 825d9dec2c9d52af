import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import { casesAbout, type WordCase } from '../relief/cases.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { isAidConvoy, SETS_OUT } from './aid.ts'
import { ARRIVES, CARRIES, FACTION, isArrival, isCarried, isHit, isLaden } from './carried.ts'
import {
  isCampLeft,
  isCounted,
  isCountedAway,
  isCountedOut,
  isGettingReady,
  isLeavers,
  isMovingOut,
  isOverTheLine,
  isScheduled,
  isTallied,
  isWhoWishes,
  MOVES_OUT,
  OUT_OF_IT,
} from './counted.ts'
import { BATCH, EMPTY, EXILES, isConvoyOf, isDeparture, isDriven, isEmptied, isExile, isInAmbulances, isNobodys } from './departure.ts'
import { BOARDS, isBoarding } from './fetch.ts'
import { isNoLeaving } from './no-leaving.ts'
import { FAILED, GIVEN, YIELDED } from './sign-words.ts'

/** A word that may tell of people who leave. */
export interface Leaving {
  readonly line: Line
  readonly at: number
  /** The part of the sentence that it stands in. */
  readonly from: number
  readonly to: number
  /** Others take them out: «إجلاء», «نقل الجرحى». */
  readonly taken: boolean
  /** They go: «خروج», «غادروا». */
  readonly going: boolean
  /** They are on their way, in buses or by a count: nothing else need stand beside. */
  readonly seen: boolean
  /** The sentences before told of people who are taken out. */
  readonly evacuated: boolean
}

/** People going out by arrangement: taken out, or fighters, buses, a deal or a corridor in what is said of it. */
export function isLeaving(line: Line, at: number, evacuated: boolean): boolean {
  const openers = openersAbout(line, at).filter(({ test }) => !test || test(line, at, evacuated))
  if (openers.length === 0) return false
  const [taken, going, seen] = (['taken', 'going', 'seen'] as const).map(as => openers.some(opener => opener.as === as))
  const leaving: Leaving = {
    line,
    at,
    ...segmentOf(line, at),
    taken: taken === true,
    going: going === true,
    seen: seen === true,
    evacuated,
  }
  return !isNoLeaving(leaving) && (CASES.find(({ test }) => test(leaving))?.leaves ?? false)
}

/** A word by which leaving may be told, and what else must stand beside it. */
interface Opener extends WordCase {
  readonly as: 'taken' | 'going' | 'seen'
  readonly test?: (line: Line, at: number, evacuated: boolean) => boolean
}

const BUSES = /(حافلات|حافله|باصات)$/

const OPENERS: readonly Opener[] = [
  { as: 'taken', tags: ['take-out'] },
  { as: 'taken', words: CARRIES, test: isCarried },
  { as: 'taken', words: BOARDS, test: isBoarding },
  { as: 'going', tags: ['go-out'] },
  { as: 'going', words: OUT_OF_IT },
  {
    as: 'going',
    words: MOVES_OUT,
    test: (line, at, evacuated) =>
      isMovingOut(line, at) && (evacuated || hasTag(line, line.from, at, 'take-out') || hasTag(line, at, at + 16, 'people', 'fighters')),
  },
  { as: 'seen', tags: ['convoy'], test: isLaden },
  { as: 'seen', words: ARRIVES, test: isArrival },
  { as: 'seen', words: EXILES, test: isExile },
  { as: 'seen', tags: ['pass'], test: isDeparture },
  { as: 'seen', tags: ['carry'], test: isDriven },
  { as: 'seen', words: EMPTY, test: isEmptied },
  // «حافلات من دوما»
  { as: 'seen', words: BUSES, test: (line, at) => plain(line, at + 1) === 'من' && !isHit(line, at) },
  // «تسيير حافلات لمن لا يقبل بالتسوية»
  { as: 'seen', words: /(حافلات|باصات)$/, test: (line, at) => PROVIDES.test(plain(line, at - 1)) && isWhoWishes(line, at) },
  { as: 'seen', words: BATCH, test: isConvoyOf },
  // «على أن تنقل دفعات لاحقة من تلبيسة …»
  { as: 'seen', words: /^(ال)?(دفعات|دفعه)$/, test: (line, at, evacuated) => evacuated && findWord(line, at + 1, at + 3, FROM) >= 0 },
]

const openersAbout = casesAbout(OPENERS)

const PROVIDES = /^(ب|ال)?(تسيير|ارسال|تامين|تخصيص|توفير)$/
const FROM = /^من$/

interface Case {
  readonly told: string
  readonly leaves: boolean
  readonly test: (leaving: Leaving) => boolean
}

/** The first that holds decides. What is told before others is plainer than they are. */
const CASES: readonly Case[] = [
  { told: 'in buses, by a count, or as arrived', leaves: true, test: ({ seen }) => seen },
  { told: 'in ambulances', leaves: true, test: ({ line, at, going }) => going && isInAmbulances(line, at) },
  {
    told: '«بعد خروجهم من …»: of the people that the sentence named before',
    leaves: true,
    test: ({ line, at, from }) => OF_THEM.test(plain(line, at)) && hasTag(line, from, at, 'people', 'fighters', 'convoy'),
  },
  { told: '«عدد من تم إجلاؤهم من …»', leaves: true, test: ({ line, at, taken }) => taken && plain(line, at).endsWith('هم') },
  {
    told: '«عملية الإجلاء من …»: known by its name',
    leaves: true,
    test: ({ line, at, taken }) => taken && OPERATION.test(plain(line, at - 1)),
  },
  {
    told: '«اتفاق إخلاء من …»',
    leaves: true,
    test: ({ line, at, taken }) => taken && plain(line, at - 1) === 'اتفاق' && plain(line, at + 1) === 'من',
  },
  { told: 'people taken out, told beside', leaves: true, test: leaving => leaving.taken && isOfPeople(leaving) },
  { told: 'nobody told of who is taken out', leaves: false, test: ({ taken }) => taken },
  {
    told: '«يتواصل الخروج من …» of those told to leave before',
    leaves: true,
    test: ({ line, at, evacuated }) => evacuated && GOING.test(plain(line, at)) && GOES_ON.test(plain(line, at + 1)),
  },
  { told: '«خرج 336 شخصا من دوما» after others', leaves: true, test: ({ line, at, evacuated }) => evacuated && isCountedOut(line, at) },
  {
    told: '«خرج اليوم ألفا شخص نحو إدلب», «مجموعة ستتحرك», «باتجاه مناطق سيطرة النظام»',
    leaves: true,
    test: ({ line, at }) => isCountedAway(line, at) || isMovingOut(line, at) || isOverTheLine(line, at),
  },
  { told: '«خروج الفصائل» by a deal', leaves: true, test: isOfFaction },
  {
    told: '«وافق الفصيل على الرحيل عن …»',
    leaves: true,
    test: ({ line, at }) =>
      findWord(line, at - 4, at, FACTION) >= 0 && (hasTag(line, at - 6, at, 'truce-agree') || findWord(line, at - 4, at, YIELDED) >= 0),
  },
  {
    told: '«أعطيت الفصائل ثلاثة أيام لمغادرة …»',
    leaves: true,
    test: ({ line, at }) => plain(line, at).startsWith('ل') && findWord(line, at - 8, at, GIVEN) >= 0,
  },
  {
    told: '«ألف شخص غادروا … على متن مئة حافلة»',
    leaves: true,
    test: ({ line, at, from, to }) =>
      hasTag(line, at - 4, at + 8, 'people') && findWord(line, at + 1, at + 14, ABOARD) >= 0 && hasTag(line, from, to, 'convoy'),
  },
  { told: 'aid that sets out', leaves: false, test: ({ line, at }) => SETS_OUT.test(plain(line, at)) && isAidConvoy(line, at) },
  { told: '«انطلقت الحافلات», «انسحاب المقاتلين» by a deal', leaves: true, test: leaving => isSettingOut(leaving) && isArranged(leaving) },
  { told: 'others who set out or withdraw', leaves: false, test: isSettingOut },
  { told: '«عدد الذين خرجوا من دوما», «الخارجين»', leaves: true, test: ({ line, at }) => isTallied(line, at) || isLeavers(line, at) },
  {
    told: '«منعت شاحنات الخضار من مغادرة …»: goods',
    leaves: false,
    test: ({ line, at }) => findWord(line, at - 6, at + 7, LORRIES) >= 0 && findWord(line, at - 6, at + 7, GOODS) >= 0,
  },
  {
    told: 'fighters or buses beside',
    leaves: true,
    test: ({ line, at, from, to }) => hasTag(line, Math.max(from, at - 8), Math.min(to, at + 7), 'fighters', 'convoy'),
  },
  {
    told: '«رفضهم مغادرة …»',
    leaves: true,
    test: ({ line, at, from }) => has(line, at - 1, 'refusal') && hasTag(line, from, at, 'fighters'),
  },
  {
    told: '«خرجت من دوما حافلة على متنها …، ثم غادرت أخرى حرستا»',
    leaves: true,
    test: ({ line, at }) => ANOTHER.test(plain(line, at + 1)) && hasTag(line, line.from, at, 'convoy'),
  },
  { told: '«لم يعد في وسع أحد أن يغادر»', leaves: true, test: ({ line, at }) => isNobodys(line, at) },
  { told: '«ساعدتهم الشرطة على مغادرة …»: those told of before', leaves: true, test: ({ line, at }) => isHelped(line, at) },
  { told: '«فتح باب الخروج لمن يرغب»', leaves: true, test: ({ line, at }) => isWhoWishes(line, at) },
  {
    told: 'people beside, and that they are let go',
    leaves: true,
    test: leaving => arePeopleBeside(leaving) && areLetGo(leaving),
  },
]

const OF_THEM = /^(ب|ل)?(خروج|مغادرت|ترحيل|تهجير|اخراج|اجلاي|اجلاء|انسحاب)هم$/
const OPERATION = /^ب?(عمليه|عمليات|مسار)$/
const GOING = /^(ال|لل|بال)(خروج|مغادره)$/
const GOES_ON = /^(من|يجري|مستمر|متواصل|يتواصل)$/
const ABOARD = /^متن(ها|ه)?$/
const LORRIES = /^(ال)?(شاحنه|شاحنات)$/
const GOODS = /^(ال)?(خضار|بضايع|محاصيل|فاكهه|وقود|نفط|قمح|مواشي)$/
const ANOTHER = /^(اخري|ثانيه|ثالثه|مثلها|غيرها)$/

function isOfPeople({ line, at, from, to }: Leaving): boolean {
  return (
    isWhoWishes(line, at) ||
    MEDICAL.test(plain(line, at + 1)) ||
    hasTag(line, Math.max(from, at - 6), Math.min(to, at + 9), 'people', 'fighters', 'convoy') ||
    EXILED.test(plain(line, at)) ||
    // «إخلاء حرستا»
    (EMPTIES.test(plain(line, at)) && line.mentions.some(({ kindFrom }) => kindFrom > at && kindFrom <= at + 2))
  )
}

const MEDICAL = /^(ال)?طبي$/
const EXILED = /^(ال)?مهجر/
const EMPTIES = /^(ب|ل)?(اخلاء|اخلي|اخلت)/

/** «انسحبت الفصائل تحت ضغط القصف»: beaten, and let go by nobody. */
function isOfFaction({ line, at, from, to }: Leaving): boolean {
  const beaten = plain(line, at).includes('نسح') && !hasTag(line, from, to, 'deal', 'convoy', 'corridor', 'truce')
  return !beaten && findWord(line, at + 1, at + 4, FACTION) >= 0 && hasTag(line, from, to, 'deal', 'convoy', 'relief-ask')
}

function isSettingOut({ line, at }: Leaving): boolean {
  return STARTS.test(textAt(line, at))
}

const STARTS =
  /^(و|ف)?(انطلق|انطلقت|ينطلق|تنطلق|للانطلاق|الانطلاق|انطلاق|تحرك|يتحرك|تتحرك|ستتحرك|سيتحرك|انسحب|انسحبت|الانسحاب|انسحاب|انسحابهم|بالانسحاب|للانسحاب)/

function isArranged({ line, at, from, to }: Leaving): boolean {
  const [left, right] = [Math.max(from, at - 8), Math.min(to, at + 10)]
  return (
    hasTag(line, left, right, 'convoy') ||
    (hasTag(line, left, right, 'fighters') && hasTag(line, from, to, 'deal', 'corridor', 'relief-ask', 'truce'))
  )
}

function isHelped(line: Line, at: number): boolean {
  const lets = findWord(line, at - 6, at, LETS)
  return lets >= 0 && THEM.test(plain(line, lets))
}

const THEM = /(ها|هم)$/
const LETS =
  /^(ب)?(السماح|سماح|سمح|سمحت|سمحوا|امن|امنت|امنوا|اذن|تصريح|يسمح|يسمحون|ضمان|تامين|يستطيع|يستطيعون|تستطيع|بامكانهم|بامكان|بوسعهم|بوسع|وسع|مقدور|بمقدور|يتسني|تسني|سيومن|يومن|تومن|ستومن|تسهيل|سهل|سهلت|ساعد|ساعدت|ساعدتها|ساعدتهم|ساعدها|ساعدهم|اتاحه|اتاح|اتاحت|تمكين|افساح|باستطاعه|باستطاعتهم|يمكنهم)$/

function arePeopleBeside({ line, at, from, to }: Leaving): boolean {
  return hasTag(line, Math.max(from, at - 8), Math.min(to, at + 10), 'people')
}

/** How far a corridor or a truce that explains a leaving may stand. */
const FAR = 60

/** Counted, getting ready, by a deal, a corridor or a leave: those who flee are none of it. */
function areLetGo({ line, at, from, to }: Leaving): boolean {
  return (
    isCounted(line, at, from, to) ||
    isGettingReady(line, at) ||
    isScheduled(line, at) ||
    // «خرج 90 مدنياً …، في أول عملية إجلاء»
    hasTag(line, at + 1, to, 'take-out') ||
    isCampLeft(line, at) ||
    findWord(line, at + 1, Math.min(to, at + 12), TO_BE_DONE) >= 0 ||
    hasTag(line, from, to, 'deal', 'close') ||
    hasTag(line, from, at, 'relief-ask', 'call', 'plan') ||
    findWord(line, at - 8, at, FAILED) >= 0 ||
    hasTag(line, at - FAR, at + FAR, 'corridor', 'truce') ||
    findWord(line, from, to, LETS) >= 0 ||
    (plain(line, at).startsWith('ل') && hasTag(line, at - 5, at, 'open'))
  )
}

const TO_BE_DONE = /^(سيتم|ستتم|سيجري|تم|جري|سيبدا)$/
