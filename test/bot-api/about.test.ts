import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi

beforeAll(async () => {
  api = await startBotApi()
})
afterAll(() => api.close())

describe('commands', () => {
  const commands = [{ command: 'help', description: 'مساعدة' }]

  it('are kept per scope and language', async () => {
    const scope = { type: 'chat', chat_id: 5 }
    await call(api, 'setMyCommands', { commands })
    await call(api, 'setMyCommands', { commands: [{ command: 'audit', description: 'Log' }], scope, language_code: 'en' })
    const names = async (params: object) =>
      (await call(api, 'getMyCommands', params)).result.map((item: { command: string }) => item.command)
    expect(await names({})).toEqual(['help'])
    expect(await names({ scope: { type: 'default' } })).toEqual(['help'])
    expect(await names({ scope, language_code: 'en' })).toEqual(['audit'])
    expect(await names({ scope })).toEqual([])
    await call(api, 'deleteMyCommands')
    expect(await names({})).toEqual([])
  })

  it.each([
    [{ commands: [{ command: 'Help', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ command: 'help', description: '' }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    [{ commands: Array.from({ length: 101 }, (_, i) => ({ command: `c${i}`, description: 'x' })) }, 'BOT_COMMANDS_TOO_MUCH'],
    [{ commands, language_code: 'arabic' }, 'invalid language code specified'],
    [{ commands, scope: { type: 'everybody' } }, "can't parse BotCommandScope: Unsupported type specified"],
    [{ commands, scope: { type: 'chat' } }, 'can\'t parse BotCommandScope: Can\'t find field "chat_id"'],
  ])('refuses %o', async (params, reason) => {
    expect(await call(api, 'setMyCommands', params)).toMatchObject({ status: 400, description: `Bad Request: ${reason}` })
  })
})

describe('texts about the bot', () => {
  it.each([
    ['MyName', 'name', 64],
    ['MyDescription', 'description', 512],
    ['MyShortDescription', 'short_description', 120],
  ])('%s is kept per language, up to its length', async (suffix, field, limit) => {
    const set = (text: string, language_code = '') => call(api, `set${suffix}`, { [field]: text, language_code })
    const get = async (language_code: string) => (await call(api, `get${suffix}`, { language_code })).result[field]
    expect((await set('س'.repeat(limit))).result).toBe(true)
    expect((await set('Truce', 'en')).result).toBe(true)
    expect([await get('en'), await get('fr')]).toEqual(['Truce', 'س'.repeat(limit)])
    expect((await set('س'.repeat(limit + 1))).status).toBe(400)
  })
})

describe('the rest', () => {
  it.each(['logOut', 'close'])('%s', async method => {
    expect((await call(api, method)).result).toBe(true)
  })

  it('knows no file that was never sent', async () => {
    expect((await call(api, 'getFile', { file_id: 'x' })).description).toBe(
      'Bad Request: wrong file_id or the file is temporarily unavailable',
    )
  })
})
