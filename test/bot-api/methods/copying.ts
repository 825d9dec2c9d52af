import { badRequest } from '../errors.ts'
import { arrayOf, intOf, type Json, type Params } from '../params.ts'
import { messageCaption } from '../text.ts'
import { findMessage, type StoredMessage } from '../transcript.ts'
import type { Call, Method, World } from '../world.ts'
import { type Content, place, readDelivery, SEND_PARAMETERS, send } from './delivery.ts'

const MAX_AT_ONCE = 100
const SOURCE = ['from_chat_id', 'message_id', 'video_start_timestamp']
const BATCH_PARAMETERS = [
  'chat_id',
  'message_thread_id',
  'direct_messages_topic_id',
  'from_chat_id',
  'message_ids',
  'disable_notification',
  'protect_content',
]

/** Methods that bring a message from one chat to another. */
export const copyingMethods: Readonly<Record<string, Method>> = {
  copyMessage: {
    parameters: [...SEND_PARAMETERS, ...SOURCE, 'caption', 'parse_mode', 'caption_entities', 'show_caption_above_media'],
    run: (world, call) => {
      const source = sourceMessage(world, call.params, 'copy')
      const sent = send(world, call, readDelivery(world, call), recaptioned(copyOf(source), call.params))
      return { message_id: sent['message_id'] }
    },
  },
  forwardMessage: {
    parameters: [...SEND_PARAMETERS, ...SOURCE],
    run: (world, call) => {
      const source = sourceMessage(world, call.params, 'forward')
      return send(world, call, readDelivery(world, call), forwardOf(source))
    },
  },
  copyMessages: {
    parameters: [...BATCH_PARAMETERS, 'remove_caption'],
    run: (world, call) => placeAll(world, call, copyOf),
  },
  forwardMessages: {
    parameters: BATCH_PARAMETERS,
    run: (world, call) => placeAll(world, call, forwardOf),
  },
}

function sourceMessage(world: World, params: Params, verb: 'copy' | 'forward'): StoredMessage {
  const from = world.chats.named(params, 'from_chat_id')
  const message = findMessage(from, intOf(params, 'message_id'))
  if (!message) throw badRequest(`message to ${verb} not found`)
  if (message.protected) throw badRequest(`message can't be ${verb === 'copy' ? 'copied' : 'forwarded'}`)
  return message
}

/** Those of the messages that can be brought over; the others are left out, as with Telegram. */
function placeAll(world: World, call: Call, content: (message: StoredMessage) => Content): Json[] {
  const delivery = readDelivery(world, call)
  const from = world.chats.named(call.params, 'from_chat_id')
  const ids = (arrayOf(call.params, 'message_ids') ?? []).map(Number)
  if (ids.length < 1 || ids.length > MAX_AT_ONCE) throw badRequest('wrong number of message identifiers specified')
  const contents = ids.flatMap(id => {
    const message = findMessage(from, id)
    return message && !message.protected ? [content(message)] : []
  })
  if (contents.length === 0) throw badRequest('there are no messages to forward')
  world.flood.admit(delivery.chat, contents.length)
  return contents.map(item => ({ message_id: place(world, call, delivery, item)['message_id'] }))
}

const CONTENT_FIELDS = ['text', 'entities', 'caption', 'caption_entities', 'photo', 'document', 'location', 'link_preview_options']

function copyOf(message: StoredMessage): Content {
  const last = message.versions.at(-1)
  const fields = Object.fromEntries(CONTENT_FIELDS.flatMap(name => (message.body[name] === undefined ? [] : [[name, message.body[name]]])))
  return { fields, text: last?.text ?? '', entities: last?.entities ?? [] }
}

function forwardOf(message: StoredMessage): Content {
  const { from, sender_chat: senderChat, date, chat } = message.body
  const origin = message.body['forward_origin'] ?? {
    ...(senderChat
      ? { type: 'channel', chat: senderChat, message_id: message.id }
      : from
        ? { type: 'user', sender_user: from }
        : { type: 'chat', sender_chat: chat }),
    date,
  }
  const content = copyOf(message)
  return { ...content, fields: { ...content.fields, forward_origin: origin } }
}

function recaptioned(content: Content, params: Params): Content {
  if (params['caption'] === undefined || content.fields['text'] !== undefined) return content
  const { text, entities } = messageCaption(params)
  return { fields: { ...content.fields, caption: text, caption_entities: entities }, text, entities }
}
