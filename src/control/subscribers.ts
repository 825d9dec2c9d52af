import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { sql } from 'kysely'
import type { Context } from '../app.ts'
import { CommandError } from '../commands/command-error.ts'
import { ensureChat } from '../db/chat-store.ts'
import { changeSubscription, follow } from '../db/subscription-store.ts'
import { KINDS, type Kind } from '../domain/detection.ts'
import { type PlaceId, parsePlaceId, parseTelegramChatId, type TelegramChatId } from '../domain/ids.ts'

const HEADER = 'chat_id,place_id,kinds'
const MOST_COMPLAINTS = 20

interface Row {
  readonly chatId: TelegramChatId
  readonly placeId: PlaceId
  readonly kinds: readonly Kind[]
}

/** `{file}`: CSV of that header; kinds parted by `|`, empty for all. Good rows are kept, bad ones are named by line and left out. */
export async function* importSubscribers(context: Context, input: Record<string, unknown>): AsyncGenerator<string> {
  const file = String(input['file'] ?? '')
  const counts = { followed: 0, already: 0, full: 0, bad: 0 }
  let line = 0
  for await (const cells of readCsv(file)) {
    line++
    if (line === 1) {
      if (cells.join(',') !== HEADER) throw new CommandError(`the first line must be ${HEADER}`)
      continue
    }
    const row = parseRow(cells, context)
    if (typeof row === 'string') {
      if (++counts.bad <= MOST_COMPLAINTS) yield `line ${line}: ${row}`
      continue
    }
    counts[await followRow(context, row)]++
  }
  if (line === 0) throw new CommandError('the file is empty')
  yield `${counts.followed} followed, ${counts.already} followed already, ${counts.full} left out (chat has its limit), ${counts.bad} bad lines`
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

function parseRow(cells: readonly string[], context: Context): Row | string {
  const [chat = '', place = '', kinds = ''] = cells
  const chatId = parseTelegramChatId(chat)
  if (chatId === null) return 'chat_id is no Telegram chat id'
  const placeId = parsePlaceId(place)
  if (placeId === null || context.gazetteer.get(placeId) === undefined) return 'place_id is not known'
  const names = kinds === '' ? [...KINDS] : kinds.split('|')
  return names.every(name => KINDS.includes(name as Kind))
    ? { chatId, placeId, kinds: names as Kind[] }
    : `kinds must be of ${KINDS.join('|')}`
}

async function followRow(context: Context, row: Row): Promise<'followed' | 'already' | 'full'> {
  const chat = await ensureChat(context.db, context.cipher, row.chatId, row.chatId < 0 ? 'supergroup' : 'private')
  const followed = await follow(context.db, chat.id, row.placeId)
  if (followed === 'followed')
    for (const kind of KINDS.filter(kind => !row.kinds.includes(kind)))
      await changeSubscription(context.db, chat.id, row.placeId, { kind, on: false })
  return followed
}

/** The same form, for moving to another machine; it holds chat ids in clear, and says so. */
export async function* exportSubscribers(context: Context): AsyncGenerator<string> {
  yield HEADER
  for (let after = '0'; ; ) {
    const { rows } = await sql<{ id: string; id_cipher: Uint8Array; place_id: string; kinds: readonly string[] }>`
      select subscription.id, id_cipher, place_id, kinds
      from hudna.subscription join hudna.chat on chat.id = subscription.chat_id
      where subscription.id > ${after} order by subscription.id limit 1000`.execute(context.db)
    for (const row of rows) {
      const kinds = row.kinds.length === KINDS.length ? '' : row.kinds.join('|')
      yield `${context.cipher.open(row.id_cipher)},${row.place_id},${kinds}`
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
