import { chatObject, type MemberStatus } from './chats.ts'
import { isObject, type Json } from './params.ts'
import { type Person, userObject } from './people.ts'
import { findMessage } from './transcript.ts'
import { botObject, type World } from './world.ts'

/** Somebody presses a button that stands under a message, named by its text or data. Returns the id of the query. */
export function press(world: World, chatId: number, messageId: number, textOrData: string, from?: Person): string {
  const message = findMessage(world.chats.known(chatId), messageId)
  if (!message) throw new Error(`no message ${messageId} in chat ${chatId}`)
  const buttons = buttonsOf(message.body['reply_markup'])
  const button = buttons.find(({ callback_data, text }) => callback_data === textOrData || text === textOrData)
  if (!button) throw new Error(`no such button under message ${messageId}; there are ${buttons.length}`)
  if (typeof button['callback_data'] !== 'string') throw new Error('that button does not call the bot')
  return pressRaw(world, chatId, messageId, button['callback_data'], from)
}

/** A callback query with any data, forged or not: Telegram vouches for the sender only. Returns its id. */
export function pressRaw(world: World, chatId: number, messageId: number, data: string, from?: Person): string {
  const chat = world.chats.known(chatId)
  const id = world.queries.open('callback')
  const message = findMessage(chat, messageId)?.body ?? { chat: chatObject(chat), message_id: messageId, date: 0 }
  const query = { id, from: userObject(chat, from), message, chat_instance: String(chat.id), data }
  world.updates.push('callback_query', query, `chat ${chatId}`)
  return id
}

/** Somebody types `@bot query` in some chat. Returns the id of the query. */
export function inline(world: World, query: string, from?: Person, location?: { latitude: number; longitude: number }): string {
  const id = world.queries.open('inline')
  const user = userObject(from?.id === undefined ? undefined : world.chats.find(from.id), from)
  const payload = { id, from: user, query, offset: '', chat_type: 'supergroup', ...(location && { location }) }
  world.updates.push('inline_query', payload, `user ${String(user['id'])}`)
  return id
}

/** The bot's standing in a chat changes: blocked or unblocked, let in, promoted, thrown out. */
export function memberChange(world: World, chatId: number, before: MemberStatus, after: MemberStatus, from?: Person): void {
  const chat = world.chats.known(chatId)
  chat.botStatus = after
  if (after === 'kicked') chat.state = chat.type === 'private' ? 'blocked' : 'kicked'
  else chat.state = after === 'left' ? 'left' : 'ok'
  const bot = botObject(world)
  const change = {
    chat: chatObject(chat),
    from: userObject(chat, from),
    date: world.clock.seconds(),
    old_chat_member: { user: bot, status: before, ...(before === 'kicked' && { until_date: 0 }) },
    new_chat_member: { user: bot, status: after, ...(after === 'kicked' && { until_date: 0 }) },
  }
  world.updates.push('my_chat_member', change, `chat ${chatId}`)
}

/** Any update: an object with one field, the kind, that holds the payload. Returns its id, if the bot asks for that kind. */
export function pushUpdate(world: World, update: Json): number | undefined {
  const [kind, payload] = Object.entries(update).find(([name]) => name !== 'update_id') ?? []
  if (kind === undefined || !isObject(payload)) throw new Error('an update has one field, its kind, that holds an object')
  const chat = isObject(payload['chat']) ? payload['chat']['id'] : undefined
  return world.updates.push(kind, payload, chat === undefined ? `kind ${kind}` : `chat ${String(chat)}`)
}

function buttonsOf(markup: unknown): Json[] {
  const rows = isObject(markup) ? markup['inline_keyboard'] : undefined
  return Array.isArray(rows) ? (rows.flat() as Json[]) : []
}
