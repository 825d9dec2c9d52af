import { badRequest } from '../errors.ts'
import { arrayOf, isObject, type Json, numberOf, objectOf, type Params, requiredString } from '../params.ts'
import { messageCaption, messageText } from '../text.ts'
import type { Call, Method, World } from '../world.ts'
import { type Content, place, readDelivery, SEND_PARAMETERS, send } from './delivery.ts'
import { documentFields, photoFields } from './media.ts'

const MIN_ALBUM = 2
const MAX_ALBUM = 10
const CAPTION_PARAMETERS = ['caption', 'parse_mode', 'caption_entities']
const CHAT_ACTIONS: readonly string[] = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]

/** Methods that put a new message into a chat. */
export const sendingMethods: Readonly<Record<string, Method>> = {
  sendMessage: {
    parameters: [...SEND_PARAMETERS, 'text', 'parse_mode', 'entities', 'link_preview_options', 'disable_web_page_preview'],
    run: (world, call) => send(world, call, readDelivery(world, call), textContent(call.params)),
  },
  sendPhoto: {
    parameters: [...SEND_PARAMETERS, ...CAPTION_PARAMETERS, 'photo', 'show_caption_above_media', 'has_spoiler'],
    run: (world, call) => sendMedium(world, call, photoFields(world.files.named(call.params, 'photo', call.files))),
  },
  sendDocument: {
    parameters: [...SEND_PARAMETERS, ...CAPTION_PARAMETERS, 'document', 'thumbnail', 'disable_content_type_detection'],
    run: (world, call) => sendMedium(world, call, documentFields(world.files.named(call.params, 'document', call.files))),
  },
  sendLocation: {
    parameters: [...SEND_PARAMETERS, 'latitude', 'longitude', 'horizontal_accuracy', 'live_period', 'heading', 'proximity_alert_radius'],
    run: (world, call) => send(world, call, readDelivery(world, call), { fields: { location: locationOf(call.params) } }),
  },
  sendMediaGroup: {
    parameters: [...SEND_PARAMETERS.filter(name => name !== 'reply_markup'), 'media'],
    run: sendAlbum,
  },
  sendChatAction: {
    parameters: ['business_connection_id', 'chat_id', 'message_thread_id', 'action'],
    run: (world, { method, params }) => {
      const chat = world.chats.writable(params)
      if (!CHAT_ACTIONS.includes(requiredString(params, 'action'))) throw badRequest('wrong parameter action in request')
      world.transcript.add(world.clock.now(), { method, chatId: chat.id }, params)
      return true
    },
  },
}

function textContent(params: Params): Content {
  const { text, entities } = messageText(params)
  const preview = objectOf(params, 'link_preview_options')
  const fields = { text, ...(entities.length > 0 && { entities }), ...(preview && { link_preview_options: preview }) }
  return { fields, text, entities }
}

function sendMedium(world: World, call: Call, medium: Json): Json {
  return send(world, call, readDelivery(world, call), captioned(medium, call.params))
}

function captioned(medium: Json, params: Params): Content {
  const { text, entities } = messageCaption(params)
  const fields = { ...medium, ...(text !== '' && { caption: text }), ...(entities.length > 0 && { caption_entities: entities }) }
  return { fields, text, entities }
}

function sendAlbum(world: World, call: Call): Json[] {
  const delivery = readDelivery(world, call)
  const media = arrayOf(call.params, 'media') ?? []
  if (media.length < MIN_ALBUM || media.length > MAX_ALBUM) {
    throw badRequest(`media group must include ${MIN_ALBUM}-${MAX_ALBUM} items`)
  }
  const album = `${world.clock.now()}`
  const contents = media.map(item => {
    if (!isObject(item)) throw badRequest("can't parse InputMedia: expected an Object")
    const file = world.files.resolve(requiredString(item, 'media'), 'media', call.files)
    if (item['type'] !== 'photo' && item['type'] !== 'document') throw badRequest('type "photo" or "document" of InputMedia expected')
    const content = captioned(item['type'] === 'photo' ? photoFields(file) : documentFields(file), item)
    return { ...content, fields: { ...content.fields, media_group_id: album } }
  })
  world.flood.admit(delivery.chat, contents.length)
  return contents.map(content => place(world, call, delivery, content))
}

function locationOf(params: Params): Json {
  const latitude = numberOf(params, 'latitude')
  const longitude = numberOf(params, 'longitude')
  if (latitude === undefined || Math.abs(latitude) > 90) throw badRequest('invalid latitude specified')
  if (longitude === undefined || Math.abs(longitude) > 180) throw badRequest('invalid longitude specified')
  return { latitude, longitude }
}
