import type { AdminDesk } from '../admin/desk.ts'
import { findChat } from '../db/chat-store.ts'
import { parsePress } from './callback-data.ts'
import { COMMANDS, type CommandLine, parseCommand } from './commands.ts'
import type { BotDeps } from './deps.ts'
import { channelPost, forwardedArticle } from './features/article.ts'
import { freeText } from './features/free-text.ts'
import { answerInline } from './features/inline.ts'
import { membership, migrated } from './features/membership.ts'
import { nearest } from './features/near.ts'
import { search } from './features/search.ts'
import { foreignWordsOf, ownWords, unknownCommand, unreadable } from './features/texts.ts'
import { maySet } from './group-rights.ts'
import type { Incoming, Post } from './incoming.ts'
import { changesSomething, runPress } from './presses.ts'
import type { RecentMessages } from './recent-messages.ts'
import { createTurn, type Turn } from './turn.ts'

export interface AnswerContext {
  readonly deps: BotDeps
  readonly recent: RecentMessages
  readonly admins: AdminDesk
  /** The bot's own username, once known. */
  readonly username: () => string | null
}

/** Answers one update. */
export async function answer(context: AnswerContext, incoming: Incoming): Promise<void> {
  const { deps } = context
  switch (incoming.kind) {
    case 'post':
      return (await channelCommand(context, incoming)) ? undefined : channelPost(deps, incoming)
    case 'migrated':
      return migrated(deps, incoming)
    case 'stale press':
      await deps.call('answerCallbackQuery', { callback_query_id: incoming.callbackId })
      return
    case 'inline':
      return answerInline(deps, context.recent, incoming, context.username())
    case 'membership':
      return membership(await turnOf(context, incoming), incoming)
    case 'location':
      if (incoming.room.type === 'private') await nearest(await turnOf(context, incoming), incoming.lat, incoming.lon)
      return
    case 'unread':
      if (incoming.room.type === 'private') await unreadable(await turnOf(context, incoming))
      return
    case 'forward':
      return forward(context, incoming)
    case 'press':
      return press(context, incoming)
    case 'text':
      return text(context, incoming)
  }
}

/** What a channel may be told by a post of it. */
const CHANNEL_COMMANDS: ReadonlySet<string> = new Set(['follow', 'unfollow', 'my', 'town', 'truces', 'mute', 'language', 'forget'])

/** Only those who may post in a channel do: its settings are theirs, and a command is no news. True where the post was meant for the bot. */
async function channelCommand(context: AnswerContext, { room, post, edited }: Extract<Incoming, { kind: 'post' }>): Promise<boolean> {
  const command = parseCommand(post.text)
  // News may begin with a stroke, «/وكالة/»; a command has a name in Latin letters, and is no news whomever it is meant for.
  if (command === null || command.name === '') return false
  const known = CHANNEL_COMMANDS.has(command.name) ? COMMANDS.find(({ name }) => name === command.name) : undefined
  if (known === undefined || edited || !addressed(context, command)) return true
  const chat = await findChat(context.deps.db, context.deps.cipher, room.id)
  await known.run(createTurn(context.deps, context.recent, { room, user: null, chat, pressed: null }), command.args)
  return true
}

/** Tells a user that too much came at once. */
export async function answerFlood(context: AnswerContext, incoming: Incoming): Promise<void> {
  if (incoming.kind !== 'text' || incoming.room.type !== 'private') return
  const turn = await turnOf(context, incoming)
  await turn.send({ text: turn.t('flood') })
}

async function turnOf({ deps, recent }: AnswerContext, incoming: Extract<Incoming, { room: unknown; user: unknown }>): Promise<Turn> {
  const chat = await findChat(deps.db, deps.cipher, incoming.room.id)
  const pressed = incoming.kind === 'press' ? { callbackId: incoming.callbackId, messageId: incoming.messageId } : null
  return createTurn(deps, recent, { room: incoming.room, user: incoming.user, chat, pressed })
}

async function forward(context: AnswerContext, incoming: Extract<Incoming, { kind: 'forward' }>): Promise<void> {
  if (incoming.room.type !== 'private') return
  const turn = await turnOf(context, incoming)
  if (await context.admins.forward(turn, incoming.post.channel)) return
  if (incoming.user === null || !(await context.admins.isAdmin(incoming.user))) return foreignWordsOf(turn)
  if (await isOwn(context, incoming.post)) await ownWords(turn)
  else await forwardedArticle(turn, incoming)
}

/** Written by this bot, or posted in a channel that it writes to: told again it would be one more report of the same, and a drill would be news. */
async function isOwn({ deps, username }: AnswerContext, { bot, channel }: Post): Promise<boolean> {
  if (bot !== null) return bot.toLowerCase() === username()?.toLowerCase()
  return channel !== null && (await findChat(deps.db, deps.cipher, channel)) !== null
}

async function press(context: AnswerContext, incoming: Extract<Incoming, { kind: 'press' }>): Promise<void> {
  const { deps } = context
  const turn = await turnOf(context, incoming)
  const wanted = parsePress(incoming.data, turn.chatHash)
  if (wanted === null) return turn.toast(turn.t('stale-button'))
  if (wanted.do === 'action') {
    if (!(await context.admins.press(turn, wanted.token))) await turn.toast(turn.t('stale-button'))
  } else if (changesSomething(wanted) && !(await maySet(deps, incoming.room, incoming.user, false))) {
    return turn.toast(turn.t('group-admins-only'))
  } else {
    await runPress(turn, wanted, context.recent)
  }
  // Ends the waiting sign on the button where nothing was said.
  await turn.toast('')
}

async function text(context: AnswerContext, incoming: Extract<Incoming, { kind: 'text' }>): Promise<void> {
  const command = parseCommand(incoming.text)
  const inGroup = incoming.room.type !== 'private'
  // An edited message was answered when it was new: a command must not take effect a second time, or by an edit. A name may be spelt anew.
  if (incoming.edited) return inGroup || command !== null ? undefined : search(await turnOf(context, incoming), incoming.text)
  if (inGroup && (command === null || !addressed(context, command))) return
  const turn = await turnOf(context, incoming)
  if (!inGroup && (await context.admins.text(turn, command, incoming.text))) return
  if (command === null) return freeText(turn, incoming.text)
  const known = COMMANDS.find(({ name }) => name === command.name)
  if (known === undefined) {
    if (inGroup) return command.addressee === null ? undefined : unknownCommand(turn)
    // «/دوما»: a name with a stroke before it.
    return command.name === '' && command.args !== '' ? freeText(turn, command.args) : unknownCommand(turn)
  }
  if (inGroup && known.scope === 'private') {
    await turn.send({ text: turn.t('private-only') })
    return
  }
  if (known.scope === 'setting' && !(await maySet(context.deps, incoming.room, incoming.user, incoming.anonymousAdmin))) {
    await turn.send({ text: turn.t('group-admins-only') })
    return
  }
  await known.run(turn, command.args)
}

/** In a group, commands for another bot are none of ours. */
function addressed({ username }: AnswerContext, { addressee }: CommandLine): boolean {
  return addressee === null || addressee.toLowerCase() === username()?.toLowerCase()
}
