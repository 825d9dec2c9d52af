import { z } from 'zod'
import { isTimeZone } from '../config.ts'
import { CHAT_TYPES, type ChatSettings, type ChatType } from '../db/chat-store.ts'

/** What followers have set, beside the three columns that every list has. */
export interface SubscriberSettings {
  readonly within: boolean
  readonly radiusKm: number | null
  readonly chatType: ChatType
  readonly chat: ChatSettings
}

export const SETTING_COLUMNS = [
  ...['within', 'radius_km', 'chat_type', 'language', 'digits', 'zone'],
  ...['quiet_from', 'quiet_to', 'quiet_mode', 'digest_hour', 'discreet', 'paused_until'],
] as const

const orEmpty = <Shape extends z.ZodType>(shape: Shape) => z.union([z.literal('').transform(() => null), shape])
const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Each value in a form that the table takes; the first that is in none is named. */
const Cells = z
  .object({
    within: flag,
    radius_km: orEmpty(z.coerce.number().gt(0).max(100)),
    chat_type: z.enum(CHAT_TYPES),
    language: z.enum(['ar', 'en']),
    digits: z.enum(['western', 'arabic']),
    zone: z.string().refine(isTimeZone, 'no IANA zone'),
    quiet_from: orEmpty(clock),
    quiet_to: orEmpty(clock),
    quiet_mode: z.enum(['silent', 'hold', 'off']),
    digest_hour: orEmpty(z.coerce.number().int().min(0).max(23)),
    discreet: flag,
    paused_until: orEmpty(z.iso.datetime().transform(text => new Date(text))),
  })
  .refine(row => (row.quiet_from === null) === (row.quiet_to === null), { path: ['quiet_to'] })

/** What is wrong, where it is a text. */
export function parseSettings(cells: readonly string[]): SubscriberSettings | string {
  const read = Cells.safeParse(Object.fromEntries(SETTING_COLUMNS.map((name, index) => [name, cells[index] ?? ''])))
  if (!read.success) return `${String(read.error.issues[0]?.path[0] ?? 'a setting')} is not valid`
  const { within, radius_km, chat_type, ...chat } = read.data
  return {
    within,
    radiusKm: radius_km,
    chatType: chat_type,
    chat: {
      language: chat.language,
      digits: chat.digits,
      zone: chat.zone,
      quietFrom: chat.quiet_from,
      quietTo: chat.quiet_to,
      quietMode: chat.quiet_mode,
      digestHour: chat.digest_hour,
      discreet: chat.discreet,
      pausedUntil: chat.paused_until,
    },
  }
}

export type SettingsRow = Readonly<Record<(typeof SETTING_COLUMNS)[number], string | number | boolean | Date | null>>

export function formatSettings(row: SettingsRow): string {
  return SETTING_COLUMNS.map(name => {
    const value = row[name]
    if (value instanceof Date) return value.toISOString()
    // the database writes hours with their seconds
    return name === 'quiet_from' || name === 'quiet_to' ? String(value ?? '').slice(0, 5) : String(value ?? '')
  }).join(',')
}
