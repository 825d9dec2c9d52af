import { normalUrl } from './entities.ts'
import { badRequest } from './errors.ts'
import { isObject, type Json, objectOf, type Params } from './params.ts'

const MAX_BUTTONS = 100
const MAX_CALLBACK_DATA_BYTES = 64
const MAX_COPY_TEXT_LENGTH = 256
const STYLES: readonly unknown[] = ['danger', 'success', 'primary']
const LOOKS = ['text', 'style', 'icon_custom_emoji_id']
const INLINE_ACTIONS = [
  'callback_data',
  'url',
  'copy_text',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'web_app',
  'login_url',
  'callback_game',
  'pay',
]
const PRIVATE_ACTIONS: Readonly<Record<string, string>> = {
  request_location: 'location',
  request_contact: 'phone number',
  request_users: 'users',
  request_chat: 'chats',
}
const REPLY_ACTIONS = [...Object.keys(PRIVATE_ACTIONS), 'request_poll', 'web_app']

/**
 * The `reply_markup` of a call, checked. Throws 400 where Telegram does. `unknown` hears of each field of a button
 * that Telegram does not know and would drop.
 */
export function readMarkup(params: Params, inPrivateChat: boolean, unknown: (field: string) => void): Json | undefined {
  const markup = objectOf(params, 'reply_markup')
  if (!markup || Object.keys(markup).length === 0) return undefined
  if ('inline_keyboard' in markup) return { inline_keyboard: inlineRows(markup['inline_keyboard'], unknown) }
  if ('keyboard' in markup) return { ...markup, keyboard: replyRows(markup['keyboard'], inPrivateChat, unknown) }
  if (markup['remove_keyboard'] === true || markup['force_reply'] === true) return markup
  throw badRequest("can't parse reply keyboard markup JSON object")
}

/** As `readMarkup`, for edits: only an inline keyboard can be edited in. */
export function readInlineMarkup(params: Params, unknown: (field: string) => void): Json | undefined {
  const markup = readMarkup(params, true, unknown)
  if (markup && !('inline_keyboard' in markup)) throw badRequest('inline keyboard expected')
  const rows = markup?.['inline_keyboard'] as readonly unknown[] | undefined
  return rows?.length ? markup : undefined
}

function inlineRows(raw: unknown, unknown: (field: string) => void): readonly (readonly Json[])[] {
  return rowsOf(raw, 'inline_keyboard').map(row =>
    row.map(button => {
      if (!isObject(button)) throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
      reportUnknown(button, INLINE_ACTIONS, unknown)
      checkInlineButton(button)
      return button
    }),
  )
}

function checkInlineButton(button: Json): void {
  checkLooks(button, 'inline keyboard button')
  const actions = INLINE_ACTIONS.filter(action => button[action] !== undefined)
  if (actions.length === 0) throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  if (actions.length > 1) throw badRequest("can't parse inline keyboard button: exactly one action must be specified")

  const { callback_data: data, url, copy_text: copy } = button
  if (data !== undefined) {
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
    if (bytes < 1 || bytes > MAX_CALLBACK_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  }
  if (url !== undefined && (typeof url !== 'string' || normalUrl(url) === undefined)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
  }
  if (copy !== undefined) {
    const text = isObject(copy) && typeof copy['text'] === 'string' ? copy['text'] : ''
    if (text.length < 1 || text.length > MAX_COPY_TEXT_LENGTH) throw badRequest('BUTTON_COPY_TEXT_INVALID')
  }
}

function replyRows(raw: unknown, inPrivateChat: boolean, unknown: (field: string) => void): readonly (readonly unknown[])[] {
  return rowsOf(raw, 'keyboard').map(row =>
    row.map(item => {
      const button = typeof item === 'string' ? { text: item } : item
      if (!isObject(button)) throw badRequest("can't parse keyboard button: KeyboardButton must be an Object")
      reportUnknown(button, REPLY_ACTIONS, unknown)
      checkLooks(button, 'keyboard button')
      for (const [action, what] of Object.entries(PRIVATE_ACTIONS)) {
        if (button[action] && !inPrivateChat) throw badRequest(`${what} can be requested in private chats only`)
      }
      return button
    }),
  )
}

function rowsOf(raw: unknown, field: string): readonly (readonly unknown[])[] {
  if (!Array.isArray(raw)) throw badRequest(`object of the field "${field}" must be an Array`)
  for (const row of raw) {
    if (!Array.isArray(row)) throw badRequest(`object of the field "${field}" must be an Array of Arrays`)
  }
  if (raw.reduce((count: number, row: unknown[]) => count + row.length, 0) > MAX_BUTTONS) throw badRequest('reply markup is too long')
  return raw.filter((row: unknown[]) => row.length > 0)
}

function checkLooks(button: Json, what: string): void {
  if (typeof button['text'] !== 'string' || button['text'].trim() === '') throw badRequest(`can't parse ${what}: Can't find field "text"`)
  if (button['style'] !== undefined && !STYLES.includes(button['style'])) {
    throw badRequest(`can't parse ${what}: invalid button style specified`)
  }
}

function reportUnknown(button: Json, actions: readonly string[], unknown: (field: string) => void): void {
  for (const field of Object.keys(button)) {
    if (!LOOKS.includes(field) && !actions.includes(field)) unknown(`button.${field}`)
  }
}
