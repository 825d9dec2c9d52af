import type { CorridorStatus } from '../../domain/detection.ts'
import type { StatusRule } from '../status-rule.ts'
import { isAsked, isDenied, isFiredAt, isGiven, isInUse, isOpened, isShelled, isShut, isToldShut } from './standing.ts'

/** What a sentence says of a way in or out. The first that holds decides: what takes hope away stands before what gives it. */
export const CORRIDOR_STATUS_RULES: readonly StatusRule<CorridorStatus>[] = [
  {
    name: 'way denied',
    status: 'denied',
    catches: ['نفت الفصائل وجود ممر إنساني في دوما', 'نفى الفصيل التوصل إلى اتفاق لخروج مقاتليه من دوما'],
    refuses: ['فتح ممر إنساني في دوما', 'خرجت دفعة من المقاتلين من دوما'],
    test: isDenied,
  },
  {
    name: 'way shelled',
    status: 'closed',
    catches: [
      'قصفت المدفعية الممر الإنساني في مخيم الوافدين',
      'تعرض الممر الإنساني في مخيم الوافدين لقصف بقذائف الهاون',
      'استهدف القصف مدنيين أثناء خروجهم من دوما عبر الممر',
    ],
    refuses: ['استهدف قناص الممر الإنساني في مخيم الوافدين', 'أغلقت القوات معبر الوافدين بعد قصفه'],
    test: isShelled,
  },
  {
    name: 'way under fire',
    status: 'closed',
    catches: ['استهدف قناص الممر الإنساني في مخيم الوافدين', 'أطلق مسلحون النار على الممر الإنساني في مخيم الوافدين'],
    refuses: ['أغلقت القوات معبر الوافدين بعد قصفه', 'تراجع إطلاق النار على الممر الإنساني في مخيم الوافدين'],
    test: isFiredAt,
  },
  {
    name: 'way shut',
    status: 'closed',
    catches: ['أغلقت القوات معبر الوافدين أمام المدنيين', 'معبر نصيب مغلق حتى إشعار آخر', 'أغلقت القوات معبر الوافدين بعد قصفه'],
    refuses: ['لم يعبر أحد ممر الوافدين', 'فتح معبر الوافدين أمام المدنيين'],
    test: matter => isToldShut(matter) && isShut(matter),
  },
  {
    name: 'way closed',
    status: 'closed',
    catches: ['منعت الفصائل خروج المدنيين من دوما', 'لم تتمكن قافلة المساعدات من دخول دوما'],
    refuses: ['فتح معبر الوافدين أمام المدنيين', 'دخلت قافلة مساعدات إلى دوما', 'فتح ممر إنساني في دوما بعد وقف إطلاق النار'],
    test: isShut,
  },
  {
    name: 'way asked for',
    status: 'proposed',
    catches: ['دعت المنظمة إلى فتح ممر إنساني في دوما', 'مفاوضات لإجلاء المدنيين من دوما'],
    refuses: ['خرجت دفعة من المقاتلين من دوما', 'أجلي المرضى من دوما بعد مفاوضات'],
    test: isAsked,
  },
  {
    name: 'way agreed',
    status: 'announced',
    catches: ['اتفاق على إجلاء المدنيين من دوما', 'ينص الاتفاق على خروج المقاتلين من دوما', 'سيتم إجلاء الجرحى من دوما غداً'],
    refuses: ['دعت إلى ممر في دوما', 'خرجت دفعة من المقاتلين من دوما بموجب اتفاق'],
    test: isGiven,
  },
  {
    name: 'way opened',
    status: 'open',
    catches: ['فتح معبر الوافدين أمام المدنيين'],
    refuses: ['خرج المدنيون عبر ممر الوافدين', 'خرجت دفعة من المقاتلين من دوما'],
    test: matter => isOpened(matter) && isInUse(matter),
  },
  {
    name: 'way in use',
    status: 'open',
    catches: [
      'خرجت دفعة من المقاتلين من دوما',
      'خرج المدنيون عبر ممر الوافدين',
      'بدأت عملية إجلاء الجرحى من دوما',
      'دخلت قافلة مساعدات إلى دوما',
      'انطلقت حافلات تقل مهجرين من دوما باتجاه إدلب',
    ],
    refuses: ['دعت إلى ممر في دوما', 'اتفاق على إجلاء المدنيين من دوما', 'نزح المدنيون من دوما'],
    test: isInUse,
  },
]
