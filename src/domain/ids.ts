/** Branded ids: each is made only by its own parser, so that a town's id never passes for a chat's. */
declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

/** P-code, `wof-…` or an own id; always `[A-Za-z0-9_-]{1,32}`, so that it fits a Telegram deep link and a callback. */
export type PlaceId = Branded<string, 'PlaceId'>
/** Row id of an article (UUID). */
export type ArticleId = Branded<string, 'ArticleId'>
/** Row id of an event (UUID). */
export type EventId = Branded<string, 'EventId'>
/** Row id of an alert (UUID). */
export type AlertId = Branded<string, 'AlertId'>
/** Telegram's chat id; personal data, never logged, never stored in clear. */
export type TelegramChatId = Branded<number, 'TelegramChatId'>
/** Row id of a chat in our database: what the rest of the system uses instead of Telegram's id. */
export type ChatId = Branded<string, 'ChatId'>

const PLACE_ID = /^[A-Za-z0-9_-]{1,32}$/

export function parsePlaceId(text: string): PlaceId | null {
  return PLACE_ID.test(text) ? (text as PlaceId) : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function parseEventId(text: string): EventId | null {
  return UUID.test(text) ? (text as EventId) : null
}

export function parseAlertId(text: string): AlertId | null {
  return UUID.test(text) ? (text as AlertId) : null
}

/** Telegram's ids fit in 52 bits; groups and channels are negative. */
export function parseTelegramChatId(value: number | string): TelegramChatId | null {
  const id = typeof value === 'string' ? (/^-?\d{1,16}$/.test(value) ? Number(value) : Number.NaN) : value
  return Number.isSafeInteger(id) && id !== 0 ? (id as TelegramChatId) : null
}
