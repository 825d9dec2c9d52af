import { digest } from './features/digest.ts'
import { discreet } from './features/discreet.ts'
import { exportEvents } from './features/export.ts'
import { followCommand, unfollowCommand } from './features/follow.ts'
import { forget } from './features/forget.ts'
import { language } from './features/language.ts'
import { list } from './features/list.ts'
import { mute } from './features/mute.ts'
import { my } from './features/my.ts'
import { near } from './features/near.ts'
import { qr } from './features/qr.ts'
import { quiet } from './features/quiet.ts'
import { report } from './features/report.ts'
import { start } from './features/start.ts'
import { help, privacy, stop } from './features/texts.ts'
import { town } from './features/town.ts'
import { truces } from './features/truces.ts'
import { watch } from './features/watch.ts'
import type { Turn } from './turn.ts'

export interface Command {
  readonly name: string
  readonly run: (turn: Turn, args: string) => Promise<void>
  /** `private`: the phone's owner only. `setting`: in a group only its admins. `anyone`: it changes nothing. */
  readonly scope: 'private' | 'setting' | 'anyone'
  /** In the menus of these chats; names are neutral, since they stand on the screen. */
  readonly menu: readonly ('private' | 'group')[]
}

/** In the order of the menu. */
export const COMMANDS: readonly Command[] = [
  { name: 'my', run: turn => my(turn), scope: 'anyone', menu: ['private', 'group'] },
  { name: 'list', run: turn => list(turn), scope: 'setting', menu: ['private'] },
  { name: 'near', run: near, scope: 'private', menu: ['private'] },
  { name: 'town', run: town, scope: 'anyone', menu: ['private', 'group'] },
  { name: 'truces', run: truces, scope: 'anyone', menu: ['private', 'group'] },
  { name: 'mute', run: mute, scope: 'setting', menu: ['private', 'group'] },
  { name: 'quiet', run: quiet, scope: 'setting', menu: ['private'] },
  { name: 'digest', run: digest, scope: 'setting', menu: ['private'] },
  { name: 'discreet', run: discreet, scope: 'setting', menu: ['private'] },
  { name: 'language', run: turn => language(turn), scope: 'setting', menu: ['private', 'group'] },
  { name: 'privacy', run: privacy, scope: 'anyone', menu: ['private'] },
  { name: 'forget', run: forget, scope: 'setting', menu: ['private', 'group'] },
  { name: 'qr', run: qr, scope: 'private', menu: [] },
  { name: 'report', run: report, scope: 'private', menu: [] },
  { name: 'export', run: exportEvents, scope: 'private', menu: [] },
  { name: 'watch', run: watch, scope: 'private', menu: [] },
  { name: 'follow', run: followCommand, scope: 'setting', menu: ['group'] },
  { name: 'unfollow', run: unfollowCommand, scope: 'setting', menu: ['group'] },
  { name: 'stop', run: turn => stop(turn), scope: 'private', menu: [] },
  { name: 'start', run: start, scope: 'setting', menu: [] },
  { name: 'help', run: help, scope: 'anyone', menu: ['private', 'group'] },
]

export interface CommandLine {
  readonly name: string
  readonly args: string
  /** Username of the bot that a command in a group is meant for; null where none is said. */
  readonly addressee: string | null
}

/** `/town@some_bot دوما 30` → its parts; null for text that is no command. */
export function parseCommand(text: string): CommandLine | null {
  const found = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+([\s\S]*))?$/.exec(text.trim())
  if (!found) return text.trimStart().startsWith('/') ? { name: '', args: text.trim().replace(/^\/+\s*/, ''), addressee: null } : null
  return { name: found[1]!.toLowerCase(), args: (found[3] ?? '').trim(), addressee: found[2] ?? null }
}

/** What people read before they press start, in each language: calls of the Bot API. */
export function introductions(describe: (language: 'ar' | 'en', key: string) => string): readonly Introduction[] {
  return LANGUAGE_CODES.flatMap(([language, code]) => {
    const forLanguage = code === '' ? {} : { language_code: code }
    return [
      { method: 'setMyDescription', payload: { description: describe(language, 'bot-description'), ...forLanguage } },
      { method: 'setMyShortDescription', payload: { short_description: describe(language, 'bot-about'), ...forLanguage } },
    ]
  })
}

export interface Introduction {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Arabic is also everybody's whose phone speaks neither. */
const LANGUAGE_CODES = [
  ['ar', ''],
  ['ar', 'ar'],
  ['en', 'en'],
] as const

/** What `setMyCommands` wants, for each menu and language. */
export function commandMenus(describe: (language: 'ar' | 'en', key: string) => string): readonly Readonly<Record<string, unknown>>[] {
  const scopes = { private: 'all_private_chats', group: 'all_group_chats' } as const
  return (['private', 'group'] as const).flatMap(menu =>
    LANGUAGE_CODES.map(([language, code]) => ({
      commands: COMMANDS.filter(command => command.menu.includes(menu)).map(({ name }) => ({
        command: name,
        description: describe(language, `command-${name}`),
      })),
      scope: { type: scopes[menu] },
      ...(code === '' ? {} : { language_code: code }),
    })),
  )
}
