import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { sql } from 'kysely'
import type { Context } from '../app.ts'
import { CommandError } from '../commands/command-error.ts'
import { changeChat, ensureChat, findChat } from '../db/chat-store.ts'
import { transaction } from '../db/database.ts'
import { changeSubscription, follow } from '../db/subscription-store.ts'
import { KINDS, type Kind } from '../domain/detection.ts'
import { holdsItsPlaces } from '../domain/gazetteer.ts'
import { type PlaceId, parsePlaceId, parseTelegramChatId, type TelegramChatId } from '../domain/ids.ts'
import { formatSettings, parseSettings, SETTING_COLUMNS, type SettingsRow, type SubscriberSettings } from './subscriber-settings.ts'

const HEADER = 'chat_id,place_id,kinds'
const FULL_HEADER = [HEADER, ...SETTING_COLUMNS].join(',')
const MOST_COMPLAINTS = 20

interface Row {
  readonly chatId: TelegramChatId
  readonly placeId: PlaceId
  readonly kinds: readonly Kind[]
  /** Null in a list of the three columns alone. */
  readonly settings: SubscriberSettings | null
}

/**
 * `{file}`: CSV of that header, alone or with the columns of settings behind it; kinds parted by `|`, empty for all. Good rows are kept, the others
 * are named by line and left out, and are an error at the end. Chats that are known already keep their own settings.
 */
export async function* importSubscribers(context: Context, input: Record<string, unknown>): AsyncGenerator<string> {
  const file = String(input['file'] ?? '')
  const counts = { followed: 0, already: 0, leftOut: 0, bad: 0 }
  let line = 0
  let full = false
  for await (const cells of readCsv(file)) {
    line++
    if (line === 1) {
      full = cells.join(',') === FULL_HEADER
      if (!full && cells.join(',') !== HEADER) throw new CommandError(`the first line must be ${HEADER}, or that of an export with --full`)
      continue
    }
    const row = parseRow(cells, full, context)
    if (typeof row === 'string') {
      if (++counts.bad <= MOST_COMPLAINTS) yield `line ${line}: ${row}`
      continue
    }
    // whole or not at all: a list is read again after a fall, and leaves what is known as it is
    const outcome = await transaction(context.db, open => followRow({ ...context, db: open }, row))
    if (outcome === 'full' && ++counts.leftOut <= MOST_COMPLAINTS) yield `line ${line}: the chat follows as many places as one may`
    else if (outcome !== 'full') counts[outcome]++
  }
  if (line === 0) throw new CommandError('the file is empty')
  yield `${counts.followed} followed, ${counts.already} followed already, ${counts.leftOut} left out (chat has its limit), ${counts.bad} bad lines`
  if (counts.bad + counts.leftOut > 0) throw new CommandError(`${counts.bad + counts.leftOut} not taken`)
}

async function* readCsv(file: string): AsyncGenerator<string[]> {
  const parser = createReadStream(file).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 4096 }),
  )
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield cells
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CommandError(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read as CSV${code ? ` (${code})` : ''}`, {
      cause: error,
    })
  }
}

function parseRow(cells: readonly string[], full: boolean, context: Context): Row | string {
  const [chat = '', place = '', kinds = ''] = cells
  const chatId = parseTelegramChatId(chat)
  if (chatId === null) return 'chat_id is no Telegram chat id'
  const placeId = parsePlaceId(place)
  if (placeId === null || context.gazetteer.get(placeId) === undefined) return 'place_id is not known'
  const settings = full ? parseSettings(cells.slice(HEADER.split(',').length)) : null
  if (typeof settings === 'string') return settings
  const names = kinds === '' ? [...KINDS] : kinds.split('|')
  return names.every(name => KINDS.includes(name as Kind))
    ? { chatId, placeId, kinds: names as Kind[], settings }
    : `kinds must be of ${KINDS.join('|')}`
}

async function followRow(context: Context, row: Row): Promise<'followed' | 'already' | 'full'> {
  const { db, cipher, gazetteer } = context
  const { settings } = row
  if (settings !== null && (await findChat(db, cipher, row.chatId)) === null) {
    const made = await ensureChat(db, cipher, row.chatId, settings.chatType)
    await changeChat(db, made.id, settings.chat)
  }
  const chat = await ensureChat(db, cipher, row.chatId, row.chatId < 0 ? 'supergroup' : 'private')
  const followed = await follow(db, chat.id, row.placeId, settings?.within ?? holdsItsPlaces(gazetteer, row.placeId))
  if (followed === 'followed' && settings !== null && settings.radiusKm !== null)
    await changeSubscription(db, chat.id, row.placeId, { radiusKm: settings.radiusKm })
  if (followed === 'followed')
    for (const kind of KINDS.filter(kind => !row.kinds.includes(kind)))
      await changeSubscription(db, chat.id, row.placeId, { kind, on: false })
  return followed
}

/** `{full}`: the same form, for moving to another machine, with what followers have set where `full` is true. It holds chat ids in clear. */
export async function* exportSubscribers(context: Context, input: Record<string, unknown>): AsyncGenerator<string> {
  const full = input['full'] === true
  yield full ? FULL_HEADER : HEADER
  for (let after = '0'; ; ) {
    const { rows } = await sql<ExportRow>`
      select subscription.id, id_cipher, place_id, kinds, within, radius_km, type as chat_type, language, digits, zone,
        quiet_from, quiet_to, quiet_mode, digest_hour, discreet, paused_until
      from hudna.subscription join hudna.chat on chat.id = subscription.chat_id
      where subscription.id > ${after} order by subscription.id limit 1000`.execute(context.db)
    for (const row of rows) {
      const kinds = row.kinds.length === KINDS.length ? '' : row.kinds.join('|')
      yield `${context.cipher.open(row.id_cipher)},${row.place_id},${kinds}${full ? `,${formatSettings(row)}` : ''}`
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

interface ExportRow extends SettingsRow {
  readonly id: string
  readonly id_cipher: Uint8Array
  readonly place_id: string
  readonly kinds: readonly string[]
}
