import { findTag, has, hasTag, type Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import type { Leaving } from './leaving.ts'
import { isHomeward, isStolenAway } from './returns.ts'

interface Exception {
  readonly told: string
  readonly test: (leaving: Leaving) => boolean
}

/** Whether what is told of going out is of armies, guests, prisoners, marchers or goods, and of nobody who is let out. */
export function isNoLeaving(leaving: Leaving): boolean {
  return EXCEPTIONS.some(({ test }) => test(leaving))
}

const EXCEPTIONS: readonly Exception[] = [
  {
    told: 'an army and its armour',
    test: ({ line, at }) => findWord(line, at - 3, at + 5, COLUMN) >= 0 && findTag(line, at - 3, at + 10, 'people') < 0,
  },
  {
    told: '«سحبت التعزيزات إلى الضاحية تمهيدا لإخراجها»',
    test: ({ line, at }) => plain(line, at).endsWith('ها') && findWord(line, at - 10, at, FORCES) >= 0,
  },
  { told: 'those who go home, and those who steal away', test: ({ line, at }) => isHomeward(line, at) || isStolenAway(line, at) },
  {
    told: '«تسوية أوضاع غير الراغبين بالخروج»',
    test: ({ line, at, going }) => going && WILLING.test(plain(line, at - 1)) && findWord(line, at - 7, at, STATUS) >= 0,
  },
  {
    told: 'those who take to the streets, whose bus turns over, or who ride every day',
    test: ({ line, at, from, to }) =>
      findWord(line, from, to, MARCH) >= 0 ||
      isVigil(line, from, to) ||
      (hasTag(line, at - 3, at + 4, 'convoy') && findWord(line, at - 4, at + 8, RIDERS) >= 0),
  },
  { told: 'to a hospital, and by no deal', test: isToHospital },
  { told: 'out of the ruins', test: ({ line, from, to }) => findWord(line, from, to, RUINS) >= 0 },
  { told: '«سياسة تهجير تتبعها الحكومة»', test: ({ line, at, taken }) => taken && POLICY.test(plain(line, at - 1)) },
  { told: '«أجلت طائرة روسية …»: flown out of no siege', test: ({ line, at, taken }) => taken && hasTag(line, at + 1, at + 4, 'aircraft') },
  {
    told: '«مخطط لإفراغ المنطقة من سكانها»: what is feared',
    test: ({ line, at, taken }) => taken && EXPELS.test(plain(line, at)) && findWord(line, at - 4, at, SCHEME) >= 0,
  },
  { told: '«عائلة مهجرة»: exiles who live somewhere', test: isExiled },
  {
    told: '«رحيل الرئيس», «الرحيل عن المشهد»: out of power',
    test: ({ line, at, going }) => going && (findWord(line, at + 1, at + 3, RULERS) >= 0 || findWord(line, at + 1, at + 4, POWER) >= 0),
  },
  {
    told: '«عدم الخروج من المنازل», «خروج الفريق من المنافسة»',
    test: ({ line, at, going }) => going && plain(line, at + 1) === 'من' && HOME.test(plain(line, at + 2)),
  },
  { told: '«إخلاء السكان لإقامة مشروع سكني»', test: ({ line, at, to }) => findWord(line, at, to, BUILDING) >= 0 },
  {
    told: '«غادر الوفد», «غادرت الفرقة الموسيقية»: guests who go home',
    test: ({ line, at, going }) => going && findWord(line, at + 1, at + 2, GUESTS) >= 0,
  },
  { told: '«نقل التنظيم مسلحين من الرقة إلى تدمر للقتال»', test: ({ line, at }) => findWord(line, at, at + 14, TO_THE_FRONT) >= 0 },
  { told: '«مقاتلون يغادرون مواقعهم»', test: ({ line, at, going }) => going && findWord(line, at + 1, at + 2, THEIR_POSTS) >= 0 },
  { told: '«ليخرج نفسه من التهمة»', test: ({ line, at }) => findWord(line, at + 1, at + 2, HIMSELF) >= 0 },
  { told: '«إخلاء سبيل المعتقلين»', test: ({ line, at }) => isOfPrisoners(line, at) },
  {
    told: '«أخلت القوات مواقعها»',
    test: ({ line, at }) => VACATES.test(plain(line, at)) && findWord(line, at + 1, at + 5, POSTS_OR_HOMES) >= 0,
  },
  {
    told: '«إجلاء مهجري عفرين من تل رفعت»: of one act',
    test: ({ line, at, taken }) => taken && EXILED.test(plain(line, at)) && has(line, at - 1, 'take-out'),
  },
]

const COLUMN = /^(ال)?(عسكريه|مدرعه|تعزيزات|رتل)$/
const FORCES = /^(ال)?(تعزيزات|ارتال|اليات|دبابات|قوات|اسلحه)$/
const WILLING = /^(ال)?(راغبين|رافضين)$/
const STATUS = /^(ل)?اوضاع$/
const MARCH =
  /^(ال|ب)?(انقلاب|انقلبت|انقلب|تدهورت|حادث|اصطدمت|تصادم|اصطدام|مروري|تدهور|مظاهره|مظاهرات|تظاهره|تظاهرات|اعتصام|احتجاج|احتجاجا|احتجاجات|متظاهرون|متظاهرين)$/
/** Those whom buses carry every day. */
const RIDERS =
  /^(ال|لل|ل)?(طلاب|طالبات|طلبه|امتحانات|حجاج|معتمرين|سياح|رياضيه|سياحيه|لاعبين|لاعبي|منتخب|موظفين|ركاب|ركابا|عمال|عمالا|مسافرين|سياحا|زوارا|مشيعين|معزين|مشجعين|معلمين|عسكريين)$/
const RUINS = /^(ال)?(انقاض|ركام|حطام)$/
const POLICY = /^(ال)?(سياسه|سياسات|جريمه|جرايم|ملف|شعار)$/
const EXPELS = /(تهجير|افراغ)$/
const SCHEME = /^(ال|ب|ل)?(خطه|مخطط|محاوله|هدف|هدفها|حمله|غايه|نيه|مشروع)$/
const RULERS = /^(ال)?(اسد|رييس|بشار|راس|دنيانا|دنيا)$/
const POWER = /^(ال)?(مشهد|سلطه|حكم|حياه|منصبه|منصبها|راهن|فانيه|كرسي|حكومه|عالم)$/
const HOME = /^(ال)?(منزل|منازل|منازلهم|منازلنا|بيت|بيوت|بيوتهم|بيوتنا|ازمه|مازق|عزله|سباق|منافسه|منافسات|بطوله|تصفيات|دور|خدمه)$/
const BUILDING = /^(مشروع|استملاك|هدم|تنظيميه|سكني|سكنيه|عشواييات|عقاريه)$/
const GUESTS = /^(ال)?(وفد|وفود|منتخب|فريق|بعثه|فرقه|رييس|وزير|مبعوث|سفير|مدرب|فنان|فنانه|لاعب|لاعبون)$/
const TO_THE_FRONT = /^(للقتال|للمشاركه|لتعزيز|لدعم|جبهات|الجبهات)$/
const THEIR_POSTS = /^(مواقعهم|مواقعها|مواقعه|مقارهم|مقراتهم|نقاطهم|خنادقهم)$/
const HIMSELF = /^(نفسه|نفسها|انفسهم)$/
const VACATES = /^(اخل|يخل|تخل)/
const POSTS_OR_HOMES = /^(منازلهم|منازلها|مواقعها|مواقعه|مواقع|مقارها|مقراتها|نقاطها|حواجزها|مبني|مباني|المنازل)$/
const EXILED = /^(ال)?مهجر/

/** «خرج العشرات في وقفة …»; «خلال وقفة إنسانية» is a pause of fire. */
function isVigil(line: Line, from: number, to: number): boolean {
  const vigil = findWord(line, from, to, VIGIL)
  return vigil >= 0 && !has(line, vigil, 'truce')
}

const VIGIL = /^وقف(ه|ات)$/

/** «نقل المصابين إلى المشفى», unless the sick of a siege or a deal are told of. */
function isToHospital({ line, at, from, to, taken }: Leaving): boolean {
  return (
    findWord(line, at, at + 10, HOSPITAL) >= 0 &&
    !(taken && hasTag(line, from, at, 'deal', 'truce', 'truce-agree')) &&
    findWord(line, from, to, SICK_OF_A_SIEGE) < 0
  )
}

const HOSPITAL = /^(ال|ل)?(مشفي|مستشفي|مشافي|مستشفيات|طبيه|ميدانيه)$/
const SICK_OF_A_SIEGE = /^(ال)?(هلال|صليب|مرضي|حالات|حاله|مريض|محاصره)$/

/** «أصابت القذيفة باصا تسكنه عائلة مهجرة»: those who were driven out before, with no convoy about. */
function isExiled({ line, at, from, to }: Leaving): boolean {
  if (!OF_EXILES.test(plain(line, at))) return false
  return (
    hasTag(line, at - 8, at, 'projectile', 'fire-verb') ||
    (hasTag(line, at - 3, at, 'aim') && plain(line, at + 1) !== 'من') ||
    (!hasTag(line, Math.max(from, at - 8), Math.min(to, at + 6), 'convoy') && !has(line, at - 1, 'entry'))
  )
}

const OF_EXILES = /^(ال|ب|لل|ل)?مهجر/

function isOfPrisoners(line: Line, at: number): boolean {
  const comma = findWord(line, at - 4, at, COMMA)
  return findWord(line, comma >= 0 ? comma : at - 4, at + 7, PRISONERS) >= 0
}

const COMMA = /^،$/
const PRISONERS =
  /^(ال|ل)?(سبيل|معتقلين|معتقل|اسري|سجن|سجناء|محتجزين|مختطفين|رهاين|مخطوفين|موقوفين|مخطوفا|مخطوفه|معتقلا|اسيرا|سجينا|محتجزا|رهينه|افراج)$/
