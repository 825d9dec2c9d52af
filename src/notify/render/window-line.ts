import type { Event } from '../../domain/event.ts'
import type { Words } from './event-words.ts'
import type { Language } from './places.ts'
import { clockText, dayText, type LocalMoment } from './time.ts'

export const DAMASCUS_TIME: Words = { ar: 'بتوقيت دمشق', en: 'Damascus time' }

/** «كل يوم من 9:00 صباحاً حتى 2:00 ظهراً، ابتداءً من الثلاثاء 27 شباط، بتوقيت دمشق»; null where no time is known. */
export function windowText(event: Pick<Event, 'start' | 'end' | 'daily'>, thisYear: number, language: Language): string | null {
  const parts = [daily(event.daily, language), from(event, thisYear, language), until(event, thisYear, language)].filter(
    part => part !== '',
  )
  if (parts.length === 0) return null
  const text = `${parts.join(language === 'ar' ? '، ' : ', ')}${language === 'ar' ? ' ' : ', '}${DAMASCUS_TIME[language]}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function daily(hours: string | null, language: Language): string {
  if (hours === null) return ''
  const [opens = '', closes = ''] = hours.split('-')
  const [open, close] = [clockText(opens, language), clockText(closes, language)]
  return language === 'ar' ? `كل يوم من ${open} حتى ${close}` : `every day from ${open} to ${close}`
}

function from({ start, daily: hours }: Pick<Event, 'start' | 'daily'>, thisYear: number, language: Language): string {
  if (start === null) return ''
  const day = dayText(start.slice(0, 10), thisYear, language)
  // the hour of a daily window has been said
  if (hours !== null) return language === 'ar' ? `ابتداءً من ${day}` : `beginning on ${day}`
  return language === 'ar' ? `من ${momentText(start, thisYear, 'ar')}` : `from ${momentText(start, thisYear, 'en')}`
}

function until({ start, end, daily: hours }: Pick<Event, 'start' | 'end' | 'daily'>, thisYear: number, language: Language): string {
  if (end === null) return ''
  const until = language === 'ar' ? 'حتى' : 'until'
  if (hours !== null) return `${until} ${dayText(end.slice(0, 10), thisYear, language)}`
  const sameDay = start !== null && start.slice(0, 10) === end.slice(0, 10)
  if (sameDay) return `${until} ${clockText(end.slice(11, 16), language)}`
  return `${until} ${momentText(end, thisYear, language)}`
}

/** «الثلاثاء 27 شباط، الساعة 9:00 صباحاً». */
export function momentText(local: string, thisYear: number, language: Language): string {
  return atText({ day: local.slice(0, 10), clock: local.slice(11, 16) }, thisYear, language)
}

export function atText({ day, clock }: Pick<LocalMoment, 'day' | 'clock'>, thisYear: number, language: Language): string {
  const hour = clockText(clock, language)
  return language === 'ar' ? `${dayText(day, thisYear, 'ar')}، الساعة ${hour}` : `${dayText(day, thisYear, 'en')}, ${hour}`
}
