import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kind, LocalDate } from '../domain/detection.ts'
import { type AlertId, type EventId, type PlaceId, parseAlertId, parseEventId, parsePlaceId } from '../domain/ids.ts'

/** What a button does. Buttons that set something say the value to set, so that pressing twice changes nothing more. */
export type Press =
  | { readonly do: 'follow'; readonly place: PlaceId }
  | { readonly do: 'unfollow'; readonly place: PlaceId }
  | { readonly do: 'subscription'; readonly place: PlaceId }
  | { readonly do: 'within'; readonly place: PlaceId; readonly on: boolean }
  | { readonly do: 'kind'; readonly place: PlaceId; readonly kind: Kind; readonly on: boolean }
  | { readonly do: 'radius'; readonly place: PlaceId; readonly km: number }
  | { readonly do: 'my'; readonly page: number }
  | { readonly do: 'list'; readonly place: PlaceId | null; readonly page: number }
  | { readonly do: 'qr'; readonly place: PlaceId }
  | { readonly do: 'town'; readonly place: PlaceId; readonly days: number }
  | { readonly do: 'language'; readonly language: 'ar' | 'en' }
  | { readonly do: 'digits'; readonly digits: 'western' | 'arabic' }
  | { readonly do: 'forget'; readonly messages: boolean }
  /** The question that /forget asks. */
  | { readonly do: 'forget-ask' }
  | { readonly do: 'cancel' }
  | { readonly do: 'mute'; readonly hours: number }
  | { readonly do: 'quiet'; readonly from: number; readonly to: number }
  | { readonly do: 'quiet-off' }
  | { readonly do: 'quiet-mode'; readonly mode: 'silent' | 'hold' | 'off' }
  | { readonly do: 'zones' }
  | { readonly do: 'zone'; readonly zone: number }
  | { readonly do: 'digest'; readonly hour: number | null }
  | { readonly do: 'discreet'; readonly on: boolean }
  | ({ readonly do: 'report'; readonly place: PlaceId } & Days)
  | ({ readonly do: 'export'; readonly place: PlaceId; readonly format: 'csv' | 'geojson' } & Days)
  | { readonly do: 'watch'; readonly place: PlaceId; readonly on: boolean }
  /** What a discreet message says. */
  | { readonly do: 'details'; readonly alert: AlertId }
  | { readonly do: 'mute-story'; readonly event: EventId; readonly on: boolean }
  /** An admin's action: the token stands for what was prepared in the database. */
  | { readonly do: 'action'; readonly token: string }

/** Days, both included. */
interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

export const MOST_CALLBACK_BYTES = 64

/**
 * A press as callback data of at most 64 bytes: version, letter, arguments, and a seal bound to the chat, so that data that was altered, or made for
 * another chat, is told apart. The key is the chat's keyed hash, which no client knows.
 */
export function encodePress(press: Press, chatHash: Uint8Array): string {
  const body = `${VERSION}${bodyOf(press)}`
  return `${body}~${sealOf(body, chatHash)}`
}

/** Null for anything that this code did not make for this very chat. */
export function parsePress(data: string, chatHash: Uint8Array): Press | null {
  if (data.length > MOST_CALLBACK_BYTES || !data.startsWith(VERSION)) return null
  const cut = data.lastIndexOf('~')
  if (cut < 0) return null
  const body = data.slice(0, cut)
  const seal = Buffer.from(data.slice(cut + 1))
  const expected = Buffer.from(sealOf(body, chatHash))
  if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) return null
  const [letter = '', ...args] = body.slice(VERSION.length).split(':')
  return PARSERS[letter]?.(args) ?? null
}

const VERSION = '1'
const KIND_LETTERS: readonly (readonly [string, Kind])[] = [
  ['s', 'shelling'],
  ['t', 'ceasefire'],
  ['c', 'corridor'],
]
const MODES = ['silent', 'hold', 'off'] as const

function bodyOf(press: Press): string {
  switch (press.do) {
    case 'follow':
      return `f:${press.place}`
    case 'unfollow':
      return `u:${press.place}`
    case 'subscription':
      return `s:${press.place}`
    case 'within':
      return `w:${press.place}:${bit(press.on)}`
    case 'kind':
      return `k:${press.place}:${KIND_LETTERS.find(([, kind]) => kind === press.kind)?.[0]}:${bit(press.on)}`
    case 'radius':
      return `r:${press.place}:${press.km}`
    case 'my':
      return `m:${press.page}`
    case 'list':
      return `b:${press.place ?? ''}:${press.page}`
    case 'qr':
      return `e:${press.place}`
    case 'town':
      return `t:${press.place}:${press.days}`
    case 'language':
      return `l:${press.language}`
    case 'digits':
      return `d:${press.digits}`
    case 'forget':
      return `x:${bit(press.messages)}`
    case 'forget-ask':
      return 'xa'
    case 'cancel':
      return 'n'
    case 'mute':
      return `p:${press.hours}`
    case 'quiet':
      return `q:${press.from}:${press.to}`
    case 'quiet-off':
      return 'qo'
    case 'quiet-mode':
      return `qm:${press.mode}`
    case 'zones':
      return 'z'
    case 'zone':
      return `zs:${press.zone}`
    case 'digest':
      return `g:${press.hour ?? ''}`
    case 'discreet':
      return `h:${bit(press.on)}`
    case 'report':
      return `v:${press.place}:${shortDay(press.from)}:${shortDay(press.to)}`
    case 'export':
      return `y:${press.place}:${shortDay(press.from)}:${shortDay(press.to)}:${press.format === 'csv' ? 'c' : 'g'}`
    case 'watch':
      return `o:${press.place}:${bit(press.on)}`
    case 'details':
      return `i:${shortId(press.alert)}`
    case 'mute-story':
      return `ms:${shortId(press.event)}:${bit(press.on)}`
    case 'action':
      return `a:${press.token}`
  }
}

type Parser = (args: readonly string[]) => Press | null

const PARSERS: Readonly<Record<string, Parser>> = {
  f: ofPlace(place => ({ do: 'follow', place })),
  u: ofPlace(place => ({ do: 'unfollow', place })),
  s: ofPlace(place => ({ do: 'subscription', place })),
  w: ([id, on]) => both(parsePlaceId(id ?? ''), parseBit(on), (place, value) => ({ do: 'within', place, on: value })),
  k: ([id, letter, on]) => {
    const kind = KIND_LETTERS.find(([known]) => known === letter)?.[1]
    return kind ? both(parsePlaceId(id ?? ''), parseBit(on), (place, value) => ({ do: 'kind', place, kind, on: value })) : null
  },
  r: ([id, km]) => both(parsePlaceId(id ?? ''), whole(km, 0, 100), (place, value) => ({ do: 'radius', place, km: value })),
  m: ([page]) => one(whole(page, 0, 999), value => ({ do: 'my', page: value })),
  b: ([id, page]) =>
    one(whole(page, 0, 999), value => {
      if (id === '') return { do: 'list', place: null, page: value }
      return one(parsePlaceId(id ?? ''), place => ({ do: 'list', place, page: value }))
    }),
  e: ofPlace(place => ({ do: 'qr', place })),
  t: ([id, days]) => both(parsePlaceId(id ?? ''), whole(days, 1, 90), (place, value) => ({ do: 'town', place, days: value })),
  l: ([language]) => (language === 'ar' || language === 'en' ? { do: 'language', language } : null),
  d: ([digits]) => (digits === 'western' || digits === 'arabic' ? { do: 'digits', digits } : null),
  x: ([messages]) => one(parseBit(messages), value => ({ do: 'forget', messages: value })),
  xa: () => ({ do: 'forget-ask' }),
  n: () => ({ do: 'cancel' }),
  p: ([hours]) => one(whole(hours, 0, 168), value => ({ do: 'mute', hours: value })),
  q: ([from, to]) => both(whole(from, 0, 23), whole(to, 0, 23), (start, end) => ({ do: 'quiet', from: start, to: end })),
  qo: () => ({ do: 'quiet-off' }),
  qm: ([mode]) => one(MODES.find(known => known === mode) ?? null, value => ({ do: 'quiet-mode', mode: value })),
  z: () => ({ do: 'zones' }),
  zs: ([zone]) => one(whole(zone, 0, 99), value => ({ do: 'zone', zone: value })),
  g: ([hour]) => (hour === '' ? { do: 'digest', hour: null } : one(whole(hour, 0, 23), value => ({ do: 'digest', hour: value }))),
  h: ([on]) => one(parseBit(on), value => ({ do: 'discreet', on: value })),
  v: ([id, from, to]) => both(parsePlaceId(id ?? ''), parseDays(from, to), (place, days) => ({ do: 'report', place, ...days })),
  y: ([id, from, to, letter]) => {
    const format = letter === 'c' ? 'csv' : letter === 'g' ? 'geojson' : null
    if (format === null) return null
    return both(parsePlaceId(id ?? ''), parseDays(from, to), (place, days) => ({ do: 'export', place, format, ...days }))
  },
  o: ([id, on]) => both(parsePlaceId(id ?? ''), parseBit(on), (place, value) => ({ do: 'watch', place, on: value })),
  i: ([id]) => one(parseAlertId(longId(id)), alert => ({ do: 'details', alert })),
  ms: ([id, on]) => both(parseEventId(longId(id)), parseBit(on), (event, value) => ({ do: 'mute-story', event, on: value })),
  a: ([token]) => (token !== undefined && /^[A-Za-z0-9_-]{22}$/.test(token) ? { do: 'action', token } : null),
}

function sealOf(body: string, chatHash: Uint8Array): string {
  return createHmac('sha256', chatHash).update(body).digest('base64url').slice(0, 10)
}

function ofPlace(make: (place: PlaceId) => Press): Parser {
  return ([id]) => one(parsePlaceId(id ?? ''), make)
}

function one<A>(a: A | null, make: (a: A) => Press | null): Press | null {
  return a === null ? null : make(a)
}

function both<A, B>(a: A | null, b: B | null, make: (a: A, b: B) => Press): Press | null {
  return a === null || b === null ? null : make(a, b)
}

function bit(on: boolean): string {
  return on ? '1' : '0'
}

function parseBit(text: string | undefined): boolean | null {
  return text === '1' ? true : text === '0' ? false : null
}

function whole(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

const DAY_MS = 86_400_000

/** Days since 1970 to the base of 36: four characters. */
function shortDay(day: LocalDate): string {
  return (Date.parse(`${day}T00:00:00Z`) / DAY_MS).toString(36)
}

function parseDays(from: string | undefined, to: string | undefined): Days | null {
  const [first, last] = [from, to].map(text =>
    text !== undefined && /^[0-9a-z]{1,4}$/.test(text) ? Number.parseInt(text, 36) : Number.NaN,
  )
  if (first === undefined || last === undefined || !(first <= last)) return null
  const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)
  return { from: day(first), to: day(last) }
}

/** The 16 bytes of a UUID in 22 characters. */
function shortId(id: AlertId | EventId): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

function longId(text = ''): string {
  return /^[A-Za-z0-9_-]{22}$/.test(text)
    ? Buffer.from(text, 'base64url')
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : ''
}
