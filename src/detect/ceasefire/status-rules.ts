import type { CeasefireStatus } from '../../domain/detection.ts'
import { hasTag } from '../reading/line.ts'
import type { Matter, StatusRule } from '../status-rule.ts'

/** What a clause says of a truce, the strongest word first. */
export const CEASEFIRE_STATUS_RULES: readonly StatusRule<CeasefireStatus>[] = [
  {
    name: 'truce denied',
    status: 'denied',
    catches: ['نفى فصيل وجود هدنة في دوما', 'رفضت الفصائل الهدنة في دوما'],
    refuses: ['أعلن فصيل هدنة في دوما'],
    test: matter => hasTag(matter.line, matter.from, matter.at, 'denial', 'refusal'),
  },
  {
    name: 'truce broken',
    status: 'violated',
    catches: ['خرقت القوات الهدنة في دوما', 'قصف دوما رغم الهدنة في المدينة'],
    refuses: ['بدأت الهدنة في دوما'],
    test: matter => around(matter, 'truce-break'),
  },
  {
    name: 'truce over',
    status: 'ended',
    catches: ['انتهت الهدنة في دوما', 'انهيار وقف إطلاق النار في دوما'],
    refuses: ['بدأت الهدنة في دوما'],
    test: matter => around(matter, 'truce-end'),
  },
  {
    name: 'truce asked for',
    status: 'proposed',
    catches: ['دعت الأمم المتحدة إلى هدنة في دوما', 'مفاوضات لوقف إطلاق النار في دوما'],
    refuses: ['بدأت الهدنة في دوما'],
    test: matter => around(matter, 'call'),
  },
  {
    name: 'truce holds',
    status: 'in_effect',
    catches: ['دخل وقف إطلاق النار في دوما حيز التنفيذ', 'بدأت الهدنة في دوما'],
    refuses: ['دعا إلى هدنة في دوما'],
    test: matter => around(matter, 'truce-hold'),
  },
  {
    name: 'truce agreed',
    status: 'announced',
    catches: ['أعلن الجيش هدنة في دوما', 'اتفق الطرفان على وقف إطلاق النار في دوما'],
    refuses: ['دعا إلى هدنة في دوما'],
    test: matter => around(matter, 'truce-agree'),
  },
]

function around({ line, from, to }: Matter, ...tags: Parameters<typeof hasTag>[3][]): boolean {
  return hasTag(line, from, to, ...tags)
}
