import type { CorridorStatus } from '../../domain/detection.ts'
import { followedBy, governedBy, saysNear } from '../matter.ts'
import { has, tokenAt } from '../reading/line.ts'
import type { Matter, StatusRule } from '../status-rule.ts'

/** What a clause says of a way in or out: what hinders it first, then wishes, agreements and use. */
export const CORRIDOR_STATUS_RULES: readonly StatusRule<CorridorStatus>[] = [
  {
    name: 'way denied',
    status: 'denied',
    catches: ['نفت الفصائل وجود ممر إنساني في دوما'],
    refuses: ['فتح ممر إنساني في دوما'],
    test: matter => governedBy(matter, 'denial'),
  },
  {
    name: 'way closed',
    status: 'closed',
    catches: [
      'أغلقت القوات معبر الوافدين أمام المدنيين',
      'منعت الفصائل خروج المدنيين من دوما',
      'تعذر إدخال المساعدات إلى دوما',
      'معبر نصيب مغلق أمام المدنيين',
    ],
    refuses: ['فتح معبر الوافدين أمام المدنيين', 'خرج عشرات المدنيين من دوما'],
    test: matter => isHindered(matter),
  },
  {
    name: 'way asked for',
    status: 'proposed',
    catches: ['دعت المنظمة إلى فتح ممر إنساني في دوما', 'مفاوضات لإجلاء المدنيين من دوما', 'طالبت بإدخال المساعدات إلى دوما'],
    refuses: ['خرجت دفعة من المدنيين من دوما', 'اتفاق على إجلاء المدنيين من دوما'],
    test: matter => isWished(matter),
  },
  {
    name: 'way agreed',
    status: 'announced',
    catches: ['اتفاق على إجلاء المدنيين من دوما', 'يقضي الاتفاق بخروج المقاتلين من دوما', 'سيتم إجلاء الجرحى من دوما غداً'],
    refuses: ['دعت إلى ممر في دوما', 'بدأ إجلاء المدنيين من دوما بموجب اتفاق'],
    test: matter =>
      (governedBy(matter, 'truce-agree') && !underWay(matter)) ||
      saysNear(matter, /^(و|ف)?س[يت](تم|جري|فتح|بدا|سمح|خرج|غادر|دخل|ودي)/) ||
      saysNear(matter, /^(يقضي|تقضي|ينص|تنص|يتضمن|تمهيدا)$/, 5, 0),
  },
  {
    name: 'way in use',
    status: 'open',
    catches: [
      'خرجت دفعة من المدنيين من دوما',
      'فتح معبر الوافدين أمام المدنيين',
      'دخلت قافلة مساعدات إلى دوما',
      'تواصلت عملية إجلاء الجرحى من دوما',
    ],
    refuses: ['دعت إلى ممر في دوما'],
    test: () => true,
  },
]

const NOT = /^(و|ف)?(لا|لم|لن|عدم|بعدم|دون|تعذر|ارجاء|تاجيل|ارجيت)$/

function isHindered(matter: Matter): boolean {
  if (governedBy(matter, 'close', 'refusal')) return true
  if (saysNear(matter, NOT, 5, 0)) return true
  return saysNear(matter, /^(ال)?(مغلق|مغلقه|مغلقا)$/, 0, 6) || (saysNear(matter, /^(قصف|قصفت|قصفوا|بقصف|قصفهم)$/, 5, 0) && isWay(matter))
}

function isWay({ line, at }: Matter): boolean {
  return has(line, at, 'corridor')
}

function isWished(matter: Matter): boolean {
  return (
    (governedBy(matter, 'call', 'plan') && !underWay(matter)) || saysNear(matter, /^(حاجه|يمكن|يمكنهم|بوسع|يتيح|لاتاحه|ضمان|وضمان)$/, 6, 0)
  )
}

const UNDER_WAY =
  /^(و|ف)?(بدات|بدا|بدء|خرجت|خرج|خرجوا|غادرت|غادر|غادروا|دخلت|دخل|انطلقت|انطلاق|تواصلت|واصلت|تمكن|تمكنت|تمكنوا|تم|جرت|اجلت|اجلي|وصلت|وصل|شهدت|انتهاء|انتهت|استكمال|يغادرون|نقلت)$/

/** A verb of the past or of beginning leads into it. */
function underWay({ line, from, at }: Matter): boolean {
  for (let before = at; before >= Math.max(from, at - 4); before--) {
    const text = tokenAt(line, before)?.text ?? ''
    if (UNDER_WAY.test(text) && !(text === 'تم' && /^(التوصل|الاتفاق)$/.test(tokenAt(line, before + 1)?.text ?? ''))) return true
  }
  return followedBy({ line, from, to: at + 1, at }, 'open')
}
