import { badRequest } from '../errors.ts'
import { stringOf } from '../params.ts'
import type { ProfileText } from '../profile.ts'
import { botObject, type Call, type Method, type World } from '../world.ts'

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
const SCOPED = ['scope', 'language_code']

/** Methods about the bot itself: who it is, its commands and texts, its files. */
export const aboutMethods: Readonly<Record<string, Method>> = {
  getMe: {
    parameters: [],
    run: world => ({
      ...botObject(world),
      can_join_groups: true,
      can_read_all_group_messages: !world.settings.privacyMode,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),
  },
  logOut: { parameters: [], run: () => true },
  close: { parameters: [], run: () => true },
  setMyCommands: {
    parameters: ['commands', ...SCOPED],
    run: (world, call) => noted(world, call, () => world.profile.setCommands(call.params)),
  },
  getMyCommands: { parameters: SCOPED, run: (world, call) => world.profile.commands(call.params) },
  deleteMyCommands: {
    parameters: SCOPED,
    run: (world, call) => noted(world, call, () => world.profile.deleteCommands(call.params)),
  },
  ...textMethods('name', 'MyName'),
  ...textMethods('description', 'MyDescription'),
  ...textMethods('short_description', 'MyShortDescription'),
  getFile: {
    parameters: ['file_id'],
    run: (world, call) => {
      const file = world.files.byId(stringOf(call.params, 'file_id'))
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
      if (file.bytes.length > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big')
      return { file_id: file.id, file_unique_id: `u-${file.id}`, file_size: file.bytes.length, file_path: file.path }
    },
  },
}

function textMethods(what: ProfileText, suffix: string): Record<string, Method> {
  return {
    [`set${suffix}`]: {
      parameters: [what, 'language_code'],
      run: (world, call) => noted(world, call, () => world.profile.setText(what, call.params)),
    },
    [`get${suffix}`]: { parameters: ['language_code'], run: (world, call) => ({ [what]: world.profile.text(what, call.params) }) },
  }
}

function noted(world: World, call: Call, change: () => void): true {
  change()
  world.transcript.add(world.clock.now(), { method: call.method }, call.params)
  return true
}
