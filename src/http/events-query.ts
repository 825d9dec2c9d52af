import {
  CEASEFIRE_STATUSES,
  CORRIDOR_STATUSES,
  KINDS,
  type Kind,
  type LocalDate,
  SHELLING_STATUSES,
  type Status,
} from '../domain/detection.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { type PlaceId, parsePlaceId } from '../domain/ids.ts'
import { type EventCursor, type EventFilter, isDay, parseCursor } from '../queries/events.ts'

export const FORMATS = ['json', 'geojson', 'csv', 'hxl', 'atom', 'cap'] as const
export type EventFormat = (typeof FORMATS)[number]
export const PARAMETERS = ['place', 'kind', 'status', 'since', 'until', 'limit', 'cursor', 'format'] as const
export const STATUSES = [...new Set([...SHELLING_STATUSES, ...CEASEFIRE_STATUSES, ...CORRIDOR_STATUSES]), 'withdrawn'] as const
export const DEFAULT_LIMIT = 100
export const MOST_EVENTS = 500

export interface EventsQuery {
  readonly filter: EventFilter
  readonly limit: number
  readonly cursor: EventCursor | null
  readonly format: EventFormat
}

export interface QueryTables {
  readonly gazetteer: Gazetteer
  /** Places that a name certainly means, where somebody gives a name instead of an id. */
  readonly placesNamed: (name: string) => readonly PlaceId[]
  /** Day of the place at an instant. */
  readonly dayOf: (instant: Date) => LocalDate
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: EventsQuery }
  | { readonly ok: false; readonly error: string; readonly field: string }

class FieldFault extends Error {
  override readonly name = 'FieldFault'
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** What is asked for, or which parameter is wrong and how. */
export function parseEventsQuery(raw: Readonly<Record<string, unknown>>, tables: QueryTables): ParsedQuery {
  try {
    const stray = Object.keys(raw).find(name => !(PARAMETERS as readonly string[]).includes(name))
    if (stray !== undefined) throw new FieldFault(stray, `no such parameter; there are ${PARAMETERS.join(', ')}`)
    const text = (field: (typeof PARAMETERS)[number]) => one(raw, field)
    const since = day('since', text('since'), tables)
    const until = day('until', text('until'), tables)
    if (since !== null && until !== null && since > until) throw new FieldFault('since', 'since lies after until')
    const statuses = listOf('status', text('status'), STATUSES)
    const kinds = listOf('kind', text('kind'), KINDS)
    checkStatuses(kinds, statuses)
    return {
      ok: true,
      query: {
        filter: { place: place(text('place'), tables), kinds, statuses, since, until },
        limit: limit(text('limit')),
        cursor: cursor(text('cursor')),
        format: format(text('format')),
      },
    }
  } catch (error) {
    if (error instanceof FieldFault) return { ok: false, error: error.message, field: error.field }
    throw error
  }
}

/** A parameter that is given empty counts as not given. */
function one(raw: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = raw[field]
  if (value === undefined || value === '') return null
  if (typeof value !== 'string') throw new FieldFault(field, `${field} is given more than once; part several values by commas`)
  return value
}

function listOf<Value extends string>(field: string, text: string | null, known: readonly Value[]): readonly Value[] {
  if (text === null) return []
  return text.split(',').map(part => {
    const value = known.find(word => word === part.trim())
    if (value === undefined) throw new FieldFault(field, `${field} must be of ${known.join(', ')}`)
    return value
  })
}

const STATUSES_OF: Readonly<Record<Kind, readonly Status[]>> = {
  shelling: SHELLING_STATUSES,
  ceasefire: CEASEFIRE_STATUSES,
  corridor: CORRIDOR_STATUSES,
}

/** A status that none of the kinds can have would give an empty answer that reads like calm. */
function checkStatuses(kinds: readonly Kind[], statuses: readonly (Status | 'withdrawn')[]): void {
  const possible: readonly string[] = [...(kinds.length === 0 ? KINDS : kinds).flatMap(kind => STATUSES_OF[kind]), 'withdrawn']
  const stray = statuses.find(status => !possible.includes(status))
  if (stray !== undefined) throw new FieldFault('status', `${kinds.join(', ')} cannot be ${stray}`)
}

function place(text: string | null, { gazetteer, placesNamed }: QueryTables): PlaceId | null {
  if (text === null) return null
  const id = parsePlaceId(text)
  if (id !== null && gazetteer.get(id)) return id
  const named = text.length > 80 ? [] : placesNamed(text)
  if (named.length === 1) return named[0]!
  const hint = named.length === 0 ? 'no such place; GET /v1/places?q= finds ids' : `more than one place is so called: ${named.join(', ')}`
  throw new FieldFault('place', hint)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

function day(field: string, text: string | null, { dayOf }: QueryTables): LocalDate | null {
  if (text === null) return null
  const instant = INSTANT.test(text.replace(' ', '+')) ? new Date(text.replace(' ', '+')) : null
  const asked = instant === null ? text : Number.isNaN(instant.getTime()) ? '' : dayOf(instant)
  // the database knows no year 0, and a year of five digits is none of ours
  if (isDay(asked) && !asked.startsWith('0000')) return asked
  throw new FieldFault(field, `${field} must be a day (YYYY-MM-DD) or an instant (YYYY-MM-DDTHH:MM:SSZ)`)
}

function limit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > MOST_EVENTS) throw new FieldFault('limit', `limit must be 1 to ${MOST_EVENTS}`)
  return Number(text)
}

function cursor(text: string | null): EventCursor | null {
  const parsed = text === null ? null : parseCursor(text)
  if (text !== null && parsed === null) throw new FieldFault('cursor', 'this is no cursor; take it from `next` as it is')
  return parsed
}

function format(text: string | null): EventFormat {
  const known = FORMATS.find(word => word === (text ?? 'json'))
  if (known === undefined) throw new FieldFault('format', `format must be of ${FORMATS.join(', ')}`)
  return known
}
