import { findTag, has, hasTag, hasWord, textAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import type { Refiner } from './refiner.ts'

/** Where the words of fire mean something else. */
export const PLAY_REFINERS: readonly Refiner[] = [
  {
    name: 'sport or show',
    catches: ['يروي الفيلم قصف مدينة حلب.', 'تتوجه الأم في الفيلم إلى طفلها على وقع الغارات على مدينة حلب.'],
    refuses: [
      'استهدفت الغارات دار سينما في مدينة حلب.',
      'قصفت الطائرات ملعبا في مدينة حلب.',
      'سقط صاروخ أمام غرفة حارس البناء في مدينة سقبا.',
      'قذيفة على شباك بيت في مدينة سقبا.',
      'الكرة الآن في ملعب موسكو، والقذائف تسقط على مدينة سقبا.',
      'أطلقت دبابة متمركزة قرب الملعب قذيفتين على حي سقبا.',
      'استهدفت مجموعات مسلحة ملعبا في مدينة حرستا بقذائف الهاون.',
    ],
    // a truce before the games is a truce
    test: ({ kind, line }) =>
      kind !== 'ceasefire' &&
      (!isBombarded(line) || isShown(line)) &&
      (countPlay(line) >= 2 ||
        (hasWord(line, line.from, line.to, OF_PLAY_ALONE) && !hasTag(line, line.from, line.to, 'dead', 'wounded', 'aircraft', 'result'))),
  },
  {
    name: 'struck by no arms',
    catches: [
      'دكت الأمطار الغزيرة أحياء مدينة سقبا.',
      'تقصف الصحف كل من ينتقد السعر في مدينة سقبا.',
      'قصفت أسعار الخضار جيوب الأهالي في مدينة سقبا.',
    ],
    refuses: ['دكت المدفعية أحياء مدينة سقبا.', 'قصفت الطائرات مدينة سقبا رغم الأمطار.', 'قصفت الطائرات، بحسب الصحف، مدينة سقبا.'],
    test: ({ kind, line, from, to }) => kind === 'shelling' && strikesUnarmed(line, from, to),
  },
  {
    name: 'arms handed over',
    catches: ['تسلمت القوات الجوية قنابل موجهة ضمن حملة تحديث في قاعدة حميميم.'],
    refuses: ['قصفت القوات مدينة سقبا بقنابل تسلمتها حديثا.', 'ألقت الطائرات دفعة من القنابل على مدينة سقبا.'],
    test: ({ kind, line, from, to }) => kind === 'shelling' && isSupply(line, from, to),
  },
  {
    name: 'exercise',
    catches: ['أطلقت القوات صواريخ على أهداف في مدينة حمص خلال مناورات.', 'تدريب مشترك في مدينة حمص على صد هجوم جوي.'],
    refuses: ['قصفت القوات بالصواريخ مدينة حمص.'],
    test: ({ kind, line }) => kind === 'shelling' && (hasTag(line, line.from, line.to, 'exercise') || isTaught(line)),
  },
]

/** «دكت الأمطار …», «قصفت الأسعار …», «تقصف الصحف …», «قصف إعلامي» */
function strikesUnarmed(line: Sketch['line'], from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++)
    if (
      (has(line, at, 'fire-verb', 'aim') && UNARMED.test(textAt(line, at + 1))) ||
      (has(line, at, 'fire-verb', 'fire-noun', 'aim') && OF_WORDS.test(textAt(line, at + 1)))
    )
      return true
  return false
}

const UNARMED = /^(ال)?(امطار|سيول|عواصف|عاصفه|ثلوج|رياح|اسعار|غلاء|صقيع|برد)$/
const OF_WORDS = /^(ال)?(صحف|صحيفه|صحافه|اعلام|اعلامي|اعلاميه|كلامي|كلاميه|مغردون|مغردين|نقاد|كتاب|ناشطات|برامج|خطاب)$/

/** «تسلمت … القنابل», «صفقة صواريخ»: nothing is fired where nothing but the giving is told. */
function isSupply(line: Sketch['line'], from: number, to: number): boolean {
  if (hasTag(line, from, to, 'fire-verb', 'fire-noun', 'aim', 'launch', 'dead', 'wounded', 'result')) return false
  const arms = findTag(line, from, to, 'projectile')
  return arms >= 0 && hasWord(line, Math.max(line.from, arms - 7), arms, SUPPLIES)
}

const SUPPLIES =
  /^(و|ف|ب|ل)?(ال)?([يت]?تسلم(ت)?|استلم(ت)?|استلام|تسليم|تسلم|تزويد|زودت|زود|صفقه|شراء|انتاج|تصنيع|شحنه|تخزين|نشر|نشرت|توريد|بحثا|ضبطت?|صادرت?|مصادره|عثرت?|عثروا|عثور)$/

/** «تدريب … على صد هجوم» */
function isTaught(line: Sketch['line']): boolean {
  for (let at = line.from; at < line.to - 1; at++)
    if (/^(ل|ب)?(صد|ردع|اعتراض|محاكاه)$/.test(textAt(line, at)) && has(line, at + 1, 'strike-noun', 'projectile', 'fire-noun'))
      return hasWord(line, Math.max(line.from, at - 10), at, /^(و|ب)?(ال)?(تدريب|تدريبا|تدربت|تدرب|يتدرب|تتدرب)$/)
  return false
}

/** «قذائف الهاون على ملعب العباسيين»: arms that no game knows. */
function isBombarded(line: Sketch['line']): boolean {
  return hasWord(line, line.from, line.to, ARMS)
}

const ARMS = /^(و|ب|ل|وب)?(ال|لل)?(هاون|براميل|مدفعيه|راجمات|راجمه|مسيره|غارات|دبابه|دبابات)$/

/** «في الفيلم … على وقع الغارات»: what is shown stands before the fire that it shows. */
function isShown(line: Sketch['line']): boolean {
  const fire = findTag(line, line.from, line.to, 'fire-verb', 'fire-noun', 'projectile', 'aim')
  return fire >= 0 && hasWord(line, line.from, fire, SHOWN)
}

const SHOWN = /^(و|ب|ل)?(ال|لل)?(فيلم|افلام|مسلسل|مسرحيه)$/

/** Words of play; those that name something else as readily count once another stands beside them. */
function countPlay(line: Sketch['line']): number {
  let count = 0
  for (let at = line.from; at < line.to; at++) if (has(line, at, 'play') && !isBallInCourt(line, at)) count++
  return count
}

/** «الكرة في ملعب الفصائل»: it is their turn. */
function isBallInCourt(line: Sketch['line'], at: number): boolean {
  if (BALL.test(textAt(line, at))) return hasWord(line, at + 1, at + COURT_REACH, COURT)
  return COURT.test(textAt(line, at)) && hasWord(line, at - COURT_REACH + 1, at, BALL)
}

const BALL = /^ال?كره$/
const COURT = /^ملعب(ه|ها|هم)?$/
const COURT_REACH = 5

/** No guard, window, yard or championship of anything else. */
const OF_PLAY_ALONE =
  /^(و|ف|ب|ل|وب)?(ال|لل)?(مرمي|مرماه|مباراه|مباريات|دوري|لاعبين|لاعبو|مدرب|منتخب|ركله|فيلم|افلام|مسلسل|سينما|دراما|اولمبي|هداف|مسرحيه)(ه|ها)?$/
