import { badRequest } from './errors.ts'
import { isObject, type Json } from './params.ts'

/** Offsets and lengths count UTF-16 units of the text. */
export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly user?: unknown
  readonly language?: string
  readonly custom_emoji_id?: string
  readonly unix_time?: number
  readonly date_time_format?: string
}

export interface FormattedText {
  readonly text: string
  readonly entities: readonly Entity[]
}

const PLAIN_TYPES: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
])

/** `r`, or any of weekday, day and time in this order. */
const DATE_TIME_FORMAT = /^(?:r|w?[dD]?[tT]?)$/

/**
 * Entities as a caller gives them. Throws 400 on an unknown type, a missing field, and (where Telegram would cut
 * silently) on one that reaches beyond the text or into the middle of a surrogate pair.
 */
export function readEntities(raw: readonly unknown[], text: string): readonly Entity[] {
  const entities: Entity[] = []
  for (const item of raw) {
    if (!isObject(item)) throw badRequest("can't parse MessageEntity: expected an Object")
    const entity = readEntity(item)
    checkRange(entity, text)
    if (entity.length > 0) entities.push(entity)
  }
  return sortEntities(entities)
}

/** Telegram's order: by offset, the longer first. */
export function sortEntities(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function readEntity(item: Json): Entity {
  const { type, offset, length } = item
  if (typeof type !== 'string') throw badRequest('can\'t parse MessageEntity: Can\'t find field "type"')
  if (!Number.isInteger(offset)) throw badRequest('can\'t parse MessageEntity: Can\'t find field "offset"')
  if (!Number.isInteger(length)) throw badRequest('can\'t parse MessageEntity: Can\'t find field "length"')
  const range = { type, offset: offset as number, length: length as number }
  if (PLAIN_TYPES.has(type)) return range
  switch (type) {
    case 'pre':
      return typeof item['language'] === 'string' && item['language'] !== '' ? { ...range, language: item['language'] } : range
    case 'text_link':
      return { ...range, url: checkedUrl(stringField(item, 'url')) }
    case 'text_mention':
      if (!isObject(item['user'])) throw badRequest('can\'t parse MessageEntity: Can\'t find field "user"')
      return { ...range, user: item['user'] }
    case 'custom_emoji':
      return { ...range, custom_emoji_id: stringField(item, 'custom_emoji_id') }
    case 'date_time':
      return { ...range, ...dateTime(item['unix_time'], item['date_time_format'] ?? '') }
    default:
      throw badRequest("can't parse MessageEntity: Unsupported type specified")
  }
}

/** The fields of a `date_time` entity. Throws 400 on a time or a format that Telegram does not know. */
export function dateTime(unixTime: unknown, format: unknown): { unix_time: number; date_time_format: string } {
  if (!Number.isInteger(unixTime) || (unixTime as number) <= 0) throw badRequest('invalid date-time Unix time specified')
  if (typeof format !== 'string' || !DATE_TIME_FORMAT.test(format)) throw badRequest('invalid date-time format specified')
  return { unix_time: unixTime as number, date_time_format: format }
}

/** A link as Telegram keeps it: `http://` is added where no scheme stands. Throws 400 where it is none. */
function checkedUrl(url: string): string {
  const known = normalUrl(url)
  if (known === undefined) throw badRequest(`entity URL '${url}' is invalid: Wrong HTTP URL`)
  return known
}

export function normalUrl(url: string): string | undefined {
  const trimmed = url.trim()
  if (/^(?:tg|ton|tonsite|mailto|tel):/i.test(trimmed)) return trimmed
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`
  if (!/^https?:\/\//i.test(withScheme) || !URL.canParse(withScheme)) return undefined
  const { hostname } = new URL(withScheme)
  return hostname.includes('.') || hostname === 'localhost' ? withScheme : undefined
}

function stringField(item: Json, name: string): string {
  const value = item[name]
  if (typeof value !== 'string' || value === '') throw badRequest(`can't parse MessageEntity: Can't find field "${name}"`)
  return value
}

function checkRange({ offset, length }: Entity, text: string): void {
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`)
  const end = offset + length
  if (end > text.length) {
    throw badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`)
  }
  if (insidePair(text, offset)) throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset)}`)
  if (insidePair(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, end)}`,
    )
  }
}

function insidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** Where Telegram says that something stands: in bytes of UTF-8. */
export function byteOffset(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at))
}
