import { type Chat, chatObject } from '../chats.ts'
import { badRequest, forbidden } from '../errors.ts'
import { intOf, type Json } from '../params.ts'
import { findMessage } from '../transcript.ts'
import { botObject, type Call, type Method, type World } from '../world.ts'

/** Methods about chats and who is in them. */
export const membershipMethods: Readonly<Record<string, Method>> = {
  getChat: {
    parameters: ['chat_id'],
    run: (world, call) => {
      const chat = world.chats.named(call.params)
      return { ...chatObject(chat), accent_color_id: 0, max_reaction_count: 11 }
    },
  },
  getChatMember: {
    parameters: ['chat_id', 'user_id'],
    run: (world, call) => {
      const chat = reachable(world, call)
      const member = memberObject(world, chat, intOf(call.params, 'user_id'))
      if (!member) throw badRequest('user not found')
      return member
    },
  },
  getChatAdministrators: {
    parameters: ['chat_id'],
    run: (world, call) => {
      const chat = reachable(world, call)
      if (chat.type === 'private') throw badRequest('there are no administrators in the private chat')
      const ids = [...(chat.members?.keys() ?? []), ...(chat.botStatus === 'administrator' ? [world.settings.botUser.id] : [])]
      return ids
        .map(id => memberObject(world, chat, id))
        .filter(member => member?.['status'] === 'creator' || member?.['status'] === 'administrator')
    },
  },
  getChatMemberCount: { parameters: ['chat_id'], run: (world, call) => 1 + Math.max(1, reachable(world, call).members?.size ?? 0) },
  leaveChat: {
    parameters: ['chat_id'],
    run: (world, call) => {
      const chat = reachable(world, call)
      if (chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
      const change = {
        chat: chatObject(chat),
        from: botObject(world),
        date: world.clock.seconds(),
        old_chat_member: { user: botObject(world), status: chat.botStatus },
        new_chat_member: { user: botObject(world), status: 'left' },
      }
      chat.state = 'left'
      chat.botStatus = 'left'
      world.transcript.add(world.clock.now(), { method: call.method, chatId: chat.id }, call.params)
      world.updates.push('my_chat_member', change, `chat ${chat.id}`)
      return true
    },
  },
  pinChatMessage: {
    parameters: ['business_connection_id', 'chat_id', 'message_id', 'disable_notification'],
    run: (world, call) => pin(world, call, true),
  },
  unpinChatMessage: {
    parameters: ['business_connection_id', 'chat_id', 'message_id'],
    run: (world, call) => pin(world, call, false),
  },
}

function reachable(world: World, call: Call): Chat {
  const chat = world.chats.named(call.params)
  if (chat.state === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`)
  if (chat.state === 'left') throw forbidden(`bot is not a member of the ${chat.type} chat`)
  return chat
}

function memberObject(world: World, chat: Chat, userId: number | undefined): Json | undefined {
  if (userId === world.settings.botUser.id) return { user: botObject(world), status: chat.botStatus }
  const member = userId === undefined ? undefined : chat.members?.get(userId)
  if (member) return { user: member.user, status: member.status }
  if (chat.type !== 'private' || userId !== chat.id) return undefined
  return { user: { id: chat.id, is_bot: false, first_name: chat.title, language_code: chat.languageCode }, status: 'member' }
}

function pin(world: World, call: Call, isPinning: boolean): true {
  const chat = world.chats.writable(call.params)
  const id = intOf(call.params, 'message_id')
  if (isPinning && !findMessage(chat, id)) throw badRequest('message to pin not found')
  if (chat.type !== 'private' && chat.botStatus !== 'administrator') {
    throw badRequest('not enough rights to manage pinned messages in the chat')
  }
  world.transcript.add(world.clock.now(), { method: call.method, chatId: chat.id, ...(id !== undefined && { messageId: id }) }, call.params)
  return true
}
