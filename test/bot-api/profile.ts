import { badRequest } from './errors.ts'
import { arrayOf, isObject, type Json, objectOf, type Params, stringOf } from './params.ts'

const MAX_COMMANDS = 100
const SCOPES: readonly unknown[] = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
]
const CHAT_SCOPES: readonly unknown[] = ['chat', 'chat_administrators', 'chat_member']

/** Longest value of each text about the bot, in UTF-16 units. */
const TEXT_LIMITS = { name: 64, description: 512, short_description: 120 } as const

export type ProfileText = keyof typeof TEXT_LIMITS

/** What the bot has told Telegram about itself: commands and texts per scope and language. */
export class Profile {
  readonly #commands = new Map<string, readonly Json[]>()
  readonly #texts = new Map<string, string>()

  setCommands(params: Params): void {
    const commands = (arrayOf(params, 'commands') ?? []).map(checkCommand)
    if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
    this.#commands.set(scopeKey(params), commands)
  }

  commands(params: Params): readonly Json[] {
    return this.#commands.get(scopeKey(params)) ?? []
  }

  deleteCommands(params: Params): void {
    this.#commands.delete(scopeKey(params))
  }

  setText(what: ProfileText, params: Params): void {
    const value = stringOf(params, what) ?? ''
    if (value.length > TEXT_LIMITS[what]) throw badRequest(`bot ${what.replace('_', ' ')} is too long`)
    this.#texts.set(`${what} ${languageOf(params)}`, value)
  }

  /** The text of that language, or else of none. */
  text(what: ProfileText, params: Params): string {
    return this.#texts.get(`${what} ${languageOf(params)}`) || (this.#texts.get(`${what} `) ?? '')
  }
}

function checkCommand(item: unknown): Json {
  const { command, description } = isObject(item) ? item : {}
  const name = typeof command === 'string' ? command.replace(/^\//, '') : ''
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
  if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  return { ...(item as Json), command: name }
}

function scopeKey(params: Params): string {
  const scope = objectOf(params, 'scope') ?? { type: 'default' }
  if (!SCOPES.includes(scope['type'])) throw badRequest("can't parse BotCommandScope: Unsupported type specified")
  if (CHAT_SCOPES.includes(scope['type']) && !/^-?\d+$|^@/.test(String(scope['chat_id'] ?? ''))) {
    throw badRequest('can\'t parse BotCommandScope: Can\'t find field "chat_id"')
  }
  if (scope['type'] === 'chat_member' && !scope['user_id']) throw badRequest('can\'t parse BotCommandScope: Can\'t find field "user_id"')
  return [scope['type'], scope['chat_id'] ?? '', scope['user_id'] ?? '', languageOf(params)].join(' ')
}

function languageOf(params: Params): string {
  const language = stringOf(params, 'language_code') ?? ''
  if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  return language
}
