import { formatLocal, type LocalTime, MINUTE, type Moment, parseLocal } from './local-time.ts'

/** The one place that asks the system's zone tables: everything else counts in local time. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone (IANA name) show at an instant. Throws a RangeError for a zone that does not exist. */
export function toLocal(date: Date, zone: string): LocalTime {
  return formatLocal(localMoment(date, zone))
}

function localMoment(date: Date, zone: string): Moment {
  return date.getTime() + offsetMinutes(date.getTime(), zone) * MINUTE
}

/** The instant that a local time names in a zone. Throws a RangeError for what is no local time. */
export function toInstant(local: LocalTime, zone: string): Date {
  const moment = parseLocal(local)
  if (moment === null) throw new RangeError('no local time')
  return fromLocal(moment, zone)
}

/** The instant at which clocks of the zone show a local time; of two, the first; in a gap, the hour after it. */
function fromLocal(moment: Moment, zone: string): Date {
  const guess = moment - offsetMinutes(moment, zone) * MINUTE
  const earlier = moment - offsetMinutes(guess - 180 * MINUTE, zone) * MINUTE
  if (earlier + offsetMinutes(earlier, zone) * MINUTE === moment) return new Date(earlier)
  return new Date(moment - offsetMinutes(guess, zone) * MINUTE)
}

/** A local time of one zone on the clocks of another. */
export function betweenZones(moment: Moment, from: string, to: string): Moment {
  return from === to ? moment : localMoment(fromLocal(moment, from), to)
}

/** Clocks change on the quarter of an hour: within one, the offset is the same. The last answers are kept, since the system's tables are slow. */
function offsetMinutes(instant: number, zone: string): number {
  const key = `${Math.floor(instant / QUARTER)} ${zone}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    offset = readOffset(instant, zone)
    if (offsets.size >= OFFSETS) offsets.clear()
    offsets.set(key, offset)
  }
  return offset
}

const QUARTER = 15 * MINUTE
const OFFSETS = 4096
const offsets = new Map<string, number>()

function readOffset(instant: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    const two = '2-digit'
    format = new Intl.DateTimeFormat('en-u-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
    formats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
  const shown = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second'])
  return Math.round((shown - instant) / MINUTE)
}
