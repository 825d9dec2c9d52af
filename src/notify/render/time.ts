import { MONTH_NAMES } from '../../arabic/month-names.ts'
import type { Language } from './places.ts'

const WEEKDAYS_AR = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت']
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS_EN = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** «الاثنين 12 آذار», with the year where it is not `thisYear`. */
export function dayText(day: string, thisYear: number, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  const tail = year === thisYear ? '' : ` ${year}`
  return language === 'ar'
    ? `${WEEKDAYS_AR[weekday]} ${date} ${MONTH_NAMES[month - 1]}${tail}`
    : `${WEEKDAYS_EN[weekday]} ${date} ${MONTHS_EN[month - 1]}${tail}`
}

/** «9:00 صباحاً»: twelve hours with the part of the day. `clock` is `HH:MM`. */
export function clockText(clock: string, language: Language): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  const shown = `${twelve}:${String(minute).padStart(2, '0')}`
  if (language === 'en') return `${shown} ${hour < 12 ? 'a.m.' : 'p.m.'}`
  return `${shown} ${partAr(hour)}`
}

function partAr(hour: number): string {
  if (hour < 4) return 'ليلاً'
  if (hour < 6) return 'فجراً'
  if (hour < 12) return 'صباحاً'
  if (hour < 15) return 'ظهراً'
  if (hour < 18) return 'عصراً'
  if (hour < 21) return 'مساءً'
  return 'ليلاً'
}

/** Local day (`YYYY-MM-DD`) and clock (`HH:MM`). */
export interface LocalMoment {
  readonly day: string
  readonly clock: string
  readonly year: number
}

/** What the clocks of a zone show at an instant. */
export function localParts(instant: Date, zone: string): LocalMoment {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(instant)
      .map(part => [part.type, part.value]),
  )
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    clock: `${parts['hour']}:${parts['minute']}`,
    year: Number(parts['year']),
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}
