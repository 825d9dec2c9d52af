import { type Chat, chatObject } from '../chats.ts'
import type { Entity } from '../entities.ts'
import { badRequest } from '../errors.ts'
import { readMarkup } from '../keyboards.ts'
import { boolOf, intOf, type Json, objectOf, type Params } from '../params.ts'
import { findMessage, storeMessage } from '../transcript.ts'
import { botObject, type Call, nextMessageId, type World } from '../world.ts'

/** Parameters that every sending method knows. */
export const SEND_PARAMETERS: readonly string[] = [
  'business_connection_id',
  'chat_id',
  'message_thread_id',
  'direct_messages_topic_id',
  'disable_notification',
  'protect_content',
  'allow_paid_broadcast',
  'message_effect_id',
  'suggested_post_parameters',
  'ephemeral_message_parameters',
  'reply_parameters',
  'reply_markup',
  'reply_to_message_id',
  'allow_sending_without_reply',
]

/** What is sent: the fields of its Message object, and its text or caption. */
export interface Content {
  readonly fields: Json
  readonly text?: string
  readonly entities?: readonly Entity[]
}

/** Where and how it is sent. */
export interface Delivery {
  readonly chat: Chat
  readonly replyTo: number | undefined
  readonly markup: Json | undefined
  readonly threadId: number | undefined
  readonly silent: boolean
  readonly isProtected: boolean
}

/** Checks where and how a call wants to send. Throws 400 or 403. */
export function readDelivery(world: World, call: Call): Delivery {
  const { params } = call
  const chat = world.chats.writable(params)
  const threadId = intOf(params, 'message_thread_id')
  if (threadId !== undefined && !chat.threads.includes(threadId)) throw badRequest('message thread not found')
  return {
    chat,
    threadId,
    replyTo: replyTarget(world, chat, params),
    markup: readMarkup(params, chat.type === 'private', field => world.unknownParameters.add(`${call.method}.${field}`)),
    silent: boolOf(params, 'disable_notification'),
    isProtected: boolOf(params, 'protect_content'),
  }
}

/** Sends one message, or throws 429. Returns its Message object. */
export function send(world: World, call: Call, delivery: Delivery, content: Content): Json {
  world.flood.admit(delivery.chat)
  return place(world, call, delivery, content)
}

/** Puts a message that the limits have let pass into the chat and the transcript. */
export function place(world: World, call: Call, delivery: Delivery, content: Content): Json {
  const { chat, markup, replyTo, silent, isProtected } = delivery
  const messageId = nextMessageId(chat)
  const body = messageBody(world, delivery, content, messageId)
  const text = content.text ?? ''
  const entities = content.entities ?? []
  const at = world.clock.now()
  if (world.settings.keepContent) {
    const version = { at, text, entities, ...(markup && { replyMarkup: markup }) }
    storeMessage(chat, { id: messageId, outgoing: true, body, versions: [version], silent, protected: isProtected, deleted: false })
  }
  const record = {
    method: call.method,
    chatId: chat.id,
    messageId,
    text,
    entities,
    disableNotification: silent,
    ...(markup && { replyMarkup: markup }),
    ...(replyTo !== undefined && { replyTo }),
  }
  world.transcript.add(at, record, call.params)
  return body
}

function messageBody(world: World, delivery: Delivery, content: Content, messageId: number): Json {
  const { chat, markup, replyTo, threadId, isProtected } = delivery
  const place = chatObject(chat)
  const replied = replyTo === undefined ? undefined : findMessage(chat, replyTo)?.body
  return {
    message_id: messageId,
    ...(chat.type === 'channel' ? { sender_chat: place } : { from: botObject(world) }),
    chat: place,
    date: world.clock.seconds(),
    ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
    ...(replied && { reply_to_message: { ...replied, reply_to_message: undefined } }),
    ...content.fields,
    ...(isProtected && { has_protected_content: true }),
    ...(markup && 'inline_keyboard' in markup && { reply_markup: markup }),
  }
}

/** The message that is replied to, in this chat; undefined for none, or for one that may be missing. */
function replyTarget(world: World, chat: Chat, params: Params): number | undefined {
  const reply = objectOf(params, 'reply_parameters')
  const source: Params = reply ?? params
  const id = intOf(source, reply ? 'message_id' : 'reply_to_message_id')
  if (id === undefined) {
    if (reply) throw badRequest('can\'t parse ReplyParameters: Can\'t find field "message_id"')
    return undefined
  }
  const elsewhere = reply && reply['chat_id'] !== undefined ? world.chats.named(reply) : undefined
  const known = findMessage(elsewhere ?? chat, id) !== undefined || !world.settings.keepContent
  if (known) return elsewhere && elsewhere !== chat ? undefined : id
  if (boolOf(source, 'allow_sending_without_reply')) return undefined
  throw badRequest('message to be replied not found')
}
