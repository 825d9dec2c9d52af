const EARLIEST = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000

export type DateReading =
  | { readonly ok: true; readonly date: Date }
  | { readonly ok: false; readonly problem: 'unreadable' | 'no-zone' | 'too-early' | 'future' }

/**
 * A moment as pages, feeds and programs write it: ISO 8601 or RFC 822, with its zone. Without a zone a moment is off by hours, which
 * is worse than unknown. Nothing before 2000 and nothing more than a day ahead of `now`.
 */
export function readZonedDate(raw: string, now: Date): DateReading {
  const text = raw.trim()
  const iso = ISO.exec(text)
  if (iso === null && !RFC_822.test(text)) return { ok: false, problem: LOCAL_DATE.test(text) ? 'no-zone' : 'unreadable' }
  const time = Date.parse(iso === null ? text : `${iso[1]}T${iso[2]}${zone(iso[3]!)}`)
  if (Number.isNaN(time) || !isOfCalendar(text)) return { ok: false, problem: 'unreadable' }
  if (time < EARLIEST) return { ok: false, problem: 'too-early' }
  if (time > now.getTime() + DAY_MS) return { ok: false, problem: 'future' }
  return { ok: true, date: new Date(time) }
}

/** The parser takes 30 February for 2 March: a date that is wrong is no date. */
function isOfCalendar(text: string): boolean {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? /\d{1,2} [a-z]{3,9} \d{4}/i.exec(text) ?? ['']
  const read = new Date(day.includes('-') ? `${day}T00:00:00Z` : `${day} 00:00 GMT`)
  return read.getUTCDate() === Number(day.includes('-') ? day.slice(8) : day.split(' ')[0])
}

/** The first that can be read, or null. */
export function firstDate(candidates: readonly string[], now: Date): Date | null {
  for (const candidate of candidates) {
    const reading = readZonedDate(candidate, now)
    if (reading.ok) return reading.date
  }
  return null
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i
const RFC_822 =
  /^(?:[a-z]{3,9},? )?\d{1,2} [a-z]{3,9} \d{4} \d{1,2}:\d\d(?::\d\d)? ?(?:Z|UTC?|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\d\d:?\d\d)$/i
const LOCAL_DATE =
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$|^(?:[a-z]{3,9},? )?\d{1,2} [a-z]{3,9} \d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?$/i

function zone(text: string): string {
  if (!/^[+-]/.test(text)) return 'Z'
  return `${text.slice(0, 3)}:${text.replace(':', '').slice(3) || '00'}`
}
