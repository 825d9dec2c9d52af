import type { CorridorStatus } from '../../domain/detection.ts'
import type { StatusRule } from '../status-rule.ts'
import { isAsked, isDenied, isGiven, isInUse, isShut } from './standing.ts'

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
    name: 'way closed',
    status: 'closed',
    catches: [
      'أغلقت القوات معبر الوافدين أمام المدنيين',
      'منعت الفصائل خروج المدنيين من دوما',
      'قصفت المدفعية الممر الإنساني في مخيم الوافدين',
      'تعرض الممر الإنساني في مخيم الوافدين لقصف بقذائف الهاون',
      'أطلق مسلحون النار على الممر الإنساني في مخيم الوافدين',
      'لم تتمكن قافلة المساعدات من دخول دوما',
    ],
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
    name: 'way in use',
    status: 'open',
    catches: [
      'خرجت دفعة من المقاتلين من دوما',
      'فتح معبر الوافدين أمام المدنيين',
      'بدأت عملية إجلاء الجرحى من دوما',
      'دخلت قافلة مساعدات إلى دوما',
      'انطلقت حافلات تقل مهجرين من دوما باتجاه إدلب',
    ],
    refuses: ['دعت إلى ممر في دوما', 'اتفاق على إجلاء المدنيين من دوما', 'نزح المدنيون من دوما'],
    test: isInUse,
  },
]
