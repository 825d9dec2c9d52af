import type { LocalDate } from '../../domain/detection.ts'
import { type Line, tokenAt } from '../reading/line.ts'

export interface DayReading {
  readonly day: LocalDate | null
  readonly stated: boolean
  /** Tokens that say it, half-open; empty where it is inferred. */
  readonly from: number
  readonly to: number
}

const WEEKDAYS = ['الاحد', 'الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعه', 'السبت']

/** temporary */
export function readDay(line: Line, from: number, to: number, publishedAt: Date | null): DayReading {
  if (!publishedAt) return { day: null, stated: false, from, to: from }
  const local = new Date(publishedAt.getTime() + 3 * 3600_000)
  const back = (days: number) => new Date(local.getTime() - days * 86400_000).toISOString().slice(0, 10)
  for (let at = from; at < to; at++) {
    const text = (tokenAt(line, at)?.text ?? '').replace(/^و(?=ا)/, '')
    if (text === 'امس') return { day: back(tokenAt(line, at - 1)?.text === 'اول' ? 2 : 1), stated: true, from: at, to: at + 1 }
    if (text === 'اليوم') return { day: back(0), stated: true, from: at, to: at + 1 }
    const weekday = WEEKDAYS.indexOf(text === 'الإثنين' ? 'الاثنين' : text)
    if (weekday >= 0) return { day: back((local.getUTCDay() - weekday + 7) % 7), stated: true, from: at, to: at + 1 }
  }
  return { day: back(0), stated: false, from, to: from }
}
