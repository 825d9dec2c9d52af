import type { CorridorStatus } from '../../domain/detection.ts'
import { hasTag } from '../reading/line.ts'
import type { StatusRule } from '../status-rule.ts'

/** What a clause says of a way in or out, the strongest word first. */
export const CORRIDOR_STATUS_RULES: readonly StatusRule<CorridorStatus>[] = [
  {
    name: 'way denied',
    status: 'denied',
    catches: ['نفت الفصائل وجود ممر إنساني في دوما'],
    refuses: ['فتح ممر إنساني في دوما'],
    test: ({ line, from, at }) => hasTag(line, from, at, 'denial'),
  },
  {
    name: 'way closed',
    status: 'closed',
    catches: ['أغلقت القوات معبر دوما', 'منعت الفصائل خروج المدنيين من دوما'],
    refuses: ['فتح معبر دوما'],
    test: ({ line, from, to }) => hasTag(line, from, to, 'close'),
  },
  {
    name: 'way asked for',
    status: 'proposed',
    catches: ['دعت المنظمة إلى فتح ممر إنساني في دوما', 'مفاوضات لإجلاء المدنيين من دوما'],
    refuses: ['خرجت دفعة من المدنيين من دوما'],
    test: ({ line, from, to }) => hasTag(line, from, to, 'call', 'plan'),
  },
  {
    name: 'way in use',
    status: 'open',
    catches: ['خرجت دفعة من المدنيين من دوما', 'فتح معبر دوما أمام المدنيين'],
    refuses: ['دعت إلى ممر في دوما'],
    test: ({ line, from, to }) => hasTag(line, from, to, 'open'),
  },
  {
    name: 'way agreed',
    status: 'announced',
    catches: ['اتفاق على إجلاء المدنيين من دوما'],
    refuses: ['دعت إلى ممر في دوما'],
    test: ({ line, from, to }) => hasTag(line, from, to, 'truce-agree'),
  },
]
