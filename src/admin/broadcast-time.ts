import { toInstant } from '../detect/when/zone.ts'
import { shiftDay } from '../domain/local-date.ts'
import { localParts } from '../notify/render/time.ts'
import { isDay } from '../queries/events.ts'

/** `18:30`, the next time the clocks of the zone show it, or `2018-03-12 18:30`; null for anything else, and for what has passed. */
export function readSendTime(text: string, now: Date, zone: string): Date | null {
  const western = text.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660)).trim()
  const found = /^(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2}):(\d{2})$/.exec(western)
  const [, day, hour = '', minute = ''] = found ?? []
  if (!found || Number(hour) > 23 || Number(minute) > 59) return null
  const at = (date: string) => toInstant(`${date}T${hour.padStart(2, '0')}:${minute}`, zone)
  if (day !== undefined) {
    const stated = isDay(day) ? at(day) : null
    return stated !== null && stated > now ? stated : null
  }
  const today = at(localParts(now, zone).day)
  return today > now ? today : at(shiftDay(localParts(now, zone).day, 1))
}
