import type { Digits, Language } from './messages/messages.ts'
import { writeDigits } from './messages/messages.ts'

export interface TimeStyle {
  readonly language: Language
  readonly digits: Digits
  readonly zone: string
}

/** «الاثنين 12 آذار 2018، 11:05 صباحاً»: absolute, twelve hours with the part of day, the year where it is not the current one. */
export function showInstant(instant: Date, now: Date, style: TimeStyle): string {
  const comma = style.language === 'ar' ? '، ' : ', '
  return `${showDay(instant, now, style)}${comma}${showClock(instant, style)}`
}

/** `YYYY-MM-DD` of a place's own calendar, in words. */
export function showLocalDate(date: string, now: Date, style: Omit<TimeStyle, 'zone'>): string {
  return showDay(new Date(`${date}T00:00:00Z`), now, { ...style, zone: 'UTC' })
}

/** `YYYY-MM-DDTHH:MM` of a place's own clock, in words. */
export function showLocalMinute(minute: string, now: Date, style: Omit<TimeStyle, 'zone'>): string {
  return showInstant(new Date(`${minute.slice(0, 16)}:00Z`), now, { ...style, zone: 'UTC' })
}

/** `HH:MM-HH:MM` as «من 9:00 صباحاً حتى 2:00 ظهراً». */
export function showWindow(window: string, style: Omit<TimeStyle, 'zone'>): string {
  const [from = '', to = ''] = window.split('-')
  return style.language === 'ar'
    ? `من ${showHour(from, style)} حتى ${showHour(to, style)}`
    : `from ${showHour(from, style)} to ${showHour(to, style)}`
}

/** `HH:MM` on a twelve-hour clock. */
export function showHour(time: string, { language, digits }: Omit<TimeStyle, 'zone'>): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}`
  if (language === 'en') return `${clock} ${hour < 12 ? 'a.m.' : 'p.m.'}`
  return `${writeDigits(clock, digits)} ${partOfDay(hour)}`
}

function showDay(instant: Date, now: Date, { language, digits, zone }: TimeStyle): string {
  const sameYear = yearIn(instant, zone) === yearIn(now, zone)
  const words = new Intl.DateTimeFormat(language === 'ar' ? 'ar-SY-u-nu-latn' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant)
  return language === 'ar' ? writeDigits(words.replace(/،/g, ''), digits) : words
}

function showClock(instant: Date, style: TimeStyle): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: style.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  )
  return showHour(time, style)
}

function yearIn(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(instant)
}

function partOfDay(hour: number): string {
  if (hour < 4) return 'ليلاً'
  if (hour < 12) return 'صباحاً'
  if (hour < 15) return 'ظهراً'
  if (hour < 18) return 'عصراً'
  return 'مساءً'
}
