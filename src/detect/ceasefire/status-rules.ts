import type { CeasefireStatus } from '../../domain/detection.ts'
import { textAt } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import type { Matter, StatusRule } from '../status-rule.ts'
import { hasFire, hasHarm, isFireAfter, isFireUnbroken } from './fire.ts'
import { FEARED } from './governor-words.ts'
import { isLeftOut } from './in-vain.ts'
import { type Predicate, predicateOf } from './predicate.ts'
import { type Governor, governorOf } from './signs.ts'

/** What a sentence says of a truce. The first that holds decides: what takes hope away stands before what gives it. */
export const CEASEFIRE_STATUS_RULES: readonly StatusRule<CeasefireStatus>[] = [
  {
    name: 'truce denied',
    status: 'denied',
    catches: ['نفى فصيل وجود هدنة في دوما', 'رفضت الفصائل الهدنة في دوما', 'قال القائد إن الهدنة لا تشمل مدينة دوما'],
    refuses: ['أعلن فصيل هدنة في دوما', 'دعا المبعوث إلى هدنة في دوما'],
    test: matter =>
      governed(matter, 'denied', 'refused', 'failed') || (followed(matter, 'excluded') && !isFeared(matter)) || isOutside(matter),
  },
  {
    name: 'truce over',
    status: 'ended',
    catches: ['انتهت الهدنة في دوما', 'انهيار وقف إطلاق النار في دوما'],
    refuses: ['بدأت الهدنة في دوما', 'تبدأ الهدنة في دوما الساعة التاسعة صباحاً وتنتهي الثانية ظهراً'],
    test: matter => governed(matter, 'over') || followed(matter, 'over'),
  },
  {
    name: 'truce broken',
    status: 'violated',
    catches: [
      'خرقت القوات الهدنة في دوما',
      'قصفت الطائرات مدينة دوما رغم الهدنة',
      'خلال الهدنة قصفت المدفعية بلدة دوما',
      'لم يتم الالتزام بالهدنة في دوما',
      'يتواصل القصف على مدينة دوما في أول أيام الهدنة',
      'قصفت الطائرات مدينة دوما بعد يوم من إعلان الهدنة',
    ],
    refuses: ['بدأت الهدنة في دوما', 'دعا المبعوث إلى هدنة في دوما رغم القصف'],
    test: matter =>
      governed(matter, 'broken') ||
      (governed(matter, 'despite') && (hasFire(matter) || hasHarm(matter))) ||
      followed(matter, 'broken') ||
      (governed(matter, 'during') && hasFire(matter)) ||
      (governed(matter, 'agreed', 'begun', 'deal') && isFireAfter(matter)) ||
      (!governed(matter, 'asked') && !followed(matter, 'asked') && isFireUnbroken(matter)),
  },
  {
    name: 'truce asked for',
    status: 'proposed',
    catches: ['دعت الأمم المتحدة إلى هدنة في دوما', 'مفاوضات لوقف إطلاق النار في دوما', 'تجري مباحثات للتوصل إلى اتفاق هدنة في دوما'],
    refuses: ['بدأت الهدنة في دوما', 'أعلن الجيش هدنة في دوما بعد مفاوضات'],
    test: matter => governed(matter, 'asked') || (followed(matter, 'asked') && !governed(matter, 'agreed', 'begun', 'during')),
  },
  {
    name: 'truce holds',
    status: 'in_effect',
    catches: [
      'تستمر الهدنة في مدينة دوما لليوم الثاني',
      'ويستمر العمل بالهدنة في دوما',
      'دخل وقف إطلاق النار في دوما حيز التنفيذ',
      'بدأت الهدنة في دوما',
      'يسري وقف إطلاق النار في دوما منذ صباح اليوم',
    ],
    refuses: ['لن تستمر الهدنة في دوما', 'دعا إلى هدنة في دوما', 'سيدخل وقف إطلاق النار في دوما حيز التنفيذ غداً'],
    test: matter =>
      (governed(matter, 'begun', 'during') && !followed(matter, 'begins')) ||
      (followed(matter, 'begun') && !governed(matter, 'unmet', 'begins')),
  },
  {
    name: 'truce agreed',
    status: 'announced',
    catches: ['أعلن الجيش هدنة في دوما', 'اتفق الطرفان على وقف إطلاق النار في دوما', 'ستبدأ الهدنة في دوما غداً'],
    refuses: ['دعا إلى هدنة في دوما', 'نفى الجيش التوصل إلى هدنة في دوما'],
    test: matter =>
      governed(matter, 'agreed', 'begins') || isHeading(matter) || (followed(matter, 'agreed', 'begins') && !governed(matter, 'unmet')),
  },
]

function governed(matter: Matter, ...governors: Governor[]): boolean {
  return governors.includes(governorOf(matter))
}

function followed(matter: Matter, ...predicates: Predicate[]): boolean {
  return predicates.includes(predicateOf(matter))
}

/** «هدنة في دوما …»: a heading that names nothing but the truce and its place. */
function isHeading({ line, at }: Matter): boolean {
  return (
    (at - line.from <= 1 || /^:$/.test(textAt(line, at - 1))) &&
    /^(ال|ب|ل)?(هدن|تهدي|وقف|ايقاف|تعليق|تجميد)/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 7, /^(في|ب|تشمل)$/) >= 0 &&
    !/^(ال|بال|لل|ب)/.test(plain(line, at))
  )
}

/** «مخاوف من أن الهدنة لا تشمل حلب»: nobody has said so. */
function isFeared({ line, at }: Matter): boolean {
  return findWord(line, at - 7, at, FEARED) >= 0
}

/** «خارج قرار وقف إطلاق النار», «غير مشمول بالهدنة», «لا هدنة». */
function isOutside({ line, at }: Matter): boolean {
  return isLeftOut(line, at) || findWord(line, at - 1, at, /^لا$/) >= 0
}
