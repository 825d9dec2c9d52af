import type { LocalDate } from '../domain/detection.ts'
import { clockText, dayText, localParts } from '../notify/render/time.ts'
import { type Digits, type Language, writeDigits } from './messages/messages.ts'

export interface TimeStyle {
  readonly language: Language
  readonly digits: Digits
  readonly zone: string
}

/** «الاثنين 12 آذار 2018، 11:05 صباحاً» in the zone given: absolute, the year where it is not the current one. */
export function showInstant(instant: Date, now: Date, { language, digits, zone }: TimeStyle): string {
  const local = localParts(instant, zone)
  const day = dayText(local.day, localParts(now, zone).year, language)
  return digitsOf(`${day}${language === 'ar' ? '، ' : ', '}${clockText(local.clock, language)}`, language, digits)
}

/** «الاثنين 12 آذار 2018»: a day with its year. */
export function showDay(day: LocalDate, { language, digits }: Omit<TimeStyle, 'zone'>): string {
  return digitsOf(dayText(day, NO_YEAR, language), language, digits)
}

const NO_YEAR = 0

/** `HH:MM` on a twelve-hour clock. */
export function showHour(time: string, { language, digits }: Omit<TimeStyle, 'zone'>): string {
  return digitsOf(clockText(time, language), language, digits)
}

function digitsOf(text: string, language: Language, digits: Digits): string {
  return language === 'ar' ? writeDigits(text, digits) : text
}
