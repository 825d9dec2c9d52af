import type { Chat } from '../chats.ts'
import { badRequest } from '../errors.ts'
import { readInlineMarkup } from '../keyboards.ts'
import { arrayOf, intOf, type Json, objectOf, stringOf } from '../params.ts'
import { messageCaption, messageText } from '../text.ts'
import { findMessage, type MessageVersion, type StoredMessage } from '../transcript.ts'
import type { Call, Method, World } from '../world.ts'

const DELETABLE_SECONDS = 48 * 3600
const MAX_DELETED_AT_ONCE = 100
const TARGET_PARAMETERS = ['business_connection_id', 'chat_id', 'message_id', 'inline_message_id', 'reply_markup']
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** Methods that change or remove a message. */
export const editingMethods: Readonly<Record<string, Method>> = {
  editMessageText: {
    parameters: [...TARGET_PARAMETERS, 'text', 'parse_mode', 'entities', 'link_preview_options', 'disable_web_page_preview'],
    run: (world, call) => {
      const { text, entities } = messageText(call.params)
      const preview = objectOf(call.params, 'link_preview_options')
      return edit(world, call, text, entities, message => {
        if (message && message.body['text'] === undefined) throw badRequest('there is no text in the message to edit')
        return { text, entities: entities.length > 0 ? entities : undefined, ...(preview && { link_preview_options: preview }) }
      })
    },
  },
  editMessageCaption: {
    parameters: [...TARGET_PARAMETERS, 'caption', 'parse_mode', 'caption_entities', 'show_caption_above_media'],
    run: (world, call) => {
      const { text, entities } = messageCaption(call.params)
      return edit(world, call, text, entities, message => {
        const hasMedium = message?.body['photo'] !== undefined || message?.body['document'] !== undefined
        if (message && !hasMedium) throw badRequest('there is no caption in the message to edit')
        return { caption: text === '' ? undefined : text, caption_entities: entities.length > 0 ? entities : undefined }
      })
    },
  },
  editMessageReplyMarkup: {
    parameters: TARGET_PARAMETERS,
    run: (world, call) => edit(world, call, undefined, undefined, () => ({})),
  },
  deleteMessage: {
    parameters: ['chat_id', 'message_id'],
    run: (world, call) => {
      const chat = world.chats.writable(call.params)
      const id = messageIdOf(call)
      const message = findMessage(chat, id)
      if (!message && !isKnownById(world, chat, id)) throw badRequest('message to delete not found')
      if (message && !isDeletable(world, chat, message)) throw badRequest("message can't be deleted")
      remove(world, call, chat, [id])
      return true
    },
  },
  deleteMessages: {
    parameters: ['chat_id', 'message_ids'],
    run: (world, call) => {
      const chat = world.chats.writable(call.params)
      const ids = (arrayOf(call.params, 'message_ids') ?? []).map(Number)
      if (ids.length === 0) throw badRequest('message identifiers are not specified')
      if (ids.length > MAX_DELETED_AT_ONCE) throw badRequest('too many message identifiers specified')
      remove(
        world,
        call,
        chat,
        ids.filter(id => {
          const message = findMessage(chat, id)
          return message ? isDeletable(world, chat, message) : isKnownById(world, chat, id)
        }),
      )
      return true
    },
  },
}

/** Changes one of the bot's messages, or throws 400 or 429. Without a `text` only the keyboard changes. */
function edit(
  world: World,
  call: Call,
  text: string | undefined,
  entities: MessageVersion['entities'] | undefined,
  change: (message: StoredMessage | undefined) => Json,
): Json | true {
  const markup = readInlineMarkup(call.params, field => world.unknownParameters.add(`${call.method}.${field}`))
  const replyMarkup = markup && { replyMarkup: markup }
  if (stringOf(call.params, 'inline_message_id')) {
    world.transcript.add(
      world.clock.now(),
      { method: call.method, text: text ?? '', entities: entities ?? [], ...replyMarkup },
      call.params,
    )
    return true
  }
  const chat = world.chats.writable(call.params)
  const id = messageIdOf(call)
  const message = findMessage(chat, id)
  if (!message && !isKnownById(world, chat, id)) throw badRequest('message to edit not found')
  if (message && (!message.outgoing || message.body['forward_origin'])) throw badRequest("message can't be edited")
  const fields = change(message)
  const old = message?.versions.at(-1)
  const at = world.clock.now()
  const version: MessageVersion = { at, text: text ?? old?.text ?? '', entities: entities ?? old?.entities ?? [], ...replyMarkup }
  if (old && isSame(old, version)) throw badRequest(NOT_MODIFIED)
  world.flood.admit(chat)
  world.transcript.add(
    at,
    { method: call.method, chatId: chat.id, messageId: id, text: version.text, entities: version.entities, ...replyMarkup },
    call.params,
  )
  if (!message) return true
  message.versions.push(version)
  const edited = { ...message.body, ...fields, edit_date: world.clock.seconds(), reply_markup: markup }
  message.body = edited
  return edited
}

function isSame(a: MessageVersion, b: MessageVersion): boolean {
  return a.text === b.text && canonical(a.entities) === canonical(b.entities) && canonical(a.replyMarkup) === canonical(b.replyMarkup)
}

/** JSON that does not depend on the order in which fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function messageIdOf(call: Call): number {
  const id = intOf(call.params, 'message_id')
  if (id === undefined || id === 0) throw badRequest('message identifier is not specified')
  return id
}

/** Where contents are not kept, an id that was given out stands for its message. */
function isKnownById(world: World, chat: Chat, id: number): boolean {
  return !world.settings.keepContent && id >= 1 && id <= chat.lastMessageId
}

function isDeletable(world: World, chat: Chat, message: StoredMessage): boolean {
  const isFresh = world.clock.seconds() - Number(message.body['date']) <= DELETABLE_SECONDS
  return isFresh && (message.outgoing || chat.type === 'private' || chat.botStatus === 'administrator')
}

function remove(world: World, call: Call, chat: Chat, ids: readonly number[]): void {
  for (const id of ids) {
    const message = findMessage(chat, id)
    if (message) message.deleted = true
  }
  const [only] = ids
  const single = call.method === 'deleteMessage' && only !== undefined ? { messageId: only } : {}
  world.transcript.add(world.clock.now(), { method: call.method, chatId: chat.id, ...single }, call.params)
}
