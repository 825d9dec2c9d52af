import { sql } from 'kysely'
import type { ChatId, TelegramChatId } from '../domain/ids.ts'
import type { ChatCipher } from './chat-cipher.ts'
import { type Db, transaction } from './database.ts'

export const CHAT_TYPES = ['private', 'group', 'supergroup', 'channel'] as const
export type ChatType = (typeof CHAT_TYPES)[number]
export type Role = 'follower' | 'ngo' | 'admin'
export type QuietMode = 'silent' | 'hold' | 'off'

/** Everything that is kept of a subscriber beside the places followed. */
export interface Chat {
  readonly id: ChatId
  readonly type: ChatType
  readonly state: 'active' | 'blocked' | 'gone'
  readonly language: 'ar' | 'en'
  readonly digits: 'western' | 'arabic'
  readonly zone: string
  readonly role: Role
  readonly discreet: boolean
  /** `HH:MM` in the chat's zone; both or neither. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly quietMode: QuietMode
  readonly digestHour: number | null
  readonly pausedUntil: Date | null
}

export type ChatSettings = Partial<Omit<Chat, 'id' | 'type' | 'state'>>

/** Null where nothing is kept of that chat. */
export async function findChat(db: Db, cipher: ChatCipher, telegramId: TelegramChatId): Promise<Chat | null> {
  const found = await sql<Row>`select ${COLUMNS} from hudna.chat where id_hash = ${cipher.hash(telegramId)}`.execute(db)
  return toChat(found.rows[0])
}

/** Makes the row where there is none; a chat that had blocked the bot counts as active again. */
export async function ensureChat(
  db: Db,
  cipher: ChatCipher,
  telegramId: TelegramChatId,
  type: ChatType,
  language: 'ar' | 'en' = 'ar',
): Promise<Chat> {
  const kept = await sql<Row>`
    insert into hudna.chat (id_hash, id_cipher, type, language)
    values (${cipher.hash(telegramId)}, ${cipher.seal(telegramId)}, ${type}, ${language})
    on conflict (id_hash) do update set state = 'active'
    returning ${COLUMNS}`.execute(db)
  const chat = toChat(kept.rows[0])
  if (chat === null) throw new Error('chat-store: an insert returned no row')
  return chat
}

export async function changeChat(db: Db, id: ChatId, settings: ChatSettings): Promise<void> {
  const changes = Object.entries(settings).map(([key, value]) => sql`${sql.ref(COLUMN_OF[key as keyof ChatSettings])} = ${value}`)
  if (changes.length > 0) await sql`update hudna.chat set ${sql.join(changes)} where id = ${id}`.execute(db)
}

/** Blocked, kicked or back again; a chat of which nothing is kept stays so. */
export async function markChat(db: Db, cipher: ChatCipher, telegramId: TelegramChatId, state: Chat['state']): Promise<void> {
  await sql`update hudna.chat set state = ${state} where id_hash = ${cipher.hash(telegramId)} and state <> ${state}`.execute(db)
}

/** A group that became a supergroup keeps its places under its new id. Where both ids are known the new one wins. */
export async function migrateChat(db: Db, cipher: ChatCipher, from: TelegramChatId, to: TelegramChatId): Promise<void> {
  await sql`
    update hudna.chat set id_hash = ${cipher.hash(to)}, id_cipher = ${cipher.seal(to)}, type = 'supergroup', state = 'active'
    where id_hash = ${cipher.hash(from)} and not exists (select from hudna.chat known where known.id_hash = ${cipher.hash(to)})`.execute(db)
  await sql`delete from hudna.chat where id_hash = ${cipher.hash(from)}`.execute(db)
}

/**
 * Erases everything that is kept of a chat. Deliveries under way are withdrawn; the figures of those already made stay, without the link.
 * Returns the ids of the messages sent to it in the last 48 hours, which Telegram still lets a bot delete.
 */
export async function forgetChat(db: Db, cipher: ChatCipher, telegramId: TelegramChatId): Promise<readonly number[]> {
  const hash = cipher.hash(telegramId)
  return transaction(db, async open => {
    // the chat before its deliveries, as alerts take them: in the other order each could wait for the other
    await sql`select id from hudna.chat where id_hash = ${hash} for update`.execute(open)
    const sent = await sql<{ message_id: string }>`
      select message_id from hudna.delivery
      where chat_id = (select id from hudna.chat where id_hash = ${hash})
        and message_id is not null and action = 'send' and sent_at > ${REAL_OR_WORLD} - interval '48 hours'
      order by id desc limit 1000`.execute(open)
    await sql`
      update hudna.delivery set state = 'cancelled'
      where chat_id = (select id from hudna.chat where id_hash = ${hash}) and state = 'pending'`.execute(open)
    await sql`delete from hudna.action_token where user_hash = ${hash}`.execute(open)
    await sql`delete from hudna.broadcast_progress where user_hash = ${hash}`.execute(open)
    await sql`delete from hudna.chat where id_hash = ${hash}`.execute(open)
    return sent.rows.map(row => Number(row.message_id))
  })
}

/** Telegram's ids of the chats with a role: for asking the admins. */
export async function chatsWithRole(db: Db, cipher: ChatCipher, role: Role): Promise<readonly TelegramChatId[]> {
  const found = await sql<{ id_cipher: Uint8Array }>`
    select id_cipher from hudna.chat where role = ${role} and type = 'private' and state = 'active' order by id`.execute(db)
  return found.rows.map(row => cipher.open(row.id_cipher))
}

/** A delivery is stamped by either clock; the earlier one asks Telegram for rather too many than too few. */
const REAL_OR_WORLD = sql`least(now(), hudna.hudna_now())`

const COLUMNS = sql`id, type, state, language, digits, zone, role, discreet, quiet_from, quiet_to, quiet_mode, digest_hour, paused_until`

const COLUMN_OF = {
  language: 'language',
  digits: 'digits',
  zone: 'zone',
  role: 'role',
  discreet: 'discreet',
  quietFrom: 'quiet_from',
  quietTo: 'quiet_to',
  quietMode: 'quiet_mode',
  digestHour: 'digest_hour',
  pausedUntil: 'paused_until',
} as const satisfies Record<keyof ChatSettings, string>

interface Row {
  id: string
  type: ChatType
  state: Chat['state']
  language: Chat['language']
  digits: Chat['digits']
  zone: string
  role: Role
  discreet: boolean
  quiet_from: string | null
  quiet_to: string | null
  quiet_mode: QuietMode
  digest_hour: number | null
  paused_until: Date | null
}

function toChat(row: Row | undefined): Chat | null {
  if (row === undefined) return null
  return {
    id: String(row.id) as ChatId,
    type: row.type,
    state: row.state,
    language: row.language,
    digits: row.digits,
    zone: row.zone,
    role: row.role,
    discreet: row.discreet,
    quietFrom: row.quiet_from?.slice(0, 5) ?? null,
    quietTo: row.quiet_to?.slice(0, 5) ?? null,
    quietMode: row.quiet_mode,
    digestHour: row.digest_hour,
    pausedUntil: row.paused_until,
  }
}
