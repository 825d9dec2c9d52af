import { badRequest } from '../errors.ts'
import { arrayOf, intOf, isObject, type Json, numberOf, stringOf } from '../params.ts'
import { messageText } from '../text.ts'
import { findMessage } from '../transcript.ts'
import type { Call, Method, World } from '../world.ts'

const MAX_ANSWER_LENGTH = 200
const MAX_RESULTS = 50
const MAX_RESULT_ID_BYTES = 64
const RESULT_TYPES: readonly unknown[] = ['article', 'photo', 'document', 'location', 'venue', 'contact']
const REACTIONS: readonly unknown[] =
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷 😡'.split(
    ' ',
  )

/** Methods that answer what a person did. None of them counts against the limits. */
export const answeringMethods: Readonly<Record<string, Method>> = {
  answerCallbackQuery: {
    parameters: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
    run: (world, call) => {
      const text = stringOf(call.params, 'text') ?? ''
      if (text.length > MAX_ANSWER_LENGTH) throw badRequest('MESSAGE_TOO_LONG')
      world.queries.answer('callback', stringOf(call.params, 'callback_query_id'), call.params)
      return noted(world, call, text)
    },
  },
  answerInlineQuery: {
    parameters: ['inline_query_id', 'results', 'cache_time', 'is_personal', 'next_offset', 'button'],
    run: (world, call) => {
      checkResults(arrayOf(call.params, 'results') ?? [])
      world.queries.answer('inline', stringOf(call.params, 'inline_query_id'), call.params)
      return noted(world, call, '')
    },
  },
  setMessageReaction: {
    parameters: ['chat_id', 'message_id', 'reaction', 'is_big'],
    run: (world, call) => {
      const chat = world.chats.writable(call.params)
      const reactions = arrayOf(call.params, 'reaction') ?? []
      const id = intOf(call.params, 'message_id')
      if (!findMessage(chat, id)) throw badRequest('message to react not found')
      if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY')
      for (const reaction of reactions) {
        if (!isObject(reaction) || reaction['type'] !== 'emoji' || !REACTIONS.includes(reaction['emoji']))
          throw badRequest('REACTION_INVALID')
      }
      world.transcript.add(world.clock.now(), { method: call.method, chatId: chat.id, messageId: id! }, call.params)
      return true
    },
  },
}

function noted(world: World, call: Call, text: string): true {
  world.transcript.add(world.clock.now(), { method: call.method, text }, call.params)
  return true
}

function checkResults(results: readonly unknown[]): void {
  if (results.length > MAX_RESULTS) throw badRequest('RESULTS_TOO_MUCH')
  const ids = new Set<string>()
  for (const result of results) {
    if (!isObject(result)) throw badRequest("can't parse inline query result: expected an Object")
    const { type, id } = result
    if (!RESULT_TYPES.includes(type)) throw badRequest("can't parse inline query result: unallowed type specified")
    const bytes = typeof id === 'string' ? Buffer.byteLength(id) : 0
    if (bytes < 1 || bytes > MAX_RESULT_ID_BYTES) throw badRequest('RESULT_ID_INVALID')
    if (ids.has(id as string)) throw badRequest('RESULT_ID_DUPLICATE')
    ids.add(id as string)
    checkContent(result)
  }
}

function checkContent(result: Json): void {
  const { type, title, input_message_content: content } = result
  if (type === 'article' && (typeof title !== 'string' || title === '')) throw badRequest('ARTICLE_TITLE_EMPTY')
  if (content === undefined) {
    if (type === 'article') throw badRequest('can\'t parse inline query result: Can\'t find field "input_message_content"')
    return
  }
  if (!isObject(content)) throw badRequest("can't parse input message content: expected an Object")
  if (numberOf(content, 'latitude') !== undefined) return
  messageText({ text: content['message_text'], parse_mode: content['parse_mode'], entities: content['entities'] })
}
